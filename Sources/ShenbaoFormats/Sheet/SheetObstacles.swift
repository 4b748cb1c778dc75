/// Things that stand on moving rows and are not moved with them: pictures, comments, tables, charts, array formulas.
struct SheetObstacles {
  /// What they are, by the name of the element or part.
  private(set) var names: [String] = []

  init(_ plan: SheetPlan, layout: SheetSegment, in workbook: Workbook) throws(FormatError) {
    guard layout.moves, let first = layout.blocks.first?.rows.lowerBound else { return }
    if plan.hasArrays { names.append("array formula") }
    for related in try workbook.package.relationships(of: plan.sheet.part) {
      guard ["drawing", "comments", "table", "threadedComment", "pivotTable"].contains(related.kind),
        let bytes = workbook.package.archive[related.target]
      else { continue }
      let root = try XMLDocument(parsing: bytes).root
      if Self.lowestRow(of: root) >= first { names.append(related.kind) }
    }
    let name = plan.sheet.name
    for part in workbook.package.parts(ofKind: "chart+xml") + workbook.package.parts(ofKind: "pivotCacheDefinition+xml")
    {
      let text = String(decoding: workbook.package.archive[part] ?? [], as: UTF8.self)
      if text.contains(name) { names.append(part) }
    }
  }

  /// The last row that an anchor, a comment or a table reaches.
  private static func lowestRow(of root: XMLElement) -> Int {
    var rows: [Int] = []
    for element in [root] + root.descendants {
      if let range = element["ref"].flatMap({ CellRange($0) }) { rows.append(range.last.row) }
      if element.isNamed("row"), let row = Int(element.text) {
        rows.append(row.clamped(to: 0...CellReference.maximumRow) + 1)
      }
    }
    return rows.max() ?? CellReference.maximumRow
  }
}
