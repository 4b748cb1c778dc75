/// The parts that hang on a sheet and speak of its rows, after those have moved: pictures, notes, tables, pivots.
struct SheetAttachments {
  private let layout: SheetSegment
  private let sheet: String
  /// Moves what hangs on the sheet of a plan.
  static func move(
    with plan: SheetPlan,
    layout: SheetSegment,
    in package: inout OfficePackage
  ) throws(FormatError) {
    guard layout.moves else { return }
    try SheetAttachments(layout: layout, sheet: plan.sheet.name).move(plan, &package)
  }

  private func move(_ plan: SheetPlan, _ package: inout OfficePackage) throws(FormatError) {
    for related in try package.relationships(of: plan.sheet.part) {
      guard let bytes = package.archive[related.target] else { continue }
      let change: ((XMLElement) -> Void)? =
        switch related.kind {
        case "drawing": moveDrawing
        case "comments": moveComments
        case "vmlDrawing": moveBoxes
        case "table": moveTable
        case "threadedComment": moveThreads
        case "pivotTable": movePivot
        case "ctrlProp", "control": moveControl
        default: nil
        }
      guard let change else { continue }
      let document = try XMLDocument(parsing: bytes)
      change(document.root)
      package.archive[related.target] = document.serialized()
    }
  }

  /// Anchors on repeated rows are copied with them, but for charts, of which there is one part each.
  private func moveDrawing(_ root: XMLElement) {
    var lastID = root.descendants(named: ["cNvPr"]).compactMap { $0["id"].flatMap { Int($0) } }.max() ?? 0
    lastID = lastID.clamped(to: 0...1_000_000_000)
    for anchor in root.children {
      guard let from = anchor.first(["from", "row"]), let start = Self.row(from) else { continue }
      let to = anchor.first(["to", "row"])
      let end = max(start, to.flatMap { Self.row($0) } ?? start)
      var places = layout.instances(of: start...end)
      if !anchor.descendants(named: ["graphicFrame"]).isEmpty { places = Array(places.prefix(1)) }
      for (number, rows) in places.enumerated() {
        let copy = number == 0 ? anchor : anchor.copy()
        if number > 0 {
          copy.insert(before: anchor)
          for shape in copy.descendants(named: ["cNvPr"]) {
            lastID += 1
            shape.set("id", to: String(lastID))
          }
        }
        copy.first(["from", "row"])?.text = String(rows.lowerBound - 1)
        copy.first(["to", "row"])?.text = String(rows.upperBound - 1)
      }
      if places.isEmpty { anchor.remove() }
    }
  }

  private static func row(_ element: XMLElement) -> Int? {
    Int(element.text).map { $0.clamped(to: 0...CellReference.maximumRow - 1) + 1 }
  }

  private func moveComments(_ root: XMLElement) {
    guard let list = root.first("commentList") else { return }
    var moved: [(place: CellReference, comment: XMLElement)] = []
    for comment in list.children {
      guard let cell = comment["ref"].flatMap({ CellReference($0) }) else { continue }
      for rows in layout.instances(of: cell.row...cell.row) {
        let place = CellReference(column: cell.column, row: rows.lowerBound)
        let copy = comment.copy()
        copy.set("ref", to: place.text)
        moved.append((place, copy))
      }
      comment.remove()
    }
    for (_, comment) in moved.sorted(by: { $0.place < $1.place }) { list.append(comment) }
  }

  /// The boxes that show notes (VML, `x:ClientData`).
  private func moveBoxes(_ root: XMLElement) {
    var number = 0
    for shape in root.children("shape") {
      guard let data = shape.first("ClientData") else { continue }
      guard let row = data.first("Row").flatMap({ Self.row($0) }) else {
        moveControlBox(data)
        continue
      }
      let places = layout.instances(of: row...row)
      for (position, rows) in places.enumerated() {
        let copy = position == 0 ? shape : shape.copy()
        if position > 0 {
          copy.insert(before: shape)
          number += 1
          copy.set("id", to: "_x0000_s\(800_000 + number)")
        }
        guard let data = copy.first("ClientData") else { continue }
        data.first("Row")?.text = String(rows.lowerBound - 1)
        if let anchor = data.first("Anchor") { anchor.text = Self.moved(anchor.text, by: rows.lowerBound - row) }
      }
      if places.isEmpty { shape.remove() }
    }
  }

  /// The box of a button or another control stays one.
  private func moveControlBox(_ data: XMLElement) {
    if let anchor = data.first("Anchor") {
      let numbers = anchor.text.split(separator: ",").map { $0.trimmingBlanks }
      if numbers.count > 2, let top = Int(numbers[2]),
        let moved = layout.map(top.clamped(to: 0...CellReference.maximumRow - 1) + 1)
      {
        anchor.text = Self.moved(anchor.text, by: moved.lowerBound - 1 - top)
      }
    }
    for link in data.children where ["FmlaLink", "FmlaRange", "FmlaGroup", "FmlaTxbx"].contains(link.name) {
      link.text = FormulaText.following(link.text, in: sheet, segments: [layout], of: sheet, .first)
    }
  }

  /// The cells that a form control or an ActiveX control is tied to.
  private func moveControl(_ root: XMLElement) {
    for name in ["fmlaLink", "fmlaRange", "fmlaGroup", "fmlaTxbx"] {
      guard let formula = root[name] else { continue }
      root.set(name, to: FormulaText.following(formula, in: sheet, segments: [layout], of: sheet, .first))
    }
    for property in root.descendants(named: ["ocxPr"])
    where ["LinkedCell", "ListFillRange"].contains(property["name"] ?? "") {
      guard let value = property["value"], let attribute = property.attributes.first(where: { $0.value == value })
      else {
        continue
      }
      let moved = FormulaText.following(value, in: sheet, segments: [layout], of: sheet, .first)
      property.set(attribute.qualifiedName, to: moved)
    }
  }

  /// Left column, offset, top row, offset, right column, offset, bottom row, offset.
  private static func moved(_ anchor: String, by rows: Int) -> String {
    var numbers = anchor.split(separator: ",").map { $0.trimmingBlanks }
    for index in [2, 6] where numbers.indices.contains(index) {
      if let row = Int(numbers[index]) { numbers[index] = String(max(0, row.clamped(to: 0...2_000_000) + rows)) }
    }
    return numbers.joined(separator: ", ")
  }

  private func moveTable(_ root: XMLElement) {
    for element in [root] + root.descendants(named: ["autoFilter", "sortState", "sortCondition"]) {
      cover(element, "ref")
    }
    for formula in root.descendants(named: ["calculatedColumnFormula", "totalsRowFormula"]) {
      formula.text = FormulaText.following(formula.text, in: sheet, segments: [layout], of: sheet)
    }
  }

  /// A conversation stays with the first copy of its row, since its ids must not occur twice.
  private func moveThreads(_ root: XMLElement) {
    for comment in root.children {
      guard let cell = comment["ref"].flatMap({ CellReference($0) }) else { continue }
      if let rows = layout.map(cell.row) {
        comment.set("ref", to: CellReference(column: cell.column, row: rows.lowerBound).text)
      } else {
        comment.remove()
      }
    }
  }

  private func movePivot(_ root: XMLElement) { root.first("location").map { cover($0, "ref") } }

  private func cover(_ element: XMLElement, _ attribute: String) {
    guard let range = element[attribute].flatMap({ CellRange($0) }), let rows = layout.covering(range.rows) else {
      return
    }
    element.set(attribute, to: range.with(rows: rows).text)
  }
}

/// Charts and pivots of the whole workbook, which name sheets that were filled.
enum WorkbookFollowers {
  static func move(_ sheets: [(name: String, layout: SheetSegment)], in package: inout OfficePackage)
    throws(FormatError)
  {
    guard !sheets.isEmpty else { return }
    for part in package.parts(ofKind: "chart+xml") { try edit(part, &package) { moveChart($0, sheets) } }
    for part in package.parts(ofKind: "pivotCacheDefinition+xml") {
      try edit(part, &package) { moveCache($0, sheets) }
    }
  }

  private static func edit(
    _ part: String,
    _ package: inout OfficePackage,
    _ change: (XMLElement) -> Bool
  ) throws(FormatError) {
    guard let bytes = package.archive[part] else { return }
    let document = try XMLDocument(parsing: bytes)
    if change(document.root) { package.archive[part] = document.serialized() }
  }

  /// Series follow their rows; what was remembered of them goes, so that it is read again.
  private static func moveChart(_ root: XMLElement, _ sheets: [(name: String, layout: SheetSegment)]) -> Bool {
    var isChanged = false
    for formula in root.descendants(named: ["f"]) {
      let text = formula.text
      let moved = sheets.reduce(text) { text, sheet in
        FormulaText.following(text, in: "", segments: [sheet.layout], of: sheet.name)
      }
      guard moved != text else { continue }
      isChanged = true
      formula.text = moved
      for cache in formula.parent?.children ?? []
      where ["numCache", "strCache", "multiLvlStrCache"].contains(cache.name) {
        cache.remove()
      }
    }
    return isChanged
  }

  private static func moveCache(_ root: XMLElement, _ sheets: [(name: String, layout: SheetSegment)]) -> Bool {
    guard let source = root.descendants(named: ["worksheetSource"]).first else { return false }
    // What a name or a table means is looked up when the workbook is opened.
    if source["name"] != nil {
      root.set("refreshOnLoad", to: "1")
      return true
    }
    guard let sheet = sheets.first(where: { $0.name == source["sheet"] }),
      let range = source["ref"].flatMap({ CellRange($0) }), let rows = sheet.layout.covering(range.rows)
    else { return false }
    source.set("ref", to: range.with(rows: rows).text)
    root.set("refreshOnLoad", to: "1")
    return true
  }
}
