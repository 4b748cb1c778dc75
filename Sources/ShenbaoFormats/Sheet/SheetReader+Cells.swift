extension SheetReader {
  /// Every cell that is not empty: `汇总表!B4` and its text, by sheet, row and column.
  package var cellTexts: [(cell: String, text: String)] {
    grids.indices.flatMap { sheet in
      grids[sheet].places.sorted().compactMap { place in
        let text = grids[sheet].cells[place]?.text ?? ""
        return text.isEmpty ? nil : (name(of: place, onSheet: sheet), text)
      }
    }
  }

  func name(of cell: CellReference, onSheet sheet: Int) -> String {
    "\(workbook.sheets.indices.contains(sheet) ? workbook.sheets[sheet].name : "")!\(cell.text)"
  }
}
