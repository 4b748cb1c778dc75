extension TableBox {
  /// The rows that fit into `room`, the last one perhaps in part, and the rest with the header rows before it.
  ///
  /// No head when not even one row below the header fits, no tail when all fit.
  func split(at room: Double) -> (head: TableBox?, tail: TableBox?) {
    var used = 0.0
    var index = 0
    while index < rows.count, used + rows[index].height <= room + 0.05 {
      used += rows[index].height
      index += 1
    }
    guard index < rows.count else { return (self, nil) }
    if index >= headerCount, let (head, tail) = splitRow(index, room: room - used) {
      return (fragment(0..<index, then: head), continuation(from: index, with: tail))
    }
    while index > headerCount, rows[index - 1].keepsNext { index -= 1 }
    guard index > headerCount else { return (nil, self) }
    let (head, tail) = cut(before: index)
    return (head, tail)
  }

  /// A page that cannot hold the first row is given as much of it as there is room for.
  func forcedSplit(at room: Double) -> (head: TableBox, tail: TableBox?) {
    let first = min(headerCount, rows.count - 1)
    var used = rows.prefix(first).reduce(0) { $0 + $1.height }
    if used > room { used = 0 }
    if let (head, tail) = splitRow(first, room: room - used, isForced: true) {
      return (fragment(0..<first, then: head), continuation(from: first, with: tail))
    }
    guard first + 1 < rows.count else { return (self, nil) }
    let (head, tail) = cut(before: first + 1)
    return (head, tail)
  }

  private func fragment(_ range: Range<Int>, then last: Row? = nil) -> TableBox {
    var table = self
    table.feed = nil
    table.rows = Array(rows[range]) + (last.map { [$0] } ?? [])
    table.clampSpans()
    return table
  }

  private mutating func clampSpans() {
    for row in rows.indices {
      for cell in rows[row].cells.indices {
        rows[row].cells[cell].rows = min(rows[row].cells[cell].rows, rows.count - row)
      }
    }
  }

  /// The rest of the table: `row` instead of the one at `index`, and the header rows before it.
  private func continuation(from index: Int, with row: Row? = nil) -> TableBox {
    var table = self
    table.rows = Array(rows.prefix(index < headerCount ? 0 : headerCount)) + [row ?? rows[index]] + rows[(index + 1)...]
    return table
  }

  /// Cuts between two rows; cells that cover both go on with what did not fit.
  private func cut(before index: Int) -> (TableBox, TableBox?) {
    var head = fragment(0..<index)
    var next = rows[index]
    for row in 0..<index {
      for (place, cell) in rows[row].cells.enumerated() where !cell.isContinued && row + cell.rows > index {
        let room = height(ofRows: row..<index) - cell.margins.top - cell.margins.bottom
        let (fitting, rest) = cell.boxes.split(at: max(0, room))
        head.rows[row].cells[place].boxes = fitting
        next.resume(cell, boxes: rest, rows: row + cell.rows - index)
      }
    }
    return (head, continuation(from: index, with: next))
  }

  private func height(ofRows range: Range<Int>) -> Double { rows[range].reduce(0) { $0 + $1.height } }

  /// Cuts one row at `room`, when it may be cut and every cell with text can begin on this page.
  private func splitRow(_ index: Int, room: Double, isForced: Bool = false) -> (Row, Row)? {
    let row = rows[index]
    guard isForced || !(row.cantSplit || row.isExact || row.isHeader), room > 1 else { return nil }
    var head = row
    var tail = row
    head.height = room
    var restHeight = 0.0
    var hasRest = false
    for (place, cell) in row.cells.enumerated()
    where cell.rows == 1 && !cell.isContinued && cell.direction == .horizontal {
      let inner = room - cell.margins.top - cell.margins.bottom
      let (fitting, rest) = cell.boxes.split(at: max(0, inner))
      if fitting.isEmpty, !rest.isEmpty, !isForced { return nil }
      if isForced, fitting.isEmpty, let first = rest.first {
        let (forced, remainder) = first.forcedSplit(at: max(1, inner))
        head.cells[place].boxes = [forced]
        tail.cells[place].boxes = (remainder.map { [$0] } ?? []) + rest.dropFirst()
      } else {
        head.cells[place].boxes = fitting
        tail.cells[place].boxes = rest
      }
      let remaining = tail.cells[place].boxes
      hasRest = hasRest || !remaining.isEmpty
      restHeight = max(restHeight, remaining.height + cell.margins.top + cell.margins.bottom)
    }
    guard hasRest else { return nil }
    head.shortenSpans()
    carrySpans(&tail, at: index, room: room, head: &head)
    tail.height = restHeight
    return (head, tail)
  }

  /// Cells from above that go on below the cut, and cells of the row itself that cover rows below.
  private func carrySpans(_ tail: inout Row, at index: Int, room: Double, head: inout Row) {
    for (place, cell) in rows[index].cells.enumerated() where cell.rows > 1 && !cell.isContinued {
      let (fitting, rest) = cell.boxes.split(at: max(0, room - cell.margins.top - cell.margins.bottom))
      head.cells[place].boxes = fitting
      tail.cells[place].boxes = rest
    }
    for row in 0..<index {
      for cell in rows[row].cells where !cell.isContinued && row + cell.rows > index {
        let above = height(ofRows: row..<index) + room - cell.margins.top - cell.margins.bottom
        let (_, rest) = cell.boxes.split(at: max(0, above))
        tail.resume(cell, boxes: rest, rows: row + cell.rows - index)
      }
    }
  }
}

extension TableBox.Row {
  /// A covered cell takes up the rest of the cell that covered it.
  fileprivate mutating func resume(_ cell: TableBox.Cell, boxes: [Box], rows: Int) {
    guard let place = cells.firstIndex(where: { $0.isContinued && $0.column == cell.column }) else { return }
    var resumed = cell
    resumed.boxes = boxes
    resumed.rows = rows
    resumed.borders = cells[place].borders
    cells[place] = resumed
  }

  fileprivate mutating func shortenSpans() {
    for place in cells.indices { cells[place].rows = 1 }
  }
}

extension Box {
  /// At least something of a box too high for any page.
  func forcedSplit(at room: Double) -> (head: Box, tail: Box?) {
    switch self {
    case .paragraph(let box):
      guard box.lines.count > 1 else { return (self, nil) }
      var used = box.before
      let count = box.lines.prefix { line in
        used += line.height
        return used <= room + 0.05
      }
      .count
      let (head, tail) = box.split(after: max(1, min(count, box.lines.count - 1)))
      return (.paragraph(head), .paragraph(tail))
    case .table(let box):
      let (head, tail) = box.forcedSplit(at: room)
      return (.table(head), tail.map { .table($0) })
    }
  }
}
