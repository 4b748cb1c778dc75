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

  private(set) var entries: [Entry] = []
  private(set) var issues: [TemplateIssue] = []
  /// Doubled brackets, which are no marks and yet change on filling.
  private(set) var escapes = 0

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
    issues.append(TemplateIssue(kind, mark: written, name: "", part: part, place: place))
  }

  func issue(_ kind: TemplateIssue.Kind, at index: Int, suggestions: [String] = []) -> TemplateIssue {
    let entry = entries[index]
    return TemplateIssue(
      kind,
      mark: entry.mark.written,
      name: entry.mark.name,
      part: entry.part,
      place: entry.place,
      suggestions: suggestions
    )
  }
}

/// One mark of a template, for those who list them.
package struct TemplateMark: Equatable, Sendable {
  /// `value`, `rich`, `picture`, `section`, `absence` or `box`.
  package var kind: String
  /// The mark as written.
  package var mark: String
  /// The name in it.
  package var name: String
  /// The names of the sections around it, outermost first.
  package var sections: [String]
  package var part: String
  package var place: TemplatePlace
}

extension MarkTable {
  /// The marks that name something, each once.
  var named: [TemplateMark] {
    entries.filter { $0.mark.kind != .end && !$0.isEcho }.map { entry in
      TemplateMark(
        kind: entry.mark.kind.rawValue,
        mark: entry.mark.written,
        name: entry.mark.name,
        sections: entry.sections.map { entries[$0].mark.name },
        part: entry.part,
        place: entry.place
      )
    }
  }
}
