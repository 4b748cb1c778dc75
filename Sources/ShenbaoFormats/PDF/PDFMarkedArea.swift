/// A piece of a line of text that is marked: four corners, as the text runs (ISO 32000-1, 12.5.6.10).
struct PDFMarkedArea {
  private let lowerLeft: PDFPath.Point
  private let lowerRight: PDFPath.Point
  private let upperRight: PDFPath.Point
  private let upperLeft: PDFPath.Point

  init(_ box: PageBox) {
    (lowerLeft, lowerRight) = ((box.left, box.bottom), (box.right, box.bottom))
    (upperLeft, upperRight) = ((box.left, box.top), (box.right, box.top))
  }

  /// Corners as nearly all programs write them, the upper two first, or round about, as the standard has it.
  private init(_ corners: [PDFPath.Point]) {
    func turn(_ a: PDFPath.Point, _ b: PDFPath.Point, _ c: PDFPath.Point) -> Double {
      (b.x - a.x) * (c.y - b.y) - (b.y - a.y) * (c.x - b.x)
    }
    let isRound = turn(corners[0], corners[1], corners[2]) * turn(corners[1], corners[2], corners[3]) > 0
    if isRound {
      (lowerLeft, lowerRight, upperRight, upperLeft) = (corners[0], corners[1], corners[2], corners[3])
    } else {
      (lowerLeft, lowerRight, upperRight, upperLeft) = (corners[2], corners[3], corners[1], corners[0])
    }
  }

  /// Eight numbers each.
  static func areas(_ numbers: [Double]) -> [Self] {
    stride(from: 0, to: numbers.count - 7, by: 8).map { start in
      Self(stride(from: start, to: start + 8, by: 2).map { (numbers[$0], numbers[$0 + 1]) })
    }
  }

  var height: Double {
    let (x, y) = (upperLeft.x - lowerLeft.x, upperLeft.y - lowerLeft.y)
    return (x * x + y * y).squareRoot()
  }

  var path: PDFPath {
    var path = PDFPath()
    path.add([lowerLeft, lowerRight, upperRight, upperLeft], isClosed: true)
    return path
  }

  /// A line along the text's foot, and one through its middle.
  var foot: [PDFPath.Point] { line(at: 0.07) }
  var middle: [PDFPath.Point] { line(at: 0.5) }

  /// A line that goes up and down along the text's foot.
  var wave: [PDFPath.Point] {
    let (low, high) = (line(at: 0.02), line(at: 0.14))
    let (x, y) = (low[1].x - low[0].x, low[1].y - low[0].y)
    let steps = Int(min(max((x * x + y * y).squareRoot() / max(height * 0.12, 0.5), 1), 2_000))
    return (0...steps).map { step in
      let edge = step.isMultiple(of: 2) ? low : high
      let share = Double(step) / Double(steps)
      return (edge[0].x + (edge[1].x - edge[0].x) * share, edge[0].y + (edge[1].y - edge[0].y) * share)
    }
  }

  /// From the left to the right, at a share of the height.
  private func line(at share: Double) -> [PDFPath.Point] {
    [(lowerLeft, upperLeft), (lowerRight, upperRight)].map { low, high in
      (low.x + (high.x - low.x) * share, low.y + (high.y - low.y) * share)
    }
  }
}
