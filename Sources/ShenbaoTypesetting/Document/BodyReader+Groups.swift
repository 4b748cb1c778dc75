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
