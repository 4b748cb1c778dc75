/// The operators of a decoded content stream with what they need of their operands (ISO 32000-1, 7.8.2).
///
/// Strings, arrays and dictionaries are passed over; of the operands, numbers and the last name are kept.
struct PDFOperators {
  private var index = 0
  private let bytes: [UInt8]
  /// The last six numbers before the operator.
  private(set) var numbers: [Double] = []
  private(set) var name = ""

  init(of bytes: [UInt8]) { self.bytes = bytes }

  /// The next operator, or nil at the end; the data of an inline picture is passed over behind `ID`.
  mutating func next() -> String? {
    numbers.removeAll(keepingCapacity: true)
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "("): skipString()
      case UInt8(ascii: "<"): skip(past: UInt8(ascii: ">"))
      case UInt8(ascii: "%"): skip(past: 0x0A)
      case UInt8(ascii: "["): skipArray()
      case UInt8(ascii: "/"):
        index += 1
        name = "/" + String(decoding: word(), as: UTF8.self)
      case let byte where Self.isRegular(byte):
        let word = word()
        guard let number = Self.number(word) else {
          if word.elementsEqual("ID".utf8) { skipPicture() }
          return String(decoding: word, as: UTF8.self)
        }
        if numbers.count == 6 { numbers.removeFirst() }
        numbers.append(number)
      default: index += 1
      }
    }
    return nil
  }

  private mutating func word() -> ArraySlice<UInt8> {
    let start = index
    while index < bytes.count, Self.isRegular(bytes[index]) { index += 1 }
    return bytes[start..<index]
  }

  private static func number(_ word: ArraySlice<UInt8>) -> Double? {
    guard let first = word.first, first < 0x3A, word.count <= 40 else { return nil }
    var (value, scale, isNegative) = (0.0, 0.0, false)
    for byte in word {
      switch byte {
      case 0x30...0x39:
        value = value * 10 + Double(byte - 0x30)
        scale *= 10
      case UInt8(ascii: "."): scale = 1
      case UInt8(ascii: "-"): isNegative = true
      case UInt8(ascii: "+"): break
      default: return nil
      }
    }
    return (isNegative ? -value : value) / (scale == 0 ? 1 : scale)
  }

  private mutating func skip(past end: UInt8) {
    while index < bytes.count, bytes[index] != end { index += 1 }
    index += 1
  }

  private mutating func skipArray() {
    while index < bytes.count, bytes[index] != UInt8(ascii: "]") {
      switch bytes[index] {
      case UInt8(ascii: "("): skipString()
      case UInt8(ascii: "<"): skip(past: UInt8(ascii: ">"))
      default: index += 1
      }
    }
    index += 1
  }

  private mutating func skipString() {
    var depth = 0
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\\"): index += 1
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"): depth -= 1
      default: break
      }
      index += 1
      if depth == 0 { return }
    }
  }

  private mutating func skipPicture() {
    while index + 3 < bytes.count {
      let isEnd = bytes[index + 1] == UInt8(ascii: "E") && bytes[index + 2] == UInt8(ascii: "I")
      if isEnd, !Self.isRegular(bytes[index]), !Self.isRegular(bytes[index + 3]) { return }
      index += 1
    }
    index = bytes.count
  }

  private static func isRegular(_ byte: UInt8) -> Bool {
    switch byte {
    case 0, 9, 10, 12, 13, 32, 0x28, 0x29, 0x3C, 0x3E, 0x5B, 0x5D, 0x7B, 0x7D, 0x2F, 0x25: false
    default: true
    }
  }
}
