/// Crockford's base 32: digits and capitals without I, L, O and U, so that a person can read a code out.
package enum Crockford {
  private static let digits = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)

  /// The first `count` digits of `bytes`, five bits each from the highest on; zeros when the bytes run out.
  package static func text(of bytes: [UInt8], count: Int) -> String {
    let symbols = (0..<max(count, 0)).map { digit -> UInt8 in
      let value = (0..<5).reduce(0) { value, bit in
        let position = digit * 5 + bit
        let byte = position / 8 < bytes.count ? Int(bytes[position / 8]) : 0
        return value << 1 | (byte >> (7 - position % 8)) & 1
      }
      return digits[value]
    }
    return String(decoding: symbols, as: UTF8.self)
  }

  /// `number` in exactly `count` digits; what does not fit is cut off at the front.
  package static func text(of number: Int, count: Int) -> String {
    let symbols = (0..<max(count, 0)).reversed().map { place in digits[(number >> (5 * place)) & 31] }
    return String(decoding: symbols, as: UTF8.self)
  }

  /// The number that `text` writes, strictly in our digits; nil for anything else or past twelve digits.
  package static func number(_ text: String) -> Int? {
    guard !text.isEmpty, text.utf8.count <= 12 else { return nil }
    var number = 0
    for symbol in text.utf8 {
      guard let value = digits.firstIndex(of: symbol) else { return nil }
      number = number << 5 | value
    }
    return number
  }
}
