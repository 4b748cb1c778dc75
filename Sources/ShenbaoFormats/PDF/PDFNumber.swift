/// A number as PDF writes it: at most six decimals, no exponent, the same on every machine.
struct PDFNumber {
  /// Coordinates beyond this are cut: far outside any page, safely inside an integer.
  static let limit = 1e7

  let text: String

  init(_ value: Double) {
    let clamped = value.isFinite ? min(max(value, -Self.limit), Self.limit) : 0
    let scaled = Int64((clamped * 1_000_000).rounded())
    let sign = scaled < 0 ? "-" : ""
    var (whole, rest) = scaled.magnitude.quotientAndRemainder(dividingBy: 1_000_000)
    guard rest > 0 else {
      text = sign + String(whole)
      return
    }
    var places = 6
    while rest.isMultiple(of: 10) { (rest, places) = (rest / 10, places - 1) }
    let decimals = String(rest)
    text = sign + String(whole) + "." + String(repeating: "0", count: places - decimals.utf8.count) + decimals
  }

  /// Several numbers, parted by spaces.
  static func list(_ values: [Double]) -> String { values.map { PDFNumber($0).text }.joined(separator: " ") }
}
