internal import ShenbaoFormats
internal import ShenbaoModel
internal import ShenbaoTypesetting

/// Fills the forms of a bureau and sets their pages.
struct BureauRenderer {
  let bureau: BureauFolder
  let fonts: FontLibrary
  let code: String?
  private let names: (list: FormValue, each: FormValue)
  private(set) var report = Report()

  init(_ bureau: BureauFolder, fonts: FontLibrary, code: String?) {
    (self.bureau, self.fonts, self.code) = (bureau, fonts, code)
    names = BureauData.sample(of: bureau.bureau)
  }

  /// A Word form with its pages, whose feet are free for the stamp.
  mutating func pages(_ form: BureauPack.Form, with data: FormValue) throws(Report) -> FormRenderer.Rendered {
    let sample = form == .recommendation || form == .notice ? names.each : names.list
    let renderer = FormRenderer(pack: bureau.pack, fonts: fonts, packageCode: code, sample: sample)
    var rendered = try renderer.pages(of: bytes(of: form), named: name(of: form), with: data)
    report.add(rendered.report)
    rendered.document = PageStamp.cleared(rendered.document)
    return rendered
  }

  /// An Excel form.
  mutating func sheet(_ form: BureauPack.Form, with data: FormValue) throws(Report) -> [UInt8] {
    let renderer = FormRenderer(pack: bureau.pack, fonts: fonts, packageCode: code, sample: names.list)
    let made = try renderer.sheet(bytes(of: form), named: name(of: form), with: data)
    report.add(made.report)
    return made.bytes
  }

  /// A filled Word file as a PDF of its own, with the footers that it has.
  func pdf(of docx: [UInt8], titled title: String) throws(FormatError) -> [UInt8] {
    let document = try TypesetDocument(typesetting: docx, fonts: fonts)
    var painter = PagePainter(fonts: fonts)
    for page in document.pages { painter.add(page) }
    var writer = try BundleWriter(title: title)
    writer.isArchival = true
    let drawn = try writer.addSource(try painter.finish())
    for page in document.pages.indices { try writer.addPage(of: drawn, page: page, placement: .asIs) }
    return try writer.finish()
  }

  private func bytes(of form: BureauPack.Form) -> [UInt8] { bureau.forms[form] ?? [] }
  private func name(of form: BureauPack.Form) -> String { bureau.formNames[form] ?? form.title }
}
