/// Where names are looked up while a form is filled: the whole form, and the rows we are in.
struct FormScope {
  /// One row of a loop.
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
  }

  /// A value with the full path it is known by.
  struct Found {
    var value: FormValue
    var path: String
  }

  let root: FormValue
  private(set) var rows: [Row] = []

  init(_ root: FormValue) { self.root = root }

  var isInFiller: Bool { rows.contains { $0.isFiller } }

  mutating func enter(_ row: Row) { rows.append(row) }
  mutating func leave() { rows.removeLast() }

  /// The value of that name; blank when the row does not hold it, which the check against the data's shape has judged.
  func find(_ path: NamePath) -> Found {
    guard let row = row(for: path.origin) else {
      return Found(value: root[path.names] ?? .blank, path: path.joined)
    }
    if path.names.isEmpty { return Found(value: row.value, path: row.path) }
    let full = row.path + "." + path.joined
    if path.isRowNumber, row.value["序号"] == nil {
      return Found(value: row.isFiller ? .blank : .number(String(row.number)), path: full)
    }
    return Found(value: row.value[path.names] ?? .blank, path: full)
  }

  /// Nil means the whole form.
  private func row(for origin: NamePath.Origin) -> Row? {
    switch origin {
    case .root: nil
    case .row: rows.last
    case .outer(let levels): levels < rows.count ? rows[rows.count - 1 - levels] : nil
    }
  }
}
