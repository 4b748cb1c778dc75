/// Finds the pairs of marks that repeat rows of a sheet.
struct SheetPairing {
  private struct Section {
    var opening: Int
    var closing: Int
    /// Places in the list of rows.
    var rows: ClosedRange<Int>
  }

  private let numbers: [Int]
  private(set) var table: MarkTable
  private var sections: [Section] = []

  init(_ numbers: [Int], edges: [SheetEdge], table: MarkTable) {
    self.numbers = numbers
    self.table = table
    var open: [SheetEdge] = []
    for edge in edges {
      let mark = self.table[edge.index].mark
      if edge.isWhole {
        sections.append(Section(opening: edge.index, closing: edge.index, rows: edge.row...edge.row))
        continue
      }
      if mark.kind == .otherwise {
        turn(edge, &open)
        continue
      }
      if mark.opens {
        open.append(edge)
        continue
      }
      guard let position = open.lastIndex(where: { mark.closes(self.table[$0.index].mark) }) else {
        let due = open.last.map { "/" + self.table[$0.index].mark.name }
        if !self.table.isUnsure(edge.index) {
          self.table.report(.unopened, at: edge.index, suggestions: due.map { [$0] } ?? [])
        }
        continue
      }
      for crossed in open[(position + 1)...] {
        self.table.report(.crossing, at: crossed.index)
        self.table.doubt(after: crossed.index)
      }
      let rows = open[position].row...edge.row
      sections.append(Section(opening: open[position].index, closing: edge.index, rows: rows))
      open.removeSubrange(position...)
    }
    for edge in open {
      self.table.report(.unclosed, at: edge.index)
      self.table.doubt(after: edge.index)
    }
    sections.sort { $0.opening < $1.opening }
  }

  /// An `else` ends with the row before it what is open, and opens what is printed instead.
  private mutating func turn(_ edge: SheetEdge, _ open: inout [SheetEdge]) {
    guard let last = open.last, last.row < edge.row else { return table.report(.foreign, at: edge.index) }
    table.deny(last.index, for: edge.index)
    sections.append(Section(opening: last.index, closing: edge.index, rows: last.row...edge.row - 1))
    open[open.count - 1] = edge
  }

  /// The rows, with sections around those that repeat.
  mutating func nodes(of rows: [SheetRow]) -> [SheetNode] {
    var gone: Set<Int> = []
    for section in sections where section.rows.count > 1 {
      for edge in [section.rows.lowerBound, section.rows.upperBound] where rows[edge].isMarker { gone.insert(edge) }
    }
    let rows = rows.enumerated().map { gone.contains($0.offset) ? SheetNode.gone($0.element.number) : .row($0.element) }
    return nodes(of: rows, from: 0, to: rows.count, sections[...])
  }

  private mutating func nodes(
    of rows: [SheetNode],
    from start: Int,
    to end: Int,
    _ sections: ArraySlice<Section>
  ) -> [SheetNode] {
    var result: [SheetNode] = []
    var position = start
    var rest = sections
    while let section = rest.popFirst() {
      let inner = rest.prefix { $0.opening < section.closing }
      rest = rest.dropFirst(inner.count)
      guard section.rows.lowerBound >= position else {
        table.report(.crossing, at: section.opening)
        continue
      }
      result += rows[position..<section.rows.lowerBound]
      let body = nodes(of: rows, from: section.rows.lowerBound, to: section.rows.upperBound + 1, inner)
      let covered = numbers[section.rows.lowerBound]...numbers[section.rows.upperBound]
      result.append(.section(section.opening, covered, body))
      position = section.rows.upperBound + 1
    }
    return result + rows[position..<end]
  }
}
