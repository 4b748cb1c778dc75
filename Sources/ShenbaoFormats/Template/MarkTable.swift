/// All marks of one template in the order of the document, with where they stand and what was wrong on reading them.
struct MarkTable {
  struct Entry {
    var mark: Mark
    var part: String
    var place: TemplatePlace
    /// The sections around it, outermost first.
    var sections: [Int] = []
    /// A second copy of the same thing, as the fallback of a text box is.
    var isEcho = false
    /// Sections without a sound end in which it may have been meant to stand.
    var doubts: [Int] = []
  }

  private static let maximumDoubts = 8

  /// Whether names that a row lacks are looked up further out.
  let climbs: Bool
  private(set) var entries: [Entry] = []
  private(set) var issues: [TemplateIssue] = []
  /// The first mark after a statement that we do not know.
  private var firstForeign: Int?
  /// Doubled brackets, which are no marks and yet change on filling.
  private(set) var escapes = 0

  init(climbs: Bool = false) { self.climbs = climbs }

  /// Grows with everything that filling changes or reports.
  var size: Int { entries.count + issues.count + escapes }

  subscript(_ index: Int) -> Entry { entries[index] }

  /// Names that marks give to what they compute.
  private(set) var assigned: Set<String> = []

  mutating func add(_ entry: Entry) -> Int {
    if let name = entry.mark.assigns { assigned.insert(name) }
    entries.append(entry)
    return entries.count - 1
  }

  mutating func spread(_ index: Int) { entries[index].mark.spreads = true }

  mutating func noteEscape() { escapes += 1 }

  /// Puts the marks between two others inside the section that they open and close.
  mutating func enclose(from opening: Int, to closing: Int) {
    guard opening + 1 < closing else { return }
    for index in opening + 1..<closing { entries[index].sections.insert(opening, at: 0) }
  }

  /// Puts a mark inside those sections.
  mutating func nest(_ index: Int, in sections: [Int]) { entries[index].sections = sections + entries[index].sections }

  /// Puts the marks of a text inside those sections, around the ones of its own.
  mutating func nest(_ text: TextTemplate, in sections: [Int]) {
    guard !sections.isEmpty else { return }
    for index in text.marks { nest(index, in: sections) }
  }

  /// Makes an `else` hold when what was opened before it did not.
  mutating func deny(_ opening: Int, for other: Int) {
    let mark = entries[opening].mark
    let condition = mark.expression ?? mark.path.map { Expression.name($0) } ?? .constant(.truth(true))
    entries[other].mark.before = mark.before + [condition]
  }

  /// What stands between the marks of a pair that is no pair may be meant for the rows of its list.
  mutating func doubt(after opening: Int, before closing: Int? = nil) {
    for index in entries.indices.dropFirst(opening + 1).prefix(while: { $0 < closing ?? .max })
    where entries[index].doubts.count < Self.maximumDoubts {
      entries[index].doubts.append(opening)
    }
  }

  /// Whether it stands after a statement that we do not know, which may have opened anything.
  func isUnsure(_ index: Int) -> Bool { firstForeign.map { $0 <= index } ?? false }

  mutating func report(_ kind: TemplateIssue.Kind, at index: Int, suggestions: [String] = []) {
    guard !entries[index].isEcho else { return }
    issues.append(issue(kind, at: index, suggestions: suggestions))
  }

  mutating func report(_ kind: TemplateIssue.Kind, written: String, part: String, place: TemplatePlace) {
    var issue = TemplateIssue(kind, mark: written, name: "", part: part, place: place)
    issue.order = entries.count
    issues.append(issue)
    // It may have opened anything.
    if kind == .foreign { firstForeign = firstForeign ?? entries.count }
  }

  func issue(_ kind: TemplateIssue.Kind, at index: Int, suggestions: [String] = []) -> TemplateIssue {
    let entry = entries[index]
    var issue = TemplateIssue(
      kind,
      mark: entry.mark.written,
      name: entry.mark.name,
      part: entry.part,
      place: entry.place,
      suggestions: suggestions
    )
    issue.order = index
    return issue
  }
}

extension MarkTable {
  /// The marks that name something, each once.
  var named: [TemplateMark] {
    let shown = entries.indices.filter { entries[$0].mark.kind != .end && !entries[$0].isEcho }
    var positions: [Int: Int] = [:]
    var position = 0
    for index in shown {
      positions[index] = position
      position += entries[index].mark.expression?.names.count ?? 1
    }
    return shown.flatMap { index -> [TemplateMark] in
      let entry = entries[index]
      let mark = entry.mark
      let names = mark.expression?.names.map(\.path) ?? [mark.path ?? NamePath.row]
      return names.map { path in
        let (origin, members) = resolved(path, at: index)
        return TemplateMark(
          kind: mark.opens && (mark.expression != nil || mark.kind == .otherwise) ? "condition" : mark.kind.rawValue,
          mark: mark.written,
          name: mark.name,
          origin: origin,
          path: members,
          option: mark.option,
          sections: entry.sections.compactMap { positions[$0] },
          part: entry.part,
          place: entry.place
        )
      }
    }
  }

  /// Where the search for a name starts: one that begins with the name of a row around it starts in that row.
  private func resolved(_ path: NamePath, at index: Int) -> (NamePath.Origin, [String]) {
    let loops = entries[index].sections.filter {
      entries[$0].mark.kind == .section && entries[$0].mark.expression == nil
    }
    guard loops.contains(where: { entries[$0].mark.variable != nil }) else { return (path.origin, path.names) }
    for (level, loop) in loops.reversed().enumerated() where entries[loop].mark.variable == path.names.first {
      return (level == 0 ? .row : .outer(level), Array(path.names.dropFirst()))
    }
    return path.names.first == "loop" ? (.row, ["序号"]) : (.root, path.names)
  }
}
