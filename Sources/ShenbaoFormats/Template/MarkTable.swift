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
  }

  /// Whether names that a row lacks are looked up further out.
  let climbs: Bool
  private(set) var entries: [Entry] = []
  private(set) var issues: [TemplateIssue] = []
  /// Doubled brackets, which are no marks and yet change on filling.
  private(set) var escapes = 0

  init(climbs: Bool = false) { self.climbs = climbs }

  /// Grows with everything that filling changes or reports.
  var size: Int { entries.count + issues.count + escapes }

  subscript(_ index: Int) -> Entry { entries[index] }

  mutating func add(_ entry: Entry) -> Int {
    entries.append(entry)
    return entries.count - 1
  }

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

  mutating func report(_ kind: TemplateIssue.Kind, at index: Int, suggestions: [String] = []) {
    guard !entries[index].isEcho else { return }
    issues.append(issue(kind, at: index, suggestions: suggestions))
  }

  mutating func report(_ kind: TemplateIssue.Kind, written: String, part: String, place: TemplatePlace) {
    var issue = TemplateIssue(kind, mark: written, name: "", part: part, place: place)
    issue.order = entries.count
    issues.append(issue)
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
    for (position, index) in shown.enumerated() { positions[index] = position }
    return shown.map { index in
      let entry = entries[index]
      return TemplateMark(
        kind: entry.mark.kind.rawValue,
        mark: entry.mark.written,
        name: entry.mark.name,
        origin: entry.mark.path?.origin ?? .row,
        path: entry.mark.path?.names ?? [],
        option: entry.mark.option,
        sections: entry.sections.compactMap { positions[$0] },
        part: entry.part,
        place: entry.place
      )
    }
  }
}
