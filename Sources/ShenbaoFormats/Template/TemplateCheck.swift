/// Holds every mark of a template against the names that the data has, shown or not.
struct TemplateCheck {
  /// What a section does to the names inside it.
  private enum Section {
    case rows(FormShape)
    /// The value of a section that is no list; a group lets names that it lacks be looked up further out.
    case group(FormShape)
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
    guard entry.mark.kind != .end, !table.isUnsure(index) else { return }
    let rows = rows(around: entry)
    if let expression = entry.mark.expression { return check(expression, index, rows) }
    if let list = entry.mark.list { return check(list, index, rows) }
    guard let path = entry.mark.path else { return }
    guard let found = find(path, rows: rows) else {
      // Elsewhere a section on a name that the data lacks is one that does not hold; ours may be misspelled.
      if isDoubtful(path, entry) || table.climbs && entry.mark.opens { return }
      let suggestions = suggestions(for: path, rows: rows.map(\.shape))
      let needsRow = path.names.isEmpty || path.isRowNumber
      report(needsRow && !entry.sections.isEmpty ? .valueWhereListIsDue : .unknownName, index, suggestions)
      return
    }
    used.insert(found.path)
    if entry.mark.prints, !Self.prints(found.shape, entry.mark) {
      let prefix = path.names.isEmpty ? "" : entry.mark.name + "."
      let members = found.shape.isList ? [] : found.shape.names.prefix(3).map { prefix + $0 }
      report(.listWhereValueIsDue, index, members)
    }
  }

  /// A value that is looked up in the rows of a list.
  private mutating func check(_ list: NamePath, _ index: Int, _ rows: [Surrounding]) {
    let path = table[index].mark.path ?? NamePath.row
    guard let found = find(list, rows: rows), let element = found.shape.element else {
      return report(.unknownName, index, suggestions(for: list, rows: []))
    }
    used.formUnion([found.path, found.path + "[]." + path.joined])
    if element.find(path.names) == nil { report(.unknownName, index, suggestions(for: path, rows: [element])) }
  }

  /// Whether it may be a name of the rows of a section around it that has no sound end.
  private mutating func isDoubtful(_ path: NamePath, _ entry: MarkTable.Entry) -> Bool {
    for opening in entry.doubts {
      var inner = table[opening]
      inner.sections.append(opening)
      if let found = find(path, rows: rows(around: inner)) {
        used.insert(found.path)
        return true
      }
    }
    return false
  }

  /// The names of an expression; those that it may do without are missing without harm.
  private mutating func check(_ expression: Expression, _ index: Int, _ rows: [Surrounding]) {
    for name in expression.names {
      if let found = find(name.path, rows: rows) {
        used.insert(found.path)
      } else if name.isNeeded, !table[index].mark.opens, !isDoubtful(name.path, table[index]) {
        report(.unknownName, index, suggestions(for: name.path, rows: rows.map(\.shape)))
      }
    }
  }

  /// What a section does; its mark may stand after marks that it holds, in a later cell of their row.
  private mutating func section(_ index: Int) -> Section {
    if let known = sections[index] { return known }
    let entry = table[index]
    var result = Section.condition
    if !entry.mark.lists.isEmpty { return result }
    // Until it is known, a section around itself counts for nothing.
    sections[index] = result
    if entry.mark.expression != nil {
      if entry.mark.variable != nil { result = .rows(FormShape()) }
    } else if entry.mark.kind == .section, let path = entry.mark.path {
      let known = find(path, rows: rows(around: entry))?.shape
      guard let found = known ?? (table.climbs ? FormShape() : nil) else { return result }
      if found.isList {
        result = .rows(found.element ?? FormShape())
      } else {
        result = found.isUnknown ? .rows(found) : .group(found)
      }
    }
    sections[index] = result
    return result
  }

  private mutating func report(_ kind: TemplateIssue.Kind, _ index: Int, _ suggestions: [String] = []) {
    guard !table[index].isEcho else { return }
    issues.append(table.issue(kind, at: index, suggestions: suggestions))
  }

  /// A row or group that a mark stands in, with the path that its names begin with.
  private struct Surrounding {
    var shape: FormShape
    var path: String
    var isLoop: Bool
    /// The name by which its own names are called.
    var variable: String?
  }

  private mutating func rows(around entry: MarkTable.Entry) -> [Surrounding] {
    var rows: [Surrounding] = []
    for section in entry.sections {
      let mark = table[section].mark
      let path = mark.path ?? NamePath.row
      switch self.section(section) {
      case .condition: continue
      case .rows(let shape):
        let full = find(path, rows: rows)?.path ?? path.joined
        rows.append(Surrounding(shape: shape, path: full + "[]", isLoop: true, variable: mark.variable))
      case .group(let shape):
        let full = find(path, rows: rows)?.path ?? path.joined
        rows.append(Surrounding(shape: shape, path: full, isLoop: false, variable: mark.variable))
      }
    }
    return rows
  }

  /// The shape of what a name means, and its full path; the same search as `FormScope.find`.
  private func find(_ path: NamePath, rows: [Surrounding]) -> (shape: FormShape, path: String)? {
    if case .outer(let levels) = path.origin, levels > rows.count { return nil }
    var index = FormScope.start(path.origin, depth: rows.count)
    if path.names.isEmpty {
      guard index >= 0 else { return table.climbs ? (root, "") : nil }
      let row = (table.climbs ? nil : rows[...index].last { $0.isLoop }) ?? rows[index]
      return (row.shape, row.path)
    }
    let loop = index < 0 ? nil : rows[...index].last { $0.isLoop }
    if path.isRowNumber, let loop { return (FormShape(of: .number("1")), loop.path + "." + path.joined) }
    // What stands nowhere in the data may be a list, a group or one text: names may be its own, or those around it.
    var unknown: (shape: FormShape, path: String)?
    while index >= 0 {
      let row = rows[index]
      if row.variable != nil || table.climbs, let found = Self.called(path.names, in: row) { return found }
      if row.variable == nil, row.shape.isUnknown {
        unknown = unknown ?? (row.shape, row.path + "." + path.joined)
      } else if row.variable == nil {
        if let shape = row.shape.find(path.names) { return (shape, row.path + "." + path.joined) }
        if row.isLoop, !table.climbs { return unknown }
      }
      index -= 1
    }
    if table.assigned.contains(path.names[0]) { return (FormShape(), path.joined) }
    return root.find(path.names).map { ($0, path.joined) } ?? unknown
  }

  /// The same as `FormScope.Row.called`; what the row lacks is no name of another.
  private static func called(_ names: [String], in row: Surrounding) -> (shape: FormShape, path: String)? {
    if let place = FormScope.place(of: names[0], in: row.variable) {
      if place.count > 1 { return (FormShape(), names.joined(separator: ".")) }
      return row.shape.find(names.dropFirst()).map { ($0, ([row.path] + names.dropFirst()).joined(separator: ".")) }
    }
    let isOfLoop = row.isLoop && names.count == 2 && names[0] == "loop" && FormScope.loopNames.contains(names[1])
    return isOfLoop ? (FormShape(of: .number("1")), names.joined(separator: ".")) : nil
  }

  private static func prints(_ shape: FormShape, _ mark: Mark) -> Bool {
    switch mark.kind {
    case .value where mark.spreads: !shape.isRecord && !(shape.element?.isRecord ?? false)
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
