extension Raster {
  /// The picture seen through a map: each pixel of the new one, by its centre, is looked up at a place in this one.
  ///
  /// What lies outside is white; places between pixels are the mean of the four around them. Where the map makes it
  /// less than half as large, it is halved first, so that no stroke is lost.
  package func seen(through map: PlaneMap, width columns: Int, height rows: Int) -> Raster {
    guard map.scale < 2, map.scale > 0 || width < 4 || height < 4 else {
      return halved.seen(through: map.then(.scale(0.5)), width: columns, height: rows)
    }
    let channels = channels
    let pixels = [UInt8](unsafeUninitializedCapacity: columns * rows * channels) { target, count in
      self.pixels.withUnsafeBufferPointer { source in
        for row in 0..<rows {
          let start = map.apply(0.5, Double(row) + 0.5)
          // In 1/65,536 of a pixel: whole numbers are the same on every machine, and fast.
          let (stepX, stepY) = (Int((map.a * 65_536).rounded()), Int((map.b * 65_536).rounded()))
          var (x, y) = (Self.fixed(start.x - 0.5), Self.fixed(start.y - 0.5))
          for column in 0..<columns {
            let place = (row * columns + column) * channels
            mean(of: source, atX: x, y: y, into: target, at: place)
            x &+= stepX
            y &+= stepY
          }
        }
      }
      count = columns * rows * channels
    }
    return Raster(width: columns, height: rows, channels: channels, pixels: pixels)
  }

  private static func fixed(_ value: Double) -> Int { Int((min(max(value, -1e9), 1e9) * 65_536).rounded()) }

  /// The mean of the four pixels around a place.
  @inline(__always)
  private func mean(
    of source: UnsafeBufferPointer<UInt8>,
    atX x: Int,
    y: Int,
    into target: UnsafeMutableBufferPointer<UInt8>,
    at place: Int
  ) {
    let (left, top) = (x >> 16, y >> 16)
    guard left >= 0, top >= 0, left < width - 1, top < height - 1 else {
      for channel in 0..<channels { target[place + channel] = 255 }
      return
    }
    let (right, below) = ((x >> 8) & 255, (y >> 8) & 255)
    let first = (top * width + left) * channels
    let line = width * channels
    for channel in 0..<channels {
      let corner = first + channel
      let upper = Int(source[corner]) * (256 - right) + Int(source[corner + channels]) * right
      let lower = Int(source[corner + line]) * (256 - right) + Int(source[corner + line + channels]) * right
      target[place + channel] = UInt8((upper * (256 - below) + lower * below + 32_768) >> 16)
    }
  }
}

extension Raster {
  /// A small grey part of it, seen through a map that leads from the part's pixels to this picture's.
  ///
  /// Only what the part needs of the picture is looked at.
  package func grayPart(seenThrough map: PlaneMap, width columns: Int, height rows: Int) -> Raster {
    let corners = [(0, 0), (columns, 0), (0, rows), (columns, rows)].map { map.apply(Double($0.0), Double($0.1)) }
    func bound(_ value: Double?) -> Int { Int(min(max(value ?? 0, -1e6), 1e6)) }
    let left = max(bound(corners.map(\.x).min()) - 4, 0)
    let top = max(bound(corners.map(\.y).min()) - 4, 0)
    let right = bound(corners.map(\.x).max()) + 4
    let bottom = bound(corners.map(\.y).max()) + 4
    let part = gray(x: left, y: top, width: max(right - left, 0), height: max(bottom - top, 0))
    return part.seen(through: map.then(.translation(-Double(left), -Double(top))), width: columns, height: rows)
  }
}
