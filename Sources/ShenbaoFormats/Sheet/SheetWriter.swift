/// Writes the rows of one sheet, filled, and remembers what stands where.
struct SheetWriter {
  private let plan: SheetPlan
  private let layout: SheetSegment
  /// The sheets whose rows move, this one among them or not.
  private let moved: [(name: String, layout: SheetSegment)]
  private let is1904: Bool
  private let strings: [RichString]
  private(set) var fill: FormFill
  private(set) var output: [UInt8] = []
  /// Cells that equal neighbours made one.
  private(set) var merges: [CellRange] = []
  private var openMerges: [Int: CellReference] = [:]
  /// Where readable cells went, by the name that will point at them.
  private(set) var places = FilledCells()
  private(set) var pictures: [CellPicture] = []
  private(set) var links: [(id: String, cell: CellReference, target: String)] = []
  /// The template's cell that is being written, and the height that the row needs for its texts, in points.
  private var origin = CellReference(column: 1, row: 1)
  private var neededHeight = 0.0
  /// Formulas that we do not try to compute.
  private(set) var hasArrays = false
  private(set) var formulas: [WrittenFormula] = []
  /// Whether a formula looks at other cells than in the template.
  private(set) var hasMovedFormulas = false
  /// Where numbers are noted for the formulas; nil when there are none.
  private let values: CellValues?
  /// Formulas that look at a row whose copies do not stand together, by the template's cell.
  private(set) var scattered: [(cell: CellReference, formula: String)] = []

  init(
    _ plan: SheetPlan,
    layout: SheetSegment,
    moved: [(name: String, layout: SheetSegment)],
    fill: FormFill,
    workbook: Workbook,
    values: CellValues?
  ) throws(FormatError) {
    guard layout.map(plan.lastRow)?.upperBound ?? 1 <= CellReference.maximumRow else {
      throw FormatError(.tooLarge, operation: "sheet.fill", detail: "more than \(CellReference.maximumRow) rows")
    }
    self.plan = plan
    self.layout = layout
    self.moved = moved
    self.fill = fill
    is1904 = workbook.is1904
    strings = workbook.strings
    self.values = values
    values?.begin(plan.sheet.name, hidesRows: plan.hidesRows)
  }

  mutating func write() {
    // Room that is not used costs nothing; to grow into it little by little would copy all rows again and again.
    output.reserveCapacity(min((layout.map(plan.lastRow)?.upperBound ?? 1) * plan.bytesOfRow, 128 << 20))
    write(plan.nodes, [layout])
  }

  /// Gives the rows away: they may be many, and are not kept twice.
  mutating func takeOutput() -> [UInt8] {
    let taken = output
    output = []
    return taken
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
    output.append(literal: "<row r=\"")
    output.append(decimal: number)
    output.append(UInt8(ascii: "\""))
    let attributes = output.count
    output += row.attributes
    output.append(UInt8(ascii: ">"))
    neededHeight = 0
    var shift = 0
    let isLater = row.isTabular && fill.scope.loop?.number != 1
    for cell in row.cells where !isLater || !cell.isFixed {
      origin = CellReference(column: cell.column, row: row.number)
      if let formula = cell.formula { note(formula, at: origin, segments) }
      guard let items = fill.items(of: cell) else {
        write(cell, at: CellReference(column: cell.column + shift, row: number), segments)
        continue
      }
      for (offset, item) in items.enumerated() where cell.column + shift + offset <= 16_384 {
        fill.item = item
        write(cell, at: CellReference(column: cell.column + shift + offset, row: number), segments)
      }
      fill.item = nil
      shift += items.count - 1
    }
    output.append(literal: "</row>")
    // Excel makes no row higher for merged cells, and none that has a height already.
    if neededHeight > plan.geometry.height(of: row.number...row.number) {
      let made = row.attributes(height: neededHeight)
      output.replaceSubrange(attributes..<attributes + row.attributes.count, with: made)
      for index in formulas.indices.reversed() {
        guard formulas[index].typePlace > attributes else { break }
        formulas[index].move(by: made.count - row.attributes.count)
      }
    }
  }

  private mutating func write(_ cell: SheetCell, at place: CellReference, _ segments: [SheetSegment]) {
    if let link = cell.link { links.append((link.id, place, link.text.text(&fill))) }
    output.append(literal: "<c r=\"")
    output += place.column == cell.column ? cell.letters : Array(CellReference.letters(place.column).utf8)
    output.append(decimal: place.row)
    output.append(UInt8(ascii: "\""))
    output += cell.attributes
    switch cell.content {
    case .fixed(let type, let bytes):
      if let type { output += " t=\"\(type)\"".utf8 }
      if values != nil, !bytes.isEmpty { note(bytes, type: type, at: place) }
      finish(bytes)
    case .formula(let text, let type, let value):
      let formula = followed(text, segments)
      values?.set(.formula(formula), at: place, of: plan.sheet.name)
      let typePlace = output.count
      output += "><f>".utf8
      XMLText.append(formula.utf8, inAttribute: false, to: &output)
      output += "</f>".utf8
      let remembered = formula == text && !value.isEmpty ? (type, value) : nil
      formulas.append(
        WrittenFormula(cell: place, typePlace: typePlace, valuePlace: output.count, remembered: remembered)
      )
      output += "</c>".utf8
    case .array(let array): write(array, at: place, segments)
    case .template(let template): write(template, at: place)
    }
  }

  private mutating func write(_ array: ArrayFormula, at place: CellReference, _ segments: [SheetSegment]) {
    hasArrays = true
    values?.set(.unknown, at: place, of: plan.sheet.name)
    let rows = segments.last?.covering(array.range.rows) ?? array.range.rows
    if let type = array.type { output += " t=\"\(type)\"".utf8 }
    var bytes = Array("<f".utf8)
    for (name, value) in array.attributes {
      var value = value
      if name == "r1" || name == "r2", var cell = CellReference(value) {
        cell.row = layout.map(cell.row)?.lowerBound ?? cell.row
        value = cell.text
      }
      bytes += Array(" \(name)=\"".utf8) + XMLText.attribute(value) + Array("\"".utf8)
    }
    bytes += " ref=\"\(array.range.with(rows: rows).text)\">".utf8
    XMLText.append(followed(array.text, segments).utf8, inAttribute: false, to: &bytes)
    finish(bytes + Array("</f>".utf8) + array.value)
  }

  private mutating func note(_ formula: String, at place: CellReference, _ segments: [SheetSegment]) {
    guard !scattered.contains(where: { $0.cell == place }) else { return }
    let isScattered = moved.contains { sheet in
      let around = sheet.layout === layout ? segments : [sheet.layout]
      return FormulaText.scatters(formula, in: plan.sheet.name, segments: around, of: sheet.name)
    }
    if isScattered { scattered.append((place, formula)) }
  }

  private mutating func followed(_ formula: String, _ segments: [SheetSegment]) -> String {
    var result = formula
    for sheet in moved {
      let around = sheet.layout === layout ? segments : [sheet.layout]
      result = FormulaText.following(result, in: plan.sheet.name, segments: around, of: sheet.name)
    }
    hasMovedFormulas = hasMovedFormulas || result != formula
    return result
  }

  private func note(_ contents: [UInt8], type: String?, at place: CellReference) {
    let content = CellValues.Content(contents, type: type, strings)
    values?.set(content, at: place, of: plan.sheet.name)
  }

  private mutating func finish(_ contents: [UInt8]) {
    guard !contents.isEmpty else { return output.append(literal: "/>") }
    output.append(UInt8(ascii: ">"))
    output += contents
    output.append(literal: "</c>")
  }
}

// Cells with marks.
extension SheetWriter {
  private mutating func write(_ template: CellTemplate, at place: CellReference) {
    if template.isReadable, !fill.scope.isInFiller {
      places.add(template, at: place, fill: fill)
    }
    guard let index = template.single else {
      return writeText(template.text.runs(&fill), template, mark: template.text.marks.first, at: place)
    }
    guard let printed = fill.content(of: index) else { return finish([]) }
    if template.merges, isMerged(index, place) { return finish([]) }
    if template.isPicture {
      if !printed.text.isEmpty {
        pictures.append(CellPicture(mark: index, path: printed.text, origin: origin, cell: place))
      }
      return finish([])
    }
    if template.isPlain, let number = CellNumber(printed.value, in: template.format, is1904: is1904) {
      output.append(literal: number.isTruth ? " t=\"b\"><v>" : "><v>")
      output.append(text: number.text)
      output.append(literal: "</v></c>")
      if let values, let double = Double(number.text) {
        let value: FormulaValue = number.isTruth ? .truth(double != 0) : .number(double)
        values.set(.value(value), at: place, of: plan.sheet.name)
      }
    } else if values == nil, template.wrappedFont == nil, template.runs.isEmpty, printed.text.utf8.count < 32_767 {
      if printed.text.isEmpty { return finish([]) }
      output.append(literal: " t=\"inlineStr\"><is><t xml:space=\"preserve\">")
      output.append(escaped: printed.text)
      output.append(literal: "</t></is></c>")
    } else {
      writeText([(0, printed.text)], template, mark: index, at: place)
    }
  }

  private mutating func grow(for pieces: [(run: Int, text: String)], _ template: CellTemplate) {
    guard let size = template.wrappedFont else { return }
    let text = pieces.map(\.text).joined()
    let needed = plan.geometry.height(of: text, in: origin, fontSize: size)
    // The other rows that a merged cell covers take their part.
    let rows = plan.geometry.range(of: origin).rows
    let others = rows.count > 1 ? plan.geometry.height(of: rows.lowerBound + 1...rows.upperBound) : 0
    neededHeight = max(neededHeight, needed - others)
  }

  private mutating func writeText(
    _ pieces: [(run: Int, text: String)],
    _ template: CellTemplate,
    mark: Int?,
    at place: CellReference
  ) {
    let length = pieces.reduce(0) { $0 + $1.text.utf16.count }
    guard length > 0 else { return finish([]) }
    values?.set(.value(.text(pieces.map(\.text).joined())), at: place, of: plan.sheet.name)
    grow(for: pieces, template)
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
    let (above, below) = fill.neighbours(of: index)
    if below, !above { openMerges[place.column] = place }
    if above, !below, let first = openMerges.removeValue(forKey: place.column) {
      merges.append(CellRange(first, place))
    }
    return above
  }
}
