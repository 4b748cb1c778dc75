internal import ShenbaoFormats
internal import ShenbaoTypesetting

/// The pieces that the stamps of all pages are put together from: each is drawn once, however many pages show it.
struct StampPieces {
  /// A drawn line, by its place among all drawn pages; measures in points.
  struct Piece {
    var index: Int
    /// What the line takes.
    var width: Double
    /// How far its page reaches below the baseline.
    var descent: Double
  }

  private struct Key: Hashable {
    var text: String
    var size: Double
  }

  /// Beside a line, in points, for letters that reach beyond their own width.
  static let margin = 2.0

  /// The pieces as pages to be drawn, in their order.
  private(set) var pages: [DrawnPage] = []
  private let first: Int
  private let blank: PageSketch
  private var known: [Key: Piece] = [:]
  private var watermarks: [[Double]: Int] = [:]

  /// Pieces whose first has the place `first` among all drawn pages.
  init(from first: Int, fonts: FontLibrary) {
    self.first = first
    blank = PageSketch(fonts: fonts)
  }

  /// A line of text, drawn if nothing said the same before.
  mutating func piece(_ text: String, size: Double) throws(FormatError) -> Piece {
    let key = Key(text: text, size: size)
    if let piece = known[key] { return piece }
    var sketch = blank
    let width = try sketch.text(text, x: Self.margin, y: size, size: size)
    let piece = Piece(index: first + pages.count, width: width, descent: size * 0.4)
    pages.append(DrawnPage(width: width + 2 * Self.margin, height: size + piece.descent, items: sketch.items))
    known[key] = piece
    return piece
  }

  /// Pale letters across a whole page of that size.
  mutating func watermark(_ text: String, width: Double, height: Double) throws(FormatError) -> Int {
    if let index = watermarks[[width, height]] { return index }
    var sketch = blank
    try sketch.watermark(text, width: width, height: height)
    pages.append(DrawnPage(width: width, height: height, items: sketch.items))
    watermarks[[width, height]] = first + pages.count - 1
    return first + pages.count - 1
  }
}
