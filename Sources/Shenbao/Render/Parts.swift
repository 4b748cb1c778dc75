internal import ShenbaoFormats
internal import ShenbaoModel
internal import ShenbaoTypesetting

/// The rendered forms of a plan, with page numbers that no longer change.
struct Parts {
  /// The filled declaration as Word file.
  let declaration: [UInt8]
  /// The filled summary as Excel file.
  let summary: [UInt8]
  /// The catalogue's pages.
  let cataloguePages: TypesetDocument
  /// The declaration's pages, without footers.
  let declarationPages: TypesetDocument
  /// Where everything lies.
  let pagination: Pagination

  /// The declaration cites pages that depend on its own length: lay out, count, fill in, until the counts stand still.
  private static let maximumRounds = 4

  init(
    rendering plan: Plan,
    with pack: PackFolder,
    fonts: FontLibrary,
    packageCode: String?,
    into report: inout Report
  ) throws(Report) {
    let sample = FormData.names(of: pack.pack.fields)
    let renderer = FormRenderer(pack: pack, fonts: fonts, packageCode: packageCode, sample: sample)
    var pagination = Pagination(of: plan, catalogue: 1, declaration: 1)
    for _ in 0..<Self.maximumRounds {
      let data = FormData(plan: plan, pagination: pagination, packageCode: packageCode).root
      let catalogue = try renderer.pages(of: pack.catalogue, named: "目录.docx", with: data)
      let declaration = try renderer.pages(of: pack.declaration, named: pack.pack.declarationForm, with: data)
      let next = Pagination(
        of: plan,
        catalogue: catalogue.document.pages.count,
        declaration: declaration.document.pages.count
      )
      guard next == pagination else {
        pagination = next
        continue
      }
      let summary = try renderer.sheet(pack.summary, named: pack.pack.summaryForm, with: data)
      for found in [catalogue.report, declaration.report, summary.report] { report.add(found) }
      let start = pagination.items[plan.items.firstIndex { $0.source == .declaration } ?? 0].lowerBound
      self.declaration = try reporting(.packForm, at: Place(file: pack.pack.declarationForm)) {
        () throws(FormatError) in
        try declaration.filled.numbered(from: start).bytes
      }
      self.summary = summary.bytes
      cataloguePages = catalogue.document
      declarationPages = declaration.document
      self.pagination = pagination
      return
    }
    throw Report(Diagnostic(.formUnsteady, at: Place(file: pack.pack.declarationForm)))
  }
}
