/// An affine map `[a b c d e f]` between coordinate systems (ISO 32000-1, 8.3.3).
struct PageMatrix: Equatable {
  var a = 1.0
  var b = 0.0
  var c = 0.0
  var d = 1.0
  var e = 0.0
  var f = 0.0

  static func translation(_ x: Double, _ y: Double) -> Self { Self(e: x, f: y) }
  static func scale(_ x: Double, _ y: Double) -> Self { Self(a: x, d: y) }

  /// This map first, then `next`.
  func then(_ next: Self) -> Self {
    Self(
      a: a * next.a + b * next.c,
      b: a * next.b + b * next.d,
      c: c * next.a + d * next.c,
      d: c * next.b + d * next.d,
      e: e * next.a + f * next.c + next.e,
      f: e * next.b + f * next.d + next.f
    )
  }

  func apply(_ x: Double, _ y: Double) -> (x: Double, y: Double) { (a * x + c * y + e, b * x + d * y + f) }

  /// The smallest box around the mapped box.
  func apply(_ box: PageBox) -> PageBox {
    let (p, q) = (apply(box.left, box.bottom), apply(box.right, box.bottom))
    let (r, s) = (apply(box.left, box.top), apply(box.right, box.top))
    return PageBox(
      left: min(min(p.x, q.x), min(r.x, s.x)),
      bottom: min(min(p.y, q.y), min(r.y, s.y)),
      right: max(max(p.x, q.x), max(r.x, s.x)),
      top: max(max(p.y, q.y), max(r.y, s.y))
    )
  }

  /// The operand list of `cm`.
  var operands: String { PDFNumber.list([a, b, c, d, e, f]) }
  var values: [Double] { [a, b, c, d, e, f] }

  init(a: Double = 1, b: Double = 0, c: Double = 0, d: Double = 1, e: Double = 0, f: Double = 0) {
    (self.a, self.b, self.c, self.d, self.e, self.f) = (a, b, c, d, e, f)
  }

  /// Reads a `/Matrix` of six numbers; anything else is nil.
  init?(_ object: PDFObject) {
    let values = object.count == 6 ? object.items.compactMap(\.number) : []
    guard values.count == 6 else { return nil }
    self.init(a: values[0], b: values[1], c: values[2], d: values[3], e: values[4], f: values[5])
  }
}
