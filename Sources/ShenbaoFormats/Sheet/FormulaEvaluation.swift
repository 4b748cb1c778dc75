/// Computes the formulas that need no more than arithmetic, SUM, AVERAGE, COUNT, MIN, MAX, PRODUCT, ROUND and ABS.
///
/// Anything else is left to the program that opens the workbook.
struct FormulaEvaluation {
  private static let maximumDepth = 120
  private static let maximumCells = 4_000_000

  private let values: CellValues
  private var depth = 0
  private var visited = 0

  init(_ values: CellValues) { self.values = values }

  /// The number that a cell with a formula comes to; nil when we cannot tell.
  mutating func value(of cell: CellReference, in sheet: String) -> Double? {
    switch values[cell, sheet] {
    case .number(let number): return number
    case .computed(let number): return number
    case .text: return nil
    case nil: return values.has(sheet) ? 0 : nil
    case .formula(let text):
      guard depth < Self.maximumDepth else { return nil }
      // A formula that comes back to itself cannot be told.
      values.set(.computed(nil), at: cell, of: sheet)
      depth += 1
      let number = compute(text, in: sheet)
      depth -= 1
      values.set(.computed(number), at: cell, of: sheet)
      return number
    }
  }

  private mutating func compute(_ text: String, in sheet: String) -> Double? {
    var reader = FormulaReader(text)
    guard let tree = reader.expression(), reader.isAtEnd, let number = number(tree, sheet), number.isFinite else {
      return nil
    }
    return number
  }

  private mutating func number(_ tree: FormulaTree, _ sheet: String) -> Double? {
    switch tree {
    case .number(let number): return number
    case .negative(let inner): return number(inner, sheet).map { -$0 }
    case .percent(let inner): return number(inner, sheet).map { $0 / 100 }
    case .cells(let other, let first, let last):
      guard first == last else { return nil }
      return value(of: first, in: other ?? sheet)
    case .operation(let sign, let left, let right):
      guard let left = number(left, sheet), let right = number(right, sheet) else { return nil }
      return Self.apply(sign, left, right)
    case .call(let name, let arguments): return call(name, arguments, sheet)
    }
  }

  private static func apply(_ sign: UInt8, _ left: Double, _ right: Double) -> Double? {
    switch sign {
    case UInt8(ascii: "+"): left + right
    case UInt8(ascii: "-"): left - right
    case UInt8(ascii: "*"): left * right
    default: right == 0 ? nil : left / right
    }
  }

  private mutating func call(_ name: String, _ arguments: [FormulaTree], _ sheet: String) -> Double? {
    if name == "ROUND" || name == "ABS" { return scalar(name, arguments, sheet) }
    guard ["SUM", "AVERAGE", "COUNT", "MIN", "MAX", "PRODUCT"].contains(name) else { return nil }
    var numbers: [Double] = []
    for argument in arguments {
      guard gather(argument, sheet, &numbers) else { return nil }
    }
    switch name {
    case "SUM": return numbers.reduce(0, +)
    case "COUNT": return Double(numbers.count)
    case "AVERAGE": return numbers.isEmpty ? nil : numbers.reduce(0, +) / Double(numbers.count)
    case "MIN": return numbers.min() ?? 0
    case "MAX": return numbers.max() ?? 0
    default: return numbers.isEmpty ? 0 : numbers.reduce(1, *)
    }
  }

  private mutating func scalar(_ name: String, _ arguments: [FormulaTree], _ sheet: String) -> Double? {
    let numbers = arguments.map { number($0, sheet) }
    guard let first = numbers.first ?? nil else { return nil }
    if name == "ABS" { return numbers.count == 1 ? abs(first) : nil }
    guard numbers.count == 2, let places = numbers[1], (0...10).contains(places), places == places.rounded() else {
      return nil
    }
    let factor = (0..<Int(places)).reduce(1.0) { factor, _ in factor * 10 }
    // Just below a half, as 1.005 is in binary, still counts as one.
    return ((abs(first) * factor + 1e-9).rounded(.toNearestOrAwayFromZero) / factor) * (first < 0 ? -1 : 1)
  }

  /// The numbers of an argument; texts and empty cells of a range do not count.
  private mutating func gather(_ tree: FormulaTree, _ sheet: String, _ numbers: inout [Double]) -> Bool {
    guard case .cells(let other, let first, let last) = tree else {
      guard let number = number(tree, sheet) else { return false }
      numbers.append(number)
      return true
    }
    let name = other ?? sheet
    guard values.has(name) else { return false }
    visited += (last.row - first.row + 1) * (last.column - first.column + 1)
    guard visited <= Self.maximumCells else { return false }
    for row in first.row...last.row {
      for column in first.column...last.column {
        let cell = CellReference(column: column, row: row)
        switch values[cell, name] {
        case nil, .text: continue
        case .number(let number): numbers.append(number)
        case .formula, .computed:
          guard let number = value(of: cell, in: name) else { return false }
          numbers.append(number)
        }
      }
    }
    return true
  }
}

/// A formula, read.
indirect enum FormulaTree {
  case number(Double)
  case cells(sheet: String?, CellReference, CellReference)
  case negative(FormulaTree)
  case percent(FormulaTree)
  case operation(UInt8, FormulaTree, FormulaTree)
  case call(String, [FormulaTree])
}
