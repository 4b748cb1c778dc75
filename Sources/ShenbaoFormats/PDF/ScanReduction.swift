internal import CQPDF

/// Brings the picture that covers a page down to a resolution, encoded anew as JPEG.
///
/// Pictures in black and white, with transparency or in four inks stay as they are, and so does what would not become smaller.
struct ScanReduction {
  private static let quality = 80
  /// What is but a little finer is worth no loss.
  private static let tolerance = 1.1

  let dotsPerInch: Double

  /// Replaces the bytes of `copy`, which shows what `picture` does, at `shown` dots per inch; whether it did.
  func reduce(_ picture: PDFObject, in copy: PDFObject, shown: Double) throws(FormatError) -> Bool {
    let factor = shown / dotsPerInch
    guard factor > Self.tolerance, let (raster, isPalette) = Self.raster(of: picture) else { return false }
    let (width, height) = (Int(Double(raster.width) / factor), Int(Double(raster.height) / factor))
    guard width > 0, height > 0 else { return false }
    let jpeg = try raster.shrunk(toWidth: width, height: height).jpeg(quality: Self.quality)
    // A stream that is not written yet does not say its length.
    guard jpeg.count < picture.streamData(decoded: false)?.count ?? 0 else { return false }
    copy.file.replace(copy, with: jpeg, filter: "/DCTDecode")
    copy.set("/Width", copy.file.integer(width))
    copy.set("/Height", copy.file.integer(height))
    if isPalette { copy.set("/ColorSpace", copy.file.name("/DeviceRGB")) }
    try copy.file.check("scan.reduce")
    return true
  }

  /// The picture's pixels; nil for kinds that stay as they are, and for broken ones.
  private static func raster(of picture: PDFObject) -> (Raster, isPalette: Bool)? {
    let isPlain = ["/SMask", "/Mask", "/Decode"].allSatisfy { picture[$0].isNull }
    guard isPlain, picture["/ImageMask"].bool != true, picture["/BitsPerComponent"].integer == 8,
      let width = picture["/Width"].integer, let height = picture["/Height"].integer,
      (try? Raster.check(width: width, height: height, operation: "scan.reduce")) != nil
    else { return nil }
    let palette = palette(of: picture["/ColorSpace"])
    guard let channels = palette == nil ? channels(of: picture["/ColorSpace"]) : 1 else { return nil }
    let filters = picture["/Filter"]
    if (filters.name ?? filters.items.last?.name) == "/DCTDecode" {
      guard palette == nil, filters.count < 2, picture["/DecodeParms"].isNull,
        let raster = picture.streamData(decoded: false).flatMap({ try? Raster(decodingJPEG: $0) }),
        raster.channels == channels, raster.width == width, raster.height == height
      else { return nil }
      return (raster, false)
    }
    guard let rows = picture.streamData(decoded: true), rows.count == width * height * channels else { return nil }
    guard let palette else { return (Raster(width: width, height: height, channels: channels, pixels: rows), false) }
    let pixels = rows.flatMap { index in
      let start = min(Int(index) * 3, palette.count - 3)
      return palette[start..<start + 3]
    }
    return (Raster(width: width, height: height, channels: 3, pixels: pixels), true)
  }

  /// Of a space whose bytes JPEG can hold.
  private static func channels(of space: PDFObject) -> Int? {
    switch space.name ?? space.items.first?.name {
    case "/DeviceGray", "/CalGray": return 1
    case "/DeviceRGB", "/CalRGB": return 3
    case "/ICCBased":
      let count = space.item(1)["/N"].integer
      return count == 1 || count == 3 ? count : nil
    default: return nil
    }
  }

  private static func palette(of space: PDFObject) -> [UInt8]? {
    guard space.isArray, space.item(0).name == "/Indexed", space.item(1).name == "/DeviceRGB",
      let bytes = space.item(3).stringBytes,
      bytes.count >= 3
    else { return nil }
    return Array(bytes.prefix(bytes.count / 3 * 3))
  }
}

extension PDFFile {
  /// Gives a stream other bytes, which are encoded already.
  fileprivate func replace(_ stream: PDFObject, with bytes: [UInt8], filter: String) {
    let null = parse("null")
    stream.use { stream in
      name(filter).use { filter in
        null.use { qpdf_oh_replace_stream_data(handle, stream, bytes, bytes.count, filter, $0) }
      }
    }
  }
}
