internal import ShenbaoFormats

extension BodyReader {
  private static let maximumLegacyDepth = 8
  private static let maximumLegacyMembers = 500

  /// Drawings of the older markup that stand together (`v:group`, ECMA-376 part 4, 19.1.2.7); nil for others.
  func legacyGroup(_ element: XMLElement) -> Inline.Content? {
    guard let group = element.first("group") else { return nil }
    let style = LegacyStyle(group["style"] ?? "")
    guard let width = style.length("width"), let height = style.length("height") else { return nil }
    var shape = Shape(width: max(1, width), height: max(1, height))
    let whole = Rectangle(x: 0, y: 0, width: shape.width, height: shape.height)
    gather(group, LegacyGroupFrame(group, in: whole), depth: 0, into: &shape.members)
    return placed(shape, style, style.anchor, group)
  }

  private func gather(_ group: XMLElement, _ frame: LegacyGroupFrame, depth: Int, into members: inout [Shape.Member]) {
    for child in group.children where members.count < Self.maximumLegacyMembers {
      switch child.name {
      case "group" where depth < Self.maximumLegacyDepth:
        gather(child, LegacyGroupFrame(child, in: frame.place(child)), depth: depth + 1, into: &members)
      case "line":
        guard let ends = ends(of: child, LegacyGroupFrame.number) else { continue }
        let (from, to) = (frame.point(ends.from), frame.point(ends.to))
        let content = FloatingObject.Content.shape(line(child, from, to))
        members.append(Shape.Member(x: min(from.x, to.x), y: min(from.y, to.y), content: content))
      case "shape", "rect", "roundrect", "oval":
        let place = frame.place(child)
        guard let content = member(child, place) else { continue }
        members.append(Shape.Member(x: place.x, y: place.y, content: content))
      case "group", "arc", "curve", "polyline", "image": report(child.qualifiedName, near: child)
      default: continue
      }
    }
  }

  /// A picture, or a box with or without text; what has another outline is reported, and its text shown.
  private func member(_ drawn: XMLElement, _ place: Rectangle) -> FloatingObject.Content? {
    if let id = drawn.first("imagedata")?["id"] {
      guard let image = image(id, near: drawn) else {
        return .shape(Shape.unshown(width: max(1, place.width), height: max(1, place.height)))
      }
      return .picture(Picture(image: image, width: max(1, place.width), height: max(1, place.height)))
    }
    let box = drawn.first("textbox")
    let isBox = drawn.name == "rect" || box != nil
    let isSeen = !isOff(drawn["filled"]) || !isOff(drawn["stroked"])
    if !isBox, isSeen { report(drawn.qualifiedName, near: drawn) }
    guard isBox else { return nil }
    return .shape(shape(drawn, box, width: place.width, height: place.height))
  }
}

/// The measures of a group: its box in points, and how its members' places are counted.
private struct LegacyGroupFrame {
  private let box: Rectangle
  private let origin: (x: Double, y: Double)
  private let scale: (x: Double, y: Double)

  init(_ group: XMLElement, in box: Rectangle) {
    self.box = box
    let size = Self.pair(group["coordsize"]) ?? (1_000, 1_000)
    origin = Self.pair(group["coordorigin"]) ?? (0, 0)
    scale = (size.0 > 0 ? box.width / size.0 : 1, size.1 > 0 ? box.height / size.1 : 1)
  }

  /// A place in points from the upper left corner of the outermost group.
  func point(_ place: BodyReader.Point) -> BodyReader.Point {
    (box.x + (place.x - origin.x) * scale.x, box.y + (place.y - origin.y) * scale.y)
  }

  func place(_ drawn: XMLElement) -> Rectangle {
    let style = LegacyStyle(drawn["style"] ?? "")
    func number(_ name: String) -> Double { style[name].flatMap(Self.number) ?? 0 }
    let corner = point((number("left"), number("top")))
    let width = max(0, min(4_000, number("width") * scale.x))
    let height = max(0, min(4_000, number("height") * scale.y))
    return Rectangle(x: corner.x, y: corner.y, width: width, height: height)
  }

  private static func pair(_ text: String?) -> (Double, Double)? {
    let parts = (text ?? "").split(separator: ",").compactMap { number($0.filter { $0 != " " }) }
    return parts.count == 2 ? (parts[0], parts[1]) : nil
  }

  static func number(_ text: String) -> Double? { Double(text).flatMap { abs($0) < 1e6 ? $0 : nil } }
}
