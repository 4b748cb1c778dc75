internal import CTIFF

/// Decoded pixels, row by row from the top, packed without loss into what a PDF can hold.
struct PixelRows {
  let width: Int
  let height: Int
  let color: PageImage.Color
  let bitsPerChannel: Int
  /// Each row begins at a whole byte; samples of 16 bits stand in the machine's order of bytes.
  let data: [UInt8]
  /// Zero is white, or full ink is none.
  var isInverted = false

  /// The picture, one bit deep in the fax coding of Group 4 (ITU-T T.6), else deflated.
  ///
  /// - Throws: what libtiff refuses.
  func packed() throws(FormatError) -> PageImage {
    let isFax = bitsPerChannel == 1 && color == .gray
    let isDifferent = bitsPerChannel == 8 && !isPalette
    let encoding: PageImage.Encoding =
      isFax ? .fax(isWhiteOne: !isInverted) : isDifferent ? .differences : .deflated
    var image = PageImage(
      width: width,
      height: height,
      color: color,
      bitsPerChannel: bitsPerChannel,
      encoding: encoding,
      data: try strip(compressed: isFax ? COMPRESSION_CCITTFAX4 : COMPRESSION_ADOBE_DEFLATE, isDifferent)
    )
    image.isInverted = isInverted && !isFax
    return image
  }

  private var isPalette: Bool {
    if case .palette = color { return true }
    return false
  }

  /// Written as the one strip of a TIFF file and taken out again: libtiff knows both codings.
  private func strip(compressed: CInt, _ isDifferent: Bool) throws(FormatError) -> [UInt8] {
    let file = try TIFFHandle()
    file.set(TIFFTAG_IMAGEWIDTH, width)
    file.set(TIFFTAG_IMAGELENGTH, height)
    file.set(TIFFTAG_BITSPERSAMPLE, bitsPerChannel)
    file.set(TIFFTAG_SAMPLESPERPIXEL, color.channels)
    file.set(TIFFTAG_ROWSPERSTRIP, height)
    file.set(TIFFTAG_PLANARCONFIG, Int(PLANARCONFIG_CONTIG))
    file.set(TIFFTAG_COMPRESSION, Int(compressed))
    if isDifferent { file.set(TIFFTAG_PREDICTOR, Int(PREDICTOR_HORIZONTAL)) }
    file.set(TIFFTAG_PHOTOMETRIC, Int(isInverted ? PHOTOMETRIC_MINISWHITE : PHOTOMETRIC_MINISBLACK))
    guard write(to: file) == data.count, TIFFWriteDirectory(file.tiff) != 0 else { throw file.failure("picture.pack") }
    let written = try TIFFHandle(reading: file.bytes)
    return try written.rawStrip(0)
  }
}

extension PixelRows {
  /// Writes the one strip; libtiff turns samples of 16 bits round where they stand, and alters no others.
  private func write(to file: TIFFHandle) -> Int {
    guard bitsPerChannel == 16 else {
      return data.withUnsafeBytes { bytes in
        let start = UnsafeMutableRawPointer(mutating: bytes.baseAddress)
        return Int(TIFFWriteEncodedStrip(file.tiff, 0, start, Int64(bytes.count)))
      }
    }
    var turned = data
    return Int(TIFFWriteEncodedStrip(file.tiff, 0, &turned, Int64(turned.count)))
  }

  /// Four bytes a pixel, laid on white: three channels, or one where nothing has a colour.
  ///
  /// `isBlended` says that colours have been multiplied with their opacity already.
  init(width: Int, height: Int, rgba: [UInt8], isBlended: Bool) {
    var rgb = [UInt8](repeating: 255, count: width * height * 3)
    var isGray = true
    for pixel in 0..<width * height {
      let opacity = Int(rgba[pixel * 4 + 3])
      for channel in 0..<3 {
        let value = Int(rgba[pixel * 4 + channel])
        let own = isBlended ? value : (value * opacity + 127) / 255
        rgb[pixel * 3 + channel] = UInt8(min(own + 255 - opacity, 255))
      }
      isGray = isGray && rgb[pixel * 3] == rgb[pixel * 3 + 1] && rgb[pixel * 3] == rgb[pixel * 3 + 2]
    }
    let data = isGray ? stride(from: 0, to: rgb.count, by: 3).map { rgb[$0] } : rgb
    self.init(width: width, height: height, color: isGray ? .gray : .rgb, bitsPerChannel: 8, data: data)
  }
}

extension TIFFHandle {
  /// A strip as it is encoded in the file.
  func rawStrip(_ number: Int) throws(FormatError) -> [UInt8] {
    let size = Int(TIFFRawStripSize(tiff, UInt32(number)))
    guard size > 0, size <= 1 << 30 else { throw failure("tiff.strip") }
    var bytes = [UInt8](repeating: 0, count: size)
    guard TIFFReadRawStrip(tiff, UInt32(number), &bytes, Int64(size)) == Int64(size) else {
      throw failure("tiff.strip")
    }
    return bytes
  }
}
