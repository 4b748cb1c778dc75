/// A formula, read.
indirect enum FormulaTree {
  case value(FormulaValue)
  case cells(sheet: String?, CellReference, CellReference)
  case negative(FormulaTree)
  case percent(FormulaTree)
  case operation(Operator, FormulaTree, FormulaTree)
  case call(String, [FormulaTree])

  enum Operator {
    case add, subtract, multiply, divide, power, join
    case equal, unequal, less, greater, atMost, atLeast
  }
}

/// What a formula comes to, or what stands in a cell (ECMA-376 part 1, 18.17.2.6).
enum FormulaValue: Equatable {
  case number(Double)
  case text(String)
  case truth(Bool)
  /// `#DIV/0!`, `#VALUE!`.
  case error(String)
  case blank

  static let notAValue = FormulaValue.error("#VALUE!")
  static let dividedByZero = FormulaValue.error("#DIV/0!")

  /// The number that arithmetic sees; nil for texts that are none, and for errors.
  var number: Double? {
    switch self {
    case .number(let number): number
    case .truth(let isTrue): isTrue ? 1 : 0
    case .blank: 0
    case .text(let text): DecimalText(text.trimmingBlanks).flatMap { Double($0.text) }
    case .error: nil
    }
  }

  /// The text that joining sees; nil where a program's own rules of rounding decide.
  var text: String? {
    switch self {
    case .number(let number): Self.digits(number).flatMap { $0.utf8.count > 16 || $0.contains("e") ? nil : $0 }
    case .text(let text): text
    case .truth(let isTrue): isTrue ? "TRUE" : "FALSE"
    case .blank: ""
    case .error: nil
    }
  }

  /// Whether a condition holds; nil for what is no condition.
  var condition: Bool? {
    switch self {
    case .number(let number): number != 0
    case .truth(let isTrue): isTrue
    case .blank: false
    case .text, .error: nil
    }
  }

  var isError: Bool { if case .error = self { true } else { false } }

  /// The value as a cell remembers it: its type, if it needs one, and the text of `v`.
  var cached: (type: StaticString?, text: String)? {
    switch self {
    case .number(let number): Self.digits(number).map { (nil, $0) }
    case .text(let text): ("str", text)
    case .truth(let isTrue): ("b", isTrue ? "1" : "0")
    case .error(let name): ("e", name)
    case .blank: (nil, "0")
    }
  }

  private static func digits(_ number: Double) -> String? {
    guard number.isFinite else { return nil }
    return number == number.rounded() && abs(number) < 1e15 ? String(Int(number)) : String(number)
  }
}
