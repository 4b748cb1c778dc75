/// How wide the columns and how high the rows of a template's sheet are, and which cells are one.
struct SheetGeometry {
  private var widths: [(columns: ClosedRange<Int>, width: Double)] = []
  private var heights: [Int: Double] = [:]
  private var defaultWidth = 8.43
  private var defaultHeight = 15.0
  private var merges: [CellReference: CellRange] = [:]

  init() {}

  init(_ root: XMLElement) {
    if let format = root.first("sheetFormatPr") {
      defaultWidth = Self.number(format["defaultColWidth"]) ?? Self.number(format["baseColWidth"]) ?? defaultWidth
      defaultHeight = Self.number(format["defaultRowHeight"]) ?? defaultHeight
    }
    for column in root.first("cols")?.children ?? [] {
      guard let first = column["min"].flatMap({ Int($0) }), let last = column["max"].flatMap({ Int($0) }),
        first <= last,
        let width = Self.number(column["width"])
      else { continue }
      widths.append((first...last, ["1", "true"].contains(column["hidden"] ?? "") ? 0 : width))
    }
    for row in root.first("sheetData")?.children("row") ?? [] {
      if let number = row["r"].flatMap({ Int($0) }), let height = Self.number(row["ht"]) { heights[number] = height }
    }
    for merge in root.first("mergeCells")?.children ?? [] {
      if let range = merge["ref"].flatMap({ CellRange($0) }) { merges[range.first] = range }
    }
  }

  private static func number(_ text: String?) -> Double? {
    text.flatMap { Double($0) }.flatMap { $0 >= 0 && $0 <= 10_000 ? $0 : nil }
  }

  /// The cells that are one with that cell.
  func range(of cell: CellReference) -> CellRange { merges[cell] ?? CellRange(cell, cell) }

  /// In widths of a digit.
  func width(of range: CellRange) -> Double {
    (range.first.column...min(range.last.column, range.first.column + 200)).reduce(0) { width, column in
      width + (widths.first { $0.columns.contains(column) }?.width ?? defaultWidth)
    }
  }

  /// In points.
  func height(of rows: ClosedRange<Int>) -> Double {
    (rows.lowerBound...min(rows.upperBound, rows.lowerBound + 500)).reduce(0) { $0 + (heights[$1] ?? defaultHeight) }
  }

  /// The room for a picture in a cell: a digit is 7 pixels wide, a pixel 9,525 EMU, and a little stays free at the edges.
  func room(of cell: CellReference) -> PictureRoom {
    let range = range(of: cell)
    let pixels = width(of: range) * 7 + 5 * Double(range.last.column - range.first.column + 1)
    let height = height(of: range.rows) * 12_700
    return PictureRoom(width: max(1, Int((pixels - 4) * 9_525)), height: max(1, Int(height - 4 * 9_525)))
  }

  /// The height that a text needs in a cell that wraps, in points; a Chinese character is two digits wide.
  func height(of text: String, in cell: CellReference, fontSize: Double) -> Double {
    let room = max(1, (width(of: range(of: cell)) - 0.6) * 11 / fontSize)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).reduce(0.0) { lines, line in
      let units = line.unicodeScalars.reduce(0.0) { $0 + ($1.value < 0x1100 ? 1 : 2) }
      return lines + max(1, (units / room).rounded(.up))
    }
    return min(409, lines * fontSize * 1.35)
  }
}
