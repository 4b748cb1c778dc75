internal import ShenbaoFormats

extension PageCanvas {
  /// Turns what is on it about a point; regions become the boxes around them.
  mutating func turn(_ turn: PictureTurn, about middle: (x: Double, y: Double)) {
    below = below.map { $0.turned(turn, about: middle) }
    items = items.map { $0.turned(turn, about: middle) }
    for index in regions.indices { regions[index].frame = turn.around(regions[index].frame, about: middle) }
  }
}

extension PictureTurn {
  /// Where a point goes when it is turned about another.
  fileprivate func move(_ x: Double, _ y: Double, about middle: (x: Double, y: Double)) -> (Double, Double) {
    let moved = move(x - middle.x, y - middle.y)
    return (middle.x + moved.x, middle.y + moved.y)
  }

  /// The box around a frame that is turned about a point.
  func around(_ frame: Rectangle, about middle: (x: Double, y: Double)) -> Rectangle {
    let reach = reach(width: frame.width, height: frame.height)
    let (x, y) = move(frame.x + frame.width / 2, frame.y + frame.height / 2, about: middle)
    return Rectangle(x: x - reach.width / 2, y: y - reach.height / 2, width: reach.width, height: reach.height)
  }
}

extension DisplayItem {
  fileprivate func turned(_ turn: PictureTurn, about middle: (x: Double, y: Double)) -> DisplayItem {
    turned(by: turn) { turn.move($0, $1, about: middle) }
  }
}
