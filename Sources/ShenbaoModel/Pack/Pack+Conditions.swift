extension Pack {
  /// Everything in rules and in the catalogue that could never be true or false: fields that are not there, and kinds that
  /// cannot be compared so.
  func checkConditions(at place: Place, into report: inout Report) {
    var check = ConditionCheck(pack: self)
    for rule in rules {
      check.look(at: rule.require, owner: rule.id, place: rule.place)
      if let when = rule.when { check.look(at: when, owner: rule.id, place: rule.place) }
      if let waiver = rule.waiver, field(waiver.field) == nil {
        check.unknown(rule.id, waiver.field.joined(separator: "."), rule.place)
      }
    }
    for item in catalogue {
      if let condition = item.requiredWhen { check.look(at: condition, owner: item.id, place: place) }
    }
    report.add(check.report)
  }
}

/// Holds the conditions of a pack against the kinds of the fields that they name.
private struct ConditionCheck {
  let pack: Pack
  var report = Report()

  mutating func unknown(_ owner: String, _ name: String, _ place: Place) {
    report.add(Diagnostic(.packUnknownField, at: place, "\(owner)", "\(name)"))
  }

  mutating func look(at condition: Condition, owner: String, place: Place, table: [String] = []) {
    func fields(_ operand: Operand) -> [Field] { find(operand, owner, place, table) }
    switch condition {
    case .compare(let left, let comparator, let right):
      let both = fields(left) + fields(right)
      if comparator != .equals { demand(both, \.isOrdered, owner, place) }
      if case .literal(let word) = right { choose([word], among: fields(left), owner, place) }
    case .oneOf(let operand, let words): choose(words, among: fields(operand), owner, place)
    case .includes(let operand, let word):
      demand(fields(operand), \.isChoices, owner, place)
      choose([word], among: fields(operand), owner, place)
    case .present(let operand, _): _ = fields(operand)
    case .growsBy(let operand, _, let baseline): demand(fields(operand) + fields(baseline), \.isNumber, owner, place)
    case .within(let operand, _, _): demand(fields(operand), \.isTime, owner, place)
    case .monthsAtMost(let operand, _): demand(fields(operand), \.isPeriod, owner, place)
    case .all(let conditions), .any(let conditions):
      for condition in conditions { look(at: condition, owner: owner, place: place, table: table) }
    }
  }

  /// The fields of an operand that a comparison looks at; what is not there is reported once.
  private mutating func find(_ operand: Operand, _ owner: String, _ place: Place, _ table: [String]) -> [Field] {
    switch operand {
    case .literal: return []
    case .field(let path):
      if let found = pack.field(table + path) ?? pack.field(path) { return [found] }
      unknown(owner, path.joined(separator: "."), place)
      return []
    case .sumOf(let paths):
      for path in paths {
        guard let found = pack.field(path) else {
          unknown(owner, path.joined(separator: "."), place)
          continue
        }
        demand([found], \.isNumber, owner, place)
      }
      return []
    case .countOf(let path, let condition):
      guard let found = pack.field(path) else {
        unknown(owner, path.joined(separator: "."), place)
        return []
      }
      demand([found], \.isTable, owner, place)
      if let condition { look(at: condition, owner: owner, place: place, table: path) }
      return []
    }
  }

  private mutating func demand(
    _ fields: [Field],
    _ claim: KeyPath<FieldKind, Bool>,
    _ owner: String,
    _ place: Place
  ) {
    for field in fields where !field.kind[keyPath: claim] {
      report.add(Diagnostic(.packWrongKind, at: place, "\(owner)", "\(field.pathText)", "\(field.kind.name)"))
    }
  }

  /// A word that nobody can choose would never be found.
  private mutating func choose(_ words: [String], among fields: [Field], _ owner: String, _ place: Place) {
    for field in fields {
      guard let known = field.kind.choices else { continue }
      for word in words where !known.contains(word) { unknown(owner, "\(field.pathText)：\(word)", place) }
    }
  }
}

extension FieldKind {
  /// Its name in a pack.
  var name: String {
    switch self {
    case .group: "group"
    case .table: "table"
    case .choice: "choice"
    case .choices: "choices"
    default: Self.simple.first { $0.kind == self }?.name ?? ""
    }
  }

  fileprivate var isNumber: Bool { self == .integer || self == .decimal || self == .percent }
  fileprivate var isPeriod: Bool { self == .period }
  fileprivate var isTime: Bool { self == .date || self == .period }
  fileprivate var isOrdered: Bool { isNumber || self == .date }
  fileprivate var isTable: Bool { if case .table = self { true } else { false } }
  fileprivate var isChoices: Bool { if case .choices = self { true } else { false } }
  fileprivate var choices: [String]? {
    switch self {
    case .choice(let words), .choices(let words): words
    default: nil
    }
  }
}
