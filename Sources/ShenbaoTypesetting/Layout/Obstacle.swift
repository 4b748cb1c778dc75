internal import ShenbaoFormats

/// Something on a page that text runs around; measures in points.
struct Obstacle: Equatable {
  /// With the distances that text keeps.
  var frame: Rectangle
  /// Whether text stands only above and below it.
  var isFullWidth: Bool

  var bottom: Double { frame.y + frame.height }

  func moved(x: Double, y: Double) -> Obstacle {
    var moved = self
    moved.frame.x += x
    moved.frame.y += y
    return moved
  }

  func overlaps(from top: Double, to bottom: Double) -> Bool {
    frame.y < bottom - 0.05 && self.bottom > top + 0.05
  }
}

extension [Obstacle] {
  /// Text is not set into less room than an inch.
  private static let leastRoom = 72.0

  /// The widest room for a line at `y` or below, between `left` and `right`.
  func room(y: Double, height: Double, left: Double, right: Double) -> (y: Double, left: Double, right: Double) {
    var y = y
    // Every turn goes below one obstacle at least.
    for _ in 0...count {
      let near = filter { $0.overlaps(from: y, to: y + height) }
      guard !near.isEmpty else { break }
      if !near.contains(where: \.isFullWidth) {
        let widest = Self.gaps(between: near, left: left, right: right).max { $0.1 - $0.0 < $1.1 - $1.0 }
        if let widest, widest.1 - widest.0 >= Swift.min(Self.leastRoom, right - left) { return (y, widest.0, widest.1) }
      }
      y = near.map(\.bottom).min() ?? y
    }
    return (y, left, right)
  }

  /// What the obstacles leave free, from left to right.
  private static func gaps(between obstacles: [Obstacle], left: Double, right: Double) -> [(Double, Double)] {
    var gaps: [(Double, Double)] = []
    var free = left
    for obstacle in obstacles.sorted(by: { $0.frame.x < $1.frame.x }) {
      if obstacle.frame.x > free { gaps.append((free, Swift.min(right, obstacle.frame.x))) }
      free = Swift.max(free, obstacle.frame.x + obstacle.frame.width)
    }
    if free < right { gaps.append((free, right)) }
    return gaps
  }
}
