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
  /// The thing turned about a point; a filled rectangle becomes a line as thick as it is high.
  fileprivate func turned(_ turn: PictureTurn, about middle: (x: Double, y: Double)) -> DisplayItem {
    switch self {
    case .glyphs(var run):
      (run.x, run.y) = turn.move(run.x, run.y, about: middle)
      let towards = turn.move(run.direction.x, run.direction.y)
      run.direction = GlyphRun.Direction(x: towards.x, y: towards.y)
      return .glyphs(run)
    case .line(var line):
      (line.fromX, line.fromY) = turn.move(line.fromX, line.fromY, about: middle)
      (line.toX, line.toY) = turn.move(line.toX, line.toY, about: middle)
      return .line(line)
    case .fill(let frame, let colour):
      let (right, y) = (frame.x + frame.width, frame.y + frame.height / 2)
      let bar = StrokedLine(fromX: frame.x, fromY: y, toX: right, toY: y, width: frame.height, colour: colour)
      return DisplayItem.line(bar).turned(turn, about: middle)
    case .image(var image):
      let (width, height) = (image.frame.width, image.frame.height)
      let (x, y) = turn.move(image.frame.x + width / 2, image.frame.y + height / 2, about: middle)
      (image.frame.x, image.frame.y) = (x - width / 2, y - height / 2)
      image.turn.degrees = PictureTurn.normal(image.turn.degrees + turn.degrees)
      return .image(image)
    }
  }
}
