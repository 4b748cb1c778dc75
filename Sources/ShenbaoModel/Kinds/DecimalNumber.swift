/// An exact decimal number of at most twelve digits before and six after the point; money is never a binary fraction.
public struct DecimalNumber: Hashable, Sendable, Comparable {
  private static let unit = 1_000_000
  private let millionths: Int

  private init(millionths: Int) { self.millionths = millionths }

  /// A whole number; larger ones than twelve digits are brought down to that.
  public init(_ integer: Int) {
    millionths = max(min(integer, 999_999_999_999), -999_999_999_999) * Self.unit
  }

  /// Reads `-12`, `1409.50` or `1,409.50`.
  public init?(_ text: String) {
    let isNegative = text.utf8.first == UInt8(ascii: "-")
    let parts = Self.digits(text.utf8.dropFirst(isNegative ? 1 : 0), partedBy: ".")
    let groups = Self.digits(parts[0].utf8[...], partedBy: ",")
    let fraction = parts.count == 2 ? parts[1] : "0"
    let whole = groups.joined()
    guard parts.count <= 2, (1...6).contains(fraction.utf8.count), whole.utf8.count <= 12,
      groups.count == 1 || (1...3).contains(groups[0].utf8.count),
      groups.dropFirst().allSatisfy({ $0.utf8.count == 3 }),
      (whole + fraction).utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      let high = Int(whole), let low = Int(fraction.padding(to: 6))
    else { return nil }
    let magnitude = high * Self.unit + low
    millionths = isNegative ? -magnitude : magnitude
  }

  private static func digits(_ text: Substring.UTF8View, partedBy mark: Unicode.Scalar) -> [String] {
    text.split(separator: UInt8(ascii: mark), omittingEmptySubsequences: false).map { String(Substring($0)) }
  }

  /// How many digits after the point are needed.
  public var decimals: Int {
    var digits = 6
    var rest = millionths.magnitude
    while digits > 0, rest % 10 == 0 {
      rest /= 10
      digits -= 1
    }
    return digits
  }

  /// The number with at least that many digits after the point.
  public func text(decimals least: Int = 0) -> String {
    let sign = millionths < 0 ? "-" : ""
    let whole = millionths.magnitude / UInt(Self.unit)
    let digits = max(min(least, 6), decimals)
    guard digits > 0 else { return "\(sign)\(whole)" }
    let fraction = String(String(millionths.magnitude % UInt(Self.unit) + UInt(Self.unit)).dropFirst().prefix(digits))
    return "\(sign)\(whole).\(fraction)"
  }

  /// The sum, held at the largest number when it would not fit.
  public static func + (left: Self, right: Self) -> Self {
    let (sum, overflow) = left.millionths.addingReportingOverflow(right.millionths)
    return Self(millionths: overflow ? .max : sum)
  }

  /// The number that is `percent` per cent larger, rounded up so that a promise is never made smaller.
  public func grown(by percent: DecimalNumber) -> DecimalNumber {
    let hundred = 100 * Self.unit
    let (high, low) = millionths.multipliedFullWidth(by: hundred + percent.millionths)
    guard abs(high) < hundred / 2 else { return Self(millionths: .max) }
    let (quotient, remainder) = hundred.dividingFullWidth((high, low))
    return Self(millionths: quotient + (remainder > 0 ? 1 : 0))
  }

  /// The smallest whole number that is not smaller.
  public func roundedUp() -> DecimalNumber {
    let part = millionths % Self.unit
    guard part != 0 else { return self }
    return Self(millionths: millionths - part) + DecimalNumber(part > 0 ? 1 : 0)
  }

  /// Order of size.
  public static func < (left: Self, right: Self) -> Bool { left.millionths < right.millionths }
}

extension String {
  fileprivate func padding(to count: Int) -> String {
    self + String(repeating: "0", count: max(0, count - self.count))
  }
}
