extension CellValues.Content {
  /// What a cell's contents as written mean: a number in `v`, or text.
  init(_ contents: [UInt8], type: String?) {
    let start = Array("<v>".utf8)
    guard type == nil || type == "n", let from = contents.index(of: start, from: 0),
      let to = contents.index(of: Array("</v>".utf8), from: from),
      let number = Double(String(decoding: contents[(from + start.count)..<to], as: UTF8.self))
    else {
      self = .text
      return
    }
    self = .number(number)
  }
}

extension Workbook {
  /// The values of a sheet that is not filled, with what its formulas last came to.
  func values(of name: String) -> [CellReference: CellValues.Content]? {
    guard let sheet = sheets.first(where: { $0.name.lowercased() == name.lowercased() }),
      let root = try? root(of: sheet)
    else { return nil }
    var values: [CellReference: CellValues.Content] = [:]
    for row in root.first("sheetData")?.children("row") ?? [] {
      for cell in row.children("c") {
        guard let place = cell["r"].flatMap({ CellReference($0) }), let value = cell.first("v") else { continue }
        let type = cell["t"]
        values[place] = type == nil || type == "n" ? Double(value.text).map { .number($0) } ?? .text : .text
      }
    }
    return values
  }
}

/// Puts the values of formulas into the rows that were written.
struct SheetValues {
  /// The rows with values.
  private(set) var rows: [UInt8] = []
  /// Whether some value is missing or may be old.
  private(set) var isComplete = true

  init(_ output: [UInt8], _ formulas: [WrittenFormula], sheet: String, _ evaluation: inout FormulaEvaluation) {
    guard !formulas.isEmpty else {
      rows = output
      return
    }
    rows.reserveCapacity(output.count + formulas.count * 20)
    var position = 0
    for formula in formulas {
      let value = evaluation.value(of: formula.cell, in: sheet)
      rows += output[position..<formula.typePlace]
      position = formula.valuePlace
      if let value {
        rows += output[formula.typePlace..<formula.valuePlace]
        rows += "<v>\(Self.digits(value))</v>".utf8
      } else {
        isComplete = false
        if let type = formula.remembered?.type { rows += " t=\"\(type)\"".utf8 }
        rows += output[formula.typePlace..<formula.valuePlace]
        rows += formula.remembered?.bytes ?? []
      }
    }
    rows += output[position...]
  }

  private static func digits(_ number: Double) -> String {
    number == number.rounded() && abs(number) < 1e15 ? String(Int(number)) : String(number)
  }
}
