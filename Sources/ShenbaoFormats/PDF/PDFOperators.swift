/// The operators of a decoded content stream with what they need of their operands (ISO 32000-1, 7.8.2).
///
/// Strings, arrays and dictionaries are passed over; of the operands, numbers and the last name are kept.
struct PDFOperators {
  private var scanner: PDFContentScanner
  /// The last six numbers before the operator.
  private(set) var numbers: [Double] = []
  private(set) var name = ""

  init(of bytes: [UInt8]) { scanner = PDFContentScanner(of: bytes) }

  /// The next operator, or nil at the end; the data of an inline picture is passed over behind `ID`.
  mutating func next() -> String? {
    numbers.removeAll(keepingCapacity: true)
    while let byte = scanner.next {
      switch byte {
      case UInt8(ascii: "("): scanner.skipString()
      case UInt8(ascii: "<"): scanner.skip(past: UInt8(ascii: ">"))
      case UInt8(ascii: "%"): scanner.skipComment()
      case UInt8(ascii: "["): skipArray()
      case UInt8(ascii: "/"):
        scanner.skipByte()
        name = "/" + String(decoding: scanner.word(), as: UTF8.self)
      case _ where PDFContentScanner.isRegular(byte):
        let word = scanner.word()
        guard let number = Self.number(word) else {
          let text = String(decoding: word, as: UTF8.self)
          if text == "ID" { scanner.skipPicture() }
          return text
        }
        if numbers.count == 6 { numbers.removeFirst() }
        numbers.append(number)
      default: scanner.skipByte()
      }
    }
    return nil
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

  private mutating func skipArray() {
    while let byte = scanner.next, byte != UInt8(ascii: "]") {
      switch byte {
      case UInt8(ascii: "("): scanner.skipString()
      case UInt8(ascii: "<"): scanner.skip(past: UInt8(ascii: ">"))
      default: scanner.skipByte()
      }
    }
    scanner.skipByte()
  }
}
