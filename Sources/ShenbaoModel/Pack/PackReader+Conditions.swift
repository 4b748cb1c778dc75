extension PackReader {
  private static let keys =
    [
      "field", "sum-of", "count-of", "where", "in", "includes", "present", "grows-by", "from", "months-at-most",
      "all-of", "any-of", "within",
    ] + Comparator.allCases.map(\.rawValue)

  /// A condition as `{field: 甲.乙, at-least: 5}`, or a list of them under `all-of` or `any-of`.
  mutating func condition(_ value: Value) -> Condition? {
    keys(Self.keys, of: value)
    for (key, make) in [("all-of", Condition.all), ("any-of", Condition.any)] where value[key] != nil {
      return make(list(key, of: value).compactMap { condition($0) })
    }
    guard let subject = operand(value) else {
      report.add(Diagnostic(.packMissingKey, at: value.place, "field"))
      return nil
    }
    if let compared = comparison(subject, value) { return compared }
    if let choices = value["in"] { return .oneOf(subject, texts(choices)) }
    if let choice = value["includes"] { return .includes(subject, text(choice)) }
    if value["present"] != nil { return .present(subject, truth("present", of: value)) }
    if let months = integer(value["months-at-most"]) { return .monthsAtMost(subject, months) }
    if let period = value["within"] { return within(subject, period) }
    if let percent = number(value["grows-by"]), let baseline = value["from"] {
      return .growsBy(subject, percent: percent, from: .field(path(text(baseline))))
    }
    report.add(Diagnostic(.packMissingKey, at: value.place, "at-least, equals, in…"))
    return nil
  }

  private mutating func comparison(_ subject: Operand, _ value: Value) -> Condition? {
    let all = Comparator.allCases.compactMap { comparator -> Condition? in
      guard let other = value[comparator.rawValue] else { return nil }
      if let literal = other.text { return .compare(subject, comparator, .literal(literal)) }
      return operand(other).map { .compare(subject, comparator, $0) }
    }
    return all.count > 1 ? .all(all) : all.first
  }

  private mutating func within(_ subject: Operand, _ value: Value) -> Condition? {
    let days = text(value).split(separator: #/\s*至\s*/#).map { CalendarDate(String($0)) }
    guard days.count == 2, let first = days[0], let last = days[1], first <= last else {
      let example = Words("起止日期，如 2023-08-01 至 2024-06-30", "two days, as 2023-08-01 至 2024-06-30")
      report.add(Diagnostic(.packWrongShape, at: value.place, example))
      return nil
    }
    return .within(subject, first, last)
  }

  private mutating func operand(_ value: Value) -> Operand? {
    if let field = value["field"] { return .field(path(text(field))) }
    if let sum = value["sum-of"] { return .sumOf(texts(sum).map { path($0) }) }
    if let table = value["count-of"] {
      return .countOf(path(text(table)), where: value["where"].flatMap { condition($0) })
    }
    return nil
  }

  func path(_ text: String) -> [String] {
    text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
  }
}

extension Condition {
  /// The paths of all fields it names, those of a `where` as columns of their table.
  var paths: [[String]] {
    switch self {
    case .compare(let left, _, let right): left.paths + right.paths
    case .growsBy(let field, _, let baseline): field.paths + baseline.paths
    case .oneOf(let operand, _), .includes(let operand, _), .present(let operand, _), .monthsAtMost(let operand, _),
      .within(let operand, _, _):
      operand.paths
    case .all(let conditions), .any(let conditions): conditions.flatMap(\.paths)
    }
  }
}

extension Condition {
  /// The fields it names itself, those of sums, counts and their `where` left out.
  var fieldPaths: [[String]] {
    switch self {
    case .compare(let left, _, let right): left.fieldPaths + right.fieldPaths
    case .growsBy(let field, _, let baseline): field.fieldPaths + baseline.fieldPaths
    case .oneOf(let operand, _), .includes(let operand, _), .present(let operand, _), .monthsAtMost(let operand, _),
      .within(let operand, _, _):
      operand.fieldPaths
    case .all(let conditions), .any(let conditions): conditions.flatMap(\.fieldPaths)
    }
  }
}

extension Operand {
  fileprivate var fieldPaths: [[String]] {
    if case .field(let path) = self { [path] } else { [] }
  }

  var paths: [[String]] {
    switch self {
    case .field(let path): [path]
    case .sumOf(let paths): paths
    case .countOf(let table, let condition): [table] + (condition?.paths.map { table + $0 } ?? [])
    case .literal: []
    }
  }
}
