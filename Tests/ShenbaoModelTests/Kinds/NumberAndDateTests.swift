import ShenbaoModel
import TestSupport
import Testing

@Suite struct NumberAndDateTests {
  @Test(arguments: [
    ("0", "0"), ("-0.5", "-0.5"), ("1409.50", "1409.5"), ("1,409.50", "1409.5"), ("999999999999", "999999999999"),
    ("0.000001", "0.000001"), ("12345,678", nil), ("1.2345678", nil), ("1000000000000", nil), ("", nil), ("１", nil),
    ("1e3", nil), (".5", nil), ("5.", nil), ("--1", nil), ("-", nil), ("1,2345", nil), (",123", nil), ("1.2.3", nil),
    ("1,234,567.8", "1234567.8"), ("1.-5", nil), ("1 ", nil), ("-0", "0"),
  ])
  func numbersAreReadExactly(written: String, expected: String?) {
    #expect(DecimalNumber(written)?.text() == expected)
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>) func sumsOfHundredthsAreExact(seed: UInt64) {
    var generator = Seeded(seed)
    let parts = (0..<200).map { _ in Int.random(in: 0...9_999_999, using: &generator) }
    let sum = parts.reduce(DecimalNumber(0)) { sum, part in
      let hundredths = part % 100
      return sum + (DecimalNumber("\(part / 100).\(hundredths < 10 ? "0" : "")\(hundredths)") ?? DecimalNumber(0))
    }
    let total = parts.reduce(0, +)
    #expect(sum.text(decimals: 2) == "\(total / 100).\(total % 100 < 10 ? "0" : "")\(total % 100)")
  }

  @Test func growthIsRoundedUp() {
    #expect(DecimalNumber(40).grown(by: DecimalNumber(15)) == DecimalNumber(46))
    #expect(DecimalNumber(41).grown(by: DecimalNumber(15)).text() == "47.15")
    #expect(DecimalNumber(999_999_999_999).grown(by: DecimalNumber(999_999_999_999)) > DecimalNumber(1))
    #expect(DecimalNumber(999_999_999_999) + DecimalNumber(1) > DecimalNumber(999_999_999_999))
  }

  @Test(arguments: [
    ("2024-02-29", true), ("2023-02-29", false), ("2024-02-30", false), ("2024年9月22日", true), ("2024/1/1", true),
    ("2024-13-01", false), ("2024-00-10", false), ("1899-01-01", false), ("2100-02-29", false), ("20240101", false),
  ])
  func onlyDaysOfTheCalendarAreDates(text: String, isRight: Bool) {
    #expect((CalendarDate(text) != nil) == isRight)
  }

  @Test func datesPrintWithoutLeadingZeros() {
    #expect(CalendarDate("2024-09-02")?.words == "2024年9月2日")
    #expect(CalendarDate("2024年9月2日")?.text == "2024-09-02")
  }

  @Test func wholeNumbersAreReachedFromBelow() {
    #expect(DecimalNumber("52.9")?.roundedUp() == DecimalNumber(53))
    #expect(DecimalNumber(53).roundedUp() == DecimalNumber(53))
    #expect(DecimalNumber("-0.5")?.roundedUp() == DecimalNumber(0))
  }

  @Test func monthsAreAddedWithinTheMonth() {
    #expect(CalendarDate("2024-10-08")?.adding(months: .max).text == "2024-10-08")
    #expect(CalendarDate("2024-10-08")?.adding(months: .min).text == "2024-10-08")
    #expect(CalendarDate("2024-10-31")?.adding(months: 4).text == "2025-02-28")
    #expect(CalendarDate("2024-10-08")?.adding(months: 4).text == "2025-02-08")
  }
}
