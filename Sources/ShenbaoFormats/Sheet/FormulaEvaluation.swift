/// Computes formulas of arithmetic, comparison, joined texts and the functions that forms use.
///
/// Anything else is left to the program that opens the workbook.
struct FormulaEvaluation {
  private static let maximumDepth = 120
  private static let maximumCells = 4_000_000

  private let values: CellValues
  private var depth = 0
  private var visited = 0
  /// The cell whose formula is being computed.
  private(set) var here = CellReference(column: 1, row: 1)

  init(_ values: CellValues) { self.values = values }

  /// What a cell holds or its formula comes to; nil when we cannot tell.
  mutating func value(of cell: CellReference, in sheet: String) -> FormulaValue? {
    switch values[cell, sheet] {
    case .value(let value): return value
    case .unknown: return nil
    case nil: return values.has(sheet) ? .blank : nil
    case .formula(let text):
      guard depth < Self.maximumDepth else { return nil }
      // A formula that comes back to itself cannot be told.
      values.set(.unknown, at: cell, of: sheet)
      let outside = here
      here = cell
      depth += 1
      let value = compute(text, in: sheet)
      depth -= 1
      here = outside
      values.set(value.map { .value($0) } ?? .unknown, at: cell, of: sheet)
      return value
    }
  }

  private mutating func compute(_ text: String, in sheet: String) -> FormulaValue? {
    var reader = FormulaReader(text)
    guard let tree = reader.expression(), reader.isAtEnd, let value = evaluate(tree, sheet) else { return nil }
    if case .number(let number) = value, !number.isFinite { return nil }
    return value == .blank ? .number(0) : value
  }

  mutating func evaluate(_ tree: FormulaTree, _ sheet: String) -> FormulaValue? {
    switch tree {
    case .value(let value): return value
    case .negative(let inner): return evaluate(inner, sheet).map { Self.changed($0) { -$0 } }
    case .percent(let inner): return evaluate(inner, sheet).map { Self.changed($0) { $0 / 100 } }
    case .cells(let other, let first, let last):
      guard first == last else { return nil }
      return value(of: first, in: other ?? sheet)
    case .operation(let operation, let left, let right):
      guard let left = evaluate(left, sheet), let right = evaluate(right, sheet) else { return nil }
      return Self.apply(operation, left, right)
    case .call(let name, let arguments): return call(name, arguments, sheet)
    }
  }

  static func changed(_ value: FormulaValue, _ change: (Double) -> Double) -> FormulaValue {
    if value.isError { return value }
    return value.number.map { .number(change($0)) } ?? .notAValue
  }

  private static func apply(
    _ operation: FormulaTree.Operator,
    _ left: FormulaValue,
    _ right: FormulaValue
  ) -> FormulaValue? {
    if left.isError { return left }
    if right.isError { return right }
    switch operation {
    case .equal, .unequal, .less, .greater, .atMost, .atLeast:
      return FormulaComparison.holds(operation, left, right).map { .truth($0) }
    case .join:
      guard let left = left.text, let right = right.text else { return nil }
      return .text(left + right)
    default: break
    }
    guard let left = left.number, let right = right.number else { return .notAValue }
    switch operation {
    case .add: return .number(left + right)
    case .subtract: return .number(left - right)
    case .multiply: return .number(left * right)
    case .divide: return right == 0 ? .dividedByZero : .number(left / right)
    default: return power(left, right)
    }
  }

  /// Whole powers only; other ones differ in their last digit from machine to machine.
  static func power(_ base: Double, _ exponent: Double) -> FormulaValue? {
    guard exponent == exponent.rounded(), abs(exponent) <= 64 else { return nil }
    let power = (0..<Int(abs(exponent))).reduce(1.0) { result, _ in result * base }
    if exponent < 0 { return power == 0 ? .dividedByZero : .number(1 / power) }
    return .number(power)
  }

  /// The values of an argument, empty cells included; nil when one of them cannot be told.
  mutating func gather(_ tree: FormulaTree, _ sheet: String, skipsSubtotals: Bool = false) -> [FormulaValue]? {
    guard case .cells(let other, let first, let last) = tree else { return evaluate(tree, sheet).map { [$0] } }
    let name = other ?? sheet
    guard values.has(name), !(skipsSubtotals && values.hidesRows(in: name)) else { return nil }
    let (rows, isTooMuch) = (last.row - first.row + 1).multipliedReportingOverflow(by: last.column - first.column + 1)
    visited += rows
    guard !isTooMuch, visited <= Self.maximumCells else { return nil }
    var found: [FormulaValue] = []
    for row in first.row...last.row {
      for column in first.column...last.column {
        let cell = CellReference(column: column, row: row)
        if skipsSubtotals, values.isSubtotal(cell, of: name) { continue }
        guard let value = value(of: cell, in: name) else { return nil }
        found.append(value)
      }
    }
    return found
  }
}

/// Which of two values is the larger: numbers before texts before truths.
enum FormulaComparison {
  static func holds(_ operation: FormulaTree.Operator, _ left: FormulaValue, _ right: FormulaValue) -> Bool? {
    if case .text(let left) = left, case .text(let right) = right {
      if operation == .equal { return left.lowercased() == right.lowercased() }
      if operation == .unequal { return left.lowercased() != right.lowercased() }
    }
    guard let order = order(left, right) else { return nil }
    switch operation {
    case .equal: return order == 0
    case .unequal: return order != 0
    case .less: return order < 0
    case .greater: return order > 0
    case .atMost: return order <= 0
    case .atLeast: return order >= 0
    default: return nil
    }
  }

  private static func order(_ left: FormulaValue, _ right: FormulaValue) -> Int? {
    switch (left, right) {
    case (.blank, .text(let text)): return text.isEmpty ? 0 : -1
    case (.text(let text), .blank): return text.isEmpty ? 0 : 1
    case (.text(let left), .text(let right)):
      // How other letters are ordered is a matter of language.
      guard (left + right).utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
      let (left, right) = (left.lowercased(), right.lowercased())
      return left == right ? 0 : left < right ? -1 : 1
    case (.text, .truth), (.number, .text), (.number, .truth): return -1
    case (.truth, .text), (.text, .number), (.truth, .number): return 1
    default:
      guard let left = left.number, let right = right.number else { return nil }
      return left == right ? 0 : left < right ? -1 : 1
    }
  }
}
