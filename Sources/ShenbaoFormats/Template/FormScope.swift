/// Where names are looked up while a form is filled: the whole form, and the rows and groups we are in.
struct FormScope {
  /// One row of a loop, or the group that a section opens.
  struct Row {
    var value: FormValue
    /// The row's path, `工作基础.团队[2]`.
    var path: String
    /// From 1.
    var number: Int
    /// The list it is in, for those who compare neighbours.
    var siblings: [FormValue]
    /// Added to fill up a table, not in the data.
    var isFiller: Bool
    /// A row of a list; a group lets names that it lacks be looked up further out.
    var isLoop = true
  }

  /// A value with the full path it is known by.
  struct Found {
    var value: FormValue
    var path: String
  }

  let root: FormValue
  /// Whether rows too let names that they lack be looked up further out.
  let climbs: Bool
  private(set) var rows: [Row] = []

  init(_ root: FormValue, climbs: Bool) {
    self.root = root
    self.climbs = climbs
  }

  var isInFiller: Bool { rows.contains { $0.isFiller } }
  /// The innermost row of a list.
  var loop: Row? { rows.last { $0.isLoop } }
  /// The numbers of the rows we are in, outermost first.
  var numbers: [Int] { rows.filter(\.isLoop).map(\.number) }

  mutating func enter(_ row: Row) { rows.append(row) }
  mutating func leave() { rows.removeLast() }

  /// The value of that name; blank when the row does not hold it, which the check against the data's shape has judged.
  func find(_ path: NamePath) -> Found {
    if path.names.isEmpty { return itself(path) }
    if path.isRowNumber, let row = row(from: path.origin) { return number(of: row, path) }
    var missing: String?
    var index = Self.start(path.origin, depth: rows.count)
    while index >= 0 {
      let row = rows[index]
      let full = row.path + "." + path.joined
      if let value = row.value[path.names] { return Found(value: value, path: full) }
      missing = missing ?? full
      if row.isLoop, !climbs { return Found(value: .blank, path: full) }
      index -= 1
    }
    if let value = root[path.names] { return Found(value: value, path: path.joined) }
    return Found(value: .blank, path: missing ?? path.joined)
  }

  /// `{{.}}`: the row of the list, or where there is none the value of the section.
  private func itself(_ path: NamePath) -> Found {
    let index = Self.start(path.origin, depth: rows.count)
    guard index >= 0 else { return Found(value: root, path: "") }
    let loop = climbs ? nil : rows[...index].last { $0.isLoop }
    let row = loop ?? rows[index]
    return Found(value: row.value, path: row.path)
  }

  private func row(from origin: NamePath.Origin) -> Row? {
    let index = Self.start(origin, depth: rows.count)
    return index < 0 ? nil : rows[...index].last { $0.isLoop }
  }

  private func number(of row: Row, _ path: NamePath) -> Found {
    let full = row.path + "." + path.joined
    if let own = row.value[path.names] { return Found(value: own, path: full) }
    return Found(value: .number(String(row.number)), path: full)
  }

  /// The row to begin with; below 0 for the whole form.
  static func start(_ origin: NamePath.Origin, depth: Int) -> Int {
    switch origin {
    case .root: -1
    case .row: depth - 1
    case .outer(let levels): max(-1, depth - 1 - levels)
    }
  }
}
