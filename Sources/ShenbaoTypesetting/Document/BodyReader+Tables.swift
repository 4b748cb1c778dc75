internal import ShenbaoFormats

extension BodyReader {
  /// Reads a table with its style and conditions applied; nil when it has no rows or lies too deep.
  func table(_ element: XMLElement, _ context: Context) -> Table? {
    guard tableDepth < Self.maximumTableDepth else {
      report("w:tbl in w:tbl", near: element)
      return nil
    }
    tableDepth += 1
    defer { tableDepth -= 1 }
    var (table, style) = frame(of: element)
    var rows: [(element: XMLElement, controls: [Int])] = []
    gather("tr", below: element, context.controls, into: &rows)
    for (index, row) in rows.enumerated() {
      let place = RowPlace(index: index, count: rows.count, style: style, table: table.properties)
      let row = self.row(row.element, place, controls: row.controls)
      if !row.isUnseen { table.rows.append(row) }
    }
    return table.rows.isEmpty ? nil : table
  }

  /// A table without its rows, and the style it has.
  func frame(of element: XMLElement) -> (table: Table, style: StyleFormat) {
    let direct = TableProperties(reading: element.first("tblPr"))
    let styleID = direct.styleID ?? document.styles.defaultStyle("table")
    let style = document.styles.format(styleID, kind: "table")
    var properties = style.table
    properties.apply(direct)
    properties.styleID = styleID
    let grid = element.first("tblGrid")?.children("gridCol").prefix(Table.maximumColumns) ?? []
    return (Table(properties: properties, grid: grid.map { max(0, $0.points("w") ?? 0) }, rows: []), style)
  }

  /// The rows of a part of a long table that can be seen.
  func rows(
    _ elements: [XMLElement],
    from index: Int,
    of count: Int,
    _ table: Table,
    _ style: StyleFormat,
    withContents: Bool = true
  ) -> [TableRow] {
    tableDepth += 1
    defer { tableDepth -= 1 }
    return elements.enumerated().compactMap { offset, element in
      let place = RowPlace(index: index + offset, count: count, style: style, table: table.properties)
      let row = self.row(element, place, controls: [], withContents: withContents)
      return row.isUnseen ? nil : row
    }
  }

  /// Where a row stands in its table.
  private struct RowPlace {
    var index: Int
    var count: Int
    var style: StyleFormat
    var table: TableProperties
  }

  /// The rows of a table or the cells of a row, through the content controls around them.
  private func gather(
    _ name: String,
    below parent: XMLElement,
    _ controls: [Int],
    into result: inout [(element: XMLElement, controls: [Int])]
  ) {
    for child in parent.children {
      switch child.name {
      case name:
        if child.first(["trPr", "del"]) == nil { result.append((child, controls)) }
      case "sdt":
        guard let content = child.first("sdtContent") else { continue }
        let inner = entering(child, Context(controls: controls))
        gather(name, below: content, inner.controls, into: &result)
      case "customXml", "ins", "moveTo": gather(name, below: child, controls, into: &result)
      default: if !Constructs.marks.contains(child.name) { report(child.qualifiedName, near: child) }
      }
    }
  }

  private func row(
    _ element: XMLElement,
    _ place: RowPlace,
    controls: [Int],
    withContents: Bool = true
  ) -> TableRow {
    var properties = place.style.row
    let own = RowProperties(reading: element.first("trPr"))
    properties.apply(own)
    properties.gridBefore = own.gridBefore
    properties.gridAfter = own.gridAfter
    properties.isHidden = own.isHidden
    properties.widthBefore = own.widthBefore
    var table = place.table
    table.apply(TableProperties(reading: element.first("tblPrEx")))
    var cells: [(element: XMLElement, controls: [Int])] = []
    gather("tc", below: element, controls, into: &cells)
    var row = TableRow(properties: properties, table: table, cells: [])
    var column = properties.gridBefore
    for (index, cell) in cells.enumerated() where column < Table.maximumColumns {
      let direct = CellProperties(reading: cell.element.first("tcPr"))
      let format = cellStyle(place, column: index, isLast: index == cells.count - 1)
      var cellProperties = format.cell
      cellProperties.apply(direct)
      cellProperties.width = direct.width
      cellProperties.span = min(direct.span, Table.maximumColumns - column)
      cellProperties.merge = direct.merge
      if direct.fitsText == true { report("w:tcFitText", near: cell.element) }
      if direct.isJoined, let last = row.cells.indices.last {
        row.cells[last].properties.span += cellProperties.span
        column += cellProperties.span
        continue
      }
      let context = Context(controls: cell.controls, table: format)
      let blocks = withContents ? blocks(of: cell.element, context) : []
      row.cells.append(TableCell(properties: cellProperties, column: column, blocks: blocks))
      column += cellProperties.span
    }
    return row
  }

  /// What the table's style says of one cell: the whole table, then bands, columns, rows, corners (ECMA-376 17.7.6).
  private func cellStyle(_ place: RowPlace, column: Int, isLast: Bool) -> StyleFormat {
    let look = place.table.look ?? []
    let isFirstRow = look.contains(.firstRow) && place.index == 0
    let isLastRow = look.contains(.lastRow) && place.index == place.count - 1 && !isFirstRow
    let isFirstColumn = look.contains(.firstColumn) && column == 0
    let isLastColumn = look.contains(.lastColumn) && isLast && !isFirstColumn
    var names: [String] = []
    if !look.contains(.noColumnBands), !isFirstColumn, !isLastColumn {
      let band = (column - (look.contains(.firstColumn) ? 1 : 0)) / (place.table.columnBand ?? 1)
      names.append(band % 2 == 0 ? "band1Vert" : "band2Vert")
    }
    if !look.contains(.noRowBands), !isFirstRow, !isLastRow {
      let band = (place.index - (look.contains(.firstRow) ? 1 : 0)) / (place.table.rowBand ?? 1)
      names.append(band % 2 == 0 ? "band1Horz" : "band2Horz")
    }
    if isFirstColumn { names.append("firstCol") }
    if isLastColumn { names.append("lastCol") }
    if isFirstRow { names.append("firstRow") }
    if isLastRow { names.append("lastRow") }
    if isFirstRow, isFirstColumn { names.append("nwCell") }
    if isFirstRow, isLastColumn { names.append("neCell") }
    if isLastRow, isFirstColumn { names.append("swCell") }
    if isLastRow, isLastColumn { names.append("seCell") }

    var format = place.style
    format.cell.borders = Borders()
    for name in names {
      guard let condition = document.styles.condition(name, of: place.table.styleID) else { continue }
      format.apply(condition)
      if column > 0 { format.cell.borders.left = condition.cell.borders.insideVertical ?? format.cell.borders.left }
      if !isLast { format.cell.borders.right = condition.cell.borders.insideVertical ?? format.cell.borders.right }
    }
    return format
  }
}

extension TableRow {
  /// A row that is hidden disappears when all that stands in it is hidden as well (ECMA-376 17.4.20).
  fileprivate var isUnseen: Bool {
    properties.isHidden
      && cells.allSatisfy { cell in
        cell.blocks.allSatisfy { block in
          guard case .paragraph(let paragraph) = block else { return false }
          return paragraph.inlines.isEmpty && paragraph.mark.isHidden
        }
      }
  }
}
