internal import CTIFF

extension TIFFFile {
  /// The most bytes a picture may take when it is decoded.
  private static let largestPicture = 1 << 30

  /// The decoded pixels of the picture that the handle stands at.
  func rows(_ layout: TIFFLayout, _ frame: PageImage) throws(FormatError) -> PixelRows {
    if layout.compression == COMPRESSION_JPEG { handle.set(TIFFTAG_JPEGCOLORMODE, Int(JPEGCOLORMODE_RGB)) }
    guard let color = layout.color(handle) else { return try workedOut(layout, frame) }
    let line = Int(TIFFScanlineSize(handle.tiff))
    let expected = (frame.width * color.channels * layout.bits + 7) / 8
    let (size, overflow) = line.multipliedReportingOverflow(by: frame.height)
    guard line == expected, !overflow else { return try workedOut(layout, frame) }
    guard size <= Self.largestPicture else { throw Self.oversize(size) }
    var data = [UInt8](repeating: 0, count: size)
    var position = 0
    for strip in 0..<TIFFNumberOfStrips(handle.tiff) {
      let read = data.withUnsafeMutableBytes { buffer in
        let target = buffer.baseAddress?.advanced(by: position)
        return Int(TIFFReadEncodedStrip(handle.tiff, strip, target, Int64(size - position)))
      }
      guard read > 0, read <= size - position else { throw handle.failure("tiff.rows") }
      position += read
      if position == size { break }
    }
    guard position == size else { throw handle.failure("tiff.rows") }
    var rows = PixelRows(
      width: frame.width,
      height: frame.height,
      color: color,
      bitsPerChannel: layout.bits,
      data: data
    )
    rows.isInverted = layout.photometric == PHOTOMETRIC_MINISWHITE
    return rows
  }

  /// Tiles, planes, transparency, Lab and the like, worked out by libtiff to eight bits a channel.
  private func workedOut(_ layout: TIFFLayout, _ frame: PageImage) throws(FormatError) -> PixelRows {
    let pixels = frame.width * frame.height
    guard pixels * 4 <= Self.largestPicture else { throw Self.oversize(pixels * 4) }
    // As stored: the orientation is a matter of the page.
    handle.set(TIFFTAG_ORIENTATION, Int(ORIENTATION_TOPLEFT))
    var raster = [UInt32](repeating: 0, count: pixels)
    let (width, height) = (UInt32(frame.width), UInt32(frame.height))
    guard TIFFReadRGBAImageOriented(handle.tiff, width, height, &raster, ORIENTATION_TOPLEFT, 1) != 0 else {
      throw handle.failure("tiff.rows")
    }
    // libtiff packs red into the lowest byte of each word.
    let bytes = raster.map(\.littleEndian).withUnsafeBytes { Array($0) }
    // It multiplies colours with their opacity, but not grays.
    let isBlended = !(layout.isGray && layout.isUnblended)
    return PixelRows(width: frame.width, height: frame.height, rgba: bytes, isBlended: isBlended)
  }

  /// Throws `unsupported` for samples that can neither stand in a PDF nor be worked out, such as floating-point numbers.
  func checkSamples(_ layout: TIFFLayout) throws(FormatError) {
    var said = [CChar](repeating: 0, count: 1_024)
    guard layout.color(handle) == nil, TIFFRGBAImageOK(handle.tiff, &said) == 0 else { return }
    let words = said.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
    throw FormatError(.unsupported, operation: "tiff.rows", detail: String(decoding: words, as: UTF8.self))
  }

  private static func oversize(_ size: Int) -> FormatError {
    FormatError(.tooLarge, operation: "tiff.rows", detail: "\(size) bytes of pixels")
  }
}
