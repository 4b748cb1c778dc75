/// What stands at the end of a line (ISO 32000-1, table 176).
struct PDFLineEnding {
  let path: PDFPath
  let isClosed: Bool

  /// In a square whose middle is the line's end, the line coming from the left.
  private static let shapes: [String: (points: [PDFPath.Point], isClosed: Bool)] = [
    "/OpenArrow": ([(-1, 0.58), (0, 0), (-1, -0.58)], false),
    "/ClosedArrow": ([(-1, 0.58), (0, 0), (-1, -0.58)], true),
    "/ROpenArrow": ([(1, 0.58), (0, 0), (1, -0.58)], false),
    "/RClosedArrow": ([(1, 0.58), (0, 0), (1, -0.58)], true),
    "/Butt": ([(0, 0.5), (0, -0.5)], false),
    "/Slash": ([(0.29, 0.5), (-0.29, -0.5)], false),
    "/Square": ([(-0.5, -0.5), (0.5, -0.5), (0.5, 0.5), (-0.5, 0.5)], true),
    "/Diamond": ([(-0.5, 0), (0, 0.5), (0.5, 0), (0, -0.5)], true),
    "/Circle": ([], true),
  ]

  /// Nil for none.
  init?(_ name: String?, at tip: PDFPath.Point, from other: PDFPath.Point, width: Double) {
    guard let shape = Self.shapes[name ?? "/None"] else { return nil }
    let (across, up) = (tip.x - other.x, tip.y - other.y)
    let length = (across * across + up * up).squareRoot()
    guard length > 0 else { return nil }
    let size = min(width * 6, length / 2)
    let (cosine, sine) = (across / length * size, up / length * size)
    var path = PDFPath()
    if shape.points.isEmpty {
      let radius = size / 2
      let frame = PageBox(left: tip.x - radius, bottom: tip.y - radius, right: tip.x + radius, top: tip.y + radius)
      path.addEllipse(in: frame)
    } else {
      let turned = shape.points.map { (tip.x + $0.x * cosine - $0.y * sine, tip.y + $0.x * sine + $0.y * cosine) }
      path.add(turned, isClosed: shape.isClosed)
    }
    (self.path, isClosed) = (path, shape.isClosed)
  }
}
