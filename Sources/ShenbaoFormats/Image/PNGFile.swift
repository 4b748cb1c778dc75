/// A PNG file taken apart into its chunks (ISO/IEC 15948), each held against its checksum; nothing is decoded yet.
struct PNGFile {
  static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

  let bytes: [UInt8]
  let width: Int
  let height: Int
  let bitDepth: Int
  /// 0 gray, 2 RGB, 3 palette, 4 gray with alpha, 6 RGB with alpha.
  let colorType: Int
  let isInterlaced: Bool
  private(set) var palette: [UInt8] = []
  private(set) var hasTransparency = false
  private(set) var dotsPerInch: PageImage.Density?
  private(set) var orientation = ImageOrientation.upright
  /// The ICC profile, deflated.
  private var deflatedProfile: ArraySlice<UInt8> = []
  /// The deflated rows, in pieces.
  private(set) var rows: [ArraySlice<UInt8>] = []

  /// The size and density; no pixels.
  var frame: PageImage {
    let color: PageImage.Color = colorType % 4 == 0 ? .gray : .rgb
    var frame = PageImage(width: width, height: height, color: color, encoding: .png, data: [])
    (frame.dotsPerInch, frame.orientation) = (dotsPerInch, orientation)
    return frame
  }

  /// Whether the rows can stand in a PDF as they are.
  var passesThrough: Bool { !isInterlaced && !hasTransparency && [0, 2, 3].contains(colorType) }

  /// - Throws: `damaged` for a wrong checksum, a missing chunk or an early end; `tooLarge` past 200 million pixels.
  init(_ bytes: [UInt8]) throws(FormatError) {
    let reader = ByteReader(bytes[...])
    guard bytes.starts(with: Self.signature), reader.has("IHDR", at: 12), let header = reader.slice(at: 16, count: 13),
      let width = reader.number(at: 16, size: 4), let height = reader.number(at: 20, size: 4)
    else { throw Self.damage("no header") }
    try PageImage.check(width: width, height: height, operation: "png.read")
    let fields = Array(header.suffix(5)).map { Int($0) }
    (self.bytes, self.width, self.height) = (bytes, width, height)
    (bitDepth, colorType, isInterlaced) = (fields[0], fields[1], fields[4] == 1)
    guard Self.depths[colorType]?.contains(bitDepth) == true, fields[2] == 0, fields[3] == 0, fields[4] <= 1 else {
      throw Self.damage("a header that PNG does not know")
    }
    try readChunks(reader)
  }

  /// Bit depths that go with each colour type.
  private static let depths = [0: [1, 2, 4, 8, 16], 2: [8, 16], 3: [1, 2, 4, 8], 4: [8, 16], 6: [8, 16]]

  private mutating func readChunks(_ reader: ByteReader) throws(FormatError) {
    var position = 8
    while true {
      guard let length = reader.number(at: position, size: 4), let name = reader.slice(at: position + 4, count: 4),
        let content = reader.slice(at: position + 8, count: length),
        let checksum = reader.number(at: position + 8 + length, size: 4)
      else { throw Self.damage("the file ends early") }
      let kind = String(decoding: name, as: UTF8.self)
      guard Int(CRC32.checksum(name.startIndex..<content.endIndex, of: bytes)) == checksum else {
        throw Self.damage("wrong checksum of \(kind)")
      }
      if kind == "IEND" { break }
      take(kind, content)
      position += 12 + length
    }
    guard !rows.isEmpty else { throw Self.damage("no picture") }
    guard colorType != 3 || (3...768).contains(palette.count) && palette.count % 3 == 0 else {
      throw Self.damage("no palette")
    }
  }

  private mutating func take(_ kind: String, _ content: ArraySlice<UInt8>) {
    let reader = ByteReader(content)
    switch kind {
    case "IDAT": rows.append(content)
    case "PLTE": palette = Array(content)
    case "tRNS": hasTransparency = true
    case "eXIf": orientation = EXIFData(tiff: content).orientation
    case "iCCP":
      // A name, a zero, and the one way of packing that there is.
      guard let end = content.firstIndex(of: 0), content.count <= Self.largestProfile else { return }
      deflatedProfile = content.dropFirst(end - content.startIndex + 2)
    case "pHYs":
      guard let x = reader.number(at: 0, size: 4), let y = reader.number(at: 4, size: 4),
        reader.number(at: 8, size: 1) == 1
      else { return }
      dotsPerInch = PageImage.Density(x: Double(x) * 0.0254, y: Double(y) * 0.0254)
    default: break
    }
  }

  /// Profiles of two or three channels are far smaller; what is packed may be a thousand times as large.
  private static let largestProfile = 256 << 10

  /// The ICC profile, when it is one of that colour.
  func profile(for color: PageImage.Color) -> [UInt8]? {
    guard !deflatedProfile.isEmpty, let file = try? PDFFile() else { return nil }
    let profile = file.stream(Array(deflatedProfile), filter: "/FlateDecode").streamData(decoded: true)
    return profile.flatMap { PageImage.profile($0, for: color) }
  }

  static func damage(_ detail: String) -> FormatError {
    FormatError(.damaged, operation: "png.read", detail: detail)
  }
}

/// The checksum of PNG's chunks (ISO/IEC 15948, Annex D).
private enum CRC32 {
  private static let table: [UInt32] = (0..<256).map { index in
    (0..<8).reduce(UInt32(index)) { value, _ in value & 1 == 1 ? 0xEDB8_8320 ^ (value >> 1) : value >> 1 }
  }

  static func checksum(_ range: Range<Int>, of bytes: [UInt8]) -> UInt32 {
    table.withUnsafeBufferPointer { table in
      bytes.withUnsafeBufferPointer { bytes in
        var value: UInt32 = 0xFFFF_FFFF
        for index in range { value = table[Int((value ^ UInt32(bytes[index])) & 0xFF)] ^ (value >> 8) }
        return value ^ 0xFFFF_FFFF
      }
    }
  }
}
