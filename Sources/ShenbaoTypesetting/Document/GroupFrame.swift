internal import ShenbaoFormats

/// The measures of a group: its own box in points, and how its members' places are counted (ECMA-376 20.1.7.5).
struct GroupFrame {
  private let box: Rectangle
  private let origin: (x: Double, y: Double)
  private let scale: (x: Double, y: Double)

  private init(_ box: Rectangle, origin: (x: Double, y: Double), size: (x: Double, y: Double)) {
    (self.box, self.origin) = (box, origin)
    scale = (size.x > 0.1 ? box.width / size.x : 1, size.y > 0.1 ? box.height / size.y : 1)
  }

  init(_ xfrm: XMLElement?, in box: Rectangle) {
    guard let xfrm, let offset = xfrm.first("chOff"), let extent = xfrm.first("chExt") else {
      self.init(box, origin: (0, 0), size: (0, 0))
      return
    }
    let origin = (Self.points(offset["x"]), Self.points(offset["y"]))
    self.init(box, origin: origin, size: (Self.points(extent["cx"]), Self.points(extent["cy"])))
  }

  /// Of a group of the older markup.
  init(legacy element: XMLElement, in box: Rectangle) {
    func pair(_ name: String) -> (x: Double, y: Double)? {
      let parts = (element[name] ?? "").split(separator: ",").compactMap { Self.number(String($0)) }
      return parts.count == 2 ? (parts[0], parts[1]) : nil
    }
    self.init(box, origin: pair("coordorigin") ?? (0, 0), size: pair("coordsize") ?? (1_000, 1_000))
  }

  /// Where a point of the group lies, from the upper left corner of the outermost one.
  func place(_ point: (x: Double, y: Double)) -> (x: Double, y: Double) {
    func near(_ value: Double) -> Double { max(-4_000, min(4_000, value)) }
    return (near(box.x + (point.x - origin.x) * scale.x), near(box.y + (point.y - origin.y) * scale.y))
  }

  /// Where a member of the older markup stands.
  func place(_ style: LegacyStyle) -> Rectangle? {
    func number(_ name: String) -> Double? { style[name].flatMap(Self.number) }
    guard let width = number("width"), let height = number("height") else { return nil }
    return rectangle(at: (number("left") ?? 0, number("top") ?? 0), width, height)
  }

  /// Where a member stands.
  func place(_ xfrm: XMLElement?) -> Rectangle? {
    guard let xfrm, let offset = xfrm.first("off"), let extent = xfrm.first("ext") else { return nil }
    let corner = (Self.points(offset["x"]), Self.points(offset["y"]))
    return rectangle(at: corner, Self.points(extent["cx"]), Self.points(extent["cy"]))
  }

  private func rectangle(at corner: (x: Double, y: Double), _ width: Double, _ height: Double) -> Rectangle {
    let (x, y) = place(corner)
    func size(_ value: Double) -> Double { max(0, min(4_000, value)) }
    return Rectangle(x: x, y: y, width: size(width * scale.x), height: size(height * scale.y))
  }

  /// A bare number in the group's own measures.
  static func number(_ text: String) -> Double? { Double(text).flatMap { $0.isFinite ? $0 : nil } }

  private static func points(_ text: String?) -> Double {
    max(-100_000, min(100_000, (text.flatMap(Self.number) ?? 0) / 12_700))
  }
}
