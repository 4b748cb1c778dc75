/// The grid of tables whose cells were repeated: as many columns as the longest row has, in the width that the table had.
///
/// WPS takes widths from the grid, Word from the cells, so both are kept to the same (ECMA-376 part 1, 17.4.16 and 17.4.71).
enum TableColumns {
  /// Put into the start tag of such a table while its part is written.
  static let sign = Array(" columns=\"\"".utf8)

  static func fitted(_ part: [UInt8]) throws(FormatError) -> [UInt8] {
    let document = try XMLDocument(parsing: part)
    for table in document.root.descendants(named: ["tbl"]) where table["columns"] != nil {
      table.set("columns", to: nil)
      fit(table)
    }
    return document.serialized()
  }

  private static func fit(_ table: XMLElement) {
    guard let grid = table.first("tblGrid") else { return }
    let old = grid.children("gridCol").map { Int($0["w"] ?? "") ?? 0 }
    let total = old.reduce(0) { $0 + $1.clamped(to: 0...100_000) }
    let rows = inner("tr", of: table).map { row in (start: before(row), cells: inner("tc", of: row)) }
    func length(_ row: (start: Int, cells: [XMLElement])) -> Int { row.cells.reduce(row.start) { $0 + span(of: $1) } }
    guard let longest = rows.max(by: { length($0) < length($1) }), total > 0 else { return }
    let count = length(longest)
    guard count > 0, count != old.count else { return }
    let wanted =
      old.prefix(longest.start)
      + longest.cells.flatMap { cell in
        Array(repeating: max(1, width(of: cell) / span(of: cell)), count: span(of: cell))
      }
    let widths = shares(of: total, like: Array(wanted))
    for column in grid.children("gridCol") { column.remove() }
    for width in widths { grid.append(grid.make("w:gridCol")).set("w:w", to: String(width)) }
    for row in rows {
      var start = row.start
      for cell in row.cells {
        let end = start + span(of: cell)
        let preferred = cell.first(["tcPr", "tcW"])
        if preferred?["type"] ?? "dxa" == "dxa" {
          preferred?.set("w:w", to: String(widths[min(start, count)..<min(end, count)].reduce(0, +)))
        }
        start = end
      }
    }
  }

  /// Rows or cells, also those in controls.
  private static func inner(_ name: String, of element: XMLElement) -> [XMLElement] {
    element.children.flatMap { child -> [XMLElement] in
      if child.isNamed(name) { return [child] }
      return ["sdt", "sdtContent", "customXml", "ins"].contains(child.name) ? inner(name, of: child) : []
    }
  }

  private static func span(of cell: XMLElement) -> Int {
    (cell.first(["tcPr", "gridSpan"])?["val"].flatMap { Int($0) } ?? 1).clamped(to: 1...1_000)
  }

  private static func before(_ row: XMLElement) -> Int {
    (row.first(["trPr", "gridBefore"])?["val"].flatMap { Int($0) } ?? 0).clamped(to: 0...1_000)
  }

  private static func width(of cell: XMLElement) -> Int {
    guard let width = cell.first(["tcPr", "tcW"]), width["type"] ?? "dxa" == "dxa" else { return 0 }
    return (width["w"].flatMap { Int($0) } ?? 0).clamped(to: 0...100_000)
  }

  /// A width divided in those proportions, to the last unit.
  private static func shares(of total: Int, like parts: [Int]) -> [Int] {
    let sum = max(1, parts.reduce(0, +))
    var position = 0
    var edge = 0
    return parts.map { part in
      position += part
      defer { edge = position * total / sum }
      return position * total / sum - edge
    }
  }
}
