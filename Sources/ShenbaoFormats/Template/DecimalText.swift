/// A decimal number as digits, so that money never passes through a binary fraction.
struct DecimalText: Equatable, Sendable {
  var isNegative: Bool
  /// Without leading zeros, at least one digit.
  var whole: [UInt8]
  var fraction: [UInt8]

  /// Reads `-1409.50`; nil for anything else, or past 40 digits.
  init?(_ text: String) {
    var bytes = Array(text.utf8)[...]
    isNegative = bytes.first == UInt8(ascii: "-")
    if isNegative { bytes = bytes.dropFirst() }
    let parts = bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), bytes.count <= 40, parts.allSatisfy({ !$0.isEmpty }) else { return nil }
    let digits = parts.map { $0.map { $0 &- 48 } }
    guard digits.allSatisfy({ $0.allSatisfy { $0 < 10 } }) else { return nil }
    whole = digits[0]
    fraction = parts.count == 2 ? digits[1] : []
    trimWhole()
  }

  var text: String {
    let sign = isNegative && (whole + fraction).contains { $0 != 0 } ? "-" : ""
    return sign + Self.text(whole) + (fraction.isEmpty ? "" : "." + Self.text(fraction))
  }

  /// With a comma between groups of three.
  var grouped: String {
    var result: [UInt8] = []
    for (index, digit) in whole.enumerated() {
      if index > 0, (whole.count - index) % 3 == 0 { result.append(UInt8(ascii: ",")) }
      result.append(digit + 48)
    }
    let sign = isNegative && (whole + fraction).contains { $0 != 0 } ? "-" : ""
    return sign + String(decoding: result, as: UTF8.self) + (fraction.isEmpty ? "" : "." + Self.text(fraction))
  }

  /// A hundred times as much, for per cent; zeros left over at the end go.
  mutating func multiplyByHundred() {
    for _ in 0..<2 { whole.append(fraction.isEmpty ? 0 : fraction.removeFirst()) }
    while fraction.last == 0 { fraction.removeLast() }
    trimWhole()
  }

  /// A hundredth of it, for what was written with a per cent sign.
  mutating func divideByHundred() {
    for _ in 0..<2 { fraction.insert(whole.popLast() ?? 0, at: 0) }
    if whole.isEmpty { whole = [0] }
  }

  /// Rounds, halves away from zero, or adds zeros, to so many decimal places.
  mutating func round(to places: Int) {
    let carries = fraction.count > places && fraction[places] >= 5
    fraction = Array(fraction.prefix(places)) + Array(repeating: 0, count: max(0, places - fraction.count))
    guard carries else { return }
    var digits = [0] + whole + fraction
    var index = digits.count - 1
    while digits[index] == 9 {
      digits[index] = 0
      index -= 1
    }
    digits[index] += 1
    whole = Array(digits.dropLast(places))
    fraction = Array(digits.suffix(places))
    trimWhole()
  }

  private mutating func trimWhole() {
    while whole.count > 1, whole[0] == 0 { whole.removeFirst() }
  }

  private static func text(_ digits: [UInt8]) -> String {
    String(decoding: digits.map { $0 + 48 }, as: UTF8.self)
  }
}
