internal import CTIFF

/// A TIFF of scanned pages (TIFF 6.0), opened from the disk and read page by page.
package final class ScannedTIFF {
  private static let maximumPages = 20_000
  /// The most bytes libtiff may ask for at once.
  private static let largestAllocation: Int64 = 512 << 20

  private let tiff: OpaquePointer
  /// Libtiff's own words for the first thing it refused.
  private let said: UnsafeMutablePointer<CChar>
  package let pageCount: Int

  /// - Throws: `damaged`, `tooLarge` past 20,000 pages.
  package init(opening path: String) throws(FormatError) {
    let said = UnsafeMutablePointer<CChar>.allocate(capacity: 256)
    said.initialize(repeating: 0, count: 256)
    let options = TIFFOpenOptionsAlloc()
    defer { TIFFOpenOptionsFree(options) }
    TIFFOpenOptionsSetMaxSingleMemAlloc(options, Self.largestAllocation)
    shim_listen(options, said)
    guard let tiff = TIFFOpenExt(path, "rm", options) else {
      defer { said.deallocate() }
      throw FormatError(.damaged, operation: "tiff.open", detail: String(cString: said))
    }
    let count = Int(TIFFNumberOfDirectories(tiff))
    guard count > 0, count <= Self.maximumPages else {
      TIFFClose(tiff)
      said.deallocate()
      throw FormatError(.tooLarge, operation: "tiff.open", detail: "\(count) pages")
    }
    (self.tiff, self.said, pageCount) = (tiff, said, count)
  }

  deinit {
    TIFFClose(tiff)
    said.deallocate()
  }

  /// The page's pixels, the way up that the file says; `page` counts from 0.
  ///
  /// - Throws: `damaged`, `unsupported` for what libtiff does not decode, `tooLarge`.
  package func raster(of page: Int) throws(FormatError) -> Raster {
    guard TIFFSetDirectory(tiff, UInt32(page)) != 0 else { throw failure(.damaged) }
    var (width, height) = (UInt32(0), UInt32(0))
    _ = shim_field32(tiff, UInt32(TIFFTAG_IMAGEWIDTH), &width)
    _ = shim_field32(tiff, UInt32(TIFFTAG_IMAGELENGTH), &height)
    try Raster.check(width: Int(width), height: Int(height), operation: "tiff.decode")
    var words = [CChar](repeating: 0, count: 1_024)
    guard TIFFRGBAImageOK(tiff, &words) != 0 else {
      let bytes = words.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
      throw FormatError(.unsupported, operation: "tiff.decode", detail: String(decoding: bytes, as: UTF8.self))
    }
    var colors = [UInt32](repeating: 0, count: Int(width) * Int(height))
    guard TIFFReadRGBAImageOriented(tiff, width, height, &colors, ORIENTATION_TOPLEFT, 1) != 0 else {
      throw failure(.damaged)
    }
    return Raster(colors, width: Int(width), height: Int(height), channels: channels)
  }

  /// Grey when there is one sample and it is no place in a palette.
  private var channels: Int {
    var (samples, kind) = (UInt16(0), UInt16(0))
    _ = shim_field16(tiff, UInt32(TIFFTAG_SAMPLESPERPIXEL), &samples)
    _ = shim_field16(tiff, UInt32(TIFFTAG_PHOTOMETRIC), &kind)
    return samples == 1 && CInt(kind) != PHOTOMETRIC_PALETTE ? 1 : 3
  }

  private func failure(_ reason: FormatError.Reason) -> FormatError {
    FormatError(reason, operation: "tiff.decode", detail: String(cString: said))
  }
}

extension Raster {
  /// Pixels as libtiff packs them: red in the lowest byte, then green and blue.
  fileprivate init(_ colors: [UInt32], width: Int, height: Int, channels: Int) {
    let pixels = [UInt8](unsafeUninitializedCapacity: colors.count * channels) { target, count in
      for (place, color) in colors.enumerated() {
        for channel in 0..<channels {
          target[place * channels + channel] = UInt8(truncatingIfNeeded: color >> (8 * UInt32(channel)))
        }
      }
      count = colors.count * channels
    }
    self.init(width: width, height: height, channels: channels, pixels: pixels)
  }
}
