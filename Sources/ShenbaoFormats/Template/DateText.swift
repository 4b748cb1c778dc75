/// A day as people write it: `2024-09-22`, `2024/9/22`, `2024.9.22` or `2024年9月22日`.
struct DateText: Equatable, Sendable {
  var year: Int
  var month: Int
  var day: Int

  init(year: Int, month: Int, day: Int) {
    self.year = year
    self.month = month
    self.day = day
  }

  /// Nil for anything that is no day between 1000 and 9999; a time of day behind it, as `T08:30`, is left out.
  init?(_ text: String) {
    var rest = Substring(text.trimmingBlanks)
    guard let year = Self.number(&rest, digits: 4...4), let first = rest.popFirst(), "-/.年".contains(first),
      let month = Self.number(&rest, digits: 1...2), let second = rest.popFirst(),
      second == (first == "年" ? "月" : first), let day = Self.number(&rest, digits: 1...2)
    else { return nil }
    if first == "年" {
      guard rest.popFirst() == "日" else { return nil }
    }
    guard rest.isEmpty || Self.isTime(rest), (1000...9999).contains(year), (1...12).contains(month),
      (1...Self.days(in: month, of: year)).contains(day)
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  private static func number(_ rest: inout Substring, digits: ClosedRange<Int>) -> Int? {
    let found = rest.prefix { $0.isASCII && $0.isNumber }
    guard digits.contains(found.count), let number = Int(found) else { return nil }
    rest = rest.dropFirst(found.count)
    return number
  }

  private static func isTime(_ text: Substring) -> Bool {
    guard let first = text.first, first == "T" || first == " " else { return false }
    return text.dropFirst().allSatisfy { $0.isASCII && ($0.isNumber || ":.Z+-".contains($0)) }
  }

  private static func days(in month: Int, of year: Int) -> Int {
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
  }
}
