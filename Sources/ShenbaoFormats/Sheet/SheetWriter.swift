/// Writes the rows of one sheet, filled, and remembers what stands where.
struct SheetWriter {
  private let plan: SheetPlan
  private let layout: SheetSegment
  /// The sheets whose rows move, this one among them or not.
  private let moved: [(name: String, layout: SheetSegment)]
  private let is1904: Bool
  private(set) var fill: FormFill
  private(set) var output: [UInt8] = []
  /// Cells that equal neighbours made one.
  private(set) var merges: [CellRange] = []
  private var openMerges: [Int: CellReference] = [:]
  /// Where readable cells went, by the name that will point at them.
  private(set) var places = FilledCells()
  private(set) var hasFormulas = false
  /// Formulas that look at a row whose copies do not stand together, by the template's cell.
  private(set) var scattered: [(cell: CellReference, formula: String)] = []

  init(
    _ plan: SheetPlan,
    layout: SheetSegment,
    moved: [(name: String, layout: SheetSegment)],
    fill: FormFill,
    is1904: Bool
  ) throws(FormatError) {
    guard layout.map(plan.lastRow)?.upperBound ?? 1 <= CellReference.maximumRow else {
      throw FormatError(.tooLarge, operation: "sheet.fill", detail: "more than \(CellReference.maximumRow) rows")
    }
    self.plan = plan
    self.layout = layout
    self.moved = moved
    self.fill = fill
    self.is1904 = is1904
  }

  mutating func write() { write(plan.nodes, [layout]) }

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

  private mutating func write(_ nodes: [SheetNode], _ segments: [SheetSegment]) {
    guard let segment = segments.last else { return }
    var blocks = segment.blocks[...]
    for node in nodes {
      switch node {
      case .row(let row): write(row, segments)
      case .gone: _ = blocks.popFirst()
      case .section(let index, _, let inner):
        guard let block = blocks.popFirst() else { continue }
        let rounds = fill.rounds(of: index)
        for (round, copy) in block.copies.enumerated() {
          fill.enter(rounds, round)
          write(inner, segments + [copy])
          fill.leave(rounds)
        }
      }
    }
  }

  private mutating func write(_ row: SheetRow, _ segments: [SheetSegment]) {
    guard let number = segments.last?.map(row.number)?.lowerBound else { return }
    output += "<row r=\"\(number)\"".utf8
    output += row.attributes
    output.append(UInt8(ascii: ">"))
    for cell in row.cells {
      let origin = CellReference(column: cell.column, row: row.number)
      if case .formula(let text) = cell.content { note(text, at: origin, segments) }
      write(cell, at: CellReference(column: cell.column, row: number), segments)
    }
    output += "</row>".utf8
  }

  private mutating func write(_ cell: SheetCell, at place: CellReference, _ segments: [SheetSegment]) {
    output += "<c r=\"\(place.text)\"".utf8
    output += cell.attributes
    switch cell.content {
    case .fixed(let type, let bytes):
      if let type { output += " t=\"\(type)\"".utf8 }
      finish(bytes)
    case .formula(let text):
      hasFormulas = true
      var bytes = Array("<f>".utf8)
      XMLText.append(followed(text, segments).utf8, inAttribute: false, to: &bytes)
      finish(bytes + Array("</f>".utf8))
    case .template(let template): write(template, at: place)
    }
  }

  private mutating func note(_ formula: String, at place: CellReference, _ segments: [SheetSegment]) {
    guard !scattered.contains(where: { $0.cell == place }) else { return }
    let isScattered = moved.contains { sheet in
      let around = sheet.layout === layout ? segments : [sheet.layout]
      return FormulaText.scatters(formula, in: plan.sheet.name, segments: around, of: sheet.name)
    }
    if isScattered { scattered.append((place, formula)) }
  }

  private func followed(_ formula: String, _ segments: [SheetSegment]) -> String {
    moved.reduce(formula) { formula, sheet in
      let around = sheet.layout === layout ? segments : [sheet.layout]
      return FormulaText.following(formula, in: plan.sheet.name, segments: around, of: sheet.name)
    }
  }

  private mutating func finish(_ contents: [UInt8]) {
    guard !contents.isEmpty else {
      output += "/>".utf8
      return
    }
    output.append(UInt8(ascii: ">"))
    output += contents
    output += "</c>".utf8
  }
}

// Cells with marks.
extension SheetWriter {
  private mutating func write(_ template: CellTemplate, at place: CellReference) {
    if template.isReadable, !fill.scope.isInFiller {
      places.add(template, at: place, fill: fill)
    }
    guard let index = template.single else {
      return writeText(template.text.runs(&fill), template, mark: template.text.marks.first)
    }
    guard let printed = fill.printed(index) else { return finish([]) }
    if isMerged(index, place) { return finish([]) }
    let modifiers = fill.table[index].mark.modifiers.filter { $0 != .merge }
    if modifiers.isEmpty, let number = CellNumber(printed.value, in: template.format, is1904: is1904) {
      output += number.isTruth ? " t=\"b\"><v>".utf8 : "><v>".utf8
      output += "\(number.text)</v></c>".utf8
    } else {
      writeText([(0, printed.text)], template, mark: index)
    }
  }

  private mutating func writeText(_ pieces: [(run: Int, text: String)], _ template: CellTemplate, mark: Int?) {
    let length = pieces.reduce(0) { $0 + $1.text.utf16.count }
    guard length > 0 else { return finish([]) }
    if length > 32_767, let mark { fill.report(.unsupported, at: mark) }
    output += " t=\"inlineStr\"".utf8
    var bytes = Array("<is>".utf8)
    for piece in pieces {
      let isRun = template.runs.indices.contains(piece.run)
      if isRun { bytes += Array("<r>".utf8) + template.runs[piece.run] }
      bytes += "<t xml:space=\"preserve\">".utf8
      XMLText.append(piece.text.utf8, inAttribute: false, to: &bytes)
      bytes += "</t>".utf8
      if isRun { bytes += "</r>".utf8 }
    }
    finish(bytes + Array("</is>".utf8))
  }

  /// Whether the cell belongs to the one above; keeps account of where merged cells begin and end.
  private mutating func isMerged(_ index: Int, _ place: CellReference) -> Bool {
    guard fill.table[index].mark.merges else { return false }
    let (above, below) = fill.neighbours(of: index)
    if below, !above { openMerges[place.column] = place }
    if above, !below, let first = openMerges.removeValue(forKey: place.column) {
      merges.append(CellRange(first, place))
    }
    return above
  }
}

extension SheetPlan {
  /// The last row that holds anything.
  fileprivate var lastRow: Int {
    switch nodes.last {
    case .row(let row): row.number
    case .section(_, let rows, _): rows.upperBound
    case .gone(let row): row
    case nil: 1
    }
  }
}
