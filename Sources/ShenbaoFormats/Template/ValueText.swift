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
    case .text(let text): text.unicodeScalars.allSatisfy(\.properties.isWhitespace)
    case .list(let items): items.isEmpty
    case .number, .date, .record: false
    }
  }

  /// The value without any modifier: digits as they are, a date as 2024年9月22日, lists and records as nothing.
  var plainText: String {
    switch self {
    case .text(let text), .number(let text): text
    case .date(let year, let month, let day): "\(year)年\(month)月\(day)日"
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
      guard case .date(let year, let month, let day) = self else {
        return ValueText(text: plainText, isUnsuited: true)
      }
      return ValueText(text: DatePattern.text(pattern, year: year, month: month, day: day))
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
