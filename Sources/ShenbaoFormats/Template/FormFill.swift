/// The state of one filling: where we are in the data, and what went wrong so far.
struct FormFill {
  /// Loops in loops could otherwise write more than any machine holds.
  static let maximumRounds = 500_000

  private(set) var scope: FormScope
  let table: MarkTable
  private(set) var issues: [TemplateIssue] = []
  private var reported: Set<Int> = []
  /// The marks that were printed, in templates of other tools.
  private var met: Set<Int> = []
  private var entered = 0
  /// Stands for the list that a cell spreads over its neighbours.
  var item: FormValue?

  init(_ values: FormValue, table: MarkTable) {
    scope = FormScope(values, climbs: table.climbs)
    self.table = table
  }

  /// What a mark prints here, with the path of the value.
  struct Printed {
    var text: String
    var path: String
    var value: FormValue
  }

  /// The text of a mark with the path of its value, without characters that no document may contain.
  mutating func printed(_ index: Int) -> Printed? {
    guard let content = content(of: index) else { return nil }
    let option = table.entries[index].mark.option
    guard let path = table.entries[index].mark.path else { return Printed(text: content.text, path: "", value: .blank) }
    let found = scope.find(path)
    return Printed(
      text: content.text,
      path: option.isEmpty ? found.path : found.path + "=" + option,
      value: content.value
    )
  }

  /// The same where nobody asks for the path.
  mutating func content(of index: Int) -> (text: String, value: FormValue)? {
    if table.climbs { met.insert(index) }
    let mark = table.entries[index].mark
    guard let value = value(of: mark) else { return nil }
    if let name = mark.assigns {
      scope.assign(value, to: name)
      return nil
    }
    if mark.kind == .box {
      let text = value.selects(mark.option) ? "☑" : mark.glyph
      return (text, .text(text))
    }
    // Rows that fill up a table are numbered, and hold nothing else.
    if scope.isInFiller, mark.path?.isRowNumber != true { return ("", .blank) }
    var result = text(of: value, mark)
    if result.isUnsuited { report(.badModifier, at: index) }
    if result.text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F || $0 == 0xEF }) {
      let clean = Self.clean(result.text)
      if clean.isChanged { report(.controlCharacter, at: index) }
      result.text = clean.text
    }
    return (result.text, value)
  }

  func value(of mark: Mark) -> FormValue? {
    if let item { return item }
    if let list = mark.list { return scope.item(of: list)?.find(mark.path?.names ?? []) ?? .blank }
    if let expression = mark.expression { return scope.value(of: expression) }
    return mark.path.map { scope.search($0).value }
  }

  /// The full path of the value of a mark here; of a box, with its option.
  func path(of index: Int) -> String {
    let mark = table[index].mark
    guard let path = mark.path else { return "" }
    if let list = mark.list { return "\(list.joined)[\(scope.loop?.number ?? 1)].\(path.joined)" }
    return scope.find(path).path + (mark.kind == .box ? "=" + mark.option : "")
  }

  /// Whether the rows above and below print the same at that mark.
  func neighbours(of index: Int) -> (above: Bool, below: Bool) {
    guard let row = scope.loop, !row.isFiller, let path = table[index].mark.path, path.origin == .row else {
      return (false, false)
    }
    let here = row.value[path.names] ?? .blank
    guard !here.isBlank else { return (false, false) }
    func isSame(_ position: Int) -> Bool {
      row.siblings.indices.contains(position) && row.siblings[position][path.names] == here
    }
    return (isSame(row.number - 2), isSame(row.number))
  }

  private func text(of value: FormValue, _ mark: Mark) -> ValueText {
    guard mark.kind == .rich, case .list(let items) = value, !items.isEmpty else {
      return value.printed(with: mark.modifiers)
    }
    return ValueText(text: items.map(\.plainText).joined(separator: "\n"))
  }

  /// Lines end in one line feed; control characters and the two non-characters of XML 1.0 (2.2) go.
  private static func clean(_ text: String) -> (text: String, isChanged: Bool) {
    var result = String.UnicodeScalarView()
    var isChanged = false
    var followsReturn = false
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x0D: result.append("\n")
      case 0x0A: if !followsReturn { result.append("\n") }
      case 0x09: result.append(scalar)
      case 0..<0x20, 0x7F, 0xFFFE, 0xFFFF: isChanged = true
      default: result.append(scalar)
      }
      followsReturn = scalar.value == 0x0D
    }
    return (String(result), isChanged)
  }

  /// How often a section is printed here.
  struct Rounds {
    var count: Int
    /// The rows of a loop, or the one value of a section that is none; an absence has neither.
    fileprivate var items: [FormValue] = []
    fileprivate var path = ""
    fileprivate var isLoop = false
    fileprivate var variable: String?
    fileprivate var opensScope: Bool { isLoop || !items.isEmpty }
  }

  /// The rows of a section's list, or once for a condition that holds.
  func rounds(of index: Int) -> Rounds {
    let mark = table[index].mark
    guard entered <= Self.maximumRounds, mark.before.allSatisfy({ !scope.value(of: $0).holds }) else {
      return Rounds(count: 0)
    }
    if let expression = mark.expression { return rounds(of: mark, scope.value(of: expression)) }
    if !mark.lists.isEmpty {
      let count = mark.lists.map { scope.search($0).value.count }.max() ?? 1
      // Its values find their rows by its number.
      return Rounds(
        count: max(1, count),
        items: Array(repeating: .blank, count: max(1, count)),
        isLoop: true,
        variable: ""
      )
    }
    guard let path = mark.path else { return Rounds(count: mark.kind == .otherwise ? 1 : 0) }
    let found = scope.find(path)
    // Other template languages hold a condition on 0 for false.
    let isAbsent = found.value.isAbsent || table.climbs && found.value == .number("0")
    if mark.kind == .absence { return Rounds(count: isAbsent && !scope.isInFiller ? 1 : 0) }
    if case .list(let items) = found.value {
      let count = max(items.count, mark.atLeast)
      return Rounds(count: count, items: items, path: found.path, isLoop: true, variable: mark.variable)
    }
    guard isAbsent else { return Rounds(count: 1, items: [found.value], path: found.path, variable: mark.variable) }
    return Rounds(count: mark.atLeast, path: found.path, isLoop: true)
  }

  /// A computed list repeats where rows are given a name; all else is a condition.
  private func rounds(of mark: Mark, _ value: FormValue) -> Rounds {
    guard mark.variable != nil, case .list(let items) = value else { return Rounds(count: value.holds ? 1 : 0) }
    let path = mark.path?.joined ?? ""
    return Rounds(count: items.count, items: items, path: path, isLoop: true, variable: mark.variable)
  }

  mutating func enter(_ rounds: Rounds, _ round: Int) {
    entered += 1
    guard rounds.opensScope else { return }
    let isFiller = round >= rounds.items.count
    let row = FormScope.Row(
      value: isFiller ? .blank : rounds.items[round],
      path: rounds.isLoop ? "\(rounds.path)[\(round + 1)]" : rounds.path,
      number: round + 1,
      siblings: rounds.items,
      isFiller: isFiller,
      isLoop: rounds.isLoop,
      variable: rounds.variable
    )
    scope.enter(row)
  }

  /// Refuses a form that was cut short.
  func requireWhole() throws(FormatError) {
    guard entered <= Self.maximumRounds else {
      throw FormatError(.tooLarge, operation: "form.fill", detail: "more than \(Self.maximumRounds) rows")
    }
  }

  mutating func leave(_ rounds: Rounds) {
    if rounds.opensScope { scope.leave() }
  }

  /// Those of the issues that count: other tools miss a name only where it would be printed.
  func counting(_ issues: [TemplateIssue]) -> [TemplateIssue] {
    table.climbs ? issues.filter { $0.kind != .unknownName || met.contains($0.order) } : issues
  }

  /// Reports what the data did at a mark, once however many rows there are.
  mutating func report(_ kind: TemplateIssue.Kind, at index: Int) {
    guard !table[index].isEcho, reported.insert(index).inserted else { return }
    issues.append(table.issue(kind, at: index))
  }
}

extension Mark {
  /// How wide and high a picture is to be.
  var pictureSize: (width: Int?, height: Int?) {
    var size: (width: Int?, height: Int?) = (nil, nil)
    for modifier in modifiers {
      switch modifier {
      case .width(let width): size.width = width
      case .height(let height): size.height = height
      default: break
      }
    }
    return size
  }

  /// The least number of rows that a section prints.
  var atLeast: Int {
    for case .atLeast(let rows) in modifiers { return rows }
    return 0
  }

  /// What stands between the items of a section.
  var separator: String {
    for case .separator(let text) in modifiers { return text }
    return ""
  }

  var merges: Bool { modifiers.contains(.merge) }
}
