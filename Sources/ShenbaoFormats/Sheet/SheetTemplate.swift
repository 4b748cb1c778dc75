/// An Excel workbook with marks, ready to be filled any number of times.
///
/// Parts without marks stay as they are, unless rows that they speak of move.
package struct SheetTemplate {
  let workbook: Workbook
  private let source: [UInt8]
  private var plans: [SheetPlan] = []
  private var margins: [SheetMargins] = []
  private var placeholders: [SheetPlaceholders] = []
  private var parts: [PlainPart] = []
  private var table: MarkTable

  /// Reads a `.xlsx`.
  ///
  /// - Throws: `damaged` when it is none, `unsupported` when its elements bear a prefix that no common program writes.
  package init(bytes: [UInt8], delimiters: MarkDelimiters = .braces) throws(FormatError) {
    try self.init(package: try OfficePackage(bytes: bytes), source: bytes, delimiters: delimiters)
  }

  init(package: OfficePackage, source: [UInt8], delimiters: MarkDelimiters) throws(FormatError) {
    table = MarkTable(climbs: delimiters.isForeign)
    self.source = source
    workbook = try Workbook(package)
    let scanner = MarkScanner(delimiters)
    let hasMarks = workbook.strings.map { scanner.occurs(in: Array($0.text.utf8)) }
    var unmarked: [(Int, Workbook.Sheet, XMLElement, SheetLinks)] = []
    var planned: [(Int, SheetPlan)] = []
    var cells = 0
    for (index, sheet) in workbook.sheets.enumerated() {
      let root = try workbook.root(of: sheet)
      let links = try SheetLinks(root, of: sheet, in: package, scanner)
      let margin = try SheetMargins(sheet, root: root, in: package, besides: links, scanner, &table)
      if !margin.isEmpty { margins.append(margin) }
      if let pictures = try SheetPlaceholders(sheet, in: package, scanner, &table) { placeholders.append(pictures) }
      guard !links.ids.isEmpty || Self.hasMarks(root, shared: hasMarks, scanner) else {
        unmarked.append((index, sheet, root, links))
        continue
      }
      guard root.qualifiedName == "worksheet" else {
        throw FormatError(.unsupported, operation: "sheet.open", detail: root.qualifiedName)
      }
      let plan = SheetPlan(sheet, root, links, workbook: workbook, scanner: scanner, table: &table, cells: &cells)
      planned.append((index, plan))
    }
    // Formulas of other sheets look at the cells that are filled, and follow the rows that move.
    if !planned.isEmpty {
      for (index, sheet, root, links) in unmarked where !root.descendants(named: ["f"]).isEmpty {
        let plan = SheetPlan(sheet, root, links, workbook: workbook, scanner: scanner, table: &table, cells: &cells)
        planned.append((index, plan))
      }
    }
    plans = planned.sorted { $0.0 < $1.0 }.map(\.1)
    for name in PlainPart.kindsOfWorkbook.flatMap({ package.parts(ofKind: $0) }) {
      guard let bytes = package.archive[name] else { continue }
      if let part = try PlainPart(name, bytes: bytes, scanner: scanner, table: &table) { parts.append(part) }
    }
  }

  private static func hasMarks(_ root: XMLElement, shared: [Bool], _ scanner: MarkScanner) -> Bool {
    for cell in root.descendants(named: ["c"]) {
      switch cell["t"] {
      case "s":
        if let index = cell.first("v").flatMap({ Int($0.text) }), shared.indices.contains(index), shared[index] {
          return true
        }
      case "inlineStr":
        if let text = cell.first("is"), scanner.occurs(in: Array(RichString(text).text.utf8)) { return true }
      default: break
      }
    }
    return false
  }
}

extension SheetTemplate {
  /// Every mark, in the order of sheets, rows and columns.
  package var marks: [TemplateMark] { table.named }

  /// Whether its marks follow the rules of other tools.
  var isForeign: Bool { table.climbs }

  /// What is wrong with the template whatever the data.
  package var problems: [TemplateIssue] { table.issues }

  /// What is wrong with the template whatever the data, and what of it does not fit the names in `values`.
  ///
  /// What a list without rows could hold is not known, so nothing in it is judged. On request also names that no mark prints.
  package func issues(against values: FormValue, reportsUnusedData: Bool = false) -> [TemplateIssue] {
    let check = TemplateCheck(table, against: FormShape(of: values))
    return table.issues + check.issues + (reportsUnusedData ? check.unusedData(part: workbook.part) : [])
  }

  /// Fills the form; the package code goes into the workbook's properties.
  ///
  /// A `sample` holds more values of the same form, so that names in lists that have no rows here can be judged.
  package func filled(
    with values: consuming FormValue,
    packageCode: String?,
    sample: FormValue? = nil,
    pictures: @escaping (String) -> [UInt8]? = { _ in nil }
  ) throws(FormatError) -> FilledForm {
    if table.size == 0, packageCode == nil { return FilledForm(bytes: source, issues: []) }
    let shape = FormShape(of: copy values)
    if let sample { shape.add(sample) }
    let check = TemplateCheck(table, against: shape)
    let fill = FormFill(consume values, table: table)
    let (package, issues) = try contents(consume fill, check.issues, packageCode: packageCode, pictures: pictures)
    // Of a large sheet, data and rows are not both needed any longer.
    FreeMemory.giveBack()
    return FilledForm(bytes: try package.archive.packed(), issues: (table.issues + issues).inReadingOrder)
  }

  /// The filled parts, and what was wrong with the data; on return the data is let go of.
  private func contents(
    _ fill: consuming FormFill,
    _ found: [TemplateIssue],
    packageCode: String?,
    pictures: @escaping (String) -> [UInt8]?
  ) throws(FormatError) -> (OfficePackage, [TemplateIssue]) {
    var issues: [TemplateIssue] = []
    var package = workbook.package
    var filled: [FilledSheet] = []
    var fill = consume fill
    let layouts = plans.map { SheetWriter.layout(of: $0, &fill) }
    let values = plans.contains(where: \.hasFormulas) ? CellValues(workbook.values) : nil
    var writers = try written(layouts, values, &fill)
    var shelf = PictureShelf(pictures)
    var evaluation = FormulaEvaluation(values ?? CellValues { _ in nil })
    for part in parts { package.archive[part.name] = try part.filled(&fill) }
    for index in writers.indices {
      let (plan, layout) = (plans[index], layouts[index])
      let output = writers[index].takeOutput()
      let writer = writers[index]
      var rows = SheetValues(output, writer.formulas, sheet: plan.sheet.name, &evaluation)
      if plan.isMarked || layout.moves || writer.hasMovedFormulas || rows.isChanged {
        let surroundings = try SheetSurroundings(plan, layout: layout, merges: writer.merges)
        package.archive[plan.sheet.part] = surroundings.bytes(rows: rows.takeRows())
      }
      try SheetAttachments.move(with: plan, layout: layout, in: &package)
      try SheetLinks.put(writer.links, replacing: plan.links, in: plan.sheet.part, of: &package)
      try SheetPictures.add(writer.pictures, to: plan, shelf: &shelf, fill: &fill, in: &package)
      issues += writer.scattered.map { Self.unsupported("=" + $0.formula, plan.sheet, cell: $0.cell.text) }
      filled.append(
        FilledSheet(
          name: plan.sheet.name,
          layout: layout,
          places: writer.places,
          needsCalculation: !rows.isComplete || writer.hasArrays
        )
      )
    }
    for margin in margins { try margin.fill(&fill, in: &package) }
    for pictures in placeholders { try pictures.fill(shelf: &shelf, fill: &fill, in: &package) }
    try fill.requireWhole()
    try package.add(shelf, below: "xl")
    let marked = zip(plans, layouts).filter { $0.0.isMarked }.map { (name: $0.0.sheet.name, layout: $0.1) }
    try WorkbookFollowers.move(marked, in: &package)
    try finish(&package, filled, packageCode)
    return (package, issues + fill.counting(found) + fill.issues)
  }

  /// The rows of all sheets.
  private func written(
    _ layouts: [SheetSegment],
    _ values: CellValues?,
    _ fill: inout FormFill
  ) throws(FormatError) -> [SheetWriter] {
    let moved = zip(plans, layouts).map { (name: $0.0.sheet.name, layout: $0.1) }.filter { $0.layout.moves }
    var writers: [SheetWriter] = []
    for (plan, layout) in zip(plans, layouts) {
      var writer = try SheetWriter(
        plan,
        layout: layout,
        moved: moved,
        fill: fill,
        workbook: workbook,
        values: values
      )
      writer.write()
      fill = writer.fill
      writers.append(writer)
    }
    return writers
  }

  private static func unsupported(_ what: String, _ sheet: Workbook.Sheet, cell: String? = nil) -> TemplateIssue {
    let place = TemplatePlace(sheet: sheet.name, cell: cell)
    return TemplateIssue(.unsupported, mark: what, name: "", part: sheet.part, place: place)
  }

  private func finish(
    _ package: inout OfficePackage,
    _ sheets: [FilledSheet],
    _ packageCode: String?
  ) throws(FormatError) {
    guard let main = package.archive[workbook.part] else { return }
    let document = try XMLDocument(parsing: main)
    document.root.dropPrefix()
    WorkbookNames.edit(document.root, sheets, in: workbook)
    package.archive[workbook.part] = document.serialized()
    if sheets.contains(where: { $0.layout.moves }) { try package.remove(kind: "calcChain+xml", from: workbook.part) }
    var properties = sheets.flatMap(\.places.patterns).map {
      (name: FilledCells.property + String($0.number), text: $0.text)
    }
    if let packageCode { properties.insert((CustomProperties.packageCode, packageCode), at: 0) }
    try CustomProperties.set(properties, in: &package)
  }
}
