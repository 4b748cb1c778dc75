/// Answers held against conditions: true, false, or nothing when an answer it needs is invalid or blank.
struct RuleEvaluation {
  let answers: Answer
  /// The row that a `where` looks at, when there is one.
  var row: Answer?
  /// The row that stands for its table while a condition is held against every row.
  var focus: (table: [String], row: Answer)?

  func holds(_ condition: Condition) -> Bool? {
    if let table = table(in: condition) { return everyRow(of: table, condition) }
    switch condition {
    case .compare(let left, let comparator, let right):
      return compare(left, comparator, right)
    case .oneOf(let operand, let words):
      return text(operand).map(words.contains)
    case .includes(let operand, let word):
      guard case .choices(let made) = answer(operand) else { return nil }
      return made.contains(word)
    case .present(let operand, let expected):
      guard let answer = answer(operand), answer != .invalid else { return nil }
      return (answer != .blank && answer != .rows([])) == expected
    case .growsBy(let operand, let percent, let baseline):
      guard let promised = number(operand), let base = number(baseline) else { return nil }
      // Of nothing, 15 % more is nothing still: whoever grows has more than before.
      return promised >= base.grown(by: percent) && (promised > base || percent <= DecimalNumber(0))
    case .within(let operand, let first, let last):
      switch answer(operand) {
      case .date(let day): return first <= day && day <= last
      case .period(let start, let end): return first <= start && end <= last
      default: return nil
      }
    case .monthsAtMost(let operand, let months):
      guard case .period(let first, let last) = answer(operand) else { return nil }
      return last <= first.adding(months: months)
    case .all(let conditions):
      let results = conditions.map(holds)
      return results.contains(false) ? false : results.contains(nil) ? nil : true
    case .any(let conditions):
      let results = conditions.map(holds)
      return results.contains(true) ? true : results.contains(nil) ? nil : false
    }
  }

  private func compare(_ left: Operand, _ comparator: Comparator, _ right: Operand) -> Bool? {
    if let first = number(left), let second = number(right) { return comparator.holds(first, second) }
    if let first = date(left), let second = date(right) { return comparator.holds(first, second) }
    if let first = text(left), let second = text(right) { return comparator.holds(first, second) }
    return nil
  }

  func answer(_ operand: Operand) -> Answer? {
    guard case .field(let path) = operand else { return nil }
    if let focus, path.starts(with: focus.table) { return focus.row[path.dropFirst(focus.table.count)] }
    return row?[path] ?? answers[path]
  }

  private func date(_ operand: Operand) -> CalendarDate? {
    if case .literal(let text) = operand { return CalendarDate(text) }
    guard case .date(let date) = answer(operand) else { return nil }
    return date
  }

  /// The table that a condition names a column of, outside of `where`.
  private func table(in condition: Condition) -> [String]? {
    guard row == nil, focus == nil else { return nil }
    return condition.fieldPaths.lazy.compactMap { path in
      path.indices.dropFirst().lazy.map { Array(path[..<$0]) }.first {
        if case .rows = answers[$0] { true } else { false }
      }
    }.first
  }

  private func everyRow(of table: [String], _ condition: Condition) -> Bool? {
    guard case .rows(let rows) = answers[table] else { return nil }
    let results = rows.map { RuleEvaluation(answers: answers, focus: (table, $0)).holds(condition) }
    return results.contains(false) ? false : results.contains(nil) ? nil : true
  }

  private func text(_ operand: Operand) -> String? {
    if case .literal(let word) = operand { return word }
    guard case .text(let text) = answer(operand) else { return nil }
    return text
  }

  /// The number that an operand comes to.
  func number(_ operand: Operand) -> DecimalNumber? {
    switch operand {
    case .literal(let text):
      return DecimalNumber(text)
    case .field:
      guard case .number(let number, _) = answer(operand) else { return nil }
      return number
    case .sumOf(let paths):
      return paths.reduce(DecimalNumber(0)) { sum, path in
        guard let sum, let part = self.sum(path[...], in: answers) else { return nil }
        return sum + part
      }
    case .countOf(let path, let condition):
      guard case .rows(let rows) = answers[path] else { return nil }
      guard let condition else { return DecimalNumber(rows.count) }
      let results = rows.map { RuleEvaluation(answers: answers, row: $0).holds(condition) }
      return results.contains(nil) ? nil : DecimalNumber(results.count { $0 == true })
    }
  }

  /// A table on the way means all its rows; what was left blank adds nothing.
  private func sum(_ path: ArraySlice<String>, in answer: Answer) -> DecimalNumber? {
    switch answer {
    case .number(let number, _) where path.isEmpty: return number
    case .blank where path.isEmpty: return DecimalNumber(0)
    case .rows(let rows):
      return rows.reduce(DecimalNumber(0)) { sum, row in
        guard let sum, let part = self.sum(path, in: row) else { return nil }
        return sum + part
      }
    case .record(let members):
      return members.first { $0.name == path.first }.flatMap { sum(path.dropFirst(), in: $0.answer) }
    default: return nil
    }
  }
}
