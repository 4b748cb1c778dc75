/// What a worksheet's extensions say of its rows, after those have moved: conditional formats, validations and sparklines of
/// Excel 2010 (MS-XLSX 2.3.5).
struct SheetExtensions {
  private let layout: SheetSegment
  private let sheet: String

  init(_ layout: SheetSegment, sheet: String) {
    self.layout = layout
    self.sheet = sheet
  }

  func move(_ root: XMLElement) {
    for line in root.descendants(named: ["sparkline"]) { moveLine(line) }
    for place in root.descendants(named: ["sqref"]) where place.parent?.isNamed("sparkline") == false {
      moveRule(place)
    }
    for list in root.descendants(named: ["sparklines", "conditionalFormattings", "dataValidations"])
    where list["count"] != nil {
      list.set("count", to: String(list.children.count))
    }
    // A group without lines, and a list without rules, would break the schema.
    for group in root.descendants(named: ["sparklineGroup"]) where group.first("sparklines")?.children.isEmpty == true {
      group.remove()
    }
    let lists: Set<String> = ["sparklineGroups", "conditionalFormattings", "dataValidations"]
    for entry in root.children("ext") {
      let content = entry.children
      if content.count == 1, lists.contains(content[0].name), content[0].children.isEmpty { entry.remove() }
    }
    if root.children.isEmpty { root.remove() }
  }

  private func moveRule(_ place: XMLElement) {
    guard let rule = place.parent else { return }
    let ranges = place.text.split(separator: " ").compactMap { CellRange($0) }
    let moved = ranges.flatMap { range in
      layout.joined(layout.instances(of: range.rows)).map { range.with(rows: $0).text }
    }
    guard !moved.isEmpty else { return rule.remove() }
    place.text = moved.joined(separator: " ")
    for formula in rule.descendants(named: ["f"]) {
      formula.text = FormulaText.following(formula.text, in: sheet, segments: [layout], of: sheet, .first)
    }
  }

  /// A line beside repeated rows is copied with them, and looks at the rows of its own copy.
  private func moveLine(_ line: XMLElement) {
    guard let place = line.first("sqref"), let range = CellRange(place.text) else { return }
    let formula = line.first("f")?.text ?? ""
    let instances = layout.instances(of: range.rows)
    let isInside = FormulaText.rows(formula).allSatisfy { range.rows.contains($0) }
    for rows in instances {
      let copy = line.copy()
      copy.insert(before: line)
      copy.first("sqref")?.text = range.with(rows: rows).text
      copy.first("f")?.text =
        isInside
        ? FormulaText.moving(FormulaText.unfixed(formula), columns: 0, rows: rows.lowerBound - range.first.row)
        : FormulaText.following(formula, in: sheet, segments: [layout], of: sheet)
    }
    line.remove()
  }
}

extension FormulaText {
  /// Every row that a formula names.
  static func rows(_ text: String) -> [Int] {
    var rows: [Int] = []
    _ = rewriting(text) { reference in
      rows += [reference.first.row, reference.last?.row].compactMap(\.self)
      return ""
    }
    return rows
  }

  /// The formula without the dollar signs that hold its rows.
  static func unfixed(_ text: String) -> String {
    rewriting(text) { reference in
      var (first, last) = (reference.first, reference.last)
      first.hasFixedRow = false
      last?.hasFixedRow = false
      return first.text + (last.map { ":" + $0.text } ?? "")
    }
  }
}
