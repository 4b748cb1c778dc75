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
    /// The name by which its own names are called, so that all others are looked up further out.
    var variable: String?
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
  /// What marks have given names to, and how many rows were around them.
  private var assigned: [(name: String, value: FormValue, depth: Int)] = []

  init(_ root: FormValue, climbs: Bool) {
    self.root = root
    self.climbs = climbs
  }

  var isInFiller: Bool { rows.contains { $0.isFiller } }
  /// The innermost row of a list.
  var loop: Row? { rows.last { $0.isLoop } }
  /// The numbers of the rows we are in but for the innermost, outermost first.
  var outerNumbers: [Int] {
    guard rows.count > 1 else { return [] }
    return rows.filter(\.isLoop).dropLast().map(\.number)
  }

  mutating func enter(_ row: Row) { rows.append(row) }

  mutating func leave() {
    rows.removeLast()
    assigned.removeAll { $0.depth > rows.count }
  }

  /// Remembers a value under a name until the row that we are in ends.
  mutating func assign(_ value: FormValue, to name: String) { assigned.append((name, value, rows.count)) }

  /// The value of that name with its path; blank when the row does not hold it, which the check against the data's shape has
  /// judged.
  func find(_ path: NamePath) -> Found {
    let (value, row) = search(path)
    guard let row else { return Found(value: value, path: path.joined) }
    let names = rows[row].variable == nil ? path.names : Array(path.names.dropFirst())
    return Found(value: value, path: ([rows[row].path] + names).joined(separator: "."))
  }

  /// The item of a list that has the number of the row we are in.
  func item(of list: NamePath) -> FormValue? {
    guard case .list(let items) = search(list).value, let number = loop?.number, number <= items.count else {
      return nil
    }
    return items[number - 1]
  }

  /// The value, and the row it was found or missed in; nil for the whole form.
  func search(_ path: NamePath) -> (value: FormValue, row: Int?) {
    var index = Self.start(path.origin, depth: rows.count)
    if path.names.isEmpty { return itself(from: index) }
    if let known = assigned.last(where: { $0.name == path.names[0] }) {
      return (known.value[Array(path.names.dropFirst())] ?? .blank, nil)
    }
    if path.isRowNumber, index >= 0, let row = rows[...index].lastIndex(where: { $0.isLoop }) {
      return (rows[row].value[path.names] ?? .number(String(rows[row].number)), row)
    }
    var missing: Int?
    while index >= 0 {
      if rows[index].variable != nil {
        if let value = rows[index].called(path.names) { return (value, index) }
        index -= 1
        continue
      }
      if let value = rows[index].value.find(path.names) { return (value, index) }
      if climbs, let value = rows[index].called(path.names) { return (value, index) }
      missing = missing ?? index
      if rows[index].isLoop, !climbs { return (.blank, index) }
      index -= 1
    }
    if let value = root.find(path.names) { return (value, nil) }
    return (.blank, missing)
  }

  /// `{{.}}`: the row of the list, or where there is none the value of the section.
  private func itself(from index: Int) -> (value: FormValue, row: Int?) {
    guard index >= 0 else { return (root, nil) }
    let loop = climbs ? nil : rows[...index].lastIndex { $0.isLoop }
    return (rows[loop ?? index].value, loop ?? index)
  }

  /// What names say of a loop around a mark in templates of other tools.
  static let loopNames = ["index", "index0", "revindex", "revindex0", "first", "last", "length"]

  /// Which of the names that a loop gives to its rows, `k,v`, a name is.
  static func place(of name: String, in variable: String?) -> (index: Int, count: Int)? {
    guard let names = variable?.split(separator: ","), let index = names.firstIndex(of: name[...]) else { return nil }
    return (index, names.count)
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

extension FormScope.Row {
  /// What names that begin with the row's own, or with `loop`, mean; nil for others.
  fileprivate func called(_ names: [String]) -> FormValue? {
    if let place = FormScope.place(of: names[0], in: variable) {
      var own = value
      if place.count > 1, case .list(let items) = value {
        own = items.indices.contains(place.index) ? items[place.index] : .blank
      }
      return names.count == 1 ? own : own[Array(names.dropFirst())] ?? .blank
    }
    guard isLoop, names.count == 2, names[0] == "loop" else { return nil }
    switch names[1] {
    case "index": return .number(String(number))
    case "index0": return .number(String(number - 1))
    case "revindex": return .number(String(siblings.count - number + 1))
    case "revindex0": return .number(String(siblings.count - number))
    case "first": return .truth(number == 1)
    case "last": return .truth(number == siblings.count)
    case "length": return .number(String(siblings.count))
    default: return nil
    }
  }
}
