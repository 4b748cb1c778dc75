/// A filled Excel workbook, read back: its values by path, and all of it as text.
package struct SheetReader {
  let workbook: Workbook
  let properties: CustomProperties
  let grids: [CellGrid]
  /// Defined names and what they stand for, in the workbook's order.
  let names: [(name: String, text: String)]

  /// Reads a `.xlsx`.
  package init(bytes: [UInt8]) throws(FormatError) {
    workbook = try Workbook(try OfficePackage(bytes: bytes))
    properties = try CustomProperties(workbook.package)
    var grids: [CellGrid] = []
    for sheet in workbook.sheets { grids.append(CellGrid(try workbook.root(of: sheet), in: workbook)) }
    self.grids = grids
    guard let main = workbook.package.archive[workbook.part] else {
      throw FormatError(.damaged, operation: "sheet.open", detail: "no workbook part")
    }
    names = (try XMLDocument(parsing: main).root.first("definedNames")?.children ?? []).map {
      ($0["name"] ?? "", $0.text)
    }
  }

  /// The package code in the workbook's properties.
  package var packageCode: String? { properties[CustomProperties.packageCode] }

  /// The values in the cells that were filled, by sheet, row and column, each with its path: `团队[2].姓名`.
  package var values: [(path: String, text: String)] { placedValues.map { ($0.path, $0.text) } }

  /// The same with the cell each stands in, as `汇总表!B4`.
  package var placedValues: [(path: String, cell: String, text: String)] {
    var found: [(order: [Int], path: String, text: String)] = []
    for (name, text) in names {
      guard let key = NamedCells(name), let (sheet, range) = target(of: text),
        let pattern = properties[FilledCells.property + String(key.number)]
      else { continue }
      for (position, row) in stride(from: range.first.row, through: range.last.row, by: key.step).enumerated() {
        let cell = CellReference(column: range.first.column, row: row)
        let rows = key.rows + [position + 1]
        let matches = CellPattern(pattern).values(in: grids[sheet].cells[cell]?.text ?? "", rows: rows)
        for (index, match) in matches.enumerated() {
          found.append(([sheet, row, cell.column, index], match.path, match.text))
        }
      }
    }
    return found.sorted { $0.order.lexicographicallyPrecedes($1.order) }.map { value in
      let cell = CellReference(column: value.order[2], row: value.order[1])
      return (value.path, name(of: cell, onSheet: value.order[0]), value.text)
    }
  }

  /// The sheet and the cells of `'Sheet'!$B$4:$B$9`.
  private func target(of reference: String) -> (sheet: Int, range: CellRange)? {
    guard let mark = reference.lastIndex(of: "!") else { return nil }
    var name = String(reference[..<mark])
    if name.hasPrefix("'"), name.hasSuffix("'"), name.count > 1 {
      name = String(name.dropFirst().dropLast()).replacing("''", with: "'")
    }
    guard let sheet = workbook.sheets.firstIndex(where: { $0.name == name }),
      let range = CellRange(reference[reference.index(after: mark)...])
    else { return nil }
    return (sheet, range)
  }
}

/// The parts of `_申报7.2_3`: cell 7 of the template, in the second outer row, with values three rows apart.
private struct NamedCells {
  var number: Int
  var rows: [Int]
  var step: Int

  init?(_ name: String) {
    guard name.hasPrefix(FilledCells.prefix) else { return nil }
    let pieces = name.dropFirst(FilledCells.prefix.count).split(separator: "_", omittingEmptySubsequences: false)
    let numbers = pieces[0].split(separator: ".").map { Int($0) }
    guard (1...2).contains(pieces.count), let number = numbers.first ?? nil, !numbers.contains(nil) else { return nil }
    self.number = number
    rows = numbers.dropFirst().compactMap(\.self)
    step = pieces.count == 2 ? max(1, Int(pieces[1]) ?? 1) : 1
  }
}

/// What stands in a cell: texts and paths in turn, `填报单位：⟦申报单位.名称⟧`.
struct CellPattern {
  private var literals: [String] = [""]
  private var paths: [String] = []

  init(_ text: String) {
    for character in text {
      switch character {
      case "⟦": paths.append("")
      case "⟧": literals.append("")
      default:
        if paths.count == literals.count {
          paths[paths.count - 1].append(character)
        } else {
          literals[literals.count - 1].append(character)
        }
      }
    }
  }

  /// The values in `text`; when the texts between were changed, all of it for the first path.
  func values(in text: String, rows: [Int]) -> [(path: String, text: String)] {
    let full = paths.map { Self.path($0, rows: rows) }
    guard let pieces = split(Array(text)) else { return full.first.map { [($0, text)] } ?? [] }
    return Array(zip(full, pieces)).map { ($0, $1) }
  }

  private func split(_ text: [Character]) -> [String]? {
    guard literals.count == paths.count + 1, text.starts(with: literals[0]) else { return nil }
    var pieces: [String] = []
    var position = literals[0].count
    for (index, literal) in literals.dropFirst().enumerated() {
      let wanted = Array(literal)
      let isLast = index == paths.count - 1
      let end = isLast ? text.count - wanted.count : Self.find(wanted, in: text, from: position)
      guard let end, end >= position, text[end...].starts(with: wanted) else { return nil }
      pieces.append(String(text[position..<end]))
      position = end + wanted.count
    }
    return pieces
  }

  private static func find(_ wanted: [Character], in text: [Character], from start: Int) -> Int? {
    guard start + wanted.count <= text.count else { return nil }
    return (start...(text.count - wanted.count)).first { text[$0...].starts(with: wanted) }
  }

  private static func path(_ pattern: String, rows: [Int]) -> String {
    var rest = rows[...]
    var path = ""
    for (index, piece) in pattern.split(separator: "[]", omittingEmptySubsequences: false).enumerated() {
      if index > 0 { path += "[" + (rest.popFirst().map { String($0) } ?? "") + "]" }
      path += piece
    }
    return path
  }
}
