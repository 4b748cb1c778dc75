/// A picture in a line of text as WordprocessingML and DrawingML write it (ECMA-376 part 1, 20.4.2.8 and 20.2).
enum PictureMarkup {
  /// The run's contents: a picture of that size as seen, in EMU, from the part that the relationship `embed` leads to; `text` stands
  /// for it where it cannot be seen, and the id is no other drawing's.
  static func inline(
    _ picture: FormPicture,
    size: (width: Int, height: Int),
    embed: String,
    text: String,
    id: Int
  ) -> String {
    let turn = PictureTurn(picture.orientation)
    let (cx, cy) = turn.swapsSides ? (size.height, size.width) : (size.width, size.height)
    let (across, down) = ((size.width - cx) / 2, (size.height - cy) / 2)
    let description = String(decoding: XMLText.attribute(text), as: UTF8.self)
    return """
      <w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" \
      distT="0" distB="0" distL="0" distR="0"><wp:extent cx="\(cx)" cy="\(cy)"/>\
      <wp:effectExtent l="\(across)" t="\(down)" r="\(across)" b="\(down)"/>\
      <wp:docPr id="\(id)" name="Picture \(id)" descr="\(description)"/><wp:cNvGraphicFramePr>\
      <a:graphicFrameLocks xmlns:a="\(main)" noChangeAspect="1"/></wp:cNvGraphicFramePr><a:graphic xmlns:a="\(main)">\
      <a:graphicData uri="\(pictures)">\(body(turn, cx: cx, cy: cy, embed: embed, id: id))</a:graphicData></a:graphic>\
      </wp:inline></w:drawing>
      """
  }

  private static let main = "http://schemas.openxmlformats.org/drawingml/2006/main"
  private static let pictures = "http://schemas.openxmlformats.org/drawingml/2006/picture"

  private static func body(_ turn: PictureTurn, cx: Int, cy: Int, embed: String, id: Int) -> String {
    """
    <pic:pic xmlns:pic="\(pictures)"><pic:nvPicPr><pic:cNvPr id="\(id)" name="Picture \(id)"/><pic:cNvPicPr/></pic:nvPicPr>\
    <pic:blipFill><a:blip xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" \
    r:embed="\(embed)"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm\(turn.attributes)>\
    <a:off x="0" y="0"/><a:ext cx="\(cx)" cy="\(cy)"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>\
    </pic:pic>
    """
  }
}

/// How a drawing turns and mirrors a picture so that it is seen upright.
struct PictureTurn {
  /// Of `a:xfrm`.
  let attributes: String
  let swapsSides: Bool

  init(_ orientation: ImageOrientation) {
    swapsSides = orientation.swapsSides
    attributes =
      switch orientation {
      case .upright: ""
      case .mirrored: " flipH=\"1\""
      case .upsideDown: " rot=\"10800000\""
      case .mirroredUpsideDown: " flipV=\"1\""
      case .transposed: " rot=\"5400000\" flipV=\"1\""
      case .turnClockwise: " rot=\"5400000\""
      case .transverse: " rot=\"5400000\" flipH=\"1\""
      case .turnCounterclockwise: " rot=\"16200000\""
      }
  }
}
