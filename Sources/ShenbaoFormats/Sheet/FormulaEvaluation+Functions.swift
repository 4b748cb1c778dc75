// The functions that forms use (ECMA-376 part 1, 18.17.7).
extension FormulaEvaluation {
  mutating func call(_ name: String, _ arguments: [FormulaTree], _ sheet: String) -> FormulaValue? {
    switch name {
    case "IF": return choice(arguments, sheet)
    case "IFERROR":
      guard arguments.count == 2, let value = evaluate(arguments[0], sheet) else { return nil }
      return value.isError ? evaluate(arguments[1], sheet) : value
    case "SUM", "AVERAGE", "COUNT", "COUNTA", "COUNTBLANK", "MIN", "MAX", "PRODUCT", "AND", "OR":
      var all: [FormulaValue] = []
      for argument in arguments {
        guard let values = gather(argument, sheet) else { return nil }
        all += values
      }
      return Self.summary(name, all)
    case "SUBTOTAL": return subtotal(arguments, sheet)
    case "COUNTIF", "SUMIF", "AVERAGEIF": return conditional(name, arguments, sheet)
    case "SUMPRODUCT": return sumOfProducts(arguments, sheet)
    case "ROW" where arguments.isEmpty: return .number(Double(here.row))
    case "COLUMN" where arguments.isEmpty: return .number(Double(here.column))
    case "ROW", "ROWS", "COLUMNS":
      guard arguments.count == 1, case .cells(_, let first, let last) = arguments[0] else { return nil }
      if name == "ROW" { return .number(Double(first.row)) }
      return .number(Double(name == "ROWS" ? last.row - first.row + 1 : last.column - first.column + 1))
    default:
      var values: [FormulaValue] = []
      for argument in arguments {
        guard let value = evaluate(argument, sheet) else { return nil }
        values.append(value)
      }
      return FormulaFunctions.value(name, values)
    }
  }

  private mutating func choice(_ arguments: [FormulaTree], _ sheet: String) -> FormulaValue? {
    guard (2...3).contains(arguments.count), let condition = evaluate(arguments[0], sheet) else { return nil }
    if condition.isError { return condition }
    guard let holds = condition.condition else { return .notAValue }
    if holds { return evaluate(arguments[1], sheet) }
    return arguments.count == 3 ? evaluate(arguments[2], sheet) : .truth(false)
  }

  /// Texts and empty cells do not count among numbers.
  private static func summary(_ name: String, _ values: [FormulaValue]) -> FormulaValue? {
    switch name {
    case "COUNTA": return .number(Double(values.count { $0 != .blank }))
    case "COUNTBLANK": return .number(Double(values.count { $0 == .blank || $0 == .text("") }))
    default: break
    }
    if name != "COUNT", let error = values.first(where: \.isError) { return error }
    if name == "AND" || name == "OR" {
      let conditions = values.compactMap(\.condition)
      guard !conditions.isEmpty else { return .notAValue }
      return .truth(name == "AND" ? conditions.allSatisfy { $0 } : conditions.contains(true))
    }
    let numbers = values.compactMap { value -> Double? in
      if case .number(let number) = value { number } else { nil }
    }
    switch name {
    case "SUM": return .number(numbers.reduce(0, +))
    case "COUNT": return .number(Double(numbers.count))
    case "AVERAGE": return numbers.isEmpty ? .dividedByZero : .number(numbers.reduce(0, +) / Double(numbers.count))
    case "MIN": return .number(numbers.min() ?? 0)
    case "MAX": return .number(numbers.max() ?? 0)
    default: return .number(numbers.isEmpty ? 0 : numbers.reduce(1, *))
    }
  }

  /// Other subtotals in the range do not count.
  private mutating func subtotal(_ arguments: [FormulaTree], _ sheet: String) -> FormulaValue? {
    let names = [1: "AVERAGE", 2: "COUNT", 3: "COUNTA", 4: "MAX", 5: "MIN", 6: "PRODUCT", 9: "SUM"]
    guard case .value(.number(let number))? = arguments.first, (1...111).contains(number),
      let name = names[Int(number) % 100]
    else { return nil }
    var all: [FormulaValue] = []
    for argument in arguments.dropFirst() {
      guard let values = gather(argument, sheet, skipsSubtotals: true) else { return nil }
      all += values
    }
    return Self.summary(name, all)
  }

  private mutating func conditional(_ name: String, _ arguments: [FormulaTree], _ sheet: String) -> FormulaValue? {
    guard (2...(name == "COUNTIF" ? 2 : 3)).contains(arguments.count), case .cells = arguments[0],
      let tested = gather(arguments[0], sheet), let wanted = evaluate(arguments[1], sheet),
      let criterion = FormulaCriterion(wanted)
    else { return nil }
    let matches = tested.map { criterion.matches($0) }
    if name == "COUNTIF" { return .number(Double(matches.count { $0 })) }
    var summed = tested
    if arguments.count == 3 {
      guard case .cells = arguments[2], let values = gather(arguments[2], sheet), values.count == tested.count else {
        return nil
      }
      summed = values
    }
    return Self.summary(name == "SUMIF" ? "SUM" : "AVERAGE", zip(summed, matches).filter(\.1).map(\.0))
  }

  private mutating func sumOfProducts(_ arguments: [FormulaTree], _ sheet: String) -> FormulaValue? {
    var products: [Double] = []
    for (index, argument) in arguments.enumerated() {
      guard case .cells = argument, let values = gather(argument, sheet) else { return nil }
      if let error = values.first(where: \.isError) { return error }
      let numbers = values.map { value -> Double in
        if case .number(let number) = value { number } else { 0 }
      }
      if index == 0 {
        products = numbers
      } else if numbers.count != products.count {
        return .notAValue
      } else {
        products = zip(products, numbers).map(*)
      }
    }
    return .number(products.reduce(0, +))
  }
}

/// Functions of plain values.
enum FormulaFunctions {
  /// Of other functions we know nothing, not even what they make of errors.
  private static let known: Set<String> = [
    "CONCATENATE", "CONCAT", "_XLFN.CONCAT", "NOT", "LEN", "LEFT", "RIGHT", "TRIM", "ABS", "INT", "SQRT", "POWER",
    "MOD", "ROUND", "ROUNDUP", "ROUNDDOWN",
  ]

  static func value(_ name: String, _ values: [FormulaValue]) -> FormulaValue? {
    if let question = question(name, values) { return .truth(question) }
    guard known.contains(name) else { return nil }
    if let error = values.first(where: \.isError) { return error }
    switch name {
    case "CONCATENATE", "CONCAT", "_XLFN.CONCAT":
      let texts = values.compactMap(\.text)
      return texts.count == values.count ? .text(texts.joined()) : nil
    case "NOT": return values.count == 1 ? values[0].condition.map { .truth(!$0) } ?? .notAValue : nil
    case "LEN", "LEFT", "RIGHT", "TRIM": return text(name, values)
    default: return number(name, values)
    }
  }

  private static func question(_ name: String, _ values: [FormulaValue]) -> Bool? {
    guard values.count == 1 else { return nil }
    switch (name, values[0]) {
    case ("ISBLANK", let value): return value == .blank
    case ("ISERROR", let value): return value.isError
    case ("ISNUMBER", .number), ("ISTEXT", .text): return true
    case ("ISNUMBER", _), ("ISTEXT", _): return false
    default: return nil
    }
  }

  private static func text(_ name: String, _ values: [FormulaValue]) -> FormulaValue? {
    guard let text = values.first?.text else { return nil }
    switch name {
    case "LEN": return values.count == 1 ? .number(Double(text.utf16.count)) : nil
    case "TRIM": return values.count == 1 ? .text(text.split(separator: " ").joined(separator: " ")) : nil
    default:
      let count = values.count > 1 ? values[1].number : 1
      guard values.count <= 2, let count, (0...32_767).contains(count) else { return nil }
      return .text(String(name == "LEFT" ? text.prefix(Int(count)) : text.suffix(Int(count))))
    }
  }

  private static func number(_ name: String, _ values: [FormulaValue]) -> FormulaValue? {
    let numbers = values.compactMap(\.number)
    guard numbers.count == values.count else { return .notAValue }
    switch (name, numbers.count) {
    case ("ABS", 1): return .number(abs(numbers[0]))
    case ("INT", 1): return .number(numbers[0].rounded(.down))
    case ("SQRT", 1): return numbers[0] < 0 ? .error("#NUM!") : .number(numbers[0].squareRoot())
    case ("POWER", 2): return FormulaEvaluation.power(numbers[0], numbers[1])
    case ("MOD", 2):
      guard numbers[1] != 0 else { return .dividedByZero }
      return .number(numbers[0] - numbers[1] * (numbers[0] / numbers[1]).rounded(.down))
    case ("ROUND", 2), ("ROUNDUP", 2), ("ROUNDDOWN", 2): return rounded(name, numbers[0], numbers[1])
    default: return nil
    }
  }

  private static func rounded(_ name: String, _ number: Double, _ places: Double) -> FormulaValue? {
    guard (-10...10).contains(places), places == places.rounded(), abs(number) < 1e15 else { return nil }
    let factor = (0..<Int(abs(places))).reduce(1.0) { factor, _ in factor * 10 }
    let scaled = places < 0 ? abs(number) / factor : abs(number) * factor
    // Just below a half, as 1.005 is in binary, still counts as one; so does what is just off a whole.
    let whole =
      switch name {
      case "ROUND": (scaled + 1e-9).rounded(.toNearestOrAwayFromZero)
      case "ROUNDUP": (scaled - 1e-9).rounded(.up)
      default: (scaled + 1e-9).rounded(.down)
      }
    return .number((places < 0 ? whole * factor : whole / factor) * (number < 0 ? -1 : 1))
  }
}

/// What COUNTIF and its kin look for: `>=60`, `<>甲`, `乙`, `甲*`.
struct FormulaCriterion {
  private let operation: FormulaTree.Operator
  private let wanted: FormulaValue

  /// Nil for patterns that only the program understands.
  init?(_ value: FormulaValue) {
    guard case .text(let text) = value else {
      guard !value.isError else { return nil }
      (operation, wanted) = (.equal, value)
      return
    }
    let signs: [(String, FormulaTree.Operator)] = [
      ("<>", .unequal), ("<=", .atMost), (">=", .atLeast), ("=", .equal), ("<", .less), (">", .greater),
    ]
    let sign = signs.first { text.hasPrefix($0.0) }
    let rest = sign.map { String(text.dropFirst($0.0.count)) } ?? text
    guard !rest.contains(where: { "*?~".contains($0) }), !rest.isEmpty else { return nil }
    operation = sign?.1 ?? .equal
    wanted = DecimalText(rest).flatMap { Double($0.text) }.map { .number($0) } ?? .text(rest)
  }

  func matches(_ value: FormulaValue) -> Bool {
    switch (wanted, value) {
    case (.number, .number), (.text, .text), (.truth, .truth):
      FormulaComparison.holds(operation, value, wanted) ?? false
    case (.number(let number), .text(let text)):
      operation == .equal ? DecimalText(text).flatMap { Double($0.text) } == number : operation == .unequal
    default: operation == .unequal
    }
  }
}
