/// Ways to write text as bytes that do not build it as a string first: sheets have cells by the hundred thousand.
extension [UInt8] {
  mutating func append(literal text: StaticString) {
    text.withUTF8Buffer { append(contentsOf: $0) }
  }

  mutating func append(decimal number: Int) {
    guard number >= 0 else { return append(contentsOf: String(number).utf8) }
    var divisor = 1
    while number / divisor >= 10 { divisor *= 10 }
    while divisor > 0 {
      append(UInt8(0x30 + number / divisor % 10))
      divisor /= 10
    }
  }

  /// Text of an element, escaped.
  mutating func append(escaped text: String) {
    var text = text
    text.withUTF8 { XMLText.append($0, inAttribute: false, to: &self) }
  }

  mutating func append(text: String) {
    var text = text
    text.withUTF8 { append(contentsOf: $0) }
  }
}
