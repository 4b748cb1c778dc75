/// Turns the values of `pack.yaml` into a pack, collecting everything that is wrong with them.
struct PackReader {
  var report = Report()
  var quotations: [(text: String, place: Place)] = []

  /// The text of a key that must be there.
  mutating func text(_ key: String, of value: Value) -> String {
    guard let found = value[key] else {
      report.add(Diagnostic(.packMissingKey, at: value.place, "\(key)"))
      return ""
    }
    return text(found)
  }

  /// The text of a key that may be there.
  mutating func optionalText(_ key: String, of value: Value) -> String? {
    value[key].map { text($0) }
  }

  mutating func text(_ value: Value) -> String {
    guard let text = value.text else {
      report.add(Diagnostic(.packWrongShape, at: value.place, Words("一段文字", "text")))
      return ""
    }
    return text
  }

  mutating func texts(_ value: Value?) -> [String] {
    guard let value else { return [] }
    guard let list = value.list else { return [text(value)] }
    return list.map { text($0) }
  }

  /// A key that is `true` or `false`; without it, false.
  mutating func truth(_ key: String, of value: Value) -> Bool {
    guard let found = value[key] else { return false }
    let word = text(found)
    if word != "true", word != "false" {
      report.add(Diagnostic(.packWrongShape, at: found.place, Words("true 或 false", "true or false")))
    }
    return word == "true"
  }

  /// `severity: warning` of a rule that only reminds.
  mutating func severity(of value: Value) -> Diagnostic.Severity {
    guard let found = value["severity"] else { return .error }
    let word = text(found)
    if word != "warning", word != "error" {
      report.add(Diagnostic(.packWrongShape, at: found.place, Words("warning 或 error", "warning or error")))
    }
    return word == "warning" ? .warning : .error
  }

  mutating func integer(_ value: Value?) -> Int? {
    guard let value else { return nil }
    guard let number = Int(text(value)) else {
      report.add(Diagnostic(.packWrongShape, at: value.place, Words("一个整数", "a whole number")))
      return nil
    }
    return number
  }

  mutating func number(_ value: Value?) -> DecimalNumber? {
    guard let value else { return nil }
    guard let number = DecimalNumber(text(value)) else {
      report.add(Diagnostic(.packWrongShape, at: value.place, Words("一个数", "a number")))
      return nil
    }
    return number
  }

  mutating func list(_ key: String, of value: Value) -> [Value] {
    guard let found = value[key] else { return [] }
    guard let list = found.list else {
      report.add(Diagnostic(.packWrongShape, at: found.place, Words("一个列表", "a list")))
      return []
    }
    return list
  }

  /// The quotation of a value, kept to be looked up in the notice.
  mutating func cite(of value: Value, key: String = "cite") -> String? {
    let quoted = texts(value[key])
    if let place = value[key]?.place {
      for text in quoted { quotations.append((text, place)) }
    }
    return quoted.first
  }

  mutating func choice<Choice: RawRepresentable & CaseIterable>(
    _ key: String,
    of value: Value,
    otherwise: Choice
  ) -> Choice where Choice.RawValue == String {
    guard let found = value[key] else { return otherwise }
    if let choice = Choice(rawValue: text(found)) { return choice }
    let names = Choice.allCases.map(\.rawValue).joined(separator: ", ")
    report.add(Diagnostic(.packWrongShape, at: found.place, Words("其中之一：\(names)", "one of: \(names)")))
    return otherwise
  }

  /// Refuses keys that nothing reads, with the nearest names.
  mutating func keys(_ known: [String], of value: Value) {
    guard let entries = value.entries else {
      report.add(Diagnostic(.packWrongShape, at: value.place, Words("键和值", "keys and values")))
      return
    }
    for entry in entries where !known.contains(entry.key) {
      let names = nearest(to: entry.key, in: known)
      report.add(Diagnostic(.packUnknownKey, at: entry.place, "\(entry.key)", .suggestion(names)))
    }
  }
}

extension Words {
  /// The nearest names as a half-sentence, or nothing.
  static func suggestion(_ names: [String]) -> Words {
    guard !names.isEmpty else { return "" }
    let list = names.joined(separator: "、")
    return Words("，是不是“\(list)”？", "; did you mean \(names.joined(separator: ", "))?")
  }
}
