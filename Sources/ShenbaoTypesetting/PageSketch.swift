package import ShenbaoFormats

/// Lines of text and bars placed by hand, as stamps are; measures in points from the page's top left.
///
/// Copies of a sketch know the lines that any of them has set.
package struct PageSketch {
  package enum Alignment: Sendable { case left, center, right }

  package private(set) var items: [DisplayItem] = []
  private let fonts: FontLibrary
  private let issueList = IssueList()
  private let known = KnownLines()

  package init(fonts: FontLibrary) {
    self.fonts = fonts
  }

  /// Characters no font has; each was painted as the geta mark.
  package var issues: [TypesettingIssue] { issueList.issues }

  /// One line of text whose baseline is at `y`; with `alignment` the point is its left end, middle or right end.
  ///
  /// - Returns: the width of the line.
  @discardableResult
  package mutating func text(
    _ string: String,
    x: Double,
    y: Double,
    size: Double,
    font: FontRole = .song,
    alignment: Alignment = .left,
    colour: Colour = .black
  ) throws(FormatError) -> Double {
    let line = try line(string, size: size, font: font, colour: colour)
    let left =
      switch alignment {
      case .left: x
      case .center: x - line.width / 2
      case .right: x - line.width
      }
    items += line.items.map { $0.moved(x: left, y: y) }
    return line.width
  }

  /// The width that `text` would take.
  package func width(of string: String, size: Double, font: FontRole = .song) throws(FormatError) -> Double {
    try line(string, size: size, font: font, colour: .black).width
  }

  package mutating func fill(x: Double, y: Double, width: Double, height: Double, _ colour: Colour) {
    items.append(.fill(Rectangle(x: x, y: y, width: width, height: height), colour))
  }

  /// Pale letters from the lower left towards the upper right, each a third of the narrower side high.
  package mutating func watermark(_ string: String, width: Double, height: Double) throws(FormatError) {
    let size = min(width, height) / 3
    let diagonal = (width * width + height * height).squareRoot()
    guard diagonal > 0 else { return }
    let direction = GlyphRun.Direction(x: width / diagonal, y: -height / diagonal)
    let line = try line(string, size: size, font: .hei, colour: Colour(red: 0, green: 0, blue: 0, alpha: 24))
    for case .glyphs(var run) in line.items {
      let (along, down) = (run.x - line.width / 2, size * 0.35)
      run.x = width / 2 + along * direction.x - down * direction.y
      run.y = height / 2 + along * direction.y + down * direction.x
      run.direction = direction
      items.append(.glyphs(run))
    }
  }

  package mutating func line(
    fromX: Double,
    fromY: Double,
    toX: Double,
    toY: Double,
    width: Double = 0.5,
    colour: Colour = .black
  ) {
    items.append(
      .line(StrokedLine(fromX: fromX, fromY: fromY, toX: toX, toY: toY, width: width, colour: colour))
    )
  }

  private func line(_ string: String, size: Double, font: FontRole, colour: Colour) throws(FormatError) -> LineObject {
    let key = LineKey(string: string, size: size, font: font, colour: colour)
    if let line = known.lines[key] { return line }
    var run = RunProperties()
    run.size = size
    run.colour = colour
    run.fonts = font.names
    let format = ParagraphFormat(ParagraphProperties())
    let shaper = TextShaper(fonts: fonts, settings: Settings(), issues: issueList, paragraph: format)
    let line = try shaper.line(string, CharacterFormat(run))
    known.add(line, key)
    return line
  }
}

private struct LineKey: Hashable {
  let string: String
  let size: Double
  let font: FontRole
  let colour: Colour
}

/// Lines that were set already: pages say much the same.
private final class KnownLines {
  private static let most = 64
  private(set) var lines: [LineKey: LineObject] = [:]

  func add(_ line: LineObject, _ key: LineKey) {
    if lines.count >= Self.most { lines = [:] }
    lines[key] = line
  }
}

extension FontRole {
  /// Word's names for the fonts that stamps are set in.
  fileprivate var names: FontNames {
    var names = FontNames()
    let (latin, chinese) =
      switch self {
      case .song, .symbol: ("Times New Roman", "宋体")
      case .hei: ("思源黑体", "思源黑体")
      case .fangsong: ("Times New Roman", "仿宋")
      case .kai: ("Times New Roman", "楷体")
      case .serif: ("Times New Roman", "宋体")
      case .sans: ("Arial", "思源黑体")
      }
    names.ascii = latin
    names.eastAsia = chinese
    names.prefersEastAsia = true
    return names
  }
}
