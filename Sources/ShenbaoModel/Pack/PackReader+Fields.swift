extension PackReader {
  private static let keys = [
    "kind", "optional", "unit", "help", "example", "at-least", "at-most", "max-length", "decimals", "of", "columns",
    "unique", "cite", "aliases", "by", "stage", "variant", "fields",
  ]

  /// The fields of a group; a key that holds no `kind` begins a group of its own.
  mutating func fields(_ value: Value?, path: [String]) -> [Field] {
    guard let value else { return [] }
    guard let entries = value.entries else {
      report.add(Diagnostic(.packWrongShape, at: value.place, Words("字段", "fields")))
      return []
    }
    return entries.map { field($0, path: path + [$0.key]) }
  }

  private mutating func field(_ entry: Value.Entry, path: [String]) -> Field {
    let value = entry.value
    var field = Field(name: entry.key, path: path, kind: .text, place: entry.place)
    if let name = value.text {
      field.kind = kind(named: name, of: value, path: path)
      return field
    }
    guard value["kind"] != nil else {
      field.kind = .group(fields(value, path: path))
      return field
    }
    keys(Self.keys, of: value)
    field.kind = kind(named: text("kind", of: value), of: value, path: path)
    field.isOptional = truth("optional", of: value)
    field.unit = optionalText("unit", of: value)
    field.help = optionalText("help", of: value)
    field.example = optionalText("example", of: value)
    field.least = number(value["at-least"])
    field.most = number(value["at-most"])
    field.longest = integer(value["max-length"])
    field.decimals = integer(value["decimals"])
    field.unique = optionalText("unique", of: value)
    if let column = field.unique, let written = value["unique"], !field.members.contains(where: { $0.name == column }) {
      report.add(Diagnostic(.packUnknownField, at: written.place, "unique", "\(column)"))
    }
    field.cite = cite(of: value)
    for entry in value["aliases"]?.entries ?? [] { field.aliases[entry.key] = text(entry.value) }
    field.by = optionalText("by", of: value)
    field.scope = scope(of: value)
    return field
  }

  private mutating func kind(named name: String, of value: Value, path: [String]) -> FieldKind {
    let inside = ["choice": "of", "choices": "of", "table": "columns", "group": "fields"][name]
    if let inside, value[inside] == nil {
      report.add(Diagnostic(.packMissingKey, at: value.place, "\(inside)"))
    }
    switch name {
    case "choice": return .choice(texts(value["of"]))
    case "choices": return .choices(texts(value["of"]))
    case "group": return .group(fields(value["fields"], path: path))
    case "table": return .table(fields(value["columns"], path: path))
    default:
      if let simple = FieldKind.simple.first(where: { $0.name == name }) { return simple.kind }
      let known = FieldKind.simple.map(\.name) + ["choice", "choices", "table", "group"]
      report.add(Diagnostic(.packUnknownKey, at: value.place, "\(name)", .suggestion(nearest(to: name, in: known))))
      return .text
    }
  }
}
