internal import CTIFF

/// How the pixels of one picture of a TIFF file are laid out (TIFF 6.0, section 3 to 8).
struct TIFFLayout {
  let compression: CInt
  let photometric: CInt
  let bits: Int
  let samples: Int
  let extraSamples: Int
  /// Whether the first extra sample is an opacity that colours have not been multiplied with.
  let isUnblended: Bool
  let isContiguous: Bool
  let isTiled: Bool
  let isOneStrip: Bool
  let isHighestBitFirst: Bool
  let isUnsigned: Bool

  init(of handle: TIFFHandle) {
    compression = CInt(handle.number(TIFFTAG_COMPRESSION))
    photometric = CInt(handle.number(TIFFTAG_PHOTOMETRIC))
    bits = handle.number(TIFFTAG_BITSPERSAMPLE)
    samples = handle.number(TIFFTAG_SAMPLESPERPIXEL)
    var (extra, kind): (UInt16, UInt16) = (0, 0)
    _ = shim_extraSamples(handle.tiff, &extra, &kind)
    extraSamples = Int(extra)
    isUnblended = extra > 0 && CInt(kind) == EXTRASAMPLE_UNASSALPHA
    isContiguous = handle.number(TIFFTAG_PLANARCONFIG) != PLANARCONFIG_SEPARATE
    isTiled = TIFFIsTiled(handle.tiff) != 0
    isOneStrip = !isTiled && TIFFNumberOfStrips(handle.tiff) == 1
    isHighestBitFirst = handle.number(TIFFTAG_FILLORDER) != FILLORDER_LSB2MSB
    isUnsigned = [SAMPLEFORMAT_UINT, SAMPLEFORMAT_VOID].contains(CInt(handle.number(TIFFTAG_SAMPLEFORMAT)))
  }

  var isGray: Bool { photometric == PHOTOMETRIC_MINISWHITE || photometric == PHOTOMETRIC_MINISBLACK }
  var isOneBit: Bool { bits == 1 && samples == 1 && isGray }

  /// The colours when the samples can stand in a PDF as they are decoded; nil when libtiff has to work them out.
  func color(_ handle: TIFFHandle) -> PageImage.Color? {
    guard !isTiled, extraSamples == 0, isUnsigned, isContiguous || samples == 1 else { return nil }
    let isWhole = bits == 8 || bits == 16
    switch photometric {
    case PHOTOMETRIC_MINISWHITE, PHOTOMETRIC_MINISBLACK:
      return samples == 1 && [1, 2, 4, 8, 16].contains(bits) ? .gray : nil
    case PHOTOMETRIC_RGB: return samples == 3 && isWhole ? .rgb : nil
    case PHOTOMETRIC_YCBCR: return compression == COMPRESSION_JPEG && samples == 3 && bits == 8 ? .rgb : nil
    case PHOTOMETRIC_SEPARATED:
      let isInk = handle.number(TIFFTAG_INKSET) == INKSET_CMYK
      return samples == 4 && isWhole && isInk ? .cmyk : nil
    case PHOTOMETRIC_PALETTE: return samples == 1 && [1, 2, 4, 8].contains(bits) ? palette(handle) : nil
    default: return nil
    }
  }

  /// The colour map, of 16 bits; some programs write 8.
  private func palette(_ handle: TIFFHandle) -> PageImage.Color? {
    var (red, green, blue):
      (UnsafeMutablePointer<UInt16>?, UnsafeMutablePointer<UInt16>?, UnsafeMutablePointer<UInt16>?)
    guard shim_colors(handle.tiff, &red, &green, &blue) != 0, let red, let green, let blue else { return nil }
    let colors = (0..<1 << bits).flatMap { [red[$0], green[$0], blue[$0]] }
    let isNarrow = colors.allSatisfy { $0 < 256 }
    return .palette(colors.map { UInt8(truncatingIfNeeded: isNarrow ? $0 : $0 >> 8) })
  }
}
