extension RuleEvaluation {
  /// The condition as a sentence, with the figure that would fulfil it where there is one.
  func words(_ condition: Condition) -> Words {
    switch condition {
    case .compare(let left, let comparator, let right):
      return Words(
        "\(name(left).zh)应\(comparator.words.zh) \(value(right).zh)",
        "\(name(left).en) must be \(comparator.words.en) \(value(right).en)"
      )
    case .oneOf(let operand, let words):
      let list = words.joined(separator: "、")
      return Words("\(name(operand).zh)应是：\(list)", "\(name(operand).en) must be one of: \(list)")
    case .includes(let operand, let word):
      return Words("\(name(operand).zh)应包括“\(word)”", "\(name(operand).en) must include \(word)")
    case .present(let operand, let expected):
      return expected
        ? Words("\(name(operand).zh)应填写", "\(name(operand).en) must be filled in")
        : Words("\(name(operand).zh)不应填写", "\(name(operand).en) must be empty")
    case .growsBy(let operand, let percent, let baseline):
      let least = number(baseline).map { leastText(growing: $0, by: percent, as: operand) } ?? "?"
      return Words(
        "\(name(operand).zh)应比\(name(baseline).zh)增长 \(percent.text())% 以上，即至少 \(least)",
        "\(name(operand).en) must be \(percent.text()) % above \(name(baseline).en): at least \(least)"
      )
    case .within(let operand, let first, let last):
      return Words(
        "\(name(operand).zh)应在\(first.words)至\(last.words)之间",
        "\(name(operand).en) must lie within \(first.text) and \(last.text)"
      )
    case .monthsAtMost(let operand, let months):
      return Words("\(name(operand).zh)应在 \(months) 个月以内", "\(name(operand).en) must be within \(months) months")
    case .all(let conditions):
      let failing = conditions.filter { holds($0) == false }
      return joined(failing.isEmpty ? conditions : failing, "；", "; ")
    case .any(let conditions):
      return joined(conditions, "，或者", ", or ")
    }
  }

  /// What is counted in whole numbers is promised in whole numbers.
  private func leastText(growing base: DecimalNumber, by percent: DecimalNumber, as operand: Operand) -> String {
    let least = base.grown(by: percent)
    guard case .number(_, decimals: 0) = answer(operand) else { return least.text() }
    return (least == base ? base + DecimalNumber(1) : least.roundedUp()).text()
  }

  private func joined(_ conditions: [Condition], _ zh: String, _ en: String) -> Words {
    let all = conditions.map(words)
    return Words(all.map(\.zh).joined(separator: zh), all.map(\.en).joined(separator: en))
  }

  private func name(_ operand: Operand) -> Words {
    switch operand {
    case .field(let path): return "“\(path.joined(separator: "."))”"
    case .literal(let text): return "\(text)"
    case .sumOf(let paths):
      let list = paths.map { $0.joined(separator: ".") }.joined(separator: "、")
      return Words("“\(list)”之和", "the sum of “\(list)”")
    case .countOf(let path, let condition):
      let table = path.joined(separator: ".")
      guard let condition else { return Words("“\(table)”的行数", "the number of rows of “\(table)”") }
      let narrowed = words(condition)
      return Words("“\(table)”中（\(narrowed.zh)）的行数", "the number of rows of “\(table)” where \(narrowed.en)")
    }
  }

  private func value(_ operand: Operand) -> Words {
    if case .literal(let text) = operand { return "\(text)" }
    let figure = number(operand)?.text()
    let name = name(operand)
    guard let figure else { return name }
    return Words("\(figure)（\(name.zh)）", "\(figure) (\(name.en))")
  }
}

extension Comparator {
  var words: Words {
    switch self {
    case .atLeast: Words("不低于", "at least")
    case .moreThan: Words("超过", "more than")
    case .atMost: Words("不超过", "at most")
    case .lessThan: Words("低于", "less than")
    case .equals: Words("等于", "equal to")
    }
  }
}
