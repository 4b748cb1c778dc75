/// A Word document with marks, ready to be filled any number of times.
///
/// Parts without marks stay as they are, byte for byte; in the others everything outside the paragraphs with marks stays.
package struct WordTemplate {
  private struct Part {
    var name: String
    var steps: [FillStep]
    /// The ids of its relationships.
    var ids: Set<String>
    /// Relationships whose targets had marks, which others replace.
    var replaced: [String]
  }

  let package: OfficePackage
  let source: [UInt8]
  let scanner: MarkScanner
  private var parts: [Part] = []
  private var table: MarkTable
  private var places = 0
  private var taken: Set<Int> = []

  /// Reads a `.docx`.
  ///
  /// - Throws: `damaged` when it is none, `unsupported` when the prefix `w:` means something else in it.
  package init(bytes: [UInt8], delimiters: MarkDelimiters = .braces) throws(FormatError) {
    try self.init(package: try OfficePackage(bytes: bytes), source: bytes, delimiters: delimiters)
  }

  init(package: OfficePackage, source: [UInt8], delimiters: MarkDelimiters) throws(FormatError) {
    table = MarkTable(climbs: delimiters.isForeign)
    self.package = package
    self.source = source
    scanner = MarkScanner(delimiters)
    let main = OfficePackage.documentKinds.flatMap { package.parts(ofKind: $0) }
    guard !main.isEmpty else {
      throw FormatError(.damaged, operation: "word.open", detail: "no document part")
    }
    let headings = try HeadingStyles(
      package.parts(ofKind: "wordprocessingml.styles+xml").first.flatMap { package.archive[$0] }
    )
    let kinds = ["header+xml", "footer+xml", "footnotes+xml", "endnotes+xml", "comments+xml"]
    let stories = kinds.flatMap { package.parts(ofKind: "wordprocessingml." + $0) }
    let plain = [
      "core-properties+xml", "extended-properties+xml", "custom-properties+xml", "chart+xml", "diagramData+xml",
    ]
    for name in main + stories { try read(name, headings, isStory: true) }
    for name in plain.flatMap({ package.parts(ofKind: $0) }) { try read(name, headings, isStory: false) }
  }

  private mutating func read(
    _ name: String,
    _ headings: HeadingStyles,
    isStory: Bool
  ) throws(FormatError) {
    guard let bytes = package.archive[name] else { return }
    let needles = scanner.starts + (isStory ? [Array(":checkbox".utf8)] : [])
    let related = try package.relationships(of: name)
    let targets = LinkTarget.marked(related, scanner)
    guard !targets.isEmpty || needles.contains(where: { bytes.index(of: $0, from: 0) != nil }) else { return }
    let root = try XMLDocument(parsing: bytes).root
    if isStory { try Self.givePrefix(to: root) }
    if !isStory { SplitMarks.join(in: root, scanner) }
    let before = table.size
    if isStory, scanner.hasStatements {
      if LineStatements.apply(to: root) { table.noteEscape() }
      CellStatements.spread(in: root)
    }
    var attributes = MarkedAttributes(part: name)
    attributes.replace(in: root, targets: targets, scanner: scanner, table: &table)
    for control in root.descendants(named: ["sdtPr"]) {
      if let id = control.first("id")?["val"].flatMap({ Int($0) }) { taken.insert(id) }
    }
    for drawing in root.descendants(named: ["docPr"]) {
      if let id = drawing["id"].flatMap({ Int($0) }) { taken.insert(id) }
    }
    var builder = WordPartBuilder(part: name, root: root, scanner: scanner, headings: headings, table: table)
    let node = builder.node(root, in: .other)
    attributes.resolve(node)
    let pairing = SectionPairing(node, table: builder.table)
    table = pairing.table
    guard before != table.size else { return }
    let steps = StepBuilder(node, places: places)
    places = steps.places
    parts.append(
      Part(name: name, steps: steps.steps, ids: Set(related.map(\.id)), replaced: targets.keys.sorted())
    )
  }
}

extension WordTemplate {
  /// What we write bears the prefix `w:`, as nearly all programs write it.
  private static func givePrefix(to root: XMLElement) throws(FormatError) {
    guard !root.qualifiedName.hasPrefix("w:") else { return }
    guard let namespace = root.namespace, root.rename(prefixOf: namespace, to: "w") else {
      throw FormatError(.unsupported, operation: "word.open", detail: root.qualifiedName)
    }
  }

  /// Every mark, in the order of the document.
  package var marks: [TemplateMark] { table.named }

  /// Whether its marks follow the rules of other tools.
  var isForeign: Bool { table.climbs }

  /// What is wrong with the template whatever the data.
  package var problems: [TemplateIssue] { table.issues }

  /// What is wrong with the template whatever the data, and what of it does not fit the names in `values`.
  ///
  /// What a list without rows could hold is not known, so nothing in it is judged. On request also names that no mark prints.
  package func issues(against values: FormValue, reportsUnusedData: Bool = false) -> [TemplateIssue] {
    let check = TemplateCheck(table, against: FormShape(of: values))
    let main = parts.first?.name ?? "word/document.xml"
    return table.issues + check.issues + (reportsUnusedData ? check.unusedData(part: main) : [])
  }

  /// Fills the form; the package code goes into the document's properties.
  ///
  /// A `sample` holds more values of the same form, so that names in lists that have no rows here can be judged.
  package func filled(
    with values: FormValue,
    packageCode: String?,
    sample: FormValue? = nil,
    pictures: @escaping (String) -> [UInt8]? = { _ in nil }
  ) throws(FormatError) -> FilledForm {
    if table.size == 0, packageCode == nil { return FilledForm(bytes: source, issues: []) }
    let parts = try parts(with: values, packageCode: packageCode, sample: sample, pictures: pictures)
    return FilledForm(bytes: try parts.archive.packed(), issues: parts.issues)
  }

  /// Fills the form as ``filled(with:packageCode:sample:pictures:)`` does, but packs nothing.
  package func parts(
    with values: FormValue,
    packageCode: String?,
    sample: FormValue? = nil,
    pictures: @escaping (String) -> [UInt8]? = { _ in nil }
  ) throws(FormatError) -> FilledParts {
    if table.size == 0, packageCode == nil { return FilledParts(archive: package.archive, issues: []) }
    let shape = FormShape(of: values)
    if let sample { shape.add(sample) }
    let check = TemplateCheck(table, against: shape)
    let numbering = package.parts(ofKind: "wordprocessingml.numbering+xml").first.flatMap { package.archive[$0] }
    var writer = WordWriter(
      FormFill(values, table: table),
      places: places,
      taken: taken,
      shelf: PictureShelf(pictures),
      lists: try NumberedLists(numbering)
    )
    var result = package
    for part in parts {
      result.archive[part.name] = try writer.part(part.steps, taken: part.ids)
      try result.add(writer.links, to: part.name, replacing: part.replaced)
    }
    try result.add(writer.shelf, below: "word")
    if let main = parts.first?.name { try writer.lists.put(into: &result, of: main) }
    try writer.fill.requireWhole()
    var properties = writer.names.properties
    if let packageCode { properties.insert((CustomProperties.packageCode, packageCode), at: 0) }
    try CustomProperties.set(properties, in: &result)
    return FilledParts(
      archive: result.archive,
      issues: (table.issues + writer.fill.counting(check.issues) + writer.fill.issues).inReadingOrder
    )
  }
}
