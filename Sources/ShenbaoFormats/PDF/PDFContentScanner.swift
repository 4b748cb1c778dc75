/// A way through the bytes of a decoded content stream (ISO 32000-1, 7.2 and 7.8.2).
struct PDFContentScanner {
  private(set) var index = 0
  let bytes: [UInt8]

  init(of bytes: [UInt8]) { self.bytes = bytes }

  /// The byte to read next, or nil at the end.
  var next: UInt8? { index < bytes.count ? bytes[index] : nil }

  mutating func skipByte() { index += 1 }

  /// The regular characters from here on.
  mutating func word() -> ArraySlice<UInt8> {
    let start = index
    while index < bytes.count, Self.isRegular(bytes[index]) { index += 1 }
    return bytes[start..<index]
  }

  mutating func skip(past end: UInt8) {
    while index < bytes.count, bytes[index] != end { index += 1 }
    index += 1
  }

  mutating func skipComment() {
    while index < bytes.count, bytes[index] != 0x0A, bytes[index] != 0x0D { index += 1 }
  }

  mutating func skipString() { index = Self.end(ofStringAt: index, in: bytes) }

  /// Behind the literal string that opens at `index` (7.3.4.2).
  static func end(ofStringAt index: Int, in bytes: [UInt8]) -> Int {
    var (index, depth) = (index, 0)
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\\"): index += 1
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"): depth -= 1
      default: break
      }
      index += 1
      if depth == 0 { return index }
    }
    return index
  }

  /// The data of an inline picture ends at an `EI` between white space.
  mutating func skipPicture() {
    while index + 3 < bytes.count {
      let isEnd = bytes[index + 1] == UInt8(ascii: "E") && bytes[index + 2] == UInt8(ascii: "I")
      if isEnd, !Self.isRegular(bytes[index]), !Self.isRegular(bytes[index + 3]) { return }
      index += 1
    }
    index = bytes.count
  }

  static func isRegular(_ byte: UInt8) -> Bool {
    switch byte {
    case 0, 9, 10, 12, 13, 32, 0x28, 0x29, 0x3C, 0x3E, 0x5B, 0x5D, 0x7B, 0x7D, 0x2F, 0x25: false
    default: true
    }
  }
}
