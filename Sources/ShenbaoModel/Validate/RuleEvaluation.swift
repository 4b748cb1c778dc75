/// Answers held against conditions: true, false, or nothing when an answer it needs is invalid or blank.
struct RuleEvaluation {
  let answers: Answer
  /// The row that a `where` looks at, when there is one.
  var row: Answer?

  func holds(_ condition: Condition) -> Bool? {
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
    if let first = text(left), let second = text(right) { return comparator.holds(first, second) }
    return nil
  }

  func answer(_ operand: Operand) -> Answer? {
    guard case .field(let path) = operand else { return nil }
    return row?[path] ?? answers[path]
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
