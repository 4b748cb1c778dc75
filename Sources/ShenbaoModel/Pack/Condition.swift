/// Something that answers can fulfil or not: a closed set of comparisons, no programming.
public indirect enum Condition: Hashable, Sendable {
  /// Two numbers or texts.
  case compare(Operand, Comparator, Operand)
  /// The text is one of several.
  case oneOf(Operand, [String])
  /// The choices hold this one.
  case includes(Operand, String)
  /// Something was answered (or, with false, nothing).
  case present(Operand, Bool)
  /// At least so many per cent above a baseline.
  case growsBy(Operand, percent: DecimalNumber, from: Operand)
  /// A day or a period between two days, both included.
  case within(Operand, CalendarDate, CalendarDate)
  /// A period of at most so many months.
  case monthsAtMost(Operand, Int)
  /// Every one.
  case all([Condition])
  /// At least one.
  case any([Condition])
}

/// What is compared.
public indirect enum Operand: Hashable, Sendable {
  /// An answer; inside `where`, a column of the row. A column outside of it means every row of its table.
  case field([String])
  /// The sum of answers or of columns over their rows.
  case sumOf([[String]])
  /// The number of rows, of those only that fulfil the condition.
  case countOf([String], where: Condition?)
  /// A number or word written in the pack.
  case literal(String)
}

/// How two values are compared; Chinese statute reads 以上 as ≥ and 超过 as >.
public enum Comparator: String, Hashable, Sendable, CaseIterable {
  /// 不低于, 不少于, 以上.
  case atLeast = "at-least"
  /// 超过.
  case moreThan = "more-than"
  /// 不超过, 以下.
  case atMost = "at-most"
  /// 不满.
  case lessThan = "less-than"
  /// 等于.
  case equals

  func holds<Quantity: Comparable>(_ left: Quantity, _ right: Quantity) -> Bool {
    switch self {
    case .atLeast: left >= right
    case .moreThan: left > right
    case .atMost: left <= right
    case .lessThan: left < right
    case .equals: left == right
    }
  }
}
