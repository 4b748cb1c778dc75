/// A JPEG file read as far as a PDF needs: size, colours, density, orientation.
///
/// The pixels are not decoded.
struct JPEGFile {
  let image: PageImage

  /// - Throws: `damaged`, `tooLarge` past 200 million pixels, `unsupported` for codings PDF does not know.
  init(_ bytes: [UInt8]) throws(FormatError) {
    let file = try JPEGSegments(bytes)
    guard let frame = file.segments.first(where: { Self.frames.contains($0.marker) }),
      file.segments.contains(where: { $0.marker == 0xDA })
    else { throw FormatError(.damaged, operation: "jpeg.read", detail: "no picture") }
    let content = ByteReader(frame.content)
    guard let precision = content.number(at: 0, size: 1), let height = content.number(at: 1, size: 2),
      let width = content.number(at: 3, size: 2), let channels = content.number(at: 5, size: 1)
    else { throw FormatError(.damaged, operation: "jpeg.read", detail: "no frame") }
    guard frame.marker <= 0xC2, precision == 8, let color = Self.color(channels) else {
      let coding = frame.marker > 0xC8 ? ", arithmetic coding" : frame.marker > 0xC2 ? ", lossless or in layers" : ""
      let detail = "\(precision) bits, \(channels) channels\(coding)"
      throw FormatError(.unsupported, operation: "jpeg.read", detail: detail)
    }
    try PageImage.check(width: width, height: height, operation: "jpeg.read")
    var image = PageImage(
      width: width,
      height: height,
      color: color,
      encoding: .jpeg,
      data: file.picture.count == bytes.count ? bytes : Array(file.picture)
    )
    image.isInverted = color == .cmyk && file.segments.contains { $0.marker == 0xEE && Self.has("Adobe", $0.content) }
    image.profile = Self.profile(in: file.segments, for: color)
    image.dotsPerInch = Self.density(in: file.segments)
    if let exif = file.segments.lazy.compactMap({ $0.marker == 0xE1 ? EXIFData($0.content) : nil }).first {
      image.orientation = exif.orientation
      image.dotsPerInch = image.dotsPerInch ?? exif.density
    }
    self.image = image
  }

  /// Start-of-frame markers: all of C0 to CF but tables, extensions and arithmetic conditioning.
  private static let frames = Set<UInt8>(0xC0...0xCF).subtracting([0xC4, 0xC8, 0xCC])

  private static func color(_ channels: Int) -> PageImage.Color? {
    switch channels {
    case 1: .gray
    case 3: .rgb
    case 4: .cmyk
    default: nil
    }
  }

  private static func has(_ text: String, _ content: ArraySlice<UInt8>) -> Bool { ByteReader(content).has(text, at: 0) }

  /// JFIF's density (ITU-T T.871, 10.1).
  private static func density(
    in segments: [(marker: UInt8, content: ArraySlice<UInt8>)]
  ) -> PageImage.Density? {
    guard let segment = segments.first(where: { $0.marker == 0xE0 && has("JFIF\0", $0.content) }) else { return nil }
    let reader = ByteReader(segment.content)
    guard let unit = reader.number(at: 7, size: 1), unit == 1 || unit == 2,
      let x = reader.number(at: 8, size: 2), let y = reader.number(at: 10, size: 2)
    else { return nil }
    let factor = unit == 1 ? 1 : 2.54
    return PageImage.Density(x: Double(x) * factor, y: Double(y) * factor)
  }

  /// The ICC profile, put together from its numbered pieces (ICC.1:2022, Annex B.4).
  private static func profile(
    in segments: [(marker: UInt8, content: ArraySlice<UInt8>)],
    for color: PageImage.Color
  ) -> [UInt8]? {
    let name = "ICC_PROFILE\0"
    let pieces = segments.filter { $0.marker == 0xE2 && has(name, $0.content) && $0.content.count > 14 }
      .map { piece in (number: piece.content[piece.content.startIndex + 12], bytes: piece.content.dropFirst(14)) }
    guard !pieces.isEmpty, pieces.map(\.number) == (1...UInt8(clamping: pieces.count)).map({ $0 }) else { return nil }
    return PageImage.profile(pieces.flatMap(\.bytes), for: color)
  }
}
