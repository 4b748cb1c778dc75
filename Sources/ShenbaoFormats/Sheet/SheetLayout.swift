/// Where the rows of a template's sheet go: a stretch of them, copied once, with the blocks in it that repeat.
final class SheetSegment {
  /// Rows of the template.
  let rows: ClosedRange<Int>
  /// The row that the first of them becomes.
  let start: Int
  private(set) var blocks: [SheetBlock] = []

  init(rows: ClosedRange<Int>, start: Int) {
    self.rows = rows
    self.start = start
  }

  /// How far rows after the last block are moved.
  var shift: Int { blocks.last.map { $0.end - $0.rows.upperBound - 1 } ?? start - rows.lowerBound }

  /// The row after the last one.
  var end: Int { rows.upperBound + shift + 1 }

  func append(_ block: SheetBlock) { blocks.append(block) }

  /// The first and last of the rows that a row becomes; nil when it is left out.
  func map(_ row: Int) -> ClosedRange<Int>? {
    var shift = start - rows.lowerBound
    for block in blocks {
      if row < block.rows.lowerBound { break }
      if row <= block.rows.upperBound {
        let mapped = block.copies.compactMap { $0.map(row) }
        guard let first = mapped.first, let last = mapped.last else { return nil }
        return first.lowerBound...last.upperBound
      }
      shift = block.end - block.rows.upperBound - 1
    }
    return row + shift...row + shift
  }

  /// What a range of rows becomes: once, or once in each copy of the block that holds it.
  func instances(of range: ClosedRange<Int>) -> [ClosedRange<Int>] {
    if let block = blocks.first(where: { $0.rows.contains(range.lowerBound) && $0.rows.contains(range.upperBound) }) {
      return block.copies.flatMap { $0.instances(of: range) }
    }
    return covering(range).map { [$0] } ?? []
  }

  /// The rows from the first to the last that a range becomes; nil when nothing of it is left.
  func covering(_ range: ClosedRange<Int>) -> ClosedRange<Int>? {
    let low = edge(range.lowerBound, within: range, step: 1)
    let high = edge(range.upperBound, within: range, step: -1)
    guard let low, let high, low.lowerBound <= high.upperBound else { return nil }
    return low.lowerBound...high.upperBound
  }

  /// The nearest row inside the range that is left.
  private func edge(_ row: Int, within range: ClosedRange<Int>, step: Int) -> ClosedRange<Int>? {
    var row = row
    while range.contains(row) {
      if let mapped = map(row) { return mapped }
      guard let block = blocks.first(where: { $0.rows.contains(row) }), block.copies.isEmpty else { return nil }
      row = step > 0 ? block.rows.upperBound + 1 : block.rows.lowerBound - 1
    }
    return nil
  }
}

/// Rows that repeat, and their copies.
struct SheetBlock {
  var rows: ClosedRange<Int>
  var copies: [SheetSegment]
  /// The row after the last copy.
  var end: Int

  /// Whether anything moves because of it.
  var moves: Bool { end != rows.upperBound + 1 || copies.count != 1 }
}

extension SheetSegment {
  /// Whether any row is moved, left out or doubled.
  var moves: Bool {
    start != rows.lowerBound
      || blocks.contains { block in block.copies.count != 1 || block.copies.contains { $0.moves } }
  }
}

extension SheetWriter {
  /// Where the rows of a sheet go, which formulas must know before they are written.
  static func layout(of plan: SheetPlan, _ fill: inout FormFill) -> SheetSegment {
    let layout = SheetSegment(rows: 1...CellReference.maximumRow, start: 1)
    lay(plan.nodes, in: layout, &fill)
    return layout
  }

  private static func lay(_ nodes: [SheetNode], in segment: SheetSegment, _ fill: inout FormFill) {
    for node in nodes {
      if case .gone(let row) = node {
        segment.append(SheetBlock(rows: row...row, copies: [], end: row + segment.shift))
      }
      guard case .section(let index, let rows, let inner) = node else { continue }
      let rounds = fill.rounds(of: index)
      var row = rows.lowerBound + segment.shift
      var copies: [SheetSegment] = []
      for round in 0..<rounds.count {
        fill.enter(rounds, round)
        let copy = SheetSegment(rows: rows, start: row)
        lay(inner, in: copy, &fill)
        copies.append(copy)
        row = copy.end
        fill.leave(rounds)
      }
      segment.append(SheetBlock(rows: rows, copies: copies, end: row))
    }
  }
}
