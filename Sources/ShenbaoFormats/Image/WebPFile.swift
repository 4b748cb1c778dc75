internal import CWebP

/// A WebP picture (RFC 9649): its extents from the header, its pixels only when they are asked for.
struct WebPFile {
  private(set) var frame: PageImage
  private let bytes: [UInt8]
  private let hasAlpha: Bool

  /// - Throws: `damaged` for a file cut short, `unsupported` for a moving picture, `tooLarge` past 200 million pixels.
  init(_ bytes: [UInt8]) throws(FormatError) {
    let reader = ByteReader(bytes[...], isLittleEndian: true)
    var features = WebPBitstreamFeatures()
    guard let size = reader.number(at: 4, size: 4), size <= bytes.count - 8,
      WebPGetFeatures(bytes, bytes.count, &features) == VP8_STATUS_OK
    else { throw FormatError(.damaged, operation: "webp.read", detail: "the file ends early") }
    guard features.has_animation == 0 else {
      throw FormatError(.unsupported, operation: "webp.read", detail: "a moving picture")
    }
    let (width, height) = (Int(features.width), Int(features.height))
    try PageImage.check(width: width, height: height, operation: "webp.read")
    self.bytes = bytes
    hasAlpha = features.has_alpha != 0
    frame = PageImage(width: width, height: height, color: .rgb, encoding: .differences, data: [])
    if let exif = Self.exif(in: reader) {
      frame.orientation = exif.orientation
      frame.dotsPerInch = exif.density
    }
  }

  /// The chunk of that name; some programs put JPEG's mark before its content.
  private static func exif(in reader: ByteReader) -> EXIFData? {
    var position = 12
    while let size = reader.number(at: position + 4, size: 4) {
      if reader.has("EXIF", at: position), let content = reader.slice(at: position + 8, count: size) {
        let marked = ByteReader(content).has("Exif\0", at: 0) ? Array(content) : Array("Exif\0\0".utf8) + content
        return EXIFData(marked[...])
      }
      position += 8 + size + size % 2
    }
    return nil
  }

  /// The picture, packed without loss, what is transparent laid on white.
  func image() throws(FormatError) -> PageImage {
    let (width, height) = (frame.width, frame.height)
    var pixels = [UInt8](repeating: 0, count: width * height * 4)
    guard WebPDecodeRGBAInto(bytes, bytes.count, &pixels, pixels.count, CInt(width * 4)) != nil else {
      throw FormatError(.damaged, operation: "webp.decode", detail: "the pixels do not decode")
    }
    var image = try PixelRows(width: width, height: height, rgba: pixels, isBlended: false).packed()
    (image.orientation, image.dotsPerInch) = (frame.orientation, frame.dotsPerInch)
    return image
  }
}
