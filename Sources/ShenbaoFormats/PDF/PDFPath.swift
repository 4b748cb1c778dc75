/// Lines and curves in a page's own coordinates, and the box around them.
struct PDFPath {
  typealias Point = (x: Double, y: Double)

  private(set) var operators = ""
  /// Nil of a path without points.
  private(set) var box: PageBox?

  /// A line through all of `points`.
  mutating func add(_ points: [Point], isClosed: Bool = false) {
    for (index, point) in points.enumerated() { add([point], index == 0 ? "m" : "l") }
    if isClosed, !points.isEmpty { operators += "h\n" }
  }

  /// An ellipse as large as `frame`.
  mutating func addEllipse(in frame: PageBox) {
    let (x, y) = ((frame.left + frame.right) / 2, (frame.bottom + frame.top) / 2)
    // The distance of the control points of a quarter circle.
    let (across, up) = (frame.width / 2 * 0.552_285, frame.height / 2 * 0.552_285)
    add([(frame.right, y)], "m")
    add([(frame.right, y + up), (x + across, frame.top), (x, frame.top)], "c")
    add([(x - across, frame.top), (frame.left, y + up), (frame.left, y)], "c")
    add([(frame.left, y - up), (x - across, frame.bottom), (x, frame.bottom)], "c")
    add([(x + across, frame.bottom), (frame.right, y - up), (frame.right, y)], "c")
    operators += "h\n"
  }

  private mutating func add(_ points: [Point], _ name: String) {
    for (x, y) in points {
      let point = PageBox(left: x, bottom: y, right: x, top: y)
      box = box?.union(point) ?? point
    }
    operators += "\(PDFNumber.list(points.flatMap { [$0.x, $0.y] })) \(name)\n"
  }
}
