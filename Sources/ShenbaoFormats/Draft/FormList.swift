/// Empty rows below the heads of their columns: one of them is repeated for each thing that is listed.
struct FormList {
  /// How many rows the form prints.
  private(set) var count = 0
  /// The heads of the columns, as printed.
  private(set) var heads: [String] = []
  /// The cells of the first row under them.
  private(set) var cells: [FormGrid.Cell] = []
  /// Whether a column holds the numbers of the rows.
  private(set) var numbers: [Bool] = []
  /// The rows that go.
  private(set) var surplus: [XMLElement] = []
  /// Words over several rows at the left.
  private(set) var groups: [String] = []

  /// The list whose first empty row is that one, if there is any.
  init?(in grid: FormGrid, from row: Int) {
    guard row > 0, Self.isHead(row - 1, of: grid) else { return nil }
    let head = grid.rows[row - 1].all.filter { !($0.lastRow >= row) }
    let columns = head.compactMap { over in grid.cell(in: row, under: over.columns).map { (over, $0) } }
    guard head.count >= 2, columns.count == head.count, Self.isOpen(columns.map(\.1)) else { return nil }
    var last = row
    while last + 1 < grid.rows.count {
      let next = head.compactMap { grid.cell(in: last + 1, under: $0.columns) }
      guard next.count == head.count, Self.isOpen(next), next.allSatisfy({ $0.row == last + 1 }) else { break }
      last += 1
    }
    count = last - row + 1
    let isNumbered = columns.first.map { $0.1.isNumber || $0.0.text.contains("序") } ?? false
    guard count >= 2 || isNumbered else { return nil }
    heads = columns.map { $0.0.text.trimmingBlanks }
    cells = columns.map(\.1)
    numbers = columns.enumerated().map { $0.offset == 0 && isNumbered }
    surplus = grid.rows[(row + 1)..<(last + 1)].map(\.element)
    groups = grid.rows[row].all.filter { $0.isLabel && $0.spansRows && $0.row < row && $0.lastRow >= row }
      .map { $0.text.trimmingBlanks }
  }

  /// Blank throughout, but for a number in front.
  private static func isOpen(_ cells: [FormGrid.Cell]) -> Bool {
    cells.enumerated().allSatisfy { $0.element.isBlank || ($0.offset == 0 && $0.element.isNumber) }
  }

  /// Whether a row holds the heads of columns: two labels or more, and nothing to fill in.
  static func isHead(_ row: Int, of grid: FormGrid) -> Bool {
    let own = grid.rows[row].all.filter { $0.lastRow == row }
    guard own.allSatisfy({ $0.isLabel && !$0.text.contains { "：:".contains($0) } }) else { return false }
    if own.count == 1 { return own[0].columns.count * 2 > grid.width }
    return own.count >= 2
  }
}
