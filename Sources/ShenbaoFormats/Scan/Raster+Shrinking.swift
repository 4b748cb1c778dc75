extension Raster {
  /// The picture with fewer pixels, each the mean of all that it stands for.
  ///
  /// Computed in whole numbers, to be the same on every machine.
  func shrunk(toWidth columns: Int, height rows: Int) -> Raster {
    let across = Self.shares(of: width, among: columns)
    let down = Self.shares(of: height, among: rows)
    var lines = [UInt8](repeating: 0, count: columns * height * channels)
    lines.withUnsafeMutableBufferPointer { target in
      self.pixels.withUnsafeBufferPointer { source in
        for row in 0..<height {
          let (from, to) = (row * width * channels, row * columns * channels)
          for (column, share) in across.enumerated() {
            for channel in 0..<channels {
              target[to + column * channels + channel] = Self.mean(
                of: source,
                from: from + share.first * channels + channel,
                by: channels,
                share
              )
            }
          }
        }
      }
    }
    let line = columns * channels
    let pixels = [UInt8](unsafeUninitializedCapacity: line * rows) { target, count in
      lines.withUnsafeBufferPointer { source in
        for (row, share) in down.enumerated() {
          for place in 0..<line {
            target[row * line + place] = Self.mean(of: source, from: share.first * line + place, by: line, share)
          }
        }
      }
      count = line * rows
    }
    return Raster(width: columns, height: rows, channels: channels, pixels: pixels)
  }

  /// What one pixel takes of those in its way: how much of each, the first and the last only in part.
  private struct Share {
    var first: Int
    /// Of 65,536.
    var weights: [Int]
  }

  private static func shares(of all: Int, among few: Int) -> [Share] {
    (0..<few).map { index in
      // In parts of which each old pixel has `few` and each new one `all`.
      let (start, end) = (index * all, (index + 1) * all)
      let (first, last) = (start / few, (end - 1) / few)
      var weights = (first...last).map { pixel in
        (min(end, (pixel + 1) * few) - max(start, pixel * few)) * 65_536 / all
      }
      weights[weights.count / 2] += 65_536 - weights.reduce(0, +)
      return Share(first: first, weights: weights)
    }
  }

  @inline(__always)
  private static func mean(
    of source: UnsafeBufferPointer<UInt8>,
    from start: Int,
    by step: Int,
    _ share: Share
  ) -> UInt8 {
    var (sum, place) = (32_768, start)
    for weight in share.weights {
      sum &+= Int(source[place]) &* weight
      place &+= step
    }
    return UInt8(truncatingIfNeeded: min(sum >> 16, 255))
  }
}
