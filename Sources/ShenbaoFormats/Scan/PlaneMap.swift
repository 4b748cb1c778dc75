/// A map of the plane that keeps shapes: it turns, scales and moves.
///
/// `x' = a·x − b·y + e`, `y' = b·x + a·y + f`; the y axis points downwards, so a positive `b` turns clockwise.
package struct PlaneMap: Equatable, Sendable {
  package var a: Double
  package var b: Double
  package var e: Double
  package var f: Double

  package init(a: Double = 1, b: Double = 0, e: Double = 0, f: Double = 0) {
    (self.a, self.b, self.e, self.f) = (a, b, e, f)
  }

  package static func scale(_ factor: Double) -> Self { Self(a: factor) }
  package static func translation(_ x: Double, _ y: Double) -> Self { Self(e: x, f: y) }

  /// Turns clockwise by degrees around the origin.
  package static func turn(cosine: Double, sine: Double) -> Self { Self(a: cosine, b: sine) }

  /// How much larger things become.
  package var scale: Double { (a * a + b * b).squareRoot() }

  package func apply(_ x: Double, _ y: Double) -> (x: Double, y: Double) { (a * x - b * y + e, b * x + a * y + f) }

  /// This map first, then `next`.
  package func then(_ next: Self) -> Self {
    let origin = next.apply(e, f)
    return Self(a: next.a * a - next.b * b, b: next.b * a + next.a * b, e: origin.x, f: origin.y)
  }

  /// The way back.
  package var inverse: Self {
    let square = a * a + b * b
    guard square > 0 else { return Self() }
    let (p, q) = (a / square, -b / square)
    return Self(a: p, b: q, e: -(p * e - q * f), f: -(q * e + p * f))
  }

  /// The map that brings some points nearest to others (least squares); nil for fewer than two different points.
  package init?(from points: [(x: Double, y: Double)], to others: [(x: Double, y: Double)]) {
    guard points.count == others.count, points.count >= 2 else { return nil }
    let count = Double(points.count)
    func mean(_ list: [(x: Double, y: Double)]) -> (x: Double, y: Double) {
      (list.reduce(0) { $0 + $1.x } / count, list.reduce(0) { $0 + $1.y } / count)
    }
    let (from, to) = (mean(points), mean(others))
    var (along, across, square) = (0.0, 0.0, 0.0)
    for (point, other) in zip(points, others) {
      let (x, y) = (point.x - from.x, point.y - from.y)
      let (u, v) = (other.x - to.x, other.y - to.y)
      along += x * u + y * v
      across += x * v - y * u
      square += x * x + y * y
    }
    guard square > 0 else { return nil }
    let turned = Self(a: along / square, b: across / square)
    let moved = turned.apply(from.x, from.y)
    self = Self(a: turned.a, b: turned.b, e: to.x - moved.x, f: to.y - moved.y)
  }
}
