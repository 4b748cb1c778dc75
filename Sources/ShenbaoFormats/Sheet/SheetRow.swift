/// A row of a template's sheet, and its cells.
struct SheetRow {
  var number: Int
  /// All but the number and the columns it spans, as written.
  var attributes: [UInt8]
  var cells: [SheetCell]
  /// Holds nothing but marks of sections of rows.
  var isMarker = false
  /// Repeats because of the lists that its values are in: what else it prints stands in the first row only.
  var isTabular = false
}

extension SheetRow {
  /// The attributes with another height in points (ECMA-376 part 1, 18.3.1.73).
  func attributes(height: Double) -> [UInt8] {
    let written = String(decoding: attributes, as: UTF8.self).replacing(#/ (?:ht|customHeight)="[^"]*"/#, with: "")
    let tenths = Int((height * 10).rounded(.up))
    return Array((written + " ht=\"\(tenths / 10).\(tenths % 10)\" customHeight=\"1\"").utf8)
  }
}

/// A cell of a template's sheet.
struct SheetCell {
  enum Content {
    /// Its children as they are, with the attribute that says their type.
    case fixed(type: String?, bytes: [UInt8])
    /// A formula, with the type and the value that was last computed.
    case formula(String, type: String?, value: [UInt8])
    /// A formula over several cells, of which this is the first.
    case array(ArrayFormula)
    case template(CellTemplate)
  }

  var column: Int
  /// The letters of the column.
  var letters: [UInt8]
  /// The index of its format, and other attributes, as written.
  var style: String?
  var attributes: [UInt8]
  var content: Content
  /// Its link, if the address has marks.
  var link: CellLink?
}

/// A link with marks in its address, and the id of its relationship.
struct CellLink {
  var id: String
  var text: TextTemplate
}

/// An array formula or a data table of what-if analysis, with the value of its first cell (ECMA-376 part 1, 18.3.1.40).
struct ArrayFormula {
  var text: String
  var range: CellRange
  /// All but the range.
  var attributes: [(name: String, value: String)]
  var type: String?
  var value: [UInt8]

  init?(_ formula: XMLElement, of cell: XMLElement) {
    guard ["array", "dataTable"].contains(formula["t"]), let range = formula["ref"].flatMap({ CellRange($0) }) else {
      return nil
    }
    text = formula.text
    self.range = range
    attributes = formula.attributes.compactMap { $0.qualifiedName == "ref" ? nil : ($0.qualifiedName, $0.value) }
    type = cell["t"]
    value = cell.first("v")?.bytes ?? []
  }
}

extension SheetCell {
  /// Whether it is empty but for marks of sections of rows.
  var isMarker: Bool {
    switch content {
    case .fixed(_, let bytes): bytes.isEmpty
    case .formula, .array: false
    case .template(let template): template.text.isBlank
    }
  }
}

/// A cell with marks.
struct CellTemplate {
  var text: TextTemplate
  /// Numbers the cells with marks over the whole workbook.
  var number: Int
  var format: NumberFormats.Kind
  /// The size of the font, when the cell wraps its text.
  var wrappedFont: Double?
  /// The properties of each run of its text; none when the text has no runs.
  var runs: [[UInt8]]

  /// The mark that is all there is in the cell, so that the cell takes the type of the value.
  let single: Int?
  /// Of a single mark: whether it is a picture, makes equal neighbours one cell, and prints its value as it is.
  let isPicture: Bool
  let merges: Bool
  let isPlain: Bool
  /// Whether its values can be told apart again: no loops inside.
  let isReadable: Bool

  init(
    text: TextTemplate,
    number: Int,
    format: NumberFormats.Kind,
    wrappedFont: Double?,
    runs: [[UInt8]],
    in table: MarkTable
  ) {
    self.text = text
    self.number = number
    self.format = format
    self.wrappedFont = wrappedFont
    self.runs = runs
    if text.pieces.count == 1, case .mark(let index, _) = text.pieces[0] { single = index } else { single = nil }
    let mark = single.map { table[$0].mark }
    isPicture = mark?.kind == .picture
    merges = mark?.merges ?? false
    isPlain = mark?.modifiers.allSatisfy { $0 == .merge } ?? false
    isReadable =
      !text.marks.isEmpty
      && text.pieces.allSatisfy { piece in
        if case .section = piece { false } else { true }
      }
  }
}

/// A row, or a section of rows that repeats.
indirect enum SheetNode {
  case row(SheetRow)
  case section(Int, ClosedRange<Int>, [SheetNode])
  /// A row of marks at the edge of rows that repeat, which is not written.
  case gone(Int)
}

extension FormFill {
  /// The items of a list that go on in the cells to the right, in templates of other tools; nil for a cell that stands by itself.
  func items(of cell: SheetCell) -> [FormValue]? {
    guard table.climbs, case .template(let template) = cell.content, let index = template.single,
      case .list(let items)? = value(of: table[index].mark)
    else { return nil }
    return items
  }
}

extension SheetCell {
  /// Whether it prints the same whatever the data.
  var isFixed: Bool {
    if case .fixed(_, let bytes) = content { !bytes.isEmpty } else { false }
  }

  /// The text of its formula.
  var formula: String? {
    switch content {
    case .formula(let text, _, _): text
    case .array(let array): array.text
    default: nil
    }
  }
}
