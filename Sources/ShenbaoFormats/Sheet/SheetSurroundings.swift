/// What a worksheet says besides its rows, after rows have moved: merges, rules, breaks, filters (ECMA-376 part 1, 18.3.1).
struct SheetSurroundings {
  /// Elements that hold nothing about rows, or what `move` takes care of.
  private static let fixed: Set<String> = [
    "sheetPr", "sheetFormatPr", "cols", "sheetProtection", "sheetCalcPr", "phoneticPr", "printOptions", "pageMargins",
    "pageSetup", "headerFooter", "colBreaks", "legacyDrawingHF", "picture",
  ]
  /// What may stand between the rows and the merged cells.
  private static let beforeMerges: Set<String> = [
    "sheetCalcPr", "sheetProtection", "protectedRanges", "scenarios", "autoFilter", "sortState", "dataConsolidate",
    "customSheetViews",
  ]
  /// Elements that point to parts whose places are checked by the caller.
  static let anchored: Set<String> = ["drawing", "legacyDrawing", "tableParts"]

  private let root: XMLElement
  private let layout: SheetSegment
  private let sheet: String
  init(_ plan: SheetPlan, layout: SheetSegment, merges: [CellRange]) throws(FormatError) {
    root = try XMLDocument(parsing: plan.head + Array("<sheetData/>".utf8) + plan.tail).root
    self.layout = layout
    sheet = plan.sheet.name
    if layout.moves {
      for child in root.children { move(child) }
    }
    add(merges)
  }

  /// The whole sheet, with `rows` in their place.
  func bytes(rows: consuming [UInt8]) -> [UInt8] {
    var head = Array("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n".utf8)
    var tail: [UInt8] = []
    root.appendOpening(to: &head)
    var isPastRows = false
    for child in root.children {
      if child.isNamed("sheetData") {
        isPastRows = true
      } else if isPastRows {
        child.append(to: &tail)
      } else {
        child.append(to: &head)
      }
    }
    head.append(literal: "<sheetData>")
    // The rows may be many: they are not copied to another place.
    var result = rows
    result.insert(contentsOf: head, at: 0)
    result.append(literal: "</sheetData>")
    result += tail
    root.appendClosing(to: &result)
    return result
  }

  private func move(_ element: XMLElement) {
    switch element.name {
    case "dimension", "autoFilter", "sortState":
      cover(element)
      for condition in element.descendants(named: ["sortState", "sortCondition"]) { cover(condition) }
    case "sheetViews": for view in element.children { moveView(view) }
    case "mergeCells": moveMerges(element)
    case "conditionalFormatting": moveRule(element, formulas: ["formula"], children: element.children)
    case "dataValidations": moveAll(element) { moveRule($0, formulas: ["formula1", "formula2"], children: [$0]) }
    case "protectedRanges", "ignoredErrors": moveAll(element) { _ = spread($0, "sqref") }
    case "hyperlinks": moveAll(element, moveLink)
    case "rowBreaks": moveBreaks(element)
    case "extLst": SheetExtensions(layout, sheet: sheet).move(element)
    case "sheetData": break
    case let name where Self.fixed.contains(name) || Self.anchored.contains(name): break
    default: movePlaces(in: element)
    }
  }

  /// Views of others, watches, scenarios, controls and objects: whatever names a cell in an attribute, or rows in an anchor.
  private func movePlaces(in element: XMLElement) {
    var places = [element]
    var next = 0
    while next < places.count {
      places += places[next].children
      next += 1
    }
    for place in places {
      for name in ["ref", "sqref", "r", "topLeftCell", "activeCell", "sourceRef"] {
        guard let ranges = place[name]?.split(separator: " ").map({ CellRange($0) }), !ranges.contains(nil) else {
          continue
        }
        let moved = ranges.compactMap(\.self).compactMap { range in
          layout.covering(range.rows).map { range.with(rows: $0).text }
        }
        if !moved.isEmpty { place.set(name, to: moved.joined(separator: " ")) }
      }
    }
    for row in element.descendants(named: ["row"]) {
      guard let number = Int(row.text), let moved = layout.map(number.clamped(to: 0...CellReference.maximumRow - 1) + 1)
      else { continue }
      row.text = String(moved.lowerBound - 1)
    }
  }

  private func moveAll(_ element: XMLElement, _ change: (XMLElement) -> Void) {
    for child in element.children { change(child) }
    count(element)
  }

  /// A range that stays one range.
  private func cover(_ element: XMLElement) {
    guard let range = element["ref"].flatMap({ CellRange($0) }), let rows = layout.covering(range.rows) else { return }
    element.set("ref", to: range.with(rows: rows).text)
  }

  /// Ranges that are copied with the rows they are in; without any left the element goes.
  private func spread(_ element: XMLElement, _ attribute: String) -> Bool {
    let ranges = (element[attribute] ?? "").split(separator: " ").compactMap { CellRange($0) }
    let moved = ranges.flatMap { range in
      layout.joined(layout.instances(of: range.rows)).map { range.with(rows: $0).text }
    }
    guard !moved.isEmpty else {
      element.remove()
      return false
    }
    element.set(attribute, to: moved.joined(separator: " "))
    return true
  }

  private func moveRule(_ element: XMLElement, formulas: [String], children: [XMLElement]) {
    for formula in children.flatMap(\.children) where formulas.contains(formula.name) {
      formula.text = FormulaText.following(formula.text, in: sheet, segments: [layout], of: sheet, .first)
    }
    _ = spread(element, "sqref")
  }

  private func moveLink(_ element: XMLElement) {
    if let place = element["location"] {
      element.set("location", to: FormulaText.following(place, in: sheet, segments: [layout], of: sheet, .first))
    }
    _ = spread(element, "ref")
  }
}

extension SheetSurroundings {
  private func moveView(_ view: XMLElement) {
    for element in [view] + view.children {
      for name in ["topLeftCell", "activeCell"] {
        guard let cell = element[name].flatMap({ CellReference($0) }) else { continue }
        let row = layout.map(cell.row)?.lowerBound ?? 1
        element.set(name, to: CellReference(column: cell.column, row: row).text)
        if name == "activeCell" { element.set("sqref", to: element["activeCell"]) }
      }
    }
  }

  private func moveMerges(_ element: XMLElement) {
    for merge in element.children {
      guard let range = merge["ref"].flatMap({ CellRange($0) }) else { continue }
      for rows in layout.instances(of: range.rows) {
        let copy = merge.copy()
        copy.set("ref", to: range.with(rows: rows).text)
        copy.insert(before: merge)
      }
      merge.remove()
    }
    count(element)
  }

  private func moveBreaks(_ element: XMLElement) {
    for stop in element.children {
      guard let row = stop["id"].flatMap({ Int($0) }) else { continue }
      if let moved = layout.map(row.clamped(to: 1...CellReference.maximumRow)) {
        stop.set("id", to: String(moved.upperBound))
      } else {
        stop.remove()
      }
    }
    if element["manualBreakCount"] != nil { element.set("manualBreakCount", to: String(element.children.count)) }
    count(element)
  }

  private func count(_ element: XMLElement) {
    let count = element.children.count
    if count == 0 { return element.remove() }
    if element["count"] != nil { element.set("count", to: String(count)) }
  }

  private func add(_ merges: [CellRange]) {
    guard !merges.isEmpty else { return }
    let list = root.first("mergeCells") ?? makeMerges()
    for merge in merges { list.append(list.make("mergeCell")).set("ref", to: merge.text) }
    list.set("count", to: String(list.children.count))
  }

  private func makeMerges() -> XMLElement {
    let made = root.make("mergeCells")
    var previous = root.first("sheetData")
    while let next = previous?.next, Self.beforeMerges.contains(next.name) { previous = next }
    if let previous { made.insert(after: previous) } else { root.append(made) }
    return made
  }
}

extension CellRange {
  func with(rows: ClosedRange<Int>) -> CellRange {
    CellRange(
      CellReference(column: first.column, row: rows.lowerBound),
      CellReference(column: last.column, row: rows.upperBound)
    )
  }
}

extension SheetSegment {
  /// Ranges that touch as one.
  func joined(_ ranges: [ClosedRange<Int>]) -> [ClosedRange<Int>] {
    var result: [ClosedRange<Int>] = []
    for range in ranges {
      if let last = result.last, last.upperBound + 1 == range.lowerBound {
        result[result.count - 1] = last.lowerBound...range.upperBound
      } else {
        result.append(range)
      }
    }
    return result
  }
}
