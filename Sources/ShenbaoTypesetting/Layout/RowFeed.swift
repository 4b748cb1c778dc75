internal import ShenbaoFormats

/// The rows of a long table, laid out as pages need them.
final class RowFeed {
  private let table: Table
  private let source: RowSource
  private let edges: [Double]
  private let composer: Composer
  private var next = 0
  /// Rows laid out already whose cells may go on in the next.
  private var open: [TableBox.Row] = []
  private var last: TableBox.Row?

  /// How many of the rows after the first are laid out where pages are only counted.
  private static let samples = 48

  init(_ table: Table, _ source: RowSource, edges: [Double], composer: Composer) {
    self.table = table
    self.source = source
    self.edges = edges
    self.composer = composer
  }

  /// Some more rows with all that their cells cover; none at the table's end.
  func more() throws(FormatError) -> [TableBox.Row] {
    composer.tableDepth += 1
    defer { composer.tableDepth -= 1 }
    if composer.onlyCounts, next > 0 { return try estimated() }
    while next < source.count {
      let start = next
      next = min(source.count, start + RowSource.stretch)
      for (offset, row) in try source.read(from: start, of: table).enumerated() {
        open.append(try composer.row(row, start + offset, of: source.count, edges: edges))
      }
      let end = next < source.count ? open.lastIndex { !$0.cells.contains(where: \.isContinued) } ?? 0 : open.count
      if end > 0 { return take(end) }
    }
    return take(open.count)
  }

  /// Every so many rows are laid out, and stand for their neighbours.
  private func estimated() throws(FormatError) -> [TableBox.Row] {
    var rows = take(open.count)
    let (start, step) = (next, (source.count - next) / Self.samples + 1)
    next = source.count
    for (number, row) in try source.read(from: start, of: table, every: step).enumerated() {
      let place = start + number * step
      var box = TableBox(edges: edges, rows: [try composer.row(row, place, of: source.count, edges: edges)])
      composer.finish(&box, below: last)
      for _ in place..<min(place + step, source.count) { rows += box.rows }
      composer.hasEstimated = true
    }
    return rows
  }

  private func take(_ count: Int) -> [TableBox.Row] {
    var box = TableBox(edges: edges, rows: Array(open.prefix(count)))
    open.removeFirst(count)
    composer.finish(&box, below: last)
    last = box.rows.last ?? last
    return box.rows
  }
}

extension TableBox {
  /// Lays out rows until they are higher than `height`, or all.
  mutating func fill(beyond height: Double) throws(FormatError) {
    var filled = self.height
    while let feed, filled <= height {
      let more = try feed.more()
      guard !more.isEmpty else {
        self.feed = nil
        return
      }
      rows += more
      filled += more.reduce(0) { $0 + $1.height }
    }
  }
}
