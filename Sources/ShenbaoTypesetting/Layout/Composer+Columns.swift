internal import ShenbaoFormats

extension Composer {
  /// The widths of the grid columns: as saved, and in an automatic layout as the content needs.
  func columnWidths(_ table: Table, available: Double) throws(FormatError) -> [Double] {
    let first = try table.source?.frames(of: table) ?? table.rows
    let used = first.map { row in
      (row.cells.last.map { $0.column + $0.properties.span } ?? 0) + row.properties.gridAfter
    }
    let count = max(1, min(Table.maximumColumns, max(used.max() ?? 1, table.grid.count)))
    var widths = saved(table, first, count: count, available: available)
    guard table.properties.isFixed != true else { return widths }
    let measures = try measures(table, count: count)
    if widths.contains(where: { $0 <= 0 }) {
      widths = fromContent(table, measures, available: available)
    }
    return widened(widths, least: measures.least, available: available)
  }

  /// The saved grid; where it is missing, or has not as many columns as the rows, the cells' own widths.
  private func saved(_ table: Table, _ rows: [TableRow], count: Int, available: Double) -> [Double] {
    var widths = [Double](repeating: 0, count: count)
    if table.grid.count == count { widths = table.grid }
    for row in rows {
      for cell in row.cells where cell.properties.span == 1 && cell.column < count && widths[cell.column] <= 0 {
        widths[cell.column] = points(cell.properties.width, of: available) ?? 0
      }
    }
    for (column, width) in table.grid.prefix(count).enumerated() where widths[column] <= 0 { widths[column] = width }
    if table.properties.isFixed == true {
      let missing = widths.filter { $0 <= 0 }.count
      let rest = max(0, available - widths.reduce(0, +))
      widths = widths.map { $0 > 0 ? $0 : max(10, rest / Double(max(1, missing))) }
    }
    guard let wanted = points(table.properties.width, of: available), wanted > 0,
      case .share = table.properties.width ?? .automatic
    else { return widths }
    let total = widths.reduce(0, +)
    return total > 0 ? widths.map { $0 * wanted / total } : widths
  }

  private func points(_ width: TableWidth?, of available: Double) -> Double? {
    switch width {
    case .points(let points): points > 0 ? points : nil
    case .share(let share): share > 0 ? share * available : nil
    case .automatic, nil: nil
    }
  }

  /// Widens columns that cannot hold their longest word, at the expense of the others, and breaks words when all are too
  /// long (ECMA-376 17.18.87).
  private func widened(_ widths: [Double], least: [Double], available: Double) -> [Double] {
    var result = widths
    let total = widths.reduce(0, +)
    for column in widths.indices { result[column] = max(result[column], least[column]) }
    let limit = max(total, min(available, result.reduce(0, +)))
    let excess = result.reduce(0, +) - limit
    guard excess > 0.01 else { return result }
    let slack = zip(result, least).map { max(0, $0 - $1) }
    let allSlack = slack.reduce(0, +)
    guard allSlack < excess else { return zip(result, slack).map { $0 - $1 * excess / allSlack } }
    let narrowest = zip(result, slack).map { $0 - $1 }
    let share = limit / narrowest.reduce(0, +)
    return narrowest.map { $0 * share }
  }

  private func fromContent(
    _ table: Table,
    _ measures: (least: [Double], most: [Double]),
    available: Double
  ) -> [Double] {
    let (least, most) = measures
    let wanted = points(table.properties.width, of: available)
    let room = wanted ?? min(available, most.reduce(0, +))
    let total = most.reduce(0, +)
    if total <= room { return total > 0 ? most.map { $0 * room / total } : most.map { _ in room / Double(most.count) } }
    let leastTotal = least.reduce(0, +)
    let spread = total - leastTotal
    guard spread > 0, room > leastTotal else { return least }
    return zip(least, most).map { $0 + ($1 - $0) * (room - leastTotal) / spread }
  }

  /// The narrowest and the widest that the content of each column can be.
  private func measures(_ table: Table, count: Int) throws(FormatError) -> (least: [Double], most: [Double]) {
    var least = [Double](repeating: 0.1, count: count)
    var most = least
    func visit(_ row: TableRow) throws(FormatError) {
      for cell in row.cells where cell.properties.span == 1 && cell.column < count {
        let direction = cell.properties.direction ?? .horizontal
        guard direction == .horizontal else { continue }
        var margins = row.table.margins
        margins.apply(cell.properties.margins)
        let sides = (margins.left ?? 5.4) + (margins.right ?? 5.4)
        let (narrow, wide) = try measure(cell.blocks)
        least[cell.column] = max(least[cell.column], narrow + sides)
        most[cell.column] = max(most[cell.column], wide + sides)
      }
    }
    if let source = table.source {
      try source.survey(table, visit)
    } else {
      for row in table.rows { try visit(row) }
    }
    return (least, most)
  }

  private func measure(_ blocks: [Block]) throws(FormatError) -> (Double, Double) {
    var (narrow, wide) = (0.0, 0.0)
    for block in blocks {
      switch block {
      case .sectionEnd: continue
      case .table(let table):
        let widths = try columnWidths(table, available: 0)
        narrow = max(narrow, widths.reduce(0, +))
      case .paragraph(let paragraph):
        let text = try shape(paragraph)
        let indents = Indentation(paragraph.format.properties.indents, characterSize: text.characterSize)
        let sides = indents.left + indents.right
        var (word, line) = (0.0, max(0, indents.firstLine))
        for cluster in text.clusters {
          if cluster.mayBreakBefore { word = 0 }
          if !cluster.isSpace { word += cluster.advance }
          line += cluster.advance + cluster.gap
          narrow = max(narrow, word + sides)
          wide = max(wide, line + sides)
        }
      }
    }
    return (narrow, max(narrow, wide))
  }
}
