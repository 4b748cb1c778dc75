extension FormulaValue {
  /// What a cell's `v` means by the cell's type.
  init(_ text: String, type: String?, _ strings: [RichString]) {
    switch type {
    case nil, "n": self = Double(text).map { .number($0) } ?? .blank
    case "s":
      let index = Int(text) ?? -1
      self = strings.indices.contains(index) ? .text(strings[index].text) : .blank
    case "b": self = .truth(text == "1")
    case "e": self = .error(text)
    default: self = .text(text)
    }
  }
}

extension CellValues.Content {
  /// What a cell's contents as written mean.
  init(_ contents: [UInt8], type: String?, _ strings: [RichString]) {
    let name: StaticString = type == "inlineStr" ? "<t" : "<v"
    let close = UInt8(ascii: ">")
    guard let tag = contents.index(of: Array("\(name)".utf8), from: 0),
      let open = contents[tag...].firstIndex(of: close),
      let end = contents[open...].firstIndex(of: UInt8(ascii: "<"))
    else {
      self = .value(.blank)
      return
    }
    let text = contents[(open + 1)..<end]
    // Texts of several runs, and those with signs written in another way, are seldom looked at.
    let isPlain = !text.contains(UInt8(ascii: "&")) && contents.index(of: Array("<r>".utf8), from: 0) == nil
    let string = String(decoding: text, as: UTF8.self)
    self = isPlain ? .value(FormulaValue(string, type: type, strings)) : .unknown
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
        guard let place = cell["r"].flatMap({ CellReference($0) }) else { continue }
        if let text = cell.first("is") { values[place] = .value(.text(RichString(text).text)) }
        guard let value = cell.first("v") else { continue }
        values[place] = .value(FormulaValue(value.text, type: cell["t"], strings))
      }
    }
    return values
  }
}

/// Puts the values of formulas into the rows that were written.
struct SheetValues {
  /// The rows with values.
  private(set) var rows: [UInt8] = []
  /// Whether some value is another than the template remembered.
  private(set) var isChanged = false
  /// Whether some value is missing or may be old.
  private(set) var isComplete = true

  /// Gives the rows away.
  mutating func takeRows() -> [UInt8] {
    let taken = rows
    rows = []
    return taken
  }

  init(_ output: consuming [UInt8], _ formulas: [WrittenFormula], sheet: String, _ evaluation: inout FormulaEvaluation)
  {
    guard !formulas.isEmpty else {
      rows = output
      return
    }
    rows.reserveCapacity(output.count + formulas.count * 20)
    var position = 0
    for formula in formulas {
      let value = evaluation.value(of: formula.cell, in: sheet)?.cached
      rows += output[position..<formula.typePlace]
      position = formula.valuePlace
      if let value, !formula.remembers(value) {
        isChanged = true
        if let type = value.type { rows += " t=\"\(type)\"".utf8 }
        rows += output[formula.typePlace..<formula.valuePlace]
        rows.append(literal: "<v>")
        rows.append(escaped: value.text)
        rows.append(literal: "</v>")
      } else {
        isComplete = isComplete && value != nil
        if let type = formula.remembered?.type { rows += " t=\"\(type)\"".utf8 }
        rows += output[formula.typePlace..<formula.valuePlace]
        rows += formula.remembered?.bytes ?? []
      }
    }
    rows += output[position...]
  }
}
