internal import ShenbaoFormats

/// A section: its paper, margins, headers, page numbers and line grid (ECMA-376 17.6).
///
/// Measures in points.
struct Section {
  enum Start { case nextPage, continuous, oddPage, evenPage }

  enum Grid { case none, lines, linesAndCharacters }

  enum PageKind: String { case first, even, `default` }

  var width = 595.3
  var height = 841.9
  var marginTop = 72.0
  /// A negative margin is fixed: the header does not push it.
  var isTopFixed = false
  var marginBottom = 72.0
  var isBottomFixed = false
  var marginLeft = 90.0
  var marginRight = 90.0
  var headerDistance = 36.0
  var footerDistance = 36.0
  var gutter = 0.0
  var start = Start.nextPage
  var hasTitlePage = false
  var firstNumber: Int?
  var numberFormat = NumberFormat.decimal
  /// What stands before page numbers: the number of the last heading of a level, and what parts the two.
  var chapter: (level: Int, separator: String)?
  var grid = Grid.none
  var linePitch = 15.6
  /// Added to each character's width in a character grid.
  var characterSpace = 0.0
  /// Whether every character stands in a square of the grid.
  var snapsToCharacters = false
  var verticalAlign = CellProperties.VerticalAlign.top
  /// Whether paragraphs are spread over the height of full pages.
  var fillsPages = false
  var lineNumbers: LineNumbering?
  var columns = 1
  var columnGap = 36.0
  var hasColumnLines = false
  /// Of columns that are not equally wide, the widths and the gaps after them.
  var columnWidths: [(width: Double, gap: Double)] = []
  var pageBorders = PageBorders()
  /// Part names of headers and footers.
  var headers: [PageKind: String] = [:]
  var footers: [PageKind: String] = [:]
  /// Whether lines run down, the first at the right.
  var isVertical = false
  /// Nil where the document's settings count.
  var footnotes: NoteNumbering?
  var endnotes: NoteNumbering?

  var textWidth: Double { max(18, width - marginLeft - marginRight) }

  /// The directions of text that are known.
  static let directions: Set<String> = ["lrTb", "lrTbV", "tbRl", "tbRlV"]

  init() {}

  init(
    reading element: XMLElement,
    relationships: [String: OfficePackage.Target],
    after previous: Section?,
    settings: Settings
  ) {
    footnotes = element.first("footnotePr").map { NoteNumbering(reading: $0, otherwise: settings.footnotes) }
    endnotes = element.first("endnotePr").map { NoteNumbering(reading: $0, otherwise: settings.endnotes) }
    headers = previous?.headers ?? [:]
    footers = previous?.footers ?? [:]
    readPage(element)
    readGrid(element)
    for child in element.children where ["headerReference", "footerReference"].contains(child.name) {
      guard let id = child["id"], let target = relationships[id], !target.isExternal else { continue }
      let kind = PageKind(rawValue: child["type"] ?? "default") ?? .default
      if child.name == "headerReference" { headers[kind] = target.part } else { footers[kind] = target.part }
    }
  }

  private mutating func readPage(_ element: XMLElement) {
    if let size = element.first("pgSz") {
      width = max(72, min(4_000, size.points("w") ?? width))
      height = max(72, min(4_000, size.points("h") ?? height))
    }
    if let margins = element.first("pgMar") {
      let top = margins.points("top") ?? marginTop
      let bottom = margins.points("bottom") ?? marginBottom
      (marginTop, isTopFixed) = (min(abs(top), height * 0.9), top < 0)
      (marginBottom, isBottomFixed) = (min(abs(bottom), height * 0.9), bottom < 0)
      gutter = max(0, min(width / 2, margins.points("gutter") ?? 0))
      marginLeft = margins.points("left") ?? margins.points("start") ?? marginLeft
      marginRight = margins.points("right") ?? margins.points("end") ?? marginRight
      headerDistance = max(0, min(height / 2, margins.points("header") ?? headerDistance))
      footerDistance = max(0, min(height / 2, margins.points("footer") ?? footerDistance))
    }
    let starts: [String: Start] = ["continuous": .continuous, "oddPage": .oddPage, "evenPage": .evenPage]
    start = starts[element.first("type")?["val"] ?? ""] ?? .nextPage
    hasTitlePage = element.flag("titlePg") ?? false
    if let numbers = element.first("pgNumType") {
      firstNumber = numbers.integer("start")
      numberFormat = NumberFormat(word: numbers["fmt"] ?? "decimal")
      let separators = ["period": ".", "colon": ":", "emDash": "\u{2014}", "enDash": "\u{2013}"]
      chapter = numbers.integer("chapStyle").map { ($0, separators[numbers["chapSep"] ?? ""] ?? "-") }
    }
    let aligns: [String: CellProperties.VerticalAlign] = ["center": .center, "bottom": .bottom]
    verticalAlign = aligns[element.first("vAlign")?["val"] ?? ""] ?? .top
    fillsPages = element.first("vAlign")?["val"] == "both"
    lineNumbers = element.first("lnNumType").flatMap(LineNumbering.init(reading:))
    if let row = element.first("cols") {
      columns = max(1, min(45, row.integer("num") ?? 1))
      columnGap = max(0, min(1_000, row.points("space") ?? 36))
      hasColumnLines = row.switched("sep") ?? false
      if row.switched("equalWidth") == false, let first = row.first("col") {
        columns = max(1, min(45, row.children("col").count))
        columnGap = max(0, min(1_000, first.points("space") ?? 36))
        columnWidths = row.children("col").prefix(columns).map { column in
          (max(1, min(4_000, column.points("w") ?? 1)), max(0, min(1_000, column.points("space") ?? 0)))
        }
      }
    }
    pageBorders = PageBorders(reading: element.first("pgBorders"))
    isVertical = ["tbRl", "tbRlV"].contains(element.first("textDirection")?["val"] ?? "")
  }

  private mutating func readGrid(_ element: XMLElement) {
    guard let found = element.first("docGrid") else { return }
    linePitch = max(1, min(400, found.points("linePitch") ?? linePitch))
    switch found["type"] {
    case "lines": grid = .lines
    case "linesAndChars", "snapToChars":
      grid = .linesAndCharacters
      snapsToCharacters = found["type"] == "snapToChars"
      characterSpace = Double(found.integer("charSpace") ?? 0) / 4096
    default: grid = .none
    }
  }
}
