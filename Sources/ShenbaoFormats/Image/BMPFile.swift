/// A Windows bitmap: header, palette and rows, the lowest first unless its height is negative.
///
/// Pixels are numbers of colours, plain or as runs, or have bits for red, green and blue; an opacity is left alone.
struct BMPFile {
  /// How a pixel is written.
  private enum Coding {
    /// Numbers in the palette, packed.
    case numbers
    /// Runs of them.
    case runs
    /// The bits of red, green and blue.
    case channels([UInt32])
  }

  let frame: PageImage
  private let bytes: [UInt8]
  private let start: Int
  private let bits: Int
  private let coding: Coding
  private let isUpsideDown: Bool
  private let palette: [UInt8]

  /// - Throws: `damaged` for a file cut short, `unsupported` for other headers and codings, `tooLarge` past 200 million
  ///   pixels.
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
    guard let coding = Self.coding(compression, bits, reader) else {
      throw FormatError(.unsupported, operation: "bmp.read", detail: "\(bits) bits, compression \(compression)")
    }
    let colors = bits > 8 ? 0 : used == 0 ? 1 << bits : min(used, 1 << bits)
    var size = Self.rowSize(width, bits) * height
    if case .runs = coding { size = 0 }
    guard let table = reader.slice(at: 14 + header, count: colors * 4), reader.slice(at: start, count: size) != nil
    else { throw FormatError(.damaged, operation: "bmp.read", detail: "the file ends early") }
    // Blue, green, red and a byte of nothing.
    let entries = Array(table)
    let order: [Int] = [2, 1, 0]
    palette = (0..<colors).flatMap { (entry: Int) -> [UInt8] in order.map { entries[entry * 4 + $0] } }
    var frame = PageImage(width: width, height: height, color: .rgb, encoding: .differences, data: [])
    if let x = reader.number(at: 38, size: 4), let y = reader.number(at: 42, size: 4) {
      frame.dotsPerInch = PageImage.Density(x: Double(x) * 0.0254, y: Double(y) * 0.0254)
    }
    (self.bytes, self.start, self.bits, self.coding, self.frame) = (bytes, start, bits, coding, frame)
    isUpsideDown = tall < 1 << 31
  }

  /// Nil for JPEG and PNG within, which printers are sent.
  private static func coding(_ compression: Int, _ bits: Int, _ reader: ByteReader) -> Coding? {
    switch (compression, bits) {
    case (0, 1), (0, 4), (0, 8): return .numbers
    case (1, 8), (2, 4): return .runs
    case (0, 16): return .channels([0x7C00, 0x3E0, 0x1F])
    case (0, 24), (0, 32): return .channels([0xFF_0000, 0xFF00, 0xFF])
    case (3, 16), (3, 32), (6, 16), (6, 32):
      // Behind the shortest header, or within a longer one.
      let masks = [54, 58, 62].compactMap { reader.number(at: $0, size: 4) }.map { UInt32(truncatingIfNeeded: $0) }
      return masks.count == 3 ? .channels(masks) : nil
    default: return nil
    }
  }

  /// Rows begin at multiples of four bytes.
  private static func rowSize(_ width: Int, _ bits: Int) -> Int { (width * bits + 31) / 32 * 4 }

  /// The picture, packed without loss.
  func image() throws(FormatError) -> PageImage {
    let rows =
      switch coding {
      case .numbers: rows(.palette(palette), bits, line: (frame.width * bits + 7) / 8) { bytes[$0..<$1] }
      case .runs:
        PixelRows(width: frame.width, height: frame.height, color: .palette(palette), bitsPerChannel: 8, data: runs)
      case .channels(let masks): rows(.rgb, 8, line: frame.width * (bits / 8)) { colors(from: $0, to: $1, masks) }
      }
    var image = try rows.packed()
    image.dotsPerInch = frame.dotsPerInch
    return image
  }

  /// All rows from the top, each of `line` bytes in the file.
  private func rows<Row: Sequence<UInt8>>(
    _ color: PageImage.Color,
    _ bits: Int,
    line: Int,
    _ row: (_ start: Int, _ end: Int) -> Row
  ) -> PixelRows {
    let size = Self.rowSize(frame.width, self.bits)
    var data: [UInt8] = []
    for index in 0..<frame.height {
      let offset = start + (isUpsideDown ? frame.height - 1 - index : index) * size
      data += row(offset, offset + line)
    }
    return PixelRows(width: frame.width, height: frame.height, color: color, bitsPerChannel: bits, data: data)
  }

  /// Red, green and blue of a row's pixels.
  private func colors(from start: Int, to end: Int, _ masks: [UInt32]) -> [UInt8] {
    let shifts = masks.map { UInt32($0.trailingZeroBitCount) }
    let largest = zip(masks, shifts).map { $1 < 32 ? $0 >> $1 : 0 }
    var row: [UInt8] = []
    row.reserveCapacity(frame.width * 3)
    for place in stride(from: start, to: end, by: bits / 8) {
      var value: UInt32 = 0
      for byte in 0..<bits / 8 { value |= UInt32(bytes[place + byte]) << UInt32(8 * byte) }
      for channel in 0..<3 {
        let part = UInt64((value & masks[channel]) >> shifts[channel])
        row.append(largest[channel] == 0 ? 0 : UInt8(part * 255 / UInt64(largest[channel])))
      }
    }
    return row
  }

  /// Numbers in the palette, a byte each; what the runs leave out is the first colour.
  private var runs: [UInt8] {
    var numbers = [UInt8](repeating: 0, count: frame.width * frame.height)
    var (x, y, place) = (0, 0, start)
    func draw(_ number: UInt8) {
      if x < frame.width { numbers[(isUpsideDown ? frame.height - 1 - y : y) * frame.width + x] = number }
      x += 1
    }
    func draw(_ count: Int, from number: (Int) -> UInt8) {
      // Two pixels share a byte of four bits each.
      for pixel in 0..<count { draw(bits == 8 ? number(pixel) : number(pixel / 2) >> (pixel % 2 == 0 ? 4 : 0) & 15) }
    }
    while y < frame.height, place + 1 < bytes.count {
      let (count, code) = (Int(bytes[place]), Int(bytes[place + 1]))
      place += 2
      switch (count, code) {
      case (0, 0): (x, y) = (0, y + 1)
      case (0, 1): return numbers
      case (0, 2):
        guard place + 1 < bytes.count else { return numbers }
        (x, y, place) = (x + Int(bytes[place]), y + Int(bytes[place + 1]), place + 2)
      case (0, _):
        let size = bits == 8 ? code : (code + 1) / 2
        guard place + size <= bytes.count else { return numbers }
        draw(code) { bytes[place + $0] }
        place += (size + 1) / 2 * 2
      default: draw(count) { _ in UInt8(code) }
      }
    }
    return numbers
  }
}
