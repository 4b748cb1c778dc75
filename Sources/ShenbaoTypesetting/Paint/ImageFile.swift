/// The bytes of a picture that can be painted as they are, with their size.
final class ImageFile {
  enum Kind: String {
    case png
    case jpeg
  }

  /// 64 million pixels: a page at 600 dots per inch has 35.
  static let maximumPixels = 64_000_000

  let kind: Kind
  let bytes: [UInt8]
  let width: Int
  let height: Int
  /// Whether its four inks are stored the wrong way round, which the PDF would show as a negative.
  let isInverted: Bool

  /// Nil when the bytes are no PNG or JPEG, or the picture is too large.
  init?(bytes: [UInt8]) {
    guard let (kind, width, height) = Self.measure(bytes), width > 0, height > 0,
      width <= 65_535, height <= 65_535, width * height <= Self.maximumPixels
    else { return nil }
    self.kind = kind
    self.bytes = bytes
    self.width = width
    self.height = height
    isInverted = kind == .jpeg && Self.hasInvertedInks(bytes)
  }

  private static func measure(_ bytes: [UInt8]) -> (Kind, Int, Int)? {
    if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]), bytes.count > 24 {
      return (.png, number(bytes[16..<20]), number(bytes[20..<24]))
    }
    guard bytes.starts(with: [0xFF, 0xD8]), let (width, height) = frame(bytes) else { return nil }
    return (.jpeg, width, height)
  }

  /// Looks for the frame header among the segments of a JPEG file (ITU-T T.81 B.2.2).
  private static func frame(_ bytes: [UInt8]) -> (Int, Int)? {
    var place = 2
    while place + 9 < bytes.count {
      guard bytes[place] == 0xFF else { return nil }
      let marker = bytes[place + 1]
      if marker == 0xFF {
        place += 1
        continue
      }
      if marker >= 0xC0, marker <= 0xCF, ![0xC4, 0xC8, 0xCC].contains(marker) {
        return (number(bytes[place + 7..<place + 9]), number(bytes[place + 5..<place + 7]))
      }
      place += 2 + max(2, number(bytes[place + 2..<place + 4]))
    }
    return nil
  }

  /// Adobe's programs store four inks inverted and leave a segment of their own.
  private static func hasInvertedInks(_ bytes: [UInt8]) -> Bool {
    var place = 2
    var isAdobe = false
    while place + 9 < bytes.count, bytes[place] == 0xFF {
      let marker = bytes[place + 1]
      if marker == 0xEE { isAdobe = bytes[(place + 4)...].starts(with: Array("Adobe".utf8)) || isAdobe }
      if marker >= 0xC0, marker <= 0xCF, ![0xC4, 0xC8, 0xCC].contains(marker) {
        return isAdobe && bytes[place + 9] == 4
      }
      place += marker == 0xFF ? 1 : 2 + max(2, number(bytes[place + 2..<place + 4]))
    }
    return false
  }

  private static func number(_ bytes: ArraySlice<UInt8>) -> Int {
    bytes.reduce(0) { $0 << 8 | Int($1) }
  }
}
