package import ShenbaoFormats

/// A printed page as a scanner sees it: sealed, laid askew, blurred, shadowed, noisy; the same seed gives the same scan.
package struct ScannedPage {
  package private(set) var raster: Raster

  /// A page as it came from the printer.
  package init(_ printed: Raster) { raster = printed }

  /// A round red seal of 42 mm with its middle at a place in pixels.
  package mutating func seal(x: Int, y: Int, dotsPerInch: Double) {
    let (outer, inner) = (21 * dotsPerInch / 25.4, 19.8 * dotsPerInch / 25.4)
    let radius = Int(outer) + 1
    for row in max(0, y - radius)..<min(raster.height, y + radius) {
      for column in max(0, x - radius)..<min(raster.width, x + radius) {
        let distance = (Double((row - y) * (row - y) + (column - x) * (column - x))).squareRoot()
        guard (inner...outer).contains(distance) || distance < inner / 4 else { continue }
        let place = (row * raster.width + column) * raster.channels
        let ink: [UInt8] = raster.channels == 3 ? [205, 40, 45] : [90]
        for channel in 0..<raster.channels {
          raster.pixels[place + channel] = min(raster.pixels[place + channel], ink[channel])
        }
      }
    }
  }

  /// Lays the page on a larger glass, turned clockwise by an angle and shrunk, as printers and hands do.
  package mutating func lay(cosine: Double, sine: Double, shrunk: Double, margin: Int) {
    let middle = (x: Double(raster.width) / 2, y: Double(raster.height) / 2)
    let (width, height) =
      abs(cosine) > abs(sine)
      ? (raster.width + 2 * margin, raster.height + 2 * margin)
      : (raster.height + 2 * margin, raster.width + 2 * margin)
    // From the glass back to the page.
    let map = PlaneMap.translation(-Double(width) / 2, -Double(height) / 2)
      .then(.turn(cosine: cosine / shrunk, sine: -sine / shrunk)).then(.translation(middle.x, middle.y))
    raster = raster.seen(through: map, width: width, height: height)
  }

  /// Blur, a dark edge, the paper's grey and the sensor's noise.
  package mutating func dirty(noise: Int, with random: inout Seeded) {
    let (width, channels) = (raster.width, raster.channels)
    var state = UInt32.random(in: 1..<UInt32.max, using: &random)
    raster.pixels.withUnsafeMutableBufferPointer { pixels in
      for place in pixels.indices {
        state = state &* 1_664_525 &+ 1_013_904_223
        let column = place / channels % width
        let shadow = column < width / 30 ? 60 - column * 1_800 / width : 0
        // Blur along the line: the mean with the neighbour.
        let beside = place + channels < pixels.count ? Int(pixels[place + channels]) : 255
        let value =
          (Int(pixels[place]) * 2 + beside) / 3 * 240 / 255 - shadow + Int(state >> 24) % (2 * noise + 1) - noise
        pixels[place] = UInt8(clamping: value)
      }
    }
  }

  /// Paints a part white, given in parts of the page's width and height.
  package mutating func blot(x: ClosedRange<Double>, y: ClosedRange<Double>) {
    for row in Int(y.lowerBound * Double(raster.height))..<Int(y.upperBound * Double(raster.height)) {
      for column in Int(x.lowerBound * Double(raster.width))..<Int(x.upperBound * Double(raster.width)) {
        for channel in 0..<raster.channels {
          raster.pixels[(row * raster.width + column) * raster.channels + channel] = 250
        }
      }
    }
  }
}
