extension Raster {
  /// Decodes a PNG as RGB, what is transparent on white.
  ///
  /// - Throws: `damaged`, `tooLarge` past ``maximumPixels``.
  package init(decodingPNG bytes: [UInt8]) throws(FormatError) {
    let file = try PNGFile(bytes)
    try Self.check(width: file.width, height: file.height, operation: "png.decode")
    guard file.width <= 32_767, file.height <= 32_767 else {
      throw FormatError(.tooLarge, operation: "png.decode", detail: "\(file.width) x \(file.height) pixels")
    }
    guard let pixels = CairoPicture(decoding: bytes).onWhite else { throw PNGFile.damage("the rows do not decode") }
    guard pixels.count == file.width * file.height * 3 else { throw PNGFile.damage("another size than it says") }
    self.init(width: file.width, height: file.height, channels: 3, pixels: pixels)
    dotsPerInch = file.dotsPerInch.map { min($0.x, $0.y) }
  }

  /// Reads a PPM or PGM of eight bits (the format of netpbm that `pdftoppm` writes).
  ///
  /// - Throws: `damaged`, `tooLarge`.
  package init(decodingPPM bytes: [UInt8]) throws(FormatError) {
    var place = 2
    func number() -> Int? {
      while place < bytes.count, bytes[place] == 0x20 || bytes[place] == 0x0A { place += 1 }
      let start = place
      while place < bytes.count, (0x30...0x39).contains(bytes[place]), place - start < 6 { place += 1 }
      return Int(String(decoding: bytes[start..<place], as: UTF8.self))
    }
    let channels = bytes.starts(with: Array("P6".utf8)) ? 3 : bytes.starts(with: Array("P5".utf8)) ? 1 : 0
    guard channels > 0, let width = number(), let height = number(), number() == 255 else {
      throw FormatError(.damaged, operation: "ppm.decode", detail: "no header")
    }
    try Self.check(width: width, height: height, operation: "ppm.decode")
    let size = width * height * channels
    guard bytes.count - place - 1 >= size else {
      throw FormatError(.damaged, operation: "ppm.decode", detail: "the file ends early")
    }
    self.init(width: width, height: height, channels: channels, pixels: Array(bytes[(place + 1)..<(place + 1 + size)]))
  }
}
