/// A number as PDF writes it: at most six decimals, no exponent, the same on every machine.
struct PDFNumber {
  /// Coordinates beyond this are cut: far outside any page, safely inside an integer.
  static let limit = 1e7

  let text: String

  init(_ value: Double) {
    let clamped = value.isFinite ? min(max(value, -Self.limit), Self.limit) : 0
    let scaled = Int64((clamped * 1_000_000).rounded())
    let whole = scaled.magnitude / 1_000_000
    var decimals = String(scaled.magnitude % 1_000_000 + 1_000_000).dropFirst()
    while decimals.last == "0" { decimals.removeLast() }
    text = (scaled < 0 ? "-" : "") + String(whole) + (decimals.isEmpty ? "" : "." + decimals)
  }

  /// Several numbers, parted by spaces.
  static func list(_ values: [Double]) -> String { values.map { PDFNumber($0).text }.joined(separator: " ") }
}
