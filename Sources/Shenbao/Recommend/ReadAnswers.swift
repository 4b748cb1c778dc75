internal import ShenbaoFormats
internal import ShenbaoModel

/// The answers of a package as its documents say them, in the shape in which the pack's fields ask for them.
///
/// What no document prints is blank; what a tick says is the choice that was ticked.
struct ReadAnswers {
  private var texts: [String: String] = [:]
  /// The most rows that a document prints of each table.
  private var rows: [String: Int] = [:]

  private static let mostRows = 2_000

  init(of values: [ReceivedPackage.Value]) {
    for value in values { add(value.path, value.text) }
  }

  private mutating func add(_ path: String, _ text: String) {
    if let match = path.wholeMatch(of: #/([^=]+)=(.+)/#) {
      guard text == "☑" else { return }
      return add(String(match.1), String(match.2))
    }
    if texts[path]?.isEmpty != false { texts[path] = text }
    for match in path.matches(of: #/\[([0-9]{1,6})\]/#) {
      let table = String(path[..<match.range.lowerBound])
      rows[table] = max(rows[table] ?? 0, min(Int(match.1) ?? 0, Self.mostRows))
    }
  }

  /// The text of a field, or nothing.
  func text(_ path: [String]) -> String? {
    texts[path.joined(separator: ".")].flatMap { $0.isEmpty ? nil : $0 }
  }

  /// All texts of a field, of every row when it is a column.
  func all(_ path: [String]) -> [String] {
    let wanted = path.joined(separator: ".")
    return texts.filter { $0.key.replacing(#/\[[0-9]+\]/#, with: "") == wanted && !$0.value.isEmpty }
      .sorted { $0.key < $1.key }.map(\.value)
  }

  /// Everything as forms name it.
  func record(of fields: [Field], below path: String = "") -> [FormField] {
    fields.map { field in
      let path = path.isEmpty ? field.name : "\(path).\(field.name)"
      return FormField(field.name, value(of: field, at: path))
    }
  }

  private func value(of field: Field, at path: String) -> FormValue {
    switch field.kind {
    case .group(let members): return .record(record(of: members, below: path))
    case .table(let columns):
      let count = rows[path] ?? 0
      return .list((0..<count).map { .record(record(of: columns, below: "\(path)[\($0 + 1)]")) })
    default:
      guard let text = texts[path], !text.isEmpty else { return .blank }
      return Self.typed(text, field.kind)
    }
  }

  /// A number or a day again what it was, so that a sheet can reckon with it.
  private static func typed(_ text: String, _ kind: FieldKind) -> FormValue {
    switch kind {
    case .integer, .decimal, .percent:
      return DecimalNumber(text).map { .number($0.text(decimals: decimals(of: text))) } ?? .text(text)
    case .date:
      return CalendarDate(text).map { .date(year: $0.year, month: $0.month, day: $0.day) } ?? .text(text)
    default: return .text(text)
    }
  }

  private static func decimals(of text: String) -> Int {
    text.split(separator: ".").dropFirst().first?.count ?? 0
  }
}
