/// A value as a mark prints it.
struct ValueText: Equatable, Sendable {
  var text: String
  /// A modifier of the mark could not be applied to this value.
  var isUnsuited = false
}

extension FormValue {
  /// Whether there is nothing to print.
  var isBlank: Bool {
    switch self {
    case .blank: true
    case .text, .linked: plainText.unicodeScalars.allSatisfy(\.properties.isWhitespace)
    case .list(let items): items.isEmpty
    case .number, .date, .truth, .record: false
    }
  }

  /// Whether a section of that name prints nothing, and its absence prints.
  var isAbsent: Bool {
    switch self {
    case .truth(let isTrue): !isTrue
    case .record(let fields): fields.isEmpty
    default: isBlank
    }
  }

  /// The day that a date, or a text that is one, names.
  var day: DateText? {
    switch self {
    case .date(let year, let month, let day): DateText(year: year, month: month, day: day)
    case .text, .linked: DateText(plainText)
    default: nil
    }
  }

  /// The value without any modifier: digits as they are, a date as 2024年9月22日, lists and records as nothing.
  package var plainText: String {
    switch self {
    case .linked(let spans): spans.text
    case .text(let text), .number(let text): text
    case .date(let year, let month, let day): "\(year)年\(month)月\(day)日"
    case .truth(let isTrue): isTrue ? "true" : "false"
    case .list, .record, .blank: ""
    }
  }

  func printed(with modifiers: [MarkModifier]) -> ValueText {
    guard !modifiers.isEmpty else { return ValueText(text: plainText) }
    if isBlank {
      for case .fallback(let text) in modifiers { return ValueText(text: text) }
      return ValueText(text: "")
    }
    for case .date(let pattern) in modifiers {
      guard let day else { return ValueText(text: plainText, isUnsuited: true) }
      return ValueText(text: DatePattern.text(pattern, year: day.year, month: day.month, day: day.day))
    }
    let isNumeric = modifiers.contains { modifier in
      switch modifier {
      case .thousands, .words, .decimals, .percent: true
      default: false
      }
    }
    return isNumeric ? numericText(modifiers) : ValueText(text: plainText)
  }

  /// Whatever the order they are written in: per cent, rounding, then commas or words.
  private func numericText(_ modifiers: [MarkModifier]) -> ValueText {
    guard var number = DecimalText(plainText.trimmingBlanks) else {
      return ValueText(text: plainText, isUnsuited: true)
    }
    if modifiers.contains(.percent) { number.multiplyByHundred() }
    for case .decimals(let places) in modifiers { number.round(to: places) }
    if modifiers.contains(.words) {
      guard let words = AmountInWords.text(number) else { return ValueText(text: plainText, isUnsuited: true) }
      return ValueText(text: words)
    }
    let digits = modifiers.contains(.thousands) ? number.grouped : number.text
    return ValueText(text: digits + (modifiers.contains(.percent) ? "%" : ""))
  }

  /// Whether a box with that option is ticked: equal, or contained in a list.
  func selects(_ option: String) -> Bool {
    if case .list(let items) = self { return items.contains { $0.selects(option) } }
    return plainText.trimmingBlanks == option
  }
}
