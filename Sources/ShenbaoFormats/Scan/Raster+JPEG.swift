internal import CTurboJPEG

extension Raster {
  /// Decodes a JPEG as grey or RGB.
  ///
  /// - Throws: `damaged`, `unsupported` for four inks, `tooLarge` past ``maximumPixels`` and for files made to take for ever.
  package init(decodingJPEG bytes: [UInt8]) throws(FormatError) {
    guard let decoder = tjInitDecompress() else { throw Self.failure("jpeg.decode", nil) }
    defer { tjDestroy(decoder) }
    var (width, height, sampling, space) = (CInt(0), CInt(0), CInt(0), CInt(0))
    guard tjDecompressHeader3(decoder, bytes, UInt(bytes.count), &width, &height, &sampling, &space) == 0 else {
      throw Self.failure("jpeg.decode", decoder)
    }
    try Self.check(width: Int(width), height: Int(height), operation: "jpeg.decode")
    let isGray = space == CInt(TJCS_GRAY.rawValue)
    guard isGray || space == CInt(TJCS_YCbCr.rawValue) || space == CInt(TJCS_RGB.rawValue) else {
      throw FormatError(.unsupported, operation: "jpeg.decode", detail: "four inks")
    }
    let channels = isGray ? 1 : 3
    let format = CInt((isGray ? TJPF_GRAY : TJPF_RGB).rawValue)
    let flags = CInt(TJFLAG_LIMITSCANS)
    var refusal: FormatError?
    let size = Int(width) * Int(height) * channels
    let pixels = [UInt8](unsafeUninitializedCapacity: size) { target, count in
      target.initialize(repeating: 255)
      let status = tjDecompress2(
        decoder,
        bytes,
        UInt(bytes.count),
        target.baseAddress,
        width,
        0,
        height,
        format,
        flags
      )
      if status != 0 { refusal = Self.failure("jpeg.decode", decoder) }
      count = size
    }
    if let refusal { throw refusal }
    self.init(width: Int(width), height: Int(height), channels: channels, pixels: pixels)
    dotsPerInch = (try? JPEGFile(bytes).image.dotsPerInch).map { min($0.x, $0.y) }
  }

  /// A JPEG of a quality from 1 to 100, every pixel with its own colour, at ``dotsPerInch``.
  package func jpeg(quality: Int) throws(FormatError) -> [UInt8] {
    guard let encoder = tjInitCompress() else { throw Self.failure("jpeg.encode", nil) }
    defer { tjDestroy(encoder) }
    var buffer: UnsafeMutablePointer<UInt8>?
    var length: UInt = 0
    defer { tjFree(buffer) }
    let format = CInt((channels == 1 ? TJPF_GRAY : TJPF_RGB).rawValue)
    let sampling = CInt((channels == 1 ? TJSAMP_GRAY : TJSAMP_444).rawValue)
    let status = tjCompress2(
      encoder,
      pixels,
      CInt(width),
      0,
      CInt(height),
      format,
      &buffer,
      &length,
      sampling,
      CInt(min(max(quality, 1), 100)),
      0
    )
    guard status == 0, let buffer else { throw Self.failure("jpeg.encode", encoder) }
    var bytes = Array(UnsafeBufferPointer(start: buffer, count: Int(length)))
    if let dotsPerInch, dotsPerInch >= 1, dotsPerInch <= 65_535, bytes.count > 18, bytes[6..<11] == Self.mark[...] {
      // JFIF's unit and densities (ITU-T T.871, 10.1).
      let value = Int(dotsPerInch.rounded())
      bytes.replaceSubrange(
        13..<18,
        with: [1, UInt8(value >> 8), UInt8(value & 255), UInt8(value >> 8), UInt8(value & 255)]
      )
    }
    return bytes
  }

  private static let mark = Array("JFIF\0".utf8)

  private static func failure(_ operation: String, _ handle: tjhandle?) -> FormatError {
    let sentence = tjGetErrorStr2(handle).map { String(cString: $0) } ?? ""
    return FormatError(.damaged, operation: operation, detail: sentence)
  }
}
