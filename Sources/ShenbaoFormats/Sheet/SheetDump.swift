extension SheetReader {
  /// The workbook as text that a person can read and compare: cells by place, merges, print set-up, names, properties.
  package var dump: String {
    var lines: [String] = []
    for (sheet, grid) in zip(workbook.sheets, grids) {
      lines.append("== \(sheet.name)" + (sheet.state.isEmpty || sheet.state == "visible" ? "" : " (\(sheet.state))"))
      lines += grid.places.sorted().map { "\($0.text) \(Self.text(grid.cells[$0]))" }
      lines += Self.surroundings(of: grid.root)
    }
    let others = names.filter { !$0.name.hasPrefix(FilledCells.prefix) }
    if !others.isEmpty { lines.append("== names") }
    lines += others.map { "\($0.name) = \($0.text)" }
    let plain = properties.values.filter { property in
      !property.name.hasPrefix(FilledCells.property) || property.name == CustomProperties.packageCode
    }
    if !plain.isEmpty { lines.append("== properties") }
    lines += plain.map { "\($0.name): \($0.text)" }
    return lines.map { $0 + "\n" }.joined()
  }

  private static func text(_ cell: CellGrid.Cell?) -> String {
    guard let cell else { return "" }
    let text = String(cell.text.map { $0.isNewline ? "⏎" : $0 })
    guard let formula = cell.formula else { return text }
    return text.isEmpty ? "=" + formula : "=\(formula) → \(text)"
  }

  private static func surroundings(of root: XMLElement) -> [String] {
    var lines = (root.first("mergeCells")?.children ?? []).map { "merge \($0["ref"] ?? "")" }
    if let setup = root.first("pageSetup") {
      let paper = ["paperSize", "orientation", "fitToWidth", "fitToHeight", "scale"].compactMap { name in
        setup[name].map { "\(name) \($0)" }
      }
      if !paper.isEmpty { lines.append("page " + paper.joined(separator: ", ")) }
    }
    lines += (root.first("headerFooter")?.children ?? []).map { "\($0.name) \($0.text)" }
    lines += (root.first("rowBreaks")?.children ?? []).map { "break after row \($0["id"] ?? "")" }
    return lines
  }
}
