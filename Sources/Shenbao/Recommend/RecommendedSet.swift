internal import ShenbaoFormats
internal import ShenbaoModel
internal import ShenbaoTypesetting

/// What goes to the city: 汇总表 in the order of recommendation, a 推荐表 for each project, and one stamped PDF of all of them.
///
/// It is a package like those of the applicants: coded, ordered, with a manifest that `verify` holds it against.
struct RecommendedSet {
  /// One item of the catalogue: a form with its pages.
  private struct Section {
    var item: String
    var title: String
    /// The role of the Word file that makes its pages; the catalogue has none.
    var role: String?
    var document: TypesetDocument
    var subject: Int?
  }

  private(set) var files: [Package.File] = []
  private(set) var pages = 0

  private let bureau: BureauFolder
  private let code: String
  private let fontDigests: [(name: String, sha256: String)]
  private var outputs: [Manifest.Output] = []
  private var sections: [Section] = []

  /// A catalogue names pages that depend on its own length.
  private static let maximumRounds = 4

  init(
    of entries: [RecommendationEntry],
    _ received: [ReceivedPackage],
    with renderer: inout BureauRenderer,
    code: String,
    fonts: [(name: String, sha256: String)]
  ) throws(Report) {
    (bureau, self.code, fontDigests) = (renderer.bureau, code, fonts)
    let data = BureauData(bureau: bureau, code: code)
    let root = data.root(of: entries)
    add("summary", bureau.fileName(of: .list, ending: "xlsx"), try renderer.sheet(.list, with: root))
    let list = try renderer.pages(.listPages, with: root)
    add("summary-pages", bureau.fileName(of: .listPages, ending: "docx"), try list.packed())
    sections = [Section(item: "汇总表", title: "推荐项目汇总表", role: "summary-pages", document: list.document)]
    for (index, entry) in entries.enumerated() { try add(entry, index + 1, of: entries.count, data, &renderer) }
    try addCatalogue(entries, data, &renderer)
    try addBundle(entries, renderer.fonts)
    files.append(
      Package.File(role: "manifest", name: Manifest.fileName, bytes: try manifest(entries, received))
    )
  }

  private mutating func add(_ role: String, _ name: String, _ bytes: [UInt8], subject: Int? = nil, pages: Int? = nil) {
    files.append(Package.File(role: role, name: name, bytes: bytes))
    var output = Manifest.Output(role: role, path: name, sha256: Digest.hex(bytes), bytes: bytes.count, pages: pages)
    output.parts = PartDigests(of: bytes, name: name, code: code)?.lines
    output.subject = subject
    outputs.append(output)
  }

  private mutating func add(
    _ entry: RecommendationEntry,
    _ number: Int,
    of count: Int,
    _ data: BureauData,
    _ renderer: inout BureauRenderer
  ) throws(Report) {
    let rendered = try renderer.pages(.recommendation, with: data.root(of: entry, rank: number))
    let role = "recommendation-\(number)"
    add(role, entry.fileName(.recommendation, number, of: count, "docx"), try rendered.packed(), subject: number)
    let title = "\(entry.unit)推荐表"
    sections.append(
      Section(item: "推荐表\(number)", title: title, role: role, document: rendered.document, subject: number)
    )
  }

  private mutating func addCatalogue(
    _ entries: [RecommendationEntry],
    _ data: BureauData,
    _ renderer: inout BureauRenderer
  ) throws(Report) {
    var own = 1
    for _ in 0..<Self.maximumRounds {
      let rows = ranges(after: own).enumerated().map { index, range in
        let title = index == 0 ? BureauPack.Form.catalogue.title : sections[index - 1].title
        return BureauData.catalogueRow(number: chineseNumber(index + 1), title: title, pages: range)
      }
      let count = ranges(after: own).last?.upperBound ?? own
      let made = try renderer.pages(.catalogue, with: data.root(of: entries, pages: count, catalogue: rows))
      guard made.document.pages.count != own else {
        sections.insert(
          Section(item: "目录", title: BureauPack.Form.catalogue.title, role: nil, document: made.document),
          at: 0
        )
        pages = count
        return
      }
      own = made.document.pages.count
    }
    throw Report(Diagnostic(.formUnsteady, at: Place(file: BureauPack.Form.catalogue.title)))
  }

  /// The pages of the catalogue, if it has so many, and of every section behind it.
  private func ranges(after catalogue: Int) -> [ClosedRange<Int>] {
    var next = 1
    return ([catalogue] + sections.map(\.document.pages.count)).map { count in
      defer { next += max(count, 1) }
      return next...(next + max(count, 1) - 1)
    }
  }

  private var ranges: [ClosedRange<Int>] {
    var next = 1
    return sections.map { section in
      defer { next += section.document.pages.count }
      return next...(next + max(section.document.pages.count, 1) - 1)
    }
  }

  private mutating func addBundle(_ entries: [RecommendationEntry], _ fonts: FontLibrary) throws(Report) {
    let place = Place(file: bureau.file)
    let parts = sections.enumerated().map { index, section in
      DrawnBundle.Part(
        heading: "\(chineseNumber(index + 1))、\(section.title)",
        pages: section.document.pages
      )
    }
    let title = "\(bureau.pack.pack.title)推荐材料"
    let bundle = DrawnBundle(parts: parts, title: title, code: code, fonts: fonts)
    let bytes = try reporting(at: place) { () throws(FormatError) in try bundle.bytes() }
    for (section, range) in zip(sections, ranges) {
      guard let subject = section.subject else { continue }
      let slice = try reporting(at: place) { () throws(FormatError) in
        try DrawnBundle.slice(range, of: bytes, titled: section.title)
      }
      let name = entries[subject - 1].fileName(.recommendation, subject, of: entries.count, "pdf")
      add("recommendation-\(subject)-pages", name, slice, subject: subject, pages: range.count)
    }
    add("bundle", bureau.fileName(named: "推荐材料", ending: "pdf"), bytes, pages: pages)
  }

  private func manifest(_ entries: [RecommendationEntry], _ received: [ReceivedPackage]) throws(Report) -> [UInt8] {
    let catalogue = zip(sections, ranges).enumerated().map { index, pair in
      Manifest.CatalogueEntry(
        item: pair.0.item,
        number: chineseNumber(index + 1),
        title: pair.0.title,
        firstPage: pair.1.lowerBound,
        lastPage: pair.1.upperBound,
        form: pair.0.role,
        pieces: []
      )
    }
    let own = Manifest.Input(path: bureau.file, sha256: bureau.digest, bytes: bureau.size)
    var manifest = Manifest(
      packageCode: code,
      pack: Manifest.PackEntry(
        id: bureau.pack.pack.id,
        edition: bureau.pack.pack.edition,
        sha256: bureau.pack.sha256,
        stage: bureau.bureau.stage?.id
      ),
      outputs: outputs,
      catalogue: catalogue,
      inputs: [own] + received.map { Manifest.Input(path: $0.file, sha256: $0.sha256, bytes: $0.bytes) },
      fonts: fontDigests.map { Manifest.Font(file: $0.name, sha256: $0.sha256) }
    )
    manifest.kind = Manifest.recommendation
    do {
      return try manifest.encoded()
    } catch {
      throw Report(Diagnostic(.packageManifest, "\(String(describing: error))"))
    }
  }
}
