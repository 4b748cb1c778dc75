internal import ShenbaoFormats

/// A table laid out, or the part of it that stands on one page; measures in points.
struct TableBox {
  /// A row and its cells.
  struct Row {
    var height: Double
    var isExact = false
    var cantSplit = false
    var isHeader = false
    /// Whether the table ends with it.
    var isLast = false
    /// Stays on one page with the row below.
    var keepsNext = false
    var cells: [Cell] = []

    var topBorder: Double { cells.compactMap(\.borders.top?.thickness).max() ?? 0 }
    var bottomBorder: Double { cells.compactMap(\.borders.bottom?.thickness).max() ?? 0 }
  }

  struct Cell {
    var column: Int
    var span: Int
    /// Rows it covers.
    var rows = 1
    /// Covered by the cell above.
    var isContinued = false
    var boxes: [Box] = []
    /// Between its borders and the lines between rows and columns, where cells stand apart.
    var apart = (top: 0.0, left: 0.0, bottom: 0.0, right: 0.0)
    /// With what the cell stands apart.
    var margins = (top: 0.0, left: 5.4, bottom: 0.0, right: 5.4)
    var verticalAlign = CellProperties.VerticalAlign.top
    var direction = CellProperties.Direction.horizontal
    var shading: Colour?
    /// The borders the cell asks for, the table's own among them.
    var borders = Borders()
    /// Height of the content with its margins.
    var contentHeight = 0.0
  }

  /// The x of each grid line, from the container's left edge.
  var edges: [Double]
  var rows: [Row]
  /// Set when it stands beside the text.
  var floating: FramePosition?
  /// The frame around cells that stand apart; else cells share their borders with the table.
  var frame: Borders?
  /// Where the rows below those of a long table come from.
  var feed: RowFeed?

  var height: Double { rows.reduce(0) { $0 + $1.height } }

  var headerCount: Int { rows.prefix { $0.isHeader }.count }

  /// How many rows stand together at the beginning: the header, the first row, and those kept with each other.
  var beginningCount: Int {
    var count = min(rows.count, headerCount + 1)
    while count < rows.count, rows[count - 1].keepsNext { count += 1 }
    return count
  }

  func x(_ column: Int) -> Double { edges[max(0, min(edges.count - 1, column))] }

  /// Puts the first column at the right (ECMA-376 17.4.1); text keeps its margins.
  mutating func mirror() {
    guard let first = edges.first, let last = edges.last else { return }
    edges = edges.reversed().map { first + last - $0 }
    let columns = edges.count - 1
    for row in rows.indices {
      for place in rows[row].cells.indices {
        var cell = rows[row].cells[place]
        cell.column = columns - cell.column - cell.span
        (cell.borders.left, cell.borders.right) = (cell.borders.right, cell.borders.left)
        rows[row].cells[place] = cell
      }
    }
  }

  /// The height of the rows a cell covers.
  func height(of cell: Cell, at row: Int) -> Double {
    rows[row..<min(rows.count, row + cell.rows)].reduce(0) { $0 + $1.height }
  }
}

extension TableBox {
  func paint(x: Double, y: Double, page: PageGeometry, on canvas: inout PageCanvas) {
    var top = y
    for (index, row) in rows.enumerated() {
      for cell in row.cells where !cell.isContinued {
        paint(cell, at: index, x: x, top: top, page: page, on: &canvas)
      }
      top += row.height
    }
    guard let frame else { return BorderGrid(table: self).paint(x: x, y: y, on: &canvas) }
    let (left, right) = (x + (edges.first ?? 0), x + (edges.last ?? 0))
    canvas.frame(Rectangle(x: left, y: y, width: right - left, height: height), frame)
  }

  private func paint(
    _ cell: Cell,
    at row: Int,
    x: Double,
    top: Double,
    page: PageGeometry,
    on canvas: inout PageCanvas
  ) {
    let whole = height(of: cell, at: row)
    let left = x + self.x(cell.column) + cell.apart.left
    let right = x + self.x(cell.column + cell.span) - cell.apart.right
    let upper = top + cell.apart.top
    let height = whole - cell.apart.top - cell.apart.bottom
    if let shading = cell.shading {
      canvas.below.append(.fill(Rectangle(x: left, y: upper, width: right - left, height: height), shading))
    }
    if frame != nil {
      canvas.frame(Rectangle(x: left, y: upper, width: right - left, height: height), cell.borders)
    }
    if let border = cell.borders.falling { canvas.line(left, upper, right, upper + height, border) }
    if let border = cell.borders.rising { canvas.line(left, upper + height, right, upper, border) }
    let edge = x + self.x(cell.column)
    let frame = Rectangle(
      x: edge + cell.margins.left,
      y: top + cell.margins.top,
      width: self.x(cell.column + cell.span) - self.x(cell.column) - cell.margins.left - cell.margins.right,
      height: whole - cell.margins.top - cell.margins.bottom
    )
    let room = TextRoom(frame: frame, align: cell.verticalAlign, direction: cell.direction)
    room.paint(cell.boxes, page: page, on: &canvas)
  }
}
