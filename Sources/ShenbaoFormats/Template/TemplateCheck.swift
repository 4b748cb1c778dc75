/// Holds every mark of a template against the names that the data has, shown or not.
struct TemplateCheck {
  /// What a section does to the names inside it.
  private enum Section {
    case rows(FormShape)
    case condition
  }

  private let table: MarkTable
  private let root: FormShape
  private var sections: [Int: Section] = [:]
  private(set) var issues: [TemplateIssue] = []
  private var used: Set<String> = []

  init(_ table: MarkTable, against shape: FormShape) {
    self.table = table
    root = shape
    for index in table.entries.indices { check(index) }
  }

  private mutating func check(_ index: Int) {
    let entry = table[index]
    guard let path = entry.mark.path, entry.mark.kind != .end else { return }
    let rows = rows(around: entry)
    guard let found = find(path, rows: rows.map(\.shape)) else {
      let suggestions = suggestions(for: path, rows: rows.map(\.shape))
      let needsRow = path.names.isEmpty || path.isRowNumber
      report(needsRow && !entry.sections.isEmpty ? .valueWhereListIsDue : .unknownName, index, suggestions)
      return
    }
    use(path, rows: rows.map(\.path))
    if entry.mark.prints, !Self.prints(found, entry.mark.kind) { report(.listWhereValueIsDue, index) }
    if entry.mark.kind == .picture { report(.unsupported, index) }
  }

  /// What a section does; its mark may stand after marks that it holds, in a later cell of their row.
  private mutating func section(_ index: Int) -> Section {
    if let known = sections[index] { return known }
    let entry = table[index]
    var result = Section.condition
    // Until it is known, a section around itself counts for nothing.
    sections[index] = result
    if entry.mark.kind == .section, let path = entry.mark.path {
      let found = find(path, rows: rows(around: entry).map(\.shape))
      if let found, found.isList { result = .rows(found.element ?? FormShape()) }
      if let found, found.isUnknown { result = .rows(found) }
    }
    sections[index] = result
    return result
  }

  private mutating func report(_ kind: TemplateIssue.Kind, _ index: Int, _ suggestions: [String] = []) {
    guard !table[index].isEcho else { return }
    issues.append(table.issue(kind, at: index, suggestions: suggestions))
  }

  private mutating func rows(around entry: MarkTable.Entry) -> [(shape: FormShape, path: String)] {
    var rows: [(shape: FormShape, path: String)] = []
    for section in entry.sections {
      guard case .rows(let shape) = self.section(section), let path = table[section].mark.path else { continue }
      rows.append((shape, Self.fullPath(path, rows: rows.map(\.path)) + "[]"))
    }
    return rows
  }

  private func find(_ path: NamePath, rows: [FormShape]) -> FormShape? {
    let start: FormShape
    switch path.origin {
    case .root: start = root
    case .row: start = rows.last ?? root
    case .outer(let levels):
      guard levels <= rows.count else { return nil }
      start = levels == rows.count ? root : rows[rows.count - 1 - levels]
    }
    let isInRow = start !== root
    if path.names.isEmpty { return isInRow ? start : nil }
    if isInRow, path.isRowNumber { return FormShape(of: .number("1")) }
    return start.find(path.names)
  }

  private static func prints(_ shape: FormShape, _ kind: Mark.Kind) -> Bool {
    switch kind {
    case .box, .rich: shape.isScalar || !shape.isRecord && !(shape.element?.isRecord ?? false)
    default: shape.isScalar || !shape.isList && !shape.isRecord
    }
  }
}

// Suggestions and unused data.
extension TemplateCheck {
  private func suggestions(for path: NamePath, rows: [FormShape]) -> [String] {
    var candidates: [String] = []
    if let row = rows.last { candidates = Self.paths(in: row, prefix: "") }
    candidates += Self.paths(in: root, prefix: rows.isEmpty ? "" : "根.")
    return NameSuggestions.nearest(to: path.joined, among: candidates)
  }

  private static func paths(in shape: FormShape, prefix: String, depth: Int = 0) -> [String] {
    guard depth < 4 else { return [] }
    return shape.names.flatMap { name -> [String] in
      let below = shape[name].map { paths(in: $0, prefix: prefix + name + ".", depth: depth + 1) } ?? []
      return [prefix + name] + below
    }
  }

  private static func fullPath(_ path: NamePath, rows: [String]) -> String {
    let base: String?
    switch path.origin {
    case .root: base = nil
    case .row: base = rows.last
    case .outer(let levels): base = levels < rows.count ? rows[rows.count - 1 - levels] : nil
    }
    guard let base else { return path.joined }
    return path.names.isEmpty ? base : base + "." + path.joined
  }

  private mutating func use(_ path: NamePath, rows: [String]) {
    used.insert(Self.fullPath(path, rows: rows))
  }

  /// The data that no mark names, as issues without a mark.
  func unusedData(part: String) -> [TemplateIssue] {
    unused(in: root, path: "").map { name in
      TemplateIssue(.unusedData, mark: "", name: name, part: part, place: TemplatePlace())
    }
  }

  private func unused(in shape: FormShape, path: String) -> [String] {
    if let element = shape.element {
      return used.contains(path) && element.isRecord ? unused(in: element, path: path + "[]") : missing(path)
    }
    guard shape.isRecord else { return missing(path) }
    return shape.names.flatMap { name in
      shape[name].map { unused(in: $0, path: path.isEmpty ? name : path + "." + name) } ?? []
    }
  }

  private func missing(_ path: String) -> [String] { used.contains(path) || path.isEmpty ? [] : [path] }
}
