/// What was found broken, page by page, while objects that pages share are looked at once.
struct ArchivalNotes {
  /// One kind of fault of one thing.
  struct Note: Hashable {
    let rule: ArchivalRule
    let detail: String
    let remedy: ArchivalRule.Remedy
  }

  private static let mostNotes = 2_000
  private static let longestDetail = 80

  private var frames: [Set<Note>] = [[]]
  /// By shared object: what was noted below it.
  private var known: [Int: Set<Note>] = [:]
  private var pages: [Note: [Int]] = [:]

  mutating func add(_ rule: ArchivalRule, _ detail: String = "", _ remedy: ArchivalRule.Remedy? = nil) {
    let printable = String(
      detail.unicodeScalars.filter { $0.value >= 32 && $0.value != 127 }.prefix(Self.longestDetail)
    )
    let note = Note(rule: rule, detail: printable, remedy: remedy ?? rule.remedy)
    if frames[frames.count - 1].count < Self.mostNotes { frames[frames.count - 1].insert(note) }
  }

  mutating func remove(_ rule: ArchivalRule) {
    frames[frames.count - 1] = frames[frames.count - 1].filter { $0.rule != rule }
  }

  /// Whether an object has to be looked at; if so, its notes are collected until ``end(_:)``.
  mutating func begin(_ key: Int) -> Bool {
    if let found = known[key] {
      frames[frames.count - 1].formUnion(found)
      return false
    }
    // An object that holds itself is looked at once.
    known[key] = []
    frames.append([])
    return true
  }

  mutating func end(_ key: Int) {
    let found = frames.removeLast()
    known[key] = found
    frames[frames.count - 1].formUnion(found)
  }

  /// Ends what was noted since the last time: it belongs to a page, or to the file.
  mutating func close(page: Int?) {
    for note in frames[0] {
      var list = pages[note] ?? []
      if let page { list.append(page) }
      pages[note] = list
    }
    frames[0] = []
  }

  /// All of it, in the order of clauses.
  var findings: [ArchivalFinding] {
    let order = Dictionary(ArchivalRule.all.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    let all = pages.map { note, pages in
      ArchivalFinding(rule: note.rule, detail: note.detail, remedy: note.remedy, pages: pages)
    }
    return all.sorted { left, right in
      let (first, second) = (order[left.rule] ?? 0, order[right.rule] ?? 0)
      if first != second { return first < second }
      return (left.detail, left.isMended ? 1 : 0) < (right.detail, right.isMended ? 1 : 0)
    }
  }
}

/// A rule that a PDF breaks, and where.
package struct ArchivalFinding: Equatable, Codable, Sendable {
  package let rule: ArchivalRule
  /// What of the file breaks it, by name, as a font or an operator; may be empty.
  package let detail: String
  /// What putting the page into a bundle does about it.
  package let remedy: ArchivalRule.Remedy
  /// From 0; none for the file as a whole.
  package let pages: [Int]

  /// Whether it is gone once the page is part of a bundle.
  package var isMended: Bool { remedy != .none }

  /// The same of a file that begins so many pages into a larger one.
  package func moved(by offset: Int) -> ArchivalFinding {
    ArchivalFinding(rule: rule, detail: detail, remedy: remedy, pages: pages.map { $0 + offset })
  }
}
