extension PackReader {
  private static let keys =
    [
      "field", "sum-of", "count-of", "where", "in", "includes", "present", "grows-by", "from", "months-at-most",
      "all-of", "any-of",
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
    if let present = value["present"] { return .present(subject, text(present) == "true") }
    if let months = integer(value["months-at-most"]) { return .monthsAtMost(subject, months) }
    if let percent = number(value["grows-by"]), let baseline = value["from"] {
      return .growsBy(subject, percent: percent, from: .field(path(text(baseline))))
    }
    report.add(Diagnostic(.packMissingKey, at: value.place, "at-least, equals, in…"))
    return nil
  }

  private mutating func comparison(_ subject: Operand, _ value: Value) -> Condition? {
    for comparator in Comparator.allCases {
      guard let other = value[comparator.rawValue] else { continue }
      if let literal = other.text { return .compare(subject, comparator, .literal(literal)) }
      return operand(other).map { .compare(subject, comparator, $0) }
    }
    return nil
  }

  private mutating func operand(_ value: Value) -> Operand? {
    if let field = value["field"] { return .field(path(text(field))) }
    if let sum = value["sum-of"] { return .sumOf(texts(sum).map { path($0) }) }
    if let table = value["count-of"] {
      return .countOf(path(text(table)), where: value["where"].flatMap { condition($0) })
    }
    return nil
  }

  private func path(_ text: String) -> [String] {
    text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
  }
}

extension Condition {
  /// The paths of all fields it names, those of a `where` as columns of their table.
  var paths: [[String]] {
    switch self {
    case .compare(let left, _, let right): left.paths + right.paths
    case .growsBy(let field, _, let baseline): field.paths + baseline.paths
    case .oneOf(let operand, _), .includes(let operand, _), .present(let operand, _), .monthsAtMost(let operand, _):
      operand.paths
    case .all(let conditions), .any(let conditions): conditions.flatMap(\.paths)
    }
  }
}

extension Operand {
  var paths: [[String]] {
    switch self {
    case .field(let path): [path]
    case .sumOf(let paths): paths
    case .countOf(let table, let condition): [table] + (condition?.paths.map { table + $0 } ?? [])
    case .literal: []
    }
  }
}
