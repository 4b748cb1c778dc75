internal import ShenbaoFormats

extension BodyReader {
  static let maximumGroupDepth = 8
  static let maximumMembers = 500

  /// Drawings that stand together (`wpg:wgp`, `wpc:wpc`), each at its place in the box around them; nil for others.
  func group(_ frame: XMLElement) -> Shape? {
    guard let data = frame.first(["graphic", "graphicData"]), let extent = frame.first("extent"),
      let element = data.first("wgp") ?? data.first("wpc")
    else { return nil }
    var shape = Shape(width: Self.emu(extent["cx"], 1...4_000), height: Self.emu(extent["cy"], 1...4_000))
    let whole = Rectangle(x: 0, y: 0, width: shape.width, height: shape.height)
    let frame = GroupFrame(element.first(["grpSpPr", "xfrm"]), in: whole)
    gather(element, frame, depth: 0, into: &shape.members)
    return shape
  }

  private func gather(_ element: XMLElement, _ frame: GroupFrame, depth: Int, into members: inout [Shape.Member]) {
    for child in element.children where members.count < Self.maximumMembers {
      switch child.name {
      case "wsp":
        guard let place = frame.place(child.first(["spPr", "xfrm"])),
          let shape = shape(child, width: place.width, height: place.height)
        else {
          report("wps:wsp", near: child)
          continue
        }
        members.append(Shape.Member(x: place.x, y: place.y, content: .shape(shape)))
      case "pic":
        guard let place = frame.place(child.first(["spPr", "xfrm"])), let blip = child.descendants("blip").first,
          let picture = picture(blip, child, width: place.width, height: place.height)
        else { continue }
        members.append(Shape.Member(x: place.x, y: place.y, content: .picture(picture)))
      case "grpSp", "wgp":
        guard depth < Self.maximumGroupDepth, let xfrm = child.first(["grpSpPr", "xfrm"]),
          let place = frame.place(xfrm)
        else {
          report("wpg:grpSp", near: child)
          continue
        }
        gather(child, GroupFrame(xfrm, in: place), depth: depth + 1, into: &members)
      case "cNvGrpSpPr", "grpSpPr", "cNvPr", "bg", "whole", "extLst": continue
      default: report(child.qualifiedName, near: child)
      }
    }
  }
}

/// The measures of a group: its own box in points, and how its members' places are counted (ECMA-376 20.1.7.5).
struct GroupFrame {
  private var box: Rectangle
  private var origin = (x: 0.0, y: 0.0)
  private var scale = (x: 1.0, y: 1.0)

  init(_ xfrm: XMLElement?, in box: Rectangle) {
    self.box = box
    guard let xfrm, let offset = xfrm.first("chOff"), let extent = xfrm.first("chExt") else { return }
    origin = (Self.points(offset["x"]), Self.points(offset["y"]))
    let (width, height) = (Self.points(extent["cx"]), Self.points(extent["cy"]))
    scale = (width > 0.1 ? box.width / width : 1, height > 0.1 ? box.height / height : 1)
  }

  /// Of a group of the older markup.
  init(legacy element: XMLElement, in box: Rectangle) {
    func pair(_ name: String) -> (x: Double, y: Double)? {
      let parts = (element[name] ?? "").split(separator: ",").compactMap { Double($0) }.filter(\.isFinite)
      return parts.count == 2 ? (parts[0], parts[1]) : nil
    }
    self.box = box
    origin = pair("coordorigin") ?? (0, 0)
    let size = pair("coordsize") ?? (1_000, 1_000)
    scale = (size.x > 0.1 ? box.width / size.x : 1, size.y > 0.1 ? box.height / size.y : 1)
  }

  /// Where a point of the group lies.
  func place(x: Double, y: Double) -> (x: Double, y: Double) {
    func near(_ value: Double) -> Double { max(-4_000, min(4_000, value)) }
    return (near(box.x + (x - origin.x) * scale.x), near(box.y + (y - origin.y) * scale.y))
  }

  /// Where a member of the older markup stands.
  func place(_ style: LegacyStyle) -> Rectangle? {
    func number(_ name: String) -> Double? { style[name].flatMap { Double($0) }.flatMap { $0.isFinite ? $0 : nil } }
    guard let width = number("width"), let height = number("height") else { return nil }
    let corner = place(x: number("left") ?? 0, y: number("top") ?? 0)
    return Rectangle(
      x: corner.x,
      y: corner.y,
      width: max(0, min(4_000, width * scale.x)),
      height: max(0, min(4_000, height * scale.y))
    )
  }

  /// Where a member stands, from the upper left corner of the outermost group.
  func place(_ xfrm: XMLElement?) -> Rectangle? {
    guard let xfrm, let offset = xfrm.first("off"), let extent = xfrm.first("ext") else { return nil }
    func size(_ name: String, _ scale: Double) -> Double { max(0, min(4_000, Self.points(extent[name]) * scale)) }
    return Rectangle(
      x: box.x + (Self.points(offset["x"]) - origin.x) * scale.x,
      y: box.y + (Self.points(offset["y"]) - origin.y) * scale.y,
      width: size("cx", scale.x),
      height: size("cy", scale.y)
    )
  }

  private static func points(_ text: String?) -> Double {
    guard let value = text.flatMap({ Double($0) }), value.isFinite else { return 0 }
    return max(-100_000, min(100_000, value / 12_700))
  }
}
