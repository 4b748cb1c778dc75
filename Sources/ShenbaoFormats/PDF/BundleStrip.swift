/// What is written at a page's edges: drawn pieces, which many pages share, each in its place.
package struct BundleStrip: Codable, Equatable, Sendable {
  /// The drawn pages that the pieces are.
  package private(set) var pieces: [Int] = []
  /// The left and the lower edge of each piece, in points from the page's lower left corner.
  private var places: [Double] = []
  /// Left, lower edge, width and height of what is made white below them.
  private var grounds: [Double] = []

  package init() {}

  package mutating func add(_ piece: Int, left: Double, bottom: Double) {
    pieces.append(piece)
    places += [left, bottom]
  }

  package mutating func addGround(left: Double, bottom: Double, width: Double, height: Double) {
    grounds += [left, bottom, width, height]
  }

  /// What a page calls the XObject that a piece becomes.
  static func name(of piece: Int) -> String { "/S\(piece)" }

  /// The operators that paint it.
  func operators() -> String {
    var text = grounds.isEmpty ? "" : "q 1 g\n"
    for index in stride(from: 0, to: grounds.count - 3, by: 4) {
      text += "\(PDFNumber.list(Array(grounds[index..<index + 4]))) re f\n"
    }
    if !grounds.isEmpty { text += "Q\n" }
    for (index, piece) in pieces.enumerated() where places.indices.contains(2 * index + 1) {
      let matrix = PageMatrix.translation(places[2 * index], places[2 * index + 1])
      text += "q \(matrix.operands) cm \(Self.name(of: piece)) Do Q\n"
    }
    return text
  }
}
