/// A paragraph or a table, laid out in a width and not yet on a page.
enum Box {
  case paragraph(ParagraphBox)
  case table(TableBox)

  var height: Double {
    switch self {
    case .paragraph(let box): box.height
    case .table(let box): box.height
    }
  }

  func paint(x: Double, y: Double, page: PageGeometry, on canvas: inout PageCanvas) {
    switch self {
    case .paragraph(let box): box.paint(x: x, y: y, page: page, on: &canvas)
    case .table(let box): box.paint(x: x, y: y, page: page, on: &canvas)
    }
  }

  /// The part that fits into `room` and the rest; no head when nothing fits.
  func split(at room: Double) -> (head: Box?, tail: Box?) {
    guard height > room + 0.05 else { return (self, nil) }
    switch self {
    case .paragraph(let box):
      let count = box.linesFitting(room - box.before)
      if count == box.lines.count { return (self, nil) }
      guard count > 0 else { return (nil, self) }
      let (head, tail) = box.split(after: count)
      return (.paragraph(head), .paragraph(tail))
    case .table(let box):
      let (head, tail) = box.split(at: room)
      return (head.map { .table($0) }, tail.map { .table($0) })
    }
  }
}

extension [Box] {
  var height: Double { reduce(0) { $0 + $1.height } }

  /// The height without empty paragraphs and space at the end.
  var visibleHeight: Double {
    var boxes = self
    while case .paragraph(let last)? = boxes.last, last.isEmpty { boxes.removeLast() }
    guard case .paragraph(let last)? = boxes.last else { return boxes.height }
    return boxes.height - last.after
  }

  /// The boxes, or parts of them, that fit into `room`, and the rest.
  func split(at room: Double) -> (head: [Box], tail: [Box]) {
    var head: [Box] = []
    var left = room
    for (index, box) in enumerated() {
      let (first, rest) = box.split(at: left)
      if let first {
        head.append(first)
        left -= first.height
      }
      if let rest { return (head, [rest] + self[(index + 1)...]) }
    }
    return (head, [])
  }

  func paint(x: Double, y: Double, page: PageGeometry, on canvas: inout PageCanvas) {
    var top = y
    for box in self {
      box.paint(x: x, y: top, page: page, on: &canvas)
      top += box.height
    }
  }
}
