/// The number that a value is in a cell: numbers and days as the cell's format wants them, texts only where the format says so.
struct CellNumber: Equatable {
  /// More digits than a binary fraction holds would come back as others.
  private static let maximumDigits = 15

  let text: String
  private(set) var isTruth = false

  /// Nil when the value is text in a cell of that format.
  init?(_ value: FormValue, in format: NumberFormats.Kind, is1904: Bool) {
    var value = value
    if case .linked = value { value = .text(value.plainText) }
    switch (value, format) {
    case (_, .text): return nil
    case (.number(let digits), _):
      guard let number = Self.number(digits) else { return nil }
      text = number
    case (.truth(let isTrue), _):
      text = isTrue ? "1" : "0"
      isTruth = true
    case (.date, .date), (.text, .date):
      guard let day = value.day,
        let serial = DateSerial.number(year: day.year, month: day.month, day: day.day, is1904: is1904)
      else { return nil }
      text = String(serial)
    case (.text(let written), .number), (.text(let written), .percent):
      guard let number = Self.number(written: written.trimmingBlanks, format) else { return nil }
      text = number
    default: return nil
    }
  }

  private static func number(_ digits: String) -> String? {
    let isShort = (1...maximumDigits).contains(digits.utf8.count)
    let isPlain = isShort && digits.utf8.allSatisfy { (0x30...0x39).contains($0) }
    if isPlain, digits.utf8.first != 0x30 || digits.utf8.count == 1 { return digits }
    guard let decimal = DecimalText(digits), decimal.whole.count + decimal.fraction.count <= maximumDigits else {
      return nil
    }
    return decimal.text
  }

  /// `1409.50`, `1,409.50` or, for per cent, `15%`; nil for codes that begin with 0.
  private static func number(written: String, _ format: NumberFormats.Kind) -> String? {
    let isPercent = written.hasSuffix("%") || written.hasSuffix("％")
    guard !isPercent || format == .percent else { return nil }
    let plain = isPercent ? String(written.dropLast()).trimmingBlanks : written
    let bare = plain.filter { $0 != "," }
    let digits = bare.drop { $0 == "-" }
    let isCode = digits.count > 1 && digits.first == "0" && digits.dropFirst().first != "."
    guard !isCode, var decimal = DecimalText(bare), decimal.whole.count + decimal.fraction.count <= maximumDigits else {
      return nil
    }
    guard plain == bare || plain == decimal.grouped else { return nil }
    if isPercent { decimal.divideByHundred() }
    return decimal.text
  }
}
