internal import ShenbaoFormats
internal import ShenbaoModel
internal import ShenbaoTypesetting

/// Fills one form and sets its pages, collecting what the template or the typesetter complains of.
struct FormRenderer {
  /// A filled Word form as parts and as pages.
  struct Rendered {
    fileprivate var template: WordTemplate
    var filled: FilledParts
    var document: TypesetDocument
    var report: Report
    fileprivate var name: String

    /// The Word file.
    func packed() throws(Report) -> [UInt8] {
      try reporting(.packForm, at: Place(file: name)) { () throws(FormatError) in try filled.archive.packed() }
    }
  }

  let pack: PackFolder
  let fonts: FontLibrary
  let packageCode: String?
  /// Every name that the pack knows, so that a name in a table without rows is judged too.
  let sample: FormValue

  /// Fills a form and sets its pages.
  ///
  /// What was read of the form `before` is not read again, and when it came out the same, its pages are set already.
  /// `onlyCounting` may give about as many pages.
  func pages(
    of form: [UInt8],
    named name: String,
    with data: FormValue,
    before: Rendered? = nil,
    onlyCounting: Bool = false
  ) throws(Report) -> Rendered {
    let place = Place(file: name)
    let (template, filled) = try reporting(.packForm, at: place) { () throws(FormatError) in
      let template = if let before { before.template } else { try WordTemplate(bytes: form) }
      return (template, try template.parts(with: data, packageCode: packageCode, sample: sample))
    }
    if let before, before.filled == filled, !before.document.isEstimate { return before }
    let document = try reporting(.packForm, at: place) { () throws(FormatError) in
      try TypesetDocument(typesetting: filled.archive, fonts: fonts, footers: false, onlyCounting: onlyCounting)
    }
    var report = Report()
    for issue in filled.issues { report.add(Diagnostic(issue, in: name)) }
    for issue in document.issues { report.add(Diagnostic(issue, in: name)) }
    return Rendered(template: template, filled: filled, document: document, report: report, name: name)
  }

  func sheet(
    _ form: [UInt8],
    named name: String,
    with data: FormValue
  ) throws(Report) -> (bytes: [UInt8], report: Report) {
    let filled = try reporting(.packForm, at: Place(file: name)) { () throws(FormatError) in
      try SheetTemplate(bytes: form).filled(with: data, packageCode: packageCode)
    }
    var report = Report()
    for issue in filled.issues { report.add(Diagnostic(issue, in: name)) }
    return (filled.bytes, report)
  }
}
