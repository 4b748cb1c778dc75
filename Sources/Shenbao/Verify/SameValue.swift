/// Whether two documents say the same of one field, though each may write it in its own way.
///
/// A form may print a day as `2024年`, money with commas, or a sum in words; none of this is a contradiction.
struct SameValue {
  private let first: String
  private let second: String

  init(_ first: String, _ second: String) {
    (self.first, self.second) = (first.unicodeScalars.withoutBlanks.text, second.unicodeScalars.withoutBlanks.text)
  }

  /// False only when they cannot mean the same.
  var holds: Bool {
    if first == second || first.isEmpty || second.isEmpty { return true }
    if let one = Self.number(first), let other = Self.number(second) { return Self.agree(one, other) }
    if Self.isAmountInWords(first) != Self.isAmountInWords(second) { return true }
    let (days, others) = (Self.day(first), Self.day(second))
    if let days, let others { return zip(days, others).allSatisfy(==) }
    return false
  }

  /// A decimal number, its commas and per cent sign left out: digits after the point matter.
  private static func number(_ text: String) -> (value: Double, decimals: Int)? {
    let plain = text.filter { $0 != "," && $0 != "，" && $0 != "%" }
    guard plain.allSatisfy({ $0.isASCII && ($0.isNumber || $0 == "." || $0 == "-") }), plain.utf8.count < 15,
      let value = Double(plain)
    else { return nil }
    return (value, plain.split(separator: ".").dropFirst().first?.count ?? 0)
  }

  /// The same when rounded to the fewer digits, and also where one is a share and the other per cent.
  private static func agree(_ one: (value: Double, decimals: Int), _ other: (value: Double, decimals: Int)) -> Bool {
    let unit = (0..<min(one.decimals, other.decimals, 9)).reduce(1.0) { unit, _ in unit / 10 }
    let limit = one.decimals == other.decimals ? unit / 1_000 : unit * 0.501
    return abs(one.value - other.value) < limit || abs(one.value - other.value * 100) < 1e-9
      || abs(one.value * 100 - other.value) < 1e-9
  }

  private static func isAmountInWords(_ text: String) -> Bool {
    text.contains("元") && text.contains { "零壹贰叁肆伍陆柒捌玖".contains($0) }
  }

  /// Year, month and day as far as they are written.
  private static func day(_ text: String) -> [Int]? {
    guard let match = text.wholeMatch(of: #/([0-9]{4})(?:[年.\/-](?:([0-9]{1,2})(?:[月.\/-](?:([0-9]{1,2})日?)?)?)?)?/#)
    else {
      return nil
    }
    return [match.1, match.2, match.3].compactMap { $0.flatMap { Int($0) } }
  }
}
