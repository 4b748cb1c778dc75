internal import ShenbaoFormats
internal import ShenbaoModel
internal import ShenbaoTypesetting

/// The rendered forms of a plan, with page numbers that no longer change.
struct Parts {
  /// The pages, without footers, of the forms that the catalogue holds, by form.
  private let declarations: [String: TypesetDocument]
  /// The catalogue's pages, without footers.
  let cataloguePages: TypesetDocument
  /// The catalogues of the volumes after the first.
  let volumeCatalogues: [TypesetDocument]
  /// The separator sheets by the item that each stands before.
  let separators: [String: TypesetDocument]
  /// Where everything lies.
  let pagination: Pagination
  /// How Word files lead to the bundle's pages.
  let addresses: PageAddress
  private let plan: Plan
  private let renderer: FormRenderer
  private let data: FormValue
  private let round: FormRound

  /// A declaration cites pages that depend on its own length: lay out, count, fill in, until the counts stand still.
  ///
  /// The first round is filled with numbers that will not stay, so it only counts; the catalogue comes last in each, for
  /// all other numbers are known by then.
  private static let maximumRounds = 5

  init(
    rendering plan: Plan,
    with pack: PackFolder,
    fonts: FontLibrary,
    packageCode: String?,
    bundle names: [String],
    cuts: [Plan.Unit] = [],
    into report: inout Report
  ) throws(Report) {
    let sample = FormData.names(of: pack.pack.fields)
    let renderer = FormRenderer(pack: pack, fonts: fonts, packageCode: packageCode, sample: sample)
    var pagination = FormRound.guess(of: plan, cuts)
    var before: FormRound?
    for _ in 0..<Self.maximumRounds {
      let addresses = PageAddress(files: names, holding: pagination.volumes)
      let data = FormData(plan: plan, pagination: pagination, packageCode: packageCode, addresses: addresses)
      let round = try FormRound(of: plan, cutAt: cuts, with: renderer, data, after: before)
      before = round
      let next = round.pagination(of: plan, cuts)
      guard next == pagination, !round.isEstimate else {
        pagination = next
        continue
      }
      if let excess = next.excess(over: BundleWriter.maximumPages, in: names[0]) { throw Report(excess) }
      report.add(round.report)
      (self.plan, self.renderer, self.data, self.round) = (plan, renderer, data.root, round)
      let rules = plan.application.pack.paper
      cataloguePages = PageStamp.cleared(round.catalogue.document, rules)
      volumeCatalogues = round.volumes.map { PageStamp.cleared($0.document, rules) }
      separators = round.separators.mapValues { PageStamp.cleared($0.document, rules) }
      declarations = round.declarations(of: plan).mapValues { PageStamp.cleared($0, rules) }
      (self.pagination, self.addresses) = (pagination, addresses)
      return
    }
    throw Report(Diagnostic(.formUnsteady, at: Place(file: pack.pack.activeForms.first?.path ?? "")))
  }

  /// The pages of an item that is a form.
  func pages(of item: Plan.Item) -> TypesetDocument? {
    item.source == .catalogue ? cataloguePages : declarations[item.form]
  }

  /// The finished files, in the pack's order: Word forms numbered from their first page in the bundle, and the sheets.
  func forms(into report: inout Report) throws(Report) -> [(form: PackForm, bytes: [UInt8])] {
    var forms: [(PackForm, [UInt8])] = []
    for form in plan.application.pack.activeForms {
      guard let document = round.document(of: form) else {
        let sheet = try renderer.sheet(renderer.pack.forms[form.id] ?? [], named: form.path, with: data)
        report.add(sheet.report)
        forms.append((form, sheet.bytes))
        continue
      }
      let item = plan.items.firstIndex { $0.source == .declaration && $0.form == form.id }
      let start = item.map { pagination.items[$0].lowerBound } ?? 1
      let bytes = try reporting(.packForm, at: Place(file: form.path)) { () throws(FormatError) in
        try document.filled.numbered(from: start).archive.packed()
      }
      forms.append((form, bytes))
    }
    return forms
  }
}

/// All Word forms filled and laid out once, with one state of the page numbers.
private struct FormRound {
  let catalogue: FormRenderer.Rendered
  private(set) var volumes: [FormRenderer.Rendered] = []
  private(set) var separators: [String: FormRenderer.Rendered] = [:]
  private var documents: [(form: PackForm, rendered: FormRenderer.Rendered)] = []

  /// Where everything may lie before anything was laid out; some sixteen rows of a catalogue stand on a page.
  static func guess(of plan: Plan, _ cuts: [Plan.Unit], forms: [String: Int] = [:]) -> Pagination {
    let rows = plan.items.reduce(0) { $0 + 1 + $1.pieces.count }
    return Pagination(of: plan, catalogue: rows / 16 + 1, forms: forms, volumes: cuts.map { ($0, 1) })
  }

  init(
    of plan: Plan,
    cutAt cuts: [Plan.Unit],
    with renderer: FormRenderer,
    _ formData: FormData,
    after before: FormRound?
  ) throws(Report) {
    let (data, onlyCounting) = (formData.root, before == nil)
    for form in plan.application.pack.activeForms where !form.isSheet {
      let bytes = renderer.pack.forms[form.id] ?? []
      let known = before?.documents.first { $0.form == form }?.rendered
      let pages = try renderer.pages(
        of: bytes,
        named: form.path,
        with: data,
        before: known,
        onlyCounting: onlyCounting
      )
      documents.append((form, pages))
    }
    // What the forms were filled with serves the catalogue too, unless their pages were counted just now.
    var formData = formData
    if onlyCounting { formData.pagination = Self.guess(of: plan, cuts, forms: Self.counts(documents)) }
    catalogue = try renderer.pages(
      of: renderer.pack.catalogue,
      named: "目录.docx",
      with: onlyCounting ? formData.root : data,
      before: before?.catalogue,
      onlyCounting: onlyCounting
    )
    try addVolumes(renderer, formData, after: before)
    try addSeparators(plan, renderer, formData, after: before)
  }

  private mutating func addVolumes(
    _ renderer: FormRenderer,
    _ formData: FormData,
    after before: FormRound?
  ) throws(Report) {
    for volume in formData.pagination.volumes.indices.dropFirst() {
      let known = volumes.last ?? before?.volumes.first
      volumes.append(
        try renderer.pages(
          of: renderer.pack.volume,
          named: PackFolder.volumeName,
          with: formData.root(forVolume: volume),
          before: known,
          onlyCounting: before == nil
        )
      )
    }
  }

  private mutating func addSeparators(
    _ plan: Plan,
    _ renderer: FormRenderer,
    _ formData: FormData,
    after before: FormRound?
  ) throws(Report) {
    var separator = before?.separators.first?.value
    for (index, item) in plan.items.enumerated() where item.hasSeparator {
      let data = formData.root(forSeparatorOf: index)
      let form = renderer.pack.separator
      let rendered = try renderer.pages(of: form, named: "隔页.docx", with: data, before: separator)
      separator = rendered
      separators[item.id] = rendered
    }
  }

  /// Where everything lies, now that all pages can be counted.
  func pagination(of plan: Plan, _ cuts: [Plan.Unit]) -> Pagination {
    Pagination(
      of: plan,
      catalogue: catalogue.document.pages.count,
      forms: Self.counts(documents),
      separators: separators.mapValues(\.document.pages.count),
      volumes: Array(zip(cuts, volumes.map(\.document.pages.count)))
    )
  }

  private static func counts(_ documents: [(form: PackForm, rendered: FormRenderer.Rendered)]) -> [String: Int] {
    Dictionary(documents.map { ($0.form.id, $0.rendered.document.pages.count) }) { $1 }
  }

  /// Whether the pages of a form were only reckoned.
  var isEstimate: Bool {
    let rendered = [catalogue] + volumes + documents.map(\.rendered) + separators.values
    return rendered.contains { $0.document.isEstimate }
  }

  var report: Report {
    var report = catalogue.report
    for document in documents { report.add(document.rendered.report) }
    // All are of one form, and complain of the same.
    if let first = volumes.first { report.add(first.report) }
    if let first = separators.min(by: { $0.key < $1.key }) { report.add(first.value.report) }
    return report
  }

  func document(of form: PackForm) -> FormRenderer.Rendered? { documents.first { $0.form == form }?.rendered }

  /// The pages of the forms that the catalogue holds.
  func declarations(of plan: Plan) -> [String: TypesetDocument] {
    let held = Set(plan.items.filter { $0.source == .declaration }.map(\.form))
    let documents = documents.filter { held.contains($0.form.id) }
    return Dictionary(documents.map { ($0.form.id, $0.rendered.document) }) { $1 }
  }
}
