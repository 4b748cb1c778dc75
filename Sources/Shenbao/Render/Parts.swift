internal import ShenbaoFormats
internal import ShenbaoModel
internal import ShenbaoTypesetting

/// The rendered forms of a plan, with page numbers that no longer change.
struct Parts {
  /// A filled form, with its pages when the catalogue holds it.
  struct Made {
    var form: PackForm
    var bytes: [UInt8]
    /// The pages, without footers.
    var pages: TypesetDocument?
  }

  /// The filled forms, in the pack's order.
  let forms: [Made]
  /// The catalogue's pages, without footers.
  let cataloguePages: TypesetDocument
  /// Where everything lies.
  let pagination: Pagination

  /// A declaration cites pages that depend on its own length: lay out, count, fill in, until the counts stand still.
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
    var pagination = Pagination(of: plan, catalogue: 1, forms: [:])
    for _ in 0..<Self.maximumRounds {
      let data = FormData(plan: plan, pagination: pagination, packageCode: packageCode).root
      let round = try FormRound(of: plan, with: renderer, data)
      let next = Pagination(of: plan, catalogue: round.catalogue.document.pages.count, forms: round.pageCounts)
      guard next == pagination else {
        pagination = next
        continue
      }
      report.add(round.report)
      forms = try round.made(of: plan, with: renderer, data, pagination, into: &report)
      cataloguePages = round.catalogue.document
      self.pagination = pagination
      return
    }
    throw Report(Diagnostic(.formUnsteady, at: Place(file: pack.pack.activeForms.first?.path ?? "")))
  }

  /// The pages of an item that is a form.
  func pages(of item: Plan.Item) -> TypesetDocument? {
    item.source == .catalogue ? cataloguePages : forms.first { $0.form.id == item.form }?.pages
  }
}

/// All Word forms filled and laid out once, with one state of the page numbers.
private struct FormRound {
  let catalogue: FormRenderer.Rendered
  private var documents: [(form: PackForm, rendered: FormRenderer.Rendered)] = []

  init(of plan: Plan, with renderer: FormRenderer, _ data: FormValue) throws(Report) {
    catalogue = try renderer.pages(of: renderer.pack.catalogue, named: "目录.docx", with: data)
    for form in plan.application.pack.activeForms where !form.isSheet {
      let bytes = renderer.pack.forms[form.id] ?? []
      documents.append((form, try renderer.pages(of: bytes, named: form.path, with: data)))
    }
  }

  var pageCounts: [String: Int] {
    Dictionary(documents.map { ($0.form.id, $0.rendered.document.pages.count) }) { $1 }
  }

  var report: Report {
    var report = catalogue.report
    for document in documents { report.add(document.rendered.report) }
    return report
  }

  /// The finished files: Word forms numbered from their first page in the bundle, and the sheets.
  func made(
    of plan: Plan,
    with renderer: FormRenderer,
    _ data: FormValue,
    _ pagination: Pagination,
    into report: inout Report
  ) throws(Report) -> [Parts.Made] {
    var made: [Parts.Made] = []
    for form in plan.application.pack.activeForms {
      guard let document = documents.first(where: { $0.form == form }) else {
        let sheet = try renderer.sheet(renderer.pack.forms[form.id] ?? [], named: form.path, with: data)
        report.add(sheet.report)
        made.append(Parts.Made(form: form, bytes: sheet.bytes))
        continue
      }
      let item = plan.items.firstIndex { $0.source == .declaration && $0.form == form.id }
      let start = item.map { pagination.items[$0].lowerBound } ?? 1
      let bytes = try reporting(.packForm, at: Place(file: form.path)) { () throws(FormatError) in
        try document.rendered.filled.numbered(from: start).bytes
      }
      made.append(Parts.Made(form: form, bytes: bytes, pages: item.map { _ in document.rendered.document }))
    }
    return made
  }
}
