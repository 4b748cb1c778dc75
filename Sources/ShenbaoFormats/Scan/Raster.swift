/// A picture as pixels in memory: grey or RGB, eight bits a channel, rows from the top.
package struct Raster: Equatable, Sendable {
  /// The most pixels a scan may have: A3 at 600 dots per inch has 70 million.
  package static let maximumPixels = 80_000_000

  package let width: Int
  package let height: Int
  /// 1 grey, 3 red, green and blue.
  package let channels: Int
  package var pixels: [UInt8]
  /// As the file says; nil when it does not.
  package var dotsPerInch: Double?

  /// A picture of one colour.
  package init(width: Int, height: Int, channels: Int, filledWith value: UInt8 = 255) {
    self.init(
      width: width,
      height: height,
      channels: channels,
      pixels: Array(repeating: value, count: max(width, 0) * max(height, 0) * channels)
    )
  }

  /// `pixels` are `width` times `height` times `channels` bytes.
  package init(width: Int, height: Int, channels: Int, pixels: [UInt8]) {
    precondition(width >= 0 && height >= 0 && pixels.count == width * height * channels)
    (self.width, self.height, self.channels, self.pixels) = (width, height, channels, pixels)
  }

  /// Throws `damaged` for no pixels and `tooLarge` past 80 million.
  static func check(width: Int, height: Int, operation: String) throws(FormatError) {
    guard width > 0, height > 0 else { throw FormatError(.damaged, operation: operation, detail: "no pixels") }
    let (count, overflow) = width.multipliedReportingOverflow(by: height)
    guard !overflow, count <= maximumPixels, width <= 65_535, height <= 65_535 else {
      throw FormatError(.tooLarge, operation: operation, detail: "\(width) x \(height) pixels")
    }
  }
}

extension Raster {
  /// A part of it in grey; what lies outside is left out.
  package func gray(x: Int, y: Int, width: Int, height: Int) -> Raster {
    let (left, top) = (min(max(x, 0), self.width), min(max(y, 0), self.height))
    let (right, bottom) = (min(max(x + width, left), self.width), min(max(y + height, top), self.height))
    let (columns, rows) = (right - left, bottom - top)
    let pixels = [UInt8](unsafeUninitializedCapacity: columns * rows) { target, count in
      self.pixels.withUnsafeBufferPointer { source in
        for row in 0..<rows {
          var place = ((top + row) * self.width + left) * channels
          for column in 0..<columns {
            target[row * columns + column] = channels == 1 ? source[place] : Self.brightness(source, place)
            place += channels
          }
        }
      }
      count = columns * rows
    }
    return Raster(width: columns, height: rows, channels: 1, pixels: pixels)
  }

  /// All of it in grey.
  package var gray: Raster { channels == 1 ? self : gray(x: 0, y: 0, width: width, height: height) }

  /// Half as wide and high, each pixel the mean of four.
  package var halved: Raster {
    let (columns, rows) = (width / 2, height / 2)
    let pixels = [UInt8](unsafeUninitializedCapacity: columns * rows * channels) { target, count in
      self.pixels.withUnsafeBufferPointer { source in
        let line = width * channels
        for row in 0..<rows {
          for column in 0..<columns {
            for channel in 0..<channels {
              let place = 2 * row * line + 2 * column * channels + channel
              let sum =
                Int(source[place]) + Int(source[place + channels]) + Int(source[place + line])
                + Int(source[place + line + channels])
              target[(row * columns + column) * channels + channel] = UInt8((sum + 2) / 4)
            }
          }
        }
      }
      count = columns * rows * channels
    }
    var half = Raster(width: columns, height: rows, channels: channels, pixels: pixels)
    half.dotsPerInch = dotsPerInch.map { $0 / 2 }
    return half
  }

  /// Red, green and blue as one brightness (ITU-R BT.601).
  private static func brightness(_ source: UnsafeBufferPointer<UInt8>, _ place: Int) -> UInt8 {
    let (red, green, blue) = (UInt32(source[place]), UInt32(source[place + 1]), UInt32(source[place + 2]))
    return UInt8(truncatingIfNeeded: (red &* 77 &+ green &* 150 &+ blue &* 29) >> 8)
  }
}
