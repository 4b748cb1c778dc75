/// A Windows bitmap: header, palette and rows, the lowest first unless its height is negative.
///
/// Uncompressed ones of 1, 4, 8, 24 and 32 bits are read; the others are rare.
struct BMPFile {
  let frame: PageImage
  private let bytes: [UInt8]
  private let start: Int
  private let bits: Int
  private let isUpsideDown: Bool
  private let palette: [UInt8]

  /// - Throws: `damaged` for a file cut short, `unsupported` for compressed rows, `tooLarge` past 200 million pixels.
  init(_ bytes: [UInt8]) throws(FormatError) {
    let reader = ByteReader(bytes[...], isLittleEndian: true)
    guard reader.has("BM", at: 0), let start = reader.number(at: 10, size: 4),
      let header = reader.number(at: 14, size: 4), let width = reader.number(at: 18, size: 4),
      let tall = reader.number(at: 22, size: 4), let bits = reader.number(at: 28, size: 2),
      let compression = reader.number(at: 30, size: 4), let used = reader.number(at: 46, size: 4)
    else { throw FormatError(.damaged, operation: "bmp.read", detail: "no header") }
    guard header >= 40 else {
      throw FormatError(.unsupported, operation: "bmp.read", detail: "a header of \(header) bytes, as of OS/2")
    }
    let height = tall >= 1 << 31 ? (1 << 32) - tall : tall
    try PageImage.check(width: width, height: height, operation: "bmp.read")
    guard compression == 0, [1, 4, 8, 24, 32].contains(bits) else {
      throw FormatError(.unsupported, operation: "bmp.read", detail: "\(bits) bits, compression \(compression)")
    }
    let colors = bits > 8 ? 0 : used == 0 ? 1 << bits : min(used, 1 << bits)
    guard let table = reader.slice(at: 14 + header, count: colors * 4),
      reader.slice(at: start, count: Self.rowSize(width, bits) * height) != nil
    else { throw FormatError(.damaged, operation: "bmp.read", detail: "the file ends early") }
    // Blue, green, red and a byte of nothing.
    let entries = Array(table)
    let order: [Int] = [2, 1, 0]
    palette = (0..<colors).flatMap { (entry: Int) -> [UInt8] in order.map { entries[entry * 4 + $0] } }
    var frame = PageImage(width: width, height: height, color: .rgb, encoding: .differences, data: [])
    if let x = reader.number(at: 38, size: 4), let y = reader.number(at: 42, size: 4) {
      frame.dotsPerInch = PageImage.Density(x: Double(x) * 0.0254, y: Double(y) * 0.0254)
    }
    (self.bytes, self.start, self.bits, self.frame) = (bytes, start, bits, frame)
    isUpsideDown = tall < 1 << 31
  }

  /// Rows begin at multiples of four bytes.
  private static func rowSize(_ width: Int, _ bits: Int) -> Int { (width * bits + 31) / 32 * 4 }

  /// The picture, packed without loss.
  func image() throws(FormatError) -> PageImage {
    let line = Self.rowSize(frame.width, bits)
    let used = bits <= 8 ? (frame.width * bits + 7) / 8 : frame.width * 3
    var data: [UInt8] = []
    data.reserveCapacity(used * frame.height)
    for row in 0..<frame.height {
      let offset = start + (isUpsideDown ? frame.height - 1 - row : row) * line
      guard bits > 8 else {
        data += bytes[offset..<offset + used]
        continue
      }
      for pixel in 0..<frame.width {
        let place = offset + pixel * (bits / 8)
        data.append(bytes[place + 2])
        data.append(bytes[place + 1])
        data.append(bytes[place])
      }
    }
    let rows = PixelRows(
      width: frame.width,
      height: frame.height,
      color: bits > 8 ? .rgb : .palette(palette),
      bitsPerChannel: min(bits, 8),
      data: data
    )
    var image = try rows.packed()
    image.dotsPerInch = frame.dotsPerInch
    return image
  }
}
