internal import ShenbaoFormats

/// A picture or a shape beside the text, laid out; measures in points.
struct FloatingBox {
  var content: FloatingObject.Content
  var anchor: Picture.Anchor
  var size: (width: Double, height: Double)
  /// The text of a shape.
  var boxes: [Box] = []
  /// The drawings of a group, their places from its upper left corner.
  var members: [(x: Double, y: Double, box: FloatingBox)] = []

  func paint(paragraphX: Double, paragraphY: Double, page: PageGeometry, on canvas: inout PageCanvas) {
    let frame = page.frame(size, anchor, paragraphX: paragraphX, paragraphY: paragraphY)
    guard page.isTurned else { return paint(in: frame, page: page, on: &canvas) }
    var standing = PageCanvas()
    paint(in: frame, page: page.upright, on: &standing)
    canvas.standing.below += standing.below
    canvas.standing.items += standing.items
  }

  private func paint(in frame: Rectangle, page: PageGeometry, on canvas: inout PageCanvas) {
    var inner = PageCanvas()
    switch content {
    case .picture(let picture): inner.items += picture.items(in: frame)
    case .shape(let shape): paint(shape, frame, page, on: &inner)
    }
    for (x, y, box) in members {
      let part = Rectangle(x: frame.x + x, y: frame.y + y, width: box.size.width, height: box.size.height)
      box.paint(in: part, page: page, on: &inner)
    }
    let items = inner.below + inner.items
    if anchor.isBehindText { canvas.below += items } else { canvas.items += items }
    canvas.regions += inner.regions
    canvas.bookmarks += inner.bookmarks
    canvas.headings += inner.headings
  }

  private func paint(_ shape: Shape, _ frame: Rectangle, _ page: PageGeometry, on canvas: inout PageCanvas) {
    let middle = (x: frame.x + frame.width / 2, y: frame.y + frame.height / 2)
    var drawn = PageCanvas()
    outline(shape, frame, on: &drawn)
    var written = PageCanvas()
    let inner = Rectangle(
      x: frame.x + shape.insets.left,
      y: frame.y + shape.insets.top,
      width: frame.width - shape.insets.left - shape.insets.right,
      height: frame.height - shape.insets.top - shape.insets.bottom
    )
    var room = TextRoom(frame: inner, align: shape.verticalAlign, direction: shape.direction)
    room.ignoresEmptyEnd = true
    room.paint(boxes, page: page, on: &written)
    if shape.turn.degrees != 0 {
      drawn.turn(shape.turn, about: middle)
      if !shape.keepsTextLevel { written.turn(shape.turn, about: middle) }
    }
    canvas.add(drawn)
    canvas.add(written)
  }

  private func outline(_ shape: Shape, _ frame: Rectangle, on canvas: inout PageCanvas) {
    let (right, bottom) = (frame.x + frame.width, frame.y + frame.height)
    if case .line(let isRising) = shape.outline {
      return canvas.line(frame.x, isRising ? bottom : frame.y, right, isRising ? frame.y : bottom, shape.stroke)
    }
    if let fill = shape.fill { canvas.below.append(.fill(frame, fill)) }
    canvas.items += shape.stroke.items(around: frame)
  }

  /// What it covers of a page where it stands in a frame.
  func covered(_ frame: Rectangle) -> Rectangle {
    guard case .shape(let shape) = content, shape.turn.degrees != 0 else { return frame }
    return shape.turn.around(frame, about: (x: frame.x + frame.width / 2, y: frame.y + frame.height / 2))
  }
}

extension Border {
  /// The four lines of a frame.
  fileprivate func items(around frame: Rectangle) -> [DisplayItem] {
    let (right, bottom) = (frame.x + frame.width, frame.y + frame.height)
    let sides = [
      strokes(frame.x, frame.y, right, frame.y), strokes(frame.x, bottom, right, bottom),
      strokes(frame.x, frame.y, frame.x, bottom), strokes(right, frame.y, right, bottom),
    ]
    return sides.joined().map { .line($0) }
  }
}

extension Picture {
  /// What is painted where there is so much room.
  func items(in room: Rectangle) -> [DisplayItem] {
    let middle = (x: room.x + room.width / 2, y: room.y + room.height / 2)
    var frame = room
    if turn.degrees != 0 {
      frame = Rectangle(x: middle.x - width / 2, y: middle.y - height / 2, width: width, height: height)
    }
    let lines = border.items(around: frame).map { item -> DisplayItem in
      guard turn.degrees != 0, case .line(var line) = item else { return item }
      let (from, to) = (
        turn.move(line.fromX - middle.x, line.fromY - middle.y), turn.move(line.toX - middle.x, line.toY - middle.y)
      )
      (line.fromX, line.fromY) = (middle.x + from.x, middle.y + from.y)
      (line.toX, line.toY) = (middle.x + to.x, middle.y + to.y)
      return .line(line)
    }
    return [.image(PlacedImage(frame: frame, image: image, crop: crop, turn: turn))] + lines
  }
}

extension Composer {
  /// The floating things of a paragraph; text that a box cannot hold is reported.
  func floating(_ paragraph: Paragraph) throws(FormatError) -> [FloatingBox] {
    var result: [FloatingBox] = []
    for inline in paragraph.inlines {
      guard case .floating(let object) = inline.content else { continue }
      switch object.content {
      case .picture(let picture):
        let size = (picture.width, picture.height)
        result.append(FloatingBox(content: object.content, anchor: object.anchor, size: size))
      case .shape(let shape):
        result.append(try floating(shape, object))
      }
    }
    return result
  }

  /// The shapes that stand in the lines of a paragraph.
  func shapes(in paragraph: Paragraph) throws(FormatError) -> [LineObject] {
    var result: [LineObject] = []
    for inline in paragraph.inlines {
      guard case .box(var shape) = inline.content else { continue }
      if let share = shape.share { shape.width = share * max(1, lineWidth) }
      let anchor = Picture.Anchor.inLine
      let box = try floating(shape, FloatingObject(content: .shape(shape), anchor: anchor))
      let (width, height) = box.size
      let page = PageGeometry(width: width, height: height, left: 0, right: width, top: 0, bottom: height)
      var canvas = PageCanvas()
      box.paint(paragraphX: 0, paragraphY: -height, page: page, on: &canvas)
      result.append(LineObject(width: width, ascent: height, descent: 0, items: canvas.below + canvas.items))
    }
    return result
  }

  private func floating(_ shape: Shape, _ object: FloatingObject) throws(FormatError) -> FloatingBox {
    let saved = (tableDepth, ink)
    defer { (tableDepth, ink) = saved }
    (tableDepth, ink) = (0, shape.fill.map { shape.ink ?? $0.readableInk } ?? .black)
    let across = shape.insets.left + shape.insets.right
    let down = shape.insets.top + shape.insets.bottom
    let isTurned = shape.direction != .horizontal
    let boxes = try boxes(shape.blocks, width: max(1, isTurned ? shape.height - down : shape.width - across))
    let needed = boxes.height + (isTurned ? across : down)
    var size = (width: shape.width, height: shape.height)
    if shape.growsWithText, !boxes.isEmpty {
      if isTurned { size.width = needed } else { size.height = needed }
    }
    if needed > (isTurned ? size.width : size.height) + 1, !boxes.isEmpty {
      document.issues.part = part
      document.issues.add("outside", place: shape.blocks.firstText, detail: "box")
    }
    return FloatingBox(
      content: object.content,
      anchor: object.anchor,
      size: size,
      boxes: boxes,
      members: try members(of: shape)
    )
  }

  private func members(of shape: Shape) throws(FormatError) -> [(x: Double, y: Double, box: FloatingBox)] {
    var result: [(x: Double, y: Double, box: FloatingBox)] = []
    for member in shape.members {
      let object = FloatingObject(content: member.content, anchor: .inLine)
      switch member.content {
      case .picture(let picture):
        let box = FloatingBox(content: member.content, anchor: .inLine, size: (picture.width, picture.height))
        result.append((member.x, member.y, box))
      case .shape(let inner): result.append((member.x, member.y, try floating(inner, object)))
      }
    }
    return result
  }
}

extension [Block] {
  fileprivate var firstText: String {
    for case .paragraph(let paragraph) in self where !paragraph.text.isEmpty { return paragraph.text }
    return ""
  }
}
