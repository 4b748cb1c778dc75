/// A day of the Gregorian calendar (GB/T 7408), between 1900 and 2199.
public struct CalendarDate: Hashable, Sendable, Comparable {
  /// The year, with its century.
  public let year: Int
  /// 1 to 12.
  public let month: Int
  /// 1 to 31.
  public let day: Int

  /// A day, if there is such a day.
  public init?(year: Int, month: Int, day: Int) {
    guard (1900...2199).contains(year), (1...12).contains(month),
      day >= 1, day <= Self.days(in: month, of: year)
    else { return nil }
    (self.year, self.month, self.day) = (year, month, day)
  }

  /// Reads `2024-09-22`, `2024/9/22` or `2024年9月22日`.
  public init?(_ text: String) {
    guard let match = text.wholeMatch(of: #/(\d{4})(?:-|/|年)(\d{1,2})(?:-|/|月)(\d{1,2})日?/#),
      let year = Int(match.1), let month = Int(match.2), let day = Int(match.3)
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// The day that many months later; the last day of the month when it has no such day, and the same day beyond 2199.
  public func adding(months: Int) -> CalendarDate {
    let count = year * 12 + (month - 1) + max(0, min(months, 12_000))
    let (newYear, newMonth) = (count / 12, count % 12 + 1)
    let newDay = min(day, Self.days(in: newMonth, of: newYear))
    return CalendarDate(year: newYear, month: newMonth, day: newDay) ?? self
  }

  /// `2024-09-22`.
  public var text: String {
    "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
  }

  /// `2024年9月22日`: Arabic digits without leading zeros (GB/T 9704, 7.3.5.4).
  public var words: String { "\(year)年\(month)月\(day)日" }

  /// Earlier first.
  public static func < (left: Self, right: Self) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }

  private static func days(in month: Int, of year: Int) -> Int {
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
  }
}
