/// How a value is printed, or how a section repeats: what follows `|` in a mark.
enum MarkModifier: Equatable, Sendable {
  /// `yyyy年M月d日`
  case date(String)
  /// `千分`: 1,409.50
  case thousands
  /// `大写`: 壹仟肆佰零玖元伍角
  case words
  /// `小数2`
  case decimals(Int)
  /// `百分`: 0.25 as 25%
  case percent
  /// `空=无`
  case fallback(String)
  /// `合并`: equal neighbours of a column become one cell.
  case merge
  /// `至少5行`: empty rows are added until there are so many.
  case atLeast(Int)
  /// `列`: the cells that the marks of a section stand in repeat, not their rows.
  case columns
  /// `分隔=、`: stands between the items of a loop inside one paragraph.
  case separator(String)
  /// `宽35mm` and `高45mm`: of a picture, in EMU.
  case width(Int)
  case height(Int)

  init?(_ text: String) {
    switch text {
    case "千分": self = .thousands
    case "大写": self = .words
    case "百分": self = .percent
    case "合并": self = .merge
    case "列": self = .columns
    default:
      guard let parsed = Self.parametric(text) else { return nil }
      self = parsed
    }
  }

  private static func parametric(_ text: String) -> MarkModifier? {
    if text.hasPrefix("空=") { return .fallback(String(text.dropFirst(2))) }
    if text.hasPrefix("分隔=") { return .separator(String(text.dropFirst(3))) }
    if text.hasPrefix("小数"), let places = Int(text.dropFirst(2)), (0...9).contains(places) {
      return .decimals(places)
    }
    if text.hasPrefix("至少"), text.hasSuffix("行"), let rows = Int(text.dropFirst(2).dropLast()),
      (1...1000).contains(rows)
    {
      return .atLeast(rows)
    }
    if text.hasPrefix("宽"), let length = length(text.dropFirst()) { return .width(length) }
    if text.hasPrefix("高"), let length = length(text.dropFirst()) { return .height(length) }
    return DatePattern.isPattern(text) ? .date(text) : nil
  }

  /// `35mm`, `3.5cm`, `35毫米` or `3.5厘米` in EMU; at most a metre.
  private static func length(_ text: Substring) -> Int? {
    let number = text.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
    let units = ["mm": 1.0, "毫米": 1, "cm": 10, "厘米": 10]
    guard let value = Double(number), let unit = units[text.dropFirst(number.count).trimmingBlanks] else { return nil }
    let millimetres = value * unit
    guard millimetres > 0, millimetres <= 1_000 else { return nil }
    return Int(millimetres * Double(FormPicture.unitsPerMillimetre))
  }

  /// Whether a mark of that kind may carry it.
  func suits(_ kind: Mark.Kind) -> Bool {
    switch self {
    case .atLeast, .separator: kind == .section
    case .columns: kind == .section || kind == .absence
    case .date, .thousands, .words, .decimals, .percent, .merge: kind == .value
    case .fallback: kind == .value || kind == .rich
    case .width, .height: kind == .picture
    }
  }
}

/// Dates printed by a pattern such as `yyyy年M月d日`.
enum DatePattern {
  /// Whether the letters of `text` are all runs that stand for a part of a date.
  static func isPattern(_ text: String) -> Bool {
    var found = false
    for run in runs(of: text) where run.first?.isASCII == true && run.first?.isLetter == true {
      guard ["yyyy", "yy", "M", "MM", "d", "dd"].contains(run) else { return false }
      found = true
    }
    return found
  }

  static func text(_ pattern: String, year: Int, month: Int, day: Int) -> String {
    runs(of: pattern).map { run in
      switch run {
      case "yyyy": padded(year, to: 4)
      case "yy": padded(abs(year % 100), to: 2)
      case "M": String(month)
      case "MM": padded(month, to: 2)
      case "d": String(day)
      case "dd": padded(day, to: 2)
      default: run
      }
    }.joined()
  }

  private static func padded(_ number: Int, to width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }

  private static func runs(of text: String) -> [String] {
    var runs: [String] = []
    for character in text {
      if let last = runs.last, last.last == character {
        runs[runs.count - 1] = last + String(character)
      } else {
        runs.append(String(character))
      }
    }
    return runs
  }
}
