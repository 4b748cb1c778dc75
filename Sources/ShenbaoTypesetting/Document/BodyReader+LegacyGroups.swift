internal import ShenbaoFormats

extension BodyReader {
  /// Drawings of the older markup that stand together, placed in units of their group (ECMA-376 part 4, 19.1.2.7).
  func group(_ element: XMLElement, width: Double, height: Double) -> Shape {
    var shape = Shape(width: width, height: height)
    let frame = GroupFrame(legacy: element, in: Rectangle(x: 0, y: 0, width: width, height: height))
    gather(element, frame, depth: 0, into: &shape.members)
    return shape
  }

  private func gather(_ element: XMLElement, _ frame: GroupFrame, depth: Int, into members: inout [Shape.Member]) {
    for child in element.children where members.count < Self.maximumMembers {
      switch child.name {
      case "group":
        guard depth < Self.maximumGroupDepth, let place = frame.place(LegacyStyle(child["style"] ?? "")) else {
          report("v:group", near: child)
          continue
        }
        gather(child, GroupFrame(legacy: child, in: place), depth: depth + 1, into: &members)
      case "line":
        guard let (x, y, shape) = line(child, GroupFrame.number, frame.place) else { continue }
        members.append(Shape.Member(x: x, y: y, content: .shape(shape)))
      case "shape", "rect", "roundrect", "oval": if let member = member(child, in: frame) { members.append(member) }
      case "shapetype", "lock", "wrap", "anchorlock", "diagram": continue
      default: report(child.qualifiedName, near: child)
      }
    }
  }

  private func member(_ drawn: XMLElement, in frame: GroupFrame) -> Shape.Member? {
    let style = LegacyStyle(drawn["style"] ?? "")
    guard let place = frame.place(style) else { return nil }
    if let id = drawn.first("imagedata")?["id"] {
      guard let image = image(id, near: drawn) else { return nil }
      var picture = Picture(image: image, width: max(1, place.width), height: max(1, place.height))
      picture.turn = style.turn
      return Shape.Member(x: place.x, y: place.y, content: .picture(picture))
    }
    if Self.isBox(drawn) {
      let box = box(drawn, width: place.width, height: place.height)
      return Shape.Member(x: place.x, y: place.y, content: .shape(box))
    }
    // The paper that the others stand on.
    if drawn["type"]?.hasSuffix("_t75") != true { report(drawn.qualifiedName, near: drawn) }
    return nil
  }
}
