internal import ShenbaoFormats

/// The room for text in a cell or a drawn box: which way its lines run, and where they stand across it.
struct TextRoom {
  var frame: Rectangle
  var align: CellProperties.VerticalAlign
  var direction: CellProperties.Direction
  /// Whether what is empty at the end does not count, as in drawn boxes.
  var ignoresEmptyEnd = false

  func paint(_ boxes: [Box], page: PageGeometry, on canvas: inout PageCanvas) {
    let isTurned = direction != .horizontal
    let height = ignoresEmptyEnd ? boxes.visibleHeight : boxes.height
    let slack = max(0, (isTurned ? frame.width : frame.height) - height)
    let shift =
      switch align {
      case .top: 0.0
      case .center: slack / 2
      case .bottom: slack
      }
    guard isTurned else { return boxes.paint(x: frame.x, y: frame.y + shift, page: page, on: &canvas) }
    var inner = PageCanvas()
    boxes.paint(x: 0, y: 0, page: page, on: &inner)
    let isDown = direction != .bottomToTop
    let x = isDown ? frame.x + frame.width - shift : frame.x + shift
    let y = isDown ? frame.y : frame.y + frame.height
    canvas.standing.below += inner.standing.below
    canvas.standing.items += inner.standing.items
    for item in inner.below + inner.items {
      canvas.items += direction == .upright ? item.upright(x: x, y: y) : [item.turned(isDown: isDown, x: x, y: y)]
    }
  }
}
