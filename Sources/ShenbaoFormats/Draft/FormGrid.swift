/// A Word table as a grid: which cell lies where, and over how many rows and columns (ECMA-376, 17.4).
struct FormGrid {
  final class Cell {
    let element: XMLElement
    let row: Int
    let columns: Range<Int>
    /// The last row it reaches into.
    var lastRow: Int
    let paragraphs: [PrintedText]
    let text: String
    let isBlank: Bool
    let hasTable: Bool

    init(_ element: XMLElement, row: Int, columns: Range<Int>) {
      self.element = element
      self.row = row
      self.columns = columns
      lastRow = row
      paragraphs = element.blocks.filter { $0.isNamed("p") }.map { PrintedText($0) }
      text = paragraphs.map(\.text).joined(separator: "\n")
      hasTable = element.blocks.contains { $0.isNamed("tbl") }
      isBlank = !hasTable && paragraphs.allSatisfy(\.isBlank)
    }

    var spansRows: Bool { lastRow > row }
    /// `1`, `2.`, `…`: a row's printed number.
    var isNumber: Bool {
      let flat = text.filter { !$0.isWhitespace }
      return !flat.isEmpty && flat.filter(\.isNumber).count <= 2
        && flat.allSatisfy { $0.isNumber || ".．、…()（）".contains($0) }
    }
    var isTotal: Bool { ["合计", "总计", "小计", "共计"].contains { text.filter { !$0.isWhitespace }.contains($0) } }
    var hasBoxes: Bool { paragraphs.contains(where: \.hasBoxes) }
  }

  struct Row {
    let element: XMLElement
    /// Those that begin in this row.
    var cells: [Cell] = []
    /// Every cell, those that began further up as well, from the left.
    var all: [Cell] = []
    /// In twentieths of a point, when the form says so.
    var height = 0
  }

  static let maximumCells = 20_000

  private(set) var rows: [Row] = []
  private(set) var width = 0

  init(_ table: XMLElement) {
    var count = 0
    for element in table.inner("tr") {
      var row = Row(element: element)
      row.height = element.first(["trPr", "trHeight"])?["val"].flatMap { Int($0) } ?? 0
      var column = element.first(["trPr", "gridBefore"])?["val"].flatMap { Int($0) }?.clamped(to: 0...100) ?? 0
      for cell in element.inner("tc") where count < Self.maximumCells {
        count += 1
        let span = cell.first(["tcPr", "gridSpan"])?["val"].flatMap { Int($0) }?.clamped(to: 1...100) ?? 1
        let columns = column..<column + span
        column += span
        let merge = cell.first(["tcPr", "vMerge"])
        if let merge, merge["val"] != "restart",
          let above = rows.last?.all.first(where: { $0.columns.lowerBound == columns.lowerBound })
        {
          above.lastRow = rows.count
          row.all.append(above)
        } else {
          let made = Cell(cell, row: rows.count, columns: columns)
          row.cells.append(made)
          row.all.append(made)
        }
      }
      width = max(width, column)
      rows.append(row)
    }
  }

  /// The cell that covers exactly those columns in a row.
  func cell(in row: Int, under columns: Range<Int>) -> Cell? {
    rows[row].all.first { $0.columns == columns }
  }
}

extension XMLElement {
  /// Paragraphs and tables inside it, those in controls as well.
  var blocks: [XMLElement] {
    children.flatMap { child -> [XMLElement] in
      switch child.name {
      case "p", "tbl": [child]
      case "sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag": child.blocks
      default: []
      }
    }
  }

  /// The rows of a table, or the cells of a row, those in controls as well.
  func inner(_ name: String) -> [XMLElement] {
    children.flatMap { child -> [XMLElement] in
      if child.isNamed(name) { return [child] }
      return ["sdt", "sdtContent", "customXml", "ins"].contains(child.name) ? child.inner(name) : []
    }
  }
}
