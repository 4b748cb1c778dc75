/// A picture ready to stand on a PDF page: its bytes stay encoded as they came wherever PDF knows the encoding.
struct PageImage: Equatable, Sendable {
  /// The most pixels a picture may have.
  static let maximumPixels = 200_000_000

  enum Color: Equatable, Sendable {
    case gray
    case rgb
    case cmyk
    /// Three bytes a colour.
    case palette([UInt8])

    var channels: Int {
      switch self {
      case .gray, .palette: 1
      case .rgb: 3
      case .cmyk: 4
      }
    }
  }

  enum Encoding: Equatable, Sendable {
    /// JPEG, as `/DCTDecode`.
    case jpeg
    /// PNG's own deflated rows, as `/FlateDecode` with `/Predictor 15`.
    case png
    /// Deflated rows.
    case deflated
    /// Deflated differences between neighbours, as `/Predictor 2`.
    case differences
    /// Group 4 fax (ITU-T T.6), as `/CCITTFaxDecode`; a set bit is black, or white.
    case fax(isWhiteOne: Bool)
  }

  var width: Int
  var height: Int
  var color: Color
  var bitsPerChannel = 8
  var encoding: Encoding
  var data: [UInt8]
  /// The samples are complements, as in Adobe's CMYK files.
  var isInverted = false
  /// A JPEG whose three channels are red, green and blue, though it does not say so itself.
  var isPlainRGB = false
  /// An ICC profile that fits `color`.
  var profile: [UInt8]?
  var orientation = ImageOrientation.upright
  /// As the file says; nil when it does not.
  var dotsPerInch: Density?

  /// Dots per inch along the stored rows and columns.
  struct Density: Equatable, Sendable {
    var x: Double
    var y: Double

    /// Nil for values no scanner or camera writes.
    init?(x: Double, y: Double) {
      guard x >= 10, x <= 10_000, y >= 10, y <= 10_000 else { return nil }
      (self.x, self.y) = (x, y)
    }
  }

  /// Width and height in points as seen, at the file's own density or at 200 dpi when it has none.
  var size: (width: Double, height: Double) { size(at: dotsPerInch) }

  /// Width and height in points as seen at 200 dpi.
  var sizeAt200: (width: Double, height: Double) { size(at: nil) }

  private func size(at density: Density?) -> (width: Double, height: Double) {
    let (width, height) = (Double(width) * 72 / (density?.x ?? 200), Double(height) * 72 / (density?.y ?? 200))
    return orientation.swapsSides ? (height, width) : (width, height)
  }

  /// An ICC profile (ICC.1:2022) as it came, when it is whole and its colours are the picture's.
  static func profile(_ profile: [UInt8], for color: Color) -> [UInt8]? {
    let space =
      switch color {
      case .gray: "GRAY"
      case .rgb, .palette: "RGB "
      case .cmyk: "CMYK"
      }
    let reader = ByteReader(profile[...])
    guard profile.count >= 128, reader.number(at: 0, size: 4) == profile.count, reader.has("acsp", at: 36),
      reader.has(space, at: 16)
    else { return nil }
    return profile
  }

  /// Throws `tooLarge` past 200 million pixels and `damaged` for none.
  static func check(width: Int, height: Int, operation: String) throws(FormatError) {
    guard width > 0, height > 0 else { throw FormatError(.damaged, operation: operation, detail: "no pixels") }
    let (pixels, overflow) = width.multipliedReportingOverflow(by: height)
    guard !overflow, pixels <= maximumPixels else {
      throw FormatError(.tooLarge, operation: operation, detail: "\(width) x \(height) pixels")
    }
  }
}
