/// The border lines of a table part, one for each edge between cells (ECMA-376 17.4.66).
struct BorderGrid {
  private let table: TableBox
  /// For each row and grid column, which cell of the row stands there.
  private let cells: [[Int?]]
  private let columns: Int

  init(table: TableBox) {
    self.table = table
    let columns = max(0, table.edges.count - 1)
    self.columns = columns
    cells = table.rows.map { row in
      var places = [Int?](repeating: nil, count: columns)
      for (index, cell) in row.cells.enumerated() {
        for column in cell.column..<max(cell.column, min(columns, cell.column + cell.span)) { places[column] = index }
      }
      return places
    }
  }

  func paint(x: Double, y: Double, on canvas: inout PageCanvas) {
    var tops = [y]
    for row in table.rows { tops.append((tops.last ?? y) + row.height) }
    for row in 0...table.rows.count {
      let line = (0..<columns).map { level(row, $0) }
      for (range, border) in Self.stretches(line) {
        let (from, to) = (x + table.x(range.lowerBound), x + table.x(range.upperBound))
        let reach = (
          corner(row, range.lowerBound, isStart: true), corner(row, range.upperBound, isStart: false)
        )
        canvas.line(from - reach.0, tops[row], to + reach.1, tops[row], border)
      }
    }
    for column in 0...columns {
      let line = table.rows.indices.map { upright($0, column) }
      for (range, border) in Self.stretches(line) {
        let place = x + table.x(column)
        canvas.line(place, tops[range.lowerBound], place, tops[range.upperBound], border)
      }
    }
  }

  /// Half the width of the upright line a level line ends at, so that corners close.
  private func corner(_ row: Int, _ column: Int, isStart: Bool) -> Double {
    let above = row > 0 ? upright(row - 1, column) : nil
    let below = row < table.rows.count ? upright(row, column) : nil
    return max(above?.thickness ?? 0, below?.thickness ?? 0) / 2
  }

  private func cell(_ row: Int, _ column: Int) -> TableBox.Cell? {
    guard cells.indices.contains(row), cells[row].indices.contains(column), let index = cells[row][column] else {
      return nil
    }
    return table.rows[row].cells[index]
  }

  /// The line above `row` in one grid column.
  private func level(_ row: Int, _ column: Int) -> Border? {
    let below = cell(row, column)
    if let below, below.isContinued, row > 0 { return nil }
    return Self.visible(Border.stronger(cell(row - 1, column)?.borders.bottom, below?.borders.top))
  }

  /// The line left of `column` in one row.
  private func upright(_ row: Int, _ column: Int) -> Border? {
    guard cells.indices.contains(row) else { return nil }
    let left = column > 0 ? cells[row][column - 1] : nil
    let right = column < columns ? cells[row][column] : nil
    if left != nil, left == right { return nil }
    return Self.visible(Border.stronger(cell(row, column - 1)?.borders.right, cell(row, column)?.borders.left))
  }

  private static func visible(_ border: Border?) -> Border? {
    border.flatMap { $0.isVisible ? $0 : nil }
  }

  /// Runs of equal borders.
  private static func stretches(_ line: [Border?]) -> [(Range<Int>, Border)] {
    var result: [(Range<Int>, Border)] = []
    var start = 0
    while start < line.count {
      var end = start + 1
      while end < line.count, line[end] == line[start] { end += 1 }
      if let border = line[start] { result.append((start..<end, border)) }
      start = end
    }
    return result
  }
}
