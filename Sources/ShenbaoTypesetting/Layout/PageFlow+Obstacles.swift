internal import ShenbaoFormats

extension PageFlow {
  /// A paragraph with its lines beside what stands on the page already, and beside what floats from itself.
  func beside(_ whole: ParagraphBox) throws(FormatError) -> ParagraphBox {
    var box = whole
    for floating in box.floating where floating.anchor.wrap != .none {
      let frame = page.frame(
        floating.size,
        floating.anchor,
        paragraphX: page.left,
        paragraphY: y
      )
      let distances = floating.anchor.distances
      let obstacle = page.turned(floating.covered(frame).widened(distances))
      add(Obstacle(frame: obstacle, isFullWidth: floating.anchor.wrap == .topAndBottom))
    }
    let isHindered = obstacles.contains { $0.overlaps(from: y + box.before, to: y + box.before + box.innerHeight) }
    guard isHindered || box.isBesideObstacles, box.source != nil else { return box }
    let top = y + box.before + box.topBorder
    box.lines = try composer.lines(of: box, around: obstacles.map { $0.moved(x: -page.left, y: -top) })
    box.isBesideObstacles = isHindered
    return box
  }

  func add(_ obstacle: Obstacle) {
    if obstacles.count < 200, !obstacles.contains(obstacle) { obstacles.append(obstacle) }
  }

  /// Puts a frame where it is told, and lets the text run around it; above what stands already it is reported.
  func placeFrame(_ box: ParagraphBox, _ position: FramePosition) {
    let left = position.left(box.frame.right, containerX: page.left, page: page)
    let top = position.top(box.innerHeight, flowY: y, page: page) + box.offsetInFrame
    let frame = Rectangle(x: left, y: top, width: box.frame.right, height: box.innerHeight)
    if position.wrap != .none, top < y - 0.05, top + box.innerHeight > page.top, !isAtTop {
      report("w:framePr", near: box.source?.text ?? "")
    }
    paint(.paragraph(box))
    guard position.wrap != .none else { return }
    let distances = position.distances
    let free = (distances.top, distances.left, distances.bottom, distances.right)
    add(Obstacle(frame: frame.widened(free), isFullWidth: position.wrap == .topAndBottom))
  }

  /// Puts a floating table where it is told, when it fits there below what stands already; else it stays in the flow.
  func placeFloating(_ box: TableBox) -> Bool {
    guard let position = box.floating, let first = box.edges.first, let last = box.edges.last else { return false }
    var top = max(position.top(box.height, flowY: y, page: page), 0)
    if position.vertical == .text {
      let others = obstacles.filter { $0.overlaps(from: top, to: top + box.height) }
      top = others.map(\.bottom).reduce(top, max)
    }
    let isBelow = isAtTop || top >= y - 0.05 || top + box.height <= page.top + 0.05
    let foot = position.vertical == .text ? max(page.bottom, y) : page.height
    guard isBelow, top + box.height <= foot + 0.05 else {
      if !isBelow { report("w:tblpPr", near: "") }
      return false
    }
    paint(.table(box), at: top)
    let frame = Rectangle(x: page.left + first, y: top, width: last - first, height: box.height)
    let distances = position.distances
    let free = (distances.top, distances.left, distances.bottom, distances.right)
    add(Obstacle(frame: frame.widened(free), isFullWidth: false))
    return true
  }

  /// A table in the flow begins below what stands in its way.
  func passObstacles(_ height: Double) {
    let others = obstacles.filter { $0.overlaps(from: y, to: y + height) }
    let below = others.map(\.bottom).max() ?? y
    if below > y, below < page.bottom { advance(to: below) }
  }

  private func report(_ construct: String, near place: String) {
    composer.document.issues.part = composer.part
    composer.document.issues.add("unsupported", place: place, detail: construct)
  }
}

extension Rectangle {
  fileprivate func widened(_ distances: (top: Double, left: Double, bottom: Double, right: Double)) -> Rectangle {
    Rectangle(
      x: x - distances.left,
      y: y - distances.top,
      width: width + distances.left + distances.right,
      height: height + distances.top + distances.bottom
    )
  }
}
