internal import ShenbaoFormats

/// What is shared by all parts of one document while it is read and laid out.
final class WordDocument {
  let package: OfficePackage
  let mainPart: String
  let theme: Theme
  let styles: StyleSheet
  let settings: Settings
  let numbering: Numbering
  let issues = IssueList()
  /// The kinds of notes there may be.
  private let noteParts: Set<String>
  /// What stretches of text belong to, in the order met.
  var spans: [TextSpan] = []
  /// What the main part points at, by relationship id.
  private let targets: [String: OfficePackage.Target]
  private var images: [String: ImageFile] = [:]
  private var stories: [String: [Block]] = [:]
  private var pieces: XMLPieces?
  private var noteStories: [NoteReference.Kind: NoteStories] = [:]
  /// How many notes have been met.
  var noteCounts: [NoteReference.Kind: Int] = [:]

  init(reading archive: ZipArchive) throws(FormatError) {
    package = OfficePackage(archive)
    mainPart = try package.mainPart()
    targets = try package.relationships(of: mainPart)
    let theme = try package.root("theme", targets).map(Theme.init(reading:)) ?? Theme()
    self.theme = theme
    noteParts = Set(targets.values.filter { !$0.isExternal }.map(\.type)).intersection(["footnotes", "endnotes"])
    styles = try package.root("styles", targets).map { StyleSheet(reading: $0, theme: theme) } ?? StyleSheet()
    settings = try package.root("settings", targets).map(Settings.init(reading:)) ?? Settings()
    numbering = try package.root("numbering", targets).map { Numbering(reading: $0, theme: theme) } ?? Numbering()
    if settings.hyphenates, !styles.documentDefaults.paragraph.switches.isOn(.keepsWordsWhole) {
      issues.part = mainPart
      issues.add("unsupported", place: "", detail: "w:autoHyphenation")
    }
  }

  /// What a part points at, by relationship id.
  func relationships(of part: String) throws(FormatError) -> [String: OfficePackage.Target] {
    part == mainPart ? targets : try package.relationships(of: part)
  }

  /// The body, to be read from its beginning.
  func body() throws(FormatError) -> BodySource {
    if let pieces { return try BodySource(pieces, of: self) }
    guard let bytes = package[mainPart] else {
      throw FormatError(.damaged, operation: "word.open", detail: "no body in \(mainPart)")
    }
    let pieces = try XMLPieces(
      cutting: bytes,
      levels: ["document", "body", "tbl"],
      searching: ["sectPr", "del", "sdt", "customXml", "ins", "moveTo"]
    )
    self.pieces = pieces
    return try BodySource(pieces, of: self)
  }

  /// Forgets what reading the body has changed, so that it can be read again.
  func restart() {
    spans = []
    stories = [:]
    noteStories = [:]
    noteCounts = [:]
    numbering.count = Numbering.Count()
  }

  /// Whether the number of all pages, or of a section's, may stand in the body, or else in headers and footers.
  var showsTotals: (inBody: Bool, around: Bool) {
    func shows(_ part: String) -> Bool {
      package[part].map { $0.holds("NUMPAGES") || $0.holds("SECTIONPAGES") }
        ?? false
    }
    let others = package.names.filter { $0 != mainPart && $0.hasSuffix(".xml") }
    return (shows(mainPart), others.contains(where: shows))
  }

  /// The blocks of a header, a footer or notes; read once, and its lists count for themselves.
  func story(_ part: String) throws(FormatError) -> [Block] {
    if let known = stories[part] { return known }
    guard let root = try package.xml(part)?.root else { return [] }
    let count = numbering.count
    numbering.count = Numbering.Count()
    defer { numbering.count = count }
    let blocks = try BodyReader(document: self, part: part).blocks(of: root)
    stories[part] = blocks
    return blocks
  }

  /// The notes of one kind; nil when there are none.
  func notes(_ kind: NoteReference.Kind) throws(FormatError) -> NoteStories? {
    if let known = noteStories[kind] { return known }
    let stories = try NoteStories(kind, of: self)
    noteStories[kind] = stories
    return stories
  }

  func hasNotes(_ kind: NoteReference.Kind) -> Bool { noteParts.contains(kind.rawValue + "s") }

  func nextNumber(of kind: NoteReference.Kind) -> Int {
    let start = kind == .footnote ? settings.footnotes.start : settings.endnotes.start
    noteCounts[kind, default: 0] += 1
    return start &- 1 &+ noteCounts[kind, default: 1]
  }

  /// A picture part; nil when it is none that we can paint.
  func image(_ part: String) -> ImageFile? {
    if let known = images[part] { return known }
    let image = package[part].flatMap(ImageFile.init(bytes:))
    images[part] = image
    return image
  }
}
