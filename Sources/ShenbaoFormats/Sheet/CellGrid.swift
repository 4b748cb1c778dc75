/// The cells of one sheet as a reader sees them.
struct CellGrid {
  struct Cell: Equatable {
    var text: String
    var formula: String?
  }

  private(set) var cells: [CellReference: Cell] = [:]
  /// The places of `cells`, row by row.
  private(set) var places: [CellReference] = []
  let root: XMLElement

  init(_ root: XMLElement, in workbook: Workbook) {
    self.root = root
    var row = 0
    for element in root.first("sheetData")?.children("row") ?? [] {
      row = (element["r"].flatMap { Int($0) } ?? row + 1).clamped(to: 1...CellReference.maximumRow)
      var column = 0
      for cell in element.children("c") {
        column = cell["r"].flatMap { CellReference($0) }?.column ?? column + 1
        let text = Self.text(of: cell, workbook)
        let formula = cell.first("f")?.text
        guard !text.isEmpty || formula != nil else { continue }
        let place = CellReference(column: column, row: row)
        if cells.updateValue(Cell(text: text, formula: formula), forKey: place) == nil { places.append(place) }
      }
    }
  }

  private static func text(of cell: XMLElement, _ workbook: Workbook) -> String {
    let value = cell.first("v")?.text ?? ""
    switch cell["t"] {
    case "s":
      return Int(value).flatMap { workbook.strings.indices.contains($0) ? workbook.strings[$0].text : nil } ?? ""
    case "inlineStr": return cell.first("is").map { RichString($0).text } ?? ""
    case "b": return value == "1" ? "TRUE" : value.isEmpty ? "" : "FALSE"
    case "str", "e", "d": return value
    default: return number(value, workbook.formats[cell["s"]], is1904: workbook.is1904)
    }
  }

  private static func number(_ text: String, _ format: NumberFormats.Kind, is1904: Bool) -> String {
    if format == .date, let days = Double(text), (0..<3_000_000).contains(days),
      let date = DateSerial.date(Int(days), is1904: is1904)
    {
      return date.plainText
    }
    // Programs write the digits of the binary fraction; the shortest that mean the same were meant.
    guard DecimalText(text) == nil || text.utf8.count > 16, let number = Double(text) else { return text }
    return number == number.rounded() && abs(number) < 1e15 ? String(Int(number)) : String(number)
  }
}
