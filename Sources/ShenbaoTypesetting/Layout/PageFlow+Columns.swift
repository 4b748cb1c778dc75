internal import ShenbaoFormats

/// The columns of a section on the page being filled; measures in points from the page's left edge.
struct ColumnRow {
  /// One range for each column; none for text as wide as the page.
  var ranges: [(left: Double, right: Double)] = []
  var current = 0
  /// Where the columns begin, and how far down the longest has come.
  var top = 0.0
  var lowest = 0.0
  /// How far down they may go when they are being balanced.
  var limit: Double?

  /// The page's measures with the sides of the current column.
  func geometry(in page: PageGeometry) -> PageGeometry {
    guard ranges.indices.contains(current) else { return page }
    var column = page
    (column.left, column.right) = ranges[current]
    if let limit { column.bottom = min(column.bottom, limit) }
    return column
  }
}

extension PageFlow {
  /// Divides the rest of the page by the section's columns (ECMA-376 17.6.4).
  func beginColumns() {
    guard let page = pages.last else { return }
    let section = composer.section
    columns = ColumnRow()
    guard section.columns > 1 else { return }
    columns.top = y
    columns.lowest = y
    let left = page.geometry.left
    let width = page.geometry.right - left
    if !section.columnWidths.isEmpty {
      var start = left
      for (width, gap) in section.columnWidths {
        columns.ranges.append((start, start + width))
        start += width + gap
      }
      return
    }
    let gap = max(0, min(section.columnGap, width / Double(section.columns) - 1))
    let each = (width - gap * Double(section.columns - 1)) / Double(section.columns)
    columns.ranges = (0..<section.columns).map { index in
      let start = left + Double(index) * (each + gap)
      return (start, start + each)
    }
  }

  /// Goes to the top of the next column; false when there is none on this page.
  func nextColumn() throws(FormatError) -> Bool {
    guard columns.current + 1 < columns.ranges.count else { return false }
    try closeNotes()
    columns.lowest = max(columns.lowest, y)
    columns.current += 1
    y = columns.top
    isAtTop = true
    try resumeNotes()
    return true
  }

  /// What follows on this page begins below the longest column.
  func endColumns() {
    guard !columns.ranges.isEmpty, !pages.isEmpty else { return }
    let bottom = max(columns.lowest, y)
    if composer.section.hasColumnLines, columns.current > 0 {
      for (left, right) in zip(columns.ranges, columns.ranges.dropFirst()) {
        let x = (left.right + right.left) / 2
        pages[pages.count - 1].canvas.line(x, columns.top, x, bottom, .columnLine)
      }
    }
    y = bottom
    columns = ColumnRow()
  }

  /// Places the blocks of a section so that its columns end at about one height, as before one that follows at once.
  func balance(_ blocks: [Block]) throws(FormatError) {
    guard !columns.ranges.isEmpty, let page = pages.last else { return try place(blocks) }
    let start = state
    let count = count
    func again(_ limit: Double?) throws(FormatError) -> Bool {
      state = start
      columns.limit = limit
      try place(blocks)
      return self.count == count
    }
    guard try again(nil) else { return }
    var (low, high) = (start.y, page.geometry.bottom)
    for _ in 0..<12 {
      let middle = (low + high) / 2
      if try again(middle) { high = middle } else { low = middle }
    }
    _ = try again(high)
    columns.limit = nil
  }
}

extension Border {
  fileprivate static let columnLine = Border(style: .single, width: 0.5, colour: .black, space: 0)
}
