internal import ShenbaoFormats

extension Composer {
  /// Lays out a table in the container's width.
  func table(_ table: Table, width: Double) throws(FormatError) -> TableBox {
    tableDepth += 1
    defer { tableDepth -= 1 }
    let widths = try columnWidths(table, available: width)
    let total = widths.reduce(0, +)
    var left = offset(table, width: width, total: total)
    if tableDepth == 1, let floating = table.properties.floating {
      left = self.left(floating, width: width, total: total)
    }
    var edges = [left]
    for column in widths {
      left += column
      edges.append(left)
    }
    var box = TableBox(edges: edges, rows: [], floating: tableDepth == 1 ? table.properties.floating : nil)
    if table.properties.cellSpacing > 0 { box.frame = table.properties.borders }
    if let source = table.source {
      box.feed = RowFeed(table, source, edges: edges, composer: self)
      try box.fill(beyond: section.height)
      return box
    }
    for (index, row) in table.rows.enumerated() {
      box.rows.append(try self.row(row, index, of: table.rows.count, edges: edges))
    }
    finish(&box)
    if table.properties.isMirrored == true { box.mirror() }
    return box
  }

  /// Where the table begins: since Word 2013 and in cells its edge is at the margin, before that its text is.
  ///
  /// An indent moves tables in the middle and at the right too, as Word says in its notes on 17.4.51.
  private func offset(_ table: Table, width: Double, total: Double) -> Double {
    let indent = table.properties.indent ?? 0
    switch table.properties.alignment {
    case .center: return (width - total) / 2 + indent
    case .right: return width - total + indent
    default:
      if table.properties.isMirrored == true { return width - total - indent }
      if document.settings.compatibilityMode >= 15 || tableDepth > 1 { return indent }
      return indent - (table.properties.margins.left ?? 5.4)
    }
  }

  /// Where a floating table begins.
  private func left(_ floating: FramePosition, width: Double, total: Double) -> Double {
    let page = PageGeometry(
      width: section.width,
      height: section.height,
      left: section.marginLeft,
      right: section.marginLeft + width,
      top: 0,
      bottom: section.height
    )
    return floating.left(total, containerX: section.marginLeft, page: page) - section.marginLeft
  }

  /// Lays out one of `count` rows.
  func row(_ row: TableRow, _ index: Int, of count: Int, edges: [Double]) throws(FormatError) -> TableBox.Row {
    var box = TableBox.Row(height: row.properties.height ?? 0)
    box.isExact = row.properties.isHeightExact && row.properties.height != nil
    box.cantSplit = row.properties.cantSplit ?? false
    box.isHeader = row.properties.isHeader ?? false
    box.isLast = index == count - 1
    box.keepsNext = !row.cells.isEmpty && index + 1 < count && row.cells.allSatisfy(\.keepsNext)
    for cell in row.cells {
      var made = TableBox.Cell(column: cell.column, span: min(cell.properties.span, edges.count - 1 - cell.column))
      guard made.span > 0 else { continue }
      let place = CellPlace(
        isTop: index == 0,
        isBottom: index == count - 1,
        isFirst: cell.column == row.cells.first?.column,
        isLast: cell.column == row.cells.last?.column
      )
      made.apart = spaces(around: place, row.table.cellSpacing)
      made.margins = margins(cell, row, made.apart)
      made.verticalAlign = cell.properties.verticalAlign ?? .top
      made.shading = cell.properties.shading?.colour ?? row.table.shading?.colour
      made.borders = borders(cell, row.table.borders, row.table.cellSpacing > 0 ? CellPlace() : place)
      made.isContinued = cell.properties.merge == .continued && index > 0
      if !made.isContinued { try fill(&made, cell, row, edges) }
      box.cells.append(made)
    }
    // As Word says in its notes on 17.4.80, an exact height does not count the margin at the foot.
    if box.isExact { box.height += box.cells.map(\.margins.bottom).max() ?? 0 }
    return box
  }

  private func fill(
    _ box: inout TableBox.Cell,
    _ cell: TableCell,
    _ row: TableRow,
    _ edges: [Double]
  ) throws(FormatError) {
    let outer = edges[box.column + box.span] - edges[box.column]
    let saved = (ink, overhang)
    defer { (ink, overhang) = saved }
    overhang = box.margins.right - box.apart.right - 0.5
    if let shading = box.shading { ink = shading.readableInk }
    if cell.properties.hidesMark, cell.isEmpty {
      box.contentHeight = box.margins.top + box.margins.bottom
      return
    }
    box.direction = cell.properties.direction ?? .horizontal
    switch box.direction {
    case .horizontal:
      box.boxes = try boxes(cell.blocks, width: max(1, outer - box.margins.left - box.margins.right))
      box.contentHeight = box.boxes.height + box.margins.top + box.margins.bottom
    case .topToBottom, .bottomToTop, .upright:
      let room = (row.properties.height ?? 0) - box.margins.top - box.margins.bottom
      box.boxes = try boxes(cell.blocks, width: max(room, 20))
      box.contentHeight = max(room, 20) + box.margins.top + box.margins.bottom
    }
  }

  private typealias Sides = (top: Double, left: Double, bottom: Double, right: Double)

  private func margins(_ cell: TableCell, _ row: TableRow, _ apart: Sides) -> Sides {
    var margins = row.table.margins
    margins.apply(cell.properties.margins)
    return (
      apart.top + (margins.top ?? 0), apart.left + (margins.left ?? 5.4), apart.bottom + (margins.bottom ?? 0),
      apart.right + (margins.right ?? 5.4)
    )
  }

  /// What is left free around a cell and along the edges of the table (ECMA-376 17.4.45).
  private func spaces(around place: CellPlace, _ space: Double) -> Sides {
    (
      place.isTop ? 2 * space : space, place.isFirst ? 2 * space : space, place.isBottom ? 2 * space : space,
      place.isLast ? 2 * space : space
    )
  }

  /// Which edges of the table a cell touches.
  private struct CellPlace {
    var isTop = false
    var isBottom = false
    var isFirst = false
    var isLast = false
  }

  /// The cell's own borders, else the table's: its frame outside, its inner lines inside.
  private func borders(_ cell: TableCell, _ table: Borders, _ place: CellPlace) -> Borders {
    let own = cell.properties.borders
    var borders = Borders()
    borders.top = own.top ?? (place.isTop ? table.top : table.insideHorizontal)
    borders.bottom = own.bottom ?? (place.isBottom ? table.bottom : table.insideHorizontal)
    borders.left = own.left ?? (place.isFirst ? table.left : table.insideVertical)
    borders.right = own.right ?? (place.isLast ? table.right : table.insideVertical)
    (borders.falling, borders.rising) = (own.falling, own.rising)
    return borders
  }

  /// Joins the cells of rows that belong together, and gives the rows their heights.
  func finish(_ box: inout TableBox, below last: TableBox.Row? = nil) {
    joinMerges(&box)
    makeRoomForBorders(&box, below: last)
    setHeights(&box)
    if last == nil { limitHeader(of: &box) }
  }

  /// Header rows that leave no room for others on a page are not repeated (ECMA-376 17.4.49).
  private func limitHeader(of box: inout TableBox) {
    let header = box.rows.prefix(box.headerCount)
    let room = section.height - section.marginTop - section.marginBottom
    guard header.reduce(0, { $0 + $1.height }) >= room else { return }
    for row in header.indices { box.rows[row].isHeader = false }
  }

  /// Counts for each cell that begins a merge the rows it covers.
  private func joinMerges(_ box: inout TableBox) {
    for row in box.rows.indices {
      for place in box.rows[row].cells.indices where !box.rows[row].cells[place].isContinued {
        let column = box.rows[row].cells[place].column
        var end = row + 1
        while end < box.rows.count,
          let next = box.rows[end].cells.first(where: { $0.column == column && $0.isContinued })
        {
          box.rows[row].cells[place].apart.bottom = next.apart.bottom
          end += 1
        }
        box.rows[row].cells[place].rows = end - row
      }
    }
  }

  /// Text begins below the line above its row; the last line of a table stands below its last row, however high that is.
  private func makeRoomForBorders(_ box: inout TableBox, below last: TableBox.Row?) {
    var above = last?.bottomBorder ?? 0
    for row in box.rows.indices {
      let top = max(above, box.rows[row].topBorder)
      above = box.rows[row].bottomBorder
      let bottom = box.rows[row].isLast ? above : 0
      box.rows[row].height += bottom
      for place in box.rows[row].cells.indices {
        box.rows[row].cells[place].margins.top += top
        box.rows[row].cells[place].margins.bottom += bottom
        // Turned lines are as long as the row is high.
        if box.rows[row].cells[place].direction == .horizontal {
          box.rows[row].cells[place].contentHeight += top + bottom
        }
      }
    }
  }

  /// Rows as high as they are told and as their content needs; merged cells lengthen the last row they cover.
  private func setHeights(_ box: inout TableBox) {
    for row in box.rows.indices where !box.rows[row].isExact {
      for cell in box.rows[row].cells where cell.rows == 1 && !cell.isContinued {
        box.rows[row].height = max(box.rows[row].height, cell.contentHeight)
      }
    }
    for row in box.rows.indices {
      for cell in box.rows[row].cells where cell.rows > 1 {
        let last = row + cell.rows - 1
        let lacking = cell.contentHeight - box.height(of: cell, at: row)
        if lacking > 0, !box.rows[last].isExact { box.rows[last].height += lacking }
      }
    }
    reportOverflow(of: box)
  }

  /// Word cuts off what an exact height leaves no room for; a line whose letters stand in the row is whole enough.
  private func reportOverflow(of box: TableBox) {
    for row in box.rows.indices {
      for cell in box.rows[row].cells where !cell.isContinued && cell.direction == .horizontal {
        let room = box.height(of: cell, at: row) - cell.margins.top
        guard cell.boxes.height > room, let text = cell.boxes.text(below: room) else { continue }
        document.issues.part = part
        document.issues.add("outside", place: text, detail: "row")
      }
    }
  }
}

extension TableCell {
  /// Whether nothing but the mark at its end stands in it.
  fileprivate var isEmpty: Bool {
    guard blocks.count == 1, case .paragraph(let only) = blocks[0] else { return blocks.isEmpty }
    return only.inlines.isEmpty && only.label == nil && only.bookmarks.isEmpty
  }

  /// Whether the first paragraph asks to stay with what follows; a covered cell does not count.
  fileprivate var keepsNext: Bool {
    guard properties.merge != .continued, case .paragraph(let first) = blocks.first else { return true }
    return first.format.isOn(.keepNext)
  }
}
