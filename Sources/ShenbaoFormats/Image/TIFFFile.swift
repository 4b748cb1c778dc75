internal import CTIFF

/// A TIFF file (TIFF 6.0), whose pages are its full-size pictures; thumbnails and masks are passed over.
final class TIFFFile {
  /// The most pictures of one file.
  private static let maximumPages = 20_000

  let handle: TIFFHandle
  /// Size, density and orientation of each page; no pixels.
  private(set) var frames: [PageImage] = []
  /// Where each page stands among all pictures.
  private var directories: [Int] = []

  /// - Throws: `damaged` when a picture lies outside the file, `tooLarge` past 200 million pixels or 20,000 pages, and
  ///   `unsupported` for samples that libtiff cannot make a picture of.
  init(_ bytes: [UInt8]) throws(FormatError) {
    handle = try TIFFHandle(reading: bytes)
    var number = 0
    repeat {
      guard number < Self.maximumPages else {
        throw FormatError(.tooLarge, operation: "tiff.read", detail: "more than \(Self.maximumPages) pictures")
      }
      let isPart = handle.longNumber(TIFFTAG_SUBFILETYPE) & Int(FILETYPE_REDUCEDIMAGE | FILETYPE_MASK) != 0
      if !isPart {
        frames.append(try frame(in: bytes.count))
        directories.append(number)
      }
      number += 1
    } while TIFFReadDirectory(handle.tiff) != 0
    guard !frames.isEmpty else { throw FormatError(.damaged, operation: "tiff.read", detail: "no picture") }
    guard TIFFNumberOfDirectories(handle.tiff) <= number else { throw handle.failure("tiff.read") }
  }

  private func frame(in size: Int) throws(FormatError) -> PageImage {
    let (width, height) = (handle.longNumber(TIFFTAG_IMAGEWIDTH), handle.longNumber(TIFFTAG_IMAGELENGTH))
    try PageImage.check(width: width, height: height, operation: "tiff.read")
    let strips = TIFFNumberOfStrips(handle.tiff)
    guard strips > 0, strips <= 1 << 22 else { throw handle.failure("tiff.read") }
    for strip in 0..<strips {
      let end = TIFFGetStrileOffset(handle.tiff, strip).addingReportingOverflow(
        TIFFGetStrileByteCount(handle.tiff, strip)
      )
      guard !end.overflow, end.partialValue <= UInt64(size) else {
        throw FormatError(.damaged, operation: "tiff.read", detail: "the file ends early")
      }
    }
    try checkSamples(TIFFLayout(of: handle))
    var image = PageImage(width: width, height: height, color: .gray, encoding: .deflated, data: [])
    image.orientation = ImageOrientation(rawValue: handle.number(TIFFTAG_ORIENTATION)) ?? .upright
    let unit = handle.number(TIFFTAG_RESOLUTIONUNIT)
    if let x = handle.real(TIFFTAG_XRESOLUTION), let y = handle.real(TIFFTAG_YRESOLUTION), unit == 2 || unit == 3 {
      let factor = unit == 2 ? 1 : 2.54
      image.dotsPerInch = PageImage.Density(x: x * factor, y: y * factor)
    }
    return image
  }

  /// A page with its pixels: as they are encoded where PDF knows the coding, else decoded and packed without loss.
  ///
  /// - Throws: `damaged` for what does not decode, `unsupported` for what libtiff does not know.
  func image(_ page: Int) throws(FormatError) -> PageImage {
    guard TIFFSetDirectory(handle.tiff, UInt32(directories[page])) != 0 else { throw handle.failure("tiff.page") }
    let layout = TIFFLayout(of: handle)
    var image: PageImage
    if let fax = try fax(layout, frames[page]) {
      image = fax
    } else if let jpeg = try jpeg(layout, frames[page]) {
      image = jpeg
    } else {
      image = try rows(layout, frames[page]).packed()
    }
    image.orientation = frames[page].orientation
    image.dotsPerInch = frames[page].dotsPerInch
    if image.profile == nil, let profile = handle.bytes(TIFFTAG_ICCPROFILE) {
      image.profile = PageImage.profile(profile, for: image.color)
    }
    return image
  }

  /// Group 4 in one strip goes into the PDF as it is (ITU-T T.6; ISO 32000-1, 7.4.6).
  private func fax(_ layout: TIFFLayout, _ frame: PageImage) throws(FormatError) -> PageImage? {
    guard layout.compression == COMPRESSION_CCITTFAX4, layout.isOneStrip, layout.isOneBit, layout.isHighestBitFirst
    else { return nil }
    return PageImage(
      width: frame.width,
      height: frame.height,
      color: .gray,
      bitsPerChannel: 1,
      encoding: .fax(isWhiteOne: layout.photometric == PHOTOMETRIC_MINISBLACK),
      data: try handle.rawStrip(0)
    )
  }

  /// JPEG in strips, with the tables that all of them share (TIFF Technical Note 2).
  private func jpeg(_ layout: TIFFLayout, _ frame: PageImage) throws(FormatError) -> PageImage? {
    guard layout.compression == COMPRESSION_JPEG, !layout.isTiled, layout.bits == 8, layout.extraSamples == 0,
      layout.samples == 1 || layout.isContiguous
    else { return nil }
    var strips: [[UInt8]] = []
    for strip in 0..<TIFFNumberOfStrips(handle.tiff) { strips.append(try handle.rawStrip(Int(strip))) }
    let given = handle.bytes(TIFFTAG_JPEGTABLES) ?? []
    let isTabled = given.count > 4 && given.starts(with: [0xFF, 0xD8]) && given.suffix(2) == [0xFF, 0xD9]
    let tables = isTabled ? given[2..<given.count - 2] : []
    let rows = handle.longNumber(TIFFTAG_ROWSPERSTRIP)
    let joined =
      layout.isOneStrip
      ? [0xFF, 0xD8] + tables + strips[0].dropFirst(2)
      : JPEGStrips.joined(strips, tables: tables, rows: rows, height: frame.height)
    guard let joined else { return nil }
    guard let file = try? JPEGFile(joined), file.image.width == frame.width, file.image.height == frame.height
    else { return nil }
    var image = file.image
    image.isPlainRGB = layout.photometric == PHOTOMETRIC_RGB
    return image
  }
}
