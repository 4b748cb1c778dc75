/// Turns what was written into what it means, field by field, and reports all that is wrong with it.
struct AnswerReader {
  /// Top-level keys of `application.yaml` that are no fields of the form.
  static let reserved = ["pack", "证明材料", SealPicture.key]

  /// The call, in the stage and for the variant at hand.
  let pack: Pack
  var report = Report()

  /// The members of a group: every field of the form gets an answer, and a key that no field has is reported.
  mutating func record(_ fields: [Field], in value: Value?, at place: Place, reserved: [String] = []) -> Answer {
    if let value, value.entries == nil, !value.isBlank {
      report.add(Diagnostic(.fieldShape, at: value.place, Words("下一级的各项", "named members")))
      return .record(fields.map { Answer.Member(name: $0.name, answer: .invalid) })
    }
    let known = fields.map(\.name) + reserved
    for entry in value?.entries ?? [] where !known.contains(entry.key) {
      let names = nearest(to: entry.key, in: known)
      report.add(Diagnostic(.fieldUnknown, at: entry.place, "\(entry.key)", .suggestion(names)))
    }
    let members = fields.map { field in
      let entry = value?.entry(field.name)
      return Answer.Member(name: field.name, answer: answer(to: field, entry: entry, parent: place))
    }
    return .record(members)
  }

  private mutating func answer(to field: Field, entry: Value.Entry?, parent: Place) -> Answer {
    guard field.by == nil || field.by == Pack.applicant else { return othersAnswer(to: field, entry: entry) }
    guard pack.covers(field.scope) else { return nothing(for: field) }
    switch field.kind {
    case .group(let fields):
      return record(fields, in: entry?.value, at: entry?.place ?? parent)
    case .table(let columns):
      return rows(of: field, columns, in: entry?.value, at: entry?.place ?? parent)
    default:
      guard let entry, !entry.value.isBlank else {
        guard field.isOptional else {
          report.add(Diagnostic(.fieldRequired, at: entry?.place ?? parent, "\(field.pathText)", clause: field.cite))
          return .invalid
        }
        return isChoices(field) ? .choices([]) : .blank
      }
      return scalar(field, entry.value)
    }
  }

  /// What somebody else fills in stays empty here.
  private mutating func othersAnswer(to field: Field, entry: Value.Entry?) -> Answer {
    if let entry, !entry.value.isBlank {
      let title = pack.actors.first { $0.id == field.by }?.title ?? field.by ?? ""
      report.add(Diagnostic(.fieldNotYours, at: entry.place, "\(field.pathText)", "\(title)", clause: field.cite))
    }
    return nothing(for: field)
  }

  /// The empty answer, in the shape that forms expect.
  private func nothing(for field: Field) -> Answer {
    switch field.kind {
    case .group(let fields): .record(fields.map { Answer.Member(name: $0.name, answer: nothing(for: $0)) })
    case .table: .rows([])
    case .choices: .choices([])
    default: .blank
    }
  }

  private func isChoices(_ field: Field) -> Bool {
    if case .choices = field.kind { true } else { false }
  }

  private mutating func rows(of field: Field, _ columns: [Field], in value: Value?, at place: Place) -> Answer {
    guard let value, !value.isBlank else {
      if !field.isOptional {
        report.add(Diagnostic(.fieldRequired, at: value?.place ?? place, "\(field.pathText)", clause: field.cite))
      }
      return field.isOptional ? .rows([]) : .invalid
    }
    guard let written = value.list else {
      report.add(Diagnostic(.fieldShape, at: value.place, Words("一个列表，每行以“- ”开头", "a list, each row after a dash")))
      return .invalid
    }
    // The row of names that `shenbao new` writes, left as it was, is no partner.
    let list = field.isOptional ? written.filter { !$0.saysNothing } : written
    if let least = field.least, DecimalNumber(list.count) < least {
      let facts: [Words] = ["\(field.pathText)", "\(least.text())"]
      report.add(Diagnostic(.fieldRows, at: place, facts[0], facts[1], clause: field.cite))
    }
    if let most = field.most, DecimalNumber(list.count) > most {
      report.add(Diagnostic(.fieldTooManyRows, at: place, "\(field.pathText)", "\(most.text())", clause: field.cite))
    }
    let rows = list.map { record(columns, in: $0, at: $0.place) }
    if let column = field.unique { checkUnique(column, of: rows, list) }
    return .rows(rows)
  }

  private mutating func checkUnique(_ column: String, of rows: [Answer], _ values: [Value]) {
    var seen: Set<String> = []
    for (row, value) in zip(rows, values) {
      guard case .text(let text) = row[[column]], !seen.insert(text).inserted else { continue }
      report.add(Diagnostic(.fieldDuplicate, at: value[column]?.place ?? value.place, "\(column)"))
    }
  }
}
