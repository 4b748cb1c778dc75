/// A rectangle in a PDF's own coordinates (ISO 32000-1, 7.9.5), its corners put in order.
struct PageBox: Equatable {
  var left: Double
  var bottom: Double
  var right: Double
  var top: Double

  /// US letter, which readers assume for a page without a usable `/MediaBox`.
  static let letter = PageBox(left: 0, bottom: 0, right: 612, top: 792)

  var width: Double { right - left }
  var height: Double { top - bottom }
  var isEmpty: Bool { width <= 0 || height <= 0 }
  var values: [Double] { [left, bottom, right, top] }

  init(left: Double, bottom: Double, right: Double, top: Double) {
    (self.left, self.bottom, self.right, self.top) = (left, bottom, right, top)
  }

  /// Reads an array of four numbers in either order of corners; anything else is nil.
  init?(_ object: PDFObject) {
    let numbers = object.count == 4 ? object.items.compactMap(\.number) : []
    guard numbers.count == 4 else { return nil }
    let values = numbers.map { min(max($0, -PDFNumber.limit), PDFNumber.limit) }
    self.init(
      left: min(values[0], values[2]),
      bottom: min(values[1], values[3]),
      right: max(values[0], values[2]),
      top: max(values[1], values[3])
    )
  }

  func intersection(_ other: Self) -> Self {
    Self(
      left: max(left, other.left),
      bottom: max(bottom, other.bottom),
      right: min(right, other.right),
      top: min(top, other.top)
    )
  }

  /// The smallest box around both.
  func union(_ other: Self) -> Self {
    Self(
      left: min(left, other.left),
      bottom: min(bottom, other.bottom),
      right: max(right, other.right),
      top: max(top, other.top)
    )
  }

  /// Smaller by four distances, from the left, the bottom, the right and the top; the same for other numbers of them.
  func inset(_ distances: [Double]) -> Self {
    guard distances.count == 4 else { return self }
    return Self(
      left: left + distances[0],
      bottom: bottom + distances[1],
      right: right - distances[2],
      top: top - distances[3]
    )
  }

  var corners: [(x: Double, y: Double)] { [(left, bottom), (right, bottom), (right, top), (left, top)] }
}
