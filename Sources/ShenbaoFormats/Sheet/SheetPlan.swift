/// One sheet of a template, read: its rows with the sections over them, and the XML around them.
struct SheetPlan {
  let sheet: Workbook.Sheet
  /// Before and after the rows, as written.
  private(set) var head: [UInt8] = []
  private(set) var tail: [UInt8] = []
  private(set) var nodes: [SheetNode] = []
  let geometry: SheetGeometry
  private(set) var hasFormulas = false
  private(set) var isMarked = false
  private(set) var hidesRows = false
  /// The ids of links that are filled cell by cell.
  let links: Set<String>
  /// About how many bytes a row takes, filled.
  var bytesOfRow: Int { 72 * min(rows.map(\.cells.count).max() ?? 0, 16_384) }
  private var rows: [SheetRow] = []
  private var edges: [SheetEdge] = []

  init(
    _ sheet: Workbook.Sheet,
    _ root: XMLElement,
    _ links: SheetLinks,
    workbook: Workbook,
    scanner: MarkScanner,
    table: inout MarkTable,
    cells: inout Int
  ) {
    self.sheet = sheet
    self.links = links.ids
    geometry = SheetGeometry(root)
    let before = table.size
    root.appendOpening(to: &head)
    var isPastRows = false
    for child in root.children {
      if child.isNamed("sheetData") {
        isPastRows = true
        var reader = CellReader(sheet, workbook, links, scanner: scanner, table: table, cells: cells)
        rows = reader.rows(of: child)
        edges = reader.edges
        hasFormulas = reader.hasFormulas
        hidesRows = hasFormulas && child.children("row").contains { ["1", "true"].contains($0["hidden"] ?? "") }
        (table, cells) = (reader.table, reader.cells)
      } else if isPastRows {
        child.append(to: &tail)
      } else {
        child.append(to: &head)
      }
    }
    root.appendClosing(to: &tail)
    var pairing = SheetPairing(rows.map(\.number), edges: edges, table: table)
    nodes = pairing.nodes(of: rows)
    table = pairing.table
    nest(nodes, in: [], &table)
    isMarked = table.size != before
  }

  private func nest(_ nodes: [SheetNode], in sections: [Int], _ table: inout MarkTable) {
    for node in nodes {
      switch node {
      case .section(let index, _, let inner):
        table.nest(index, in: sections)
        nest(inner, in: sections + [index], &table)
      case .gone: break
      case .row(let row):
        for cell in row.cells {
          if case .template(let template) = cell.content { table.nest(template.text, in: sections) }
          if let link = cell.link { table.nest(link.text, in: sections) }
        }
      }
    }
  }
}

extension SheetPlan {
  /// The last row that holds anything.
  var lastRow: Int {
    switch nodes.last {
    case .row(let row): row.number
    case .section(_, let rows, _): rows.upperBound
    case .gone(let row): row
    case nil: 1
    }
  }
}

/// A mark in a row that opens or closes a section of rows.
struct SheetEdge {
  var index: Int
  /// The place of its row in the list of rows.
  var row: Int
  /// Repeats its row by itself.
  var isWhole = false
}

/// Reads rows and cells.
private struct CellReader {
  let sheet: Workbook.Sheet
  let workbook: Workbook
  let links: SheetLinks
  let scanner: MarkScanner
  var table: MarkTable
  var cells: Int
  private(set) var edges: [SheetEdge] = []
  private(set) var hasFormulas = false
  /// Which of the workbook's texts hold marks: many cells may share a long one.
  private var isMarked: [Int: Bool] = [:]
  /// The first formula of each shared group, and where it stands.
  private var shared: [String: (text: String, cell: CellReference)] = [:]

  init(
    _ sheet: Workbook.Sheet,
    _ workbook: Workbook,
    _ links: SheetLinks,
    scanner: MarkScanner,
    table: MarkTable,
    cells: Int
  ) {
    self.sheet = sheet
    self.workbook = workbook
    self.links = links
    self.scanner = scanner
    self.table = table
    self.cells = cells
  }

  mutating func rows(of data: XMLElement) -> [SheetRow] {
    var rows: [SheetRow] = []
    for element in data.children("row") {
      let before = rows.last?.number ?? 0
      let number = (element["r"].flatMap { Int($0) } ?? before + 1).clamped(to: 1...CellReference.maximumRow)
      // Rows out of order are no rows of a sheet that any program writes.
      guard number > before else { continue }
      var row = SheetRow(number: number, attributes: element.attributes(except: ["r", "spans"]), cells: [])
      for child in element.children("c") {
        let column = child["r"].flatMap { CellReference($0) }?.column ?? (row.cells.last?.column ?? 0) + 1
        row.cells.append(cell(child, at: CellReference(column: column, row: number), row: rows.count))
      }
      repeatRow(&row, at: rows.count)
      row.isMarker = edges.last?.row == rows.count && row.cells.allSatisfy(\.isMarker)
      rows.append(row)
    }
    return rows
  }

  /// A row whose values name the list that they are in repeats without marks around it.
  private mutating func repeatRow(_ row: inout SheetRow, at place: Int) {
    let marks = row.cells.flatMap { cell -> [Int] in
      if case .template(let template) = cell.content { template.text.marks } else { [] }
    }
    guard let first = marks.first(where: { table[$0].mark.list != nil }) else { return }
    let lists = marks.compactMap { table[$0].mark.list }
    var entry = table[first]
    entry.mark.kind = .section
    (entry.mark.path, entry.mark.name, entry.mark.list) = (lists[0], lists[0].joined, nil)
    entry.mark.lists = lists
    row.isTabular = true
    edges.append(SheetEdge(index: table.add(entry), row: place, isWhole: true))
  }

  private mutating func cell(_ element: XMLElement, at place: CellReference, row: Int) -> SheetCell {
    let style = element["s"]
    let attributes = element.attributes(except: ["r", "t"])
    var result = SheetCell(
      column: place.column,
      letters: Array(CellReference.letters(place.column).utf8),
      style: style,
      attributes: attributes,
      content: .fixed(type: element["t"], bytes: element.children.flatMap(\.bytes))
    )
    result.link = link(at: place)
    if let formula = element.first("f") {
      if let array = ArrayFormula(formula, of: element) {
        result.content = .array(array)
      } else if let text = self.formula(formula, at: place) {
        hasFormulas = true
        result.content = .formula(text, type: element["t"], value: element.first("v")?.bytes ?? [])
      }
      return result
    }
    guard let text = text(of: element), let template = template(text, style: style, at: place) else { return result }
    for index in template.text.unpaired { edges.append(SheetEdge(index: index, row: row)) }
    result.content = .template(template)
    return result
  }

  private mutating func link(at place: CellReference) -> CellLink? {
    guard let link = links.addresses[place] else { return nil }
    let here = TemplatePlace(sheet: sheet.name, cell: place.text, text: link.text)
    let text = TextTemplate(link.text, scanner: scanner, part: sheet.part, place: here, table: &table)
    text?.reportUnpaired(to: &table)
    return text.map { CellLink(id: link.id, text: $0) }
  }

  private mutating func text(of element: XMLElement) -> RichString? {
    switch element["t"] {
    case "s":
      guard let index = element.first("v").flatMap({ Int($0.text) }), workbook.strings.indices.contains(index) else {
        return nil
      }
      let text = workbook.strings[index]
      let known = isMarked[index] ?? scanner.occurs(in: Array(text.text.utf8))
      isMarked[index] = known
      return known ? text : nil
    case "inlineStr": return element.first("is").map { RichString($0) }
    default: return nil
    }
  }

  private mutating func template(_ text: RichString, style: String?, at place: CellReference) -> CellTemplate? {
    let here = TemplatePlace(sheet: sheet.name, cell: place.text, text: text.text)
    let template = TextTemplate(
      text.text,
      runs: text.ends,
      scanner: scanner,
      part: sheet.part,
      place: here,
      table: &table
    )
    guard let template else { return nil }
    for index in template.marks + template.unpaired where table[index].mark.modifiers.contains(.columns) {
      table.report(.badModifier, at: index)
    }
    cells += 1
    let cell = CellTemplate(
      text: template,
      number: cells,
      format: workbook.formats[style],
      wrappedFont: workbook.formats.wrappedFont(style),
      runs: text.runs,
      in: table
    )
    if table.climbs, let single = cell.single { table.spread(single) }
    // A picture stands on the cell, not in its text.
    for index in template.marks where table[index].mark.kind == .picture && cell.single != index {
      table.report(.malformed, at: index)
    }
    return cell
  }

  /// The text of a formula; one that shares its text with others gets a text of its own.
  private mutating func formula(_ element: XMLElement, at place: CellReference) -> String? {
    switch element["t"] {
    case "array", "dataTable": return nil
    case "shared":
      guard let group = element["si"] else { return nil }
      if !element.text.isEmpty {
        shared[group] = (element.text, place)
        return element.text
      }
      guard let first = shared[group] else { return nil }
      return FormulaText.moving(
        first.text,
        columns: place.column - first.cell.column,
        rows: place.row - first.cell.row
      )
    default: return element.text
    }
  }
}
