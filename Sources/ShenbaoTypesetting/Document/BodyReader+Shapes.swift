internal import ShenbaoFormats

extension BodyReader {
  /// Text boxes in text boxes in text boxes: deeper ones are reported and left out.
  static let maximumShapeDepth = 3

  /// A DrawingML shape (`wps:wsp`): a box with text or a straight line; nil for others.
  func shape(_ frame: XMLElement) -> Shape? {
    guard let element = frame.first(["graphic", "graphicData", "wsp"]), let extent = frame.first("extent") else {
      return nil
    }
    return shape(element, width: Self.emu(extent["cx"], 0...4_000), height: Self.emu(extent["cy"], 0...4_000))
  }

  func shape(_ element: XMLElement, width: Double, height: Double) -> Shape? {
    var shape = Shape(width: width, height: height)
    let properties = element.first("spPr")
    let kind = properties?.first("prstGeom")?["prst"] ?? "other"
    let isLine = kind == "line" || kind == "straightConnector1"
    let content = element.first(["txbx", "txbxContent"])
    guard isLine || content != nil || kind == "rect" else { return nil }
    if isLine {
      shape.outline = .line(isRising: properties?.first("xfrm")?.switched("flipV") ?? false)
    } else if kind != "rect" {
      report("wps:" + kind, near: element)
    }
    shape.turn.degrees = PictureTurn(properties?.first("xfrm")).degrees
    let style = element.first("style")
    shape.fill = fill(properties, style)
    shape.stroke = stroke(properties?.first("ln"), style)
    shape.ink = ink(style)
    readBody(element.first("bodyPr"), &shape)
    if let content { shape.blocks = textBox(content) }
    return shape
  }

  private func readBody(_ body: XMLElement?, _ shape: inout Shape) {
    guard let body else { return }
    func inset(_ name: String, _ otherwise: Double) -> Double {
      body[name] == nil ? otherwise : Self.emu(body[name], 0...500)
    }
    shape.insets = (inset("tIns", 3.6), inset("lIns", 7.2), inset("bIns", 3.6), inset("rIns", 7.2))
    shape.verticalAlign = ["ctr": .center, "b": .bottom][body["anchor"] ?? ""] ?? .top
    shape.keepsTextLevel = body.switched("upright") ?? false
    shape.growsWithText = body.first("spAutoFit") != nil
    let directions: [String: CellProperties.Direction] = [
      "horz": .horizontal, "vert": .topToBottom, "vert270": .bottomToTop, "eaVert": .upright,
    ]
    let direction = directions[body["vert"] ?? "horz"]
    shape.direction = direction ?? .upright
    if direction == nil || body.integer("rot") ?? 0 != 0 { report("wps:bodyPr", near: body) }
  }

  func textBox(_ content: XMLElement) -> [Block] {
    guard shapeDepth < Self.maximumShapeDepth else {
      report("w:txbxContent", near: content)
      return []
    }
    let saved = (fields, pendingBookmarks, tableDepth)
    defer { (fields, pendingBookmarks, tableDepth) = saved }
    (fields, pendingBookmarks, tableDepth) = (FieldStack(), [], 0)
    shapeDepth += 1
    defer { shapeDepth -= 1 }
    return blocks(of: content)
  }
}
