/// The marks of a sheet that stand in no cell: in its headers and footers, and in the addresses of links that are no single cell's.
struct SheetMargins {
  private let part: String
  private var headings: [(name: String, text: TextTemplate)] = []
  private var links: [(id: String, text: TextTemplate)] = []

  init(
    _ sheet: Workbook.Sheet,
    root: XMLElement,
    in package: OfficePackage,
    besides cells: SheetLinks,
    _ scanner: MarkScanner,
    _ table: inout MarkTable
  )
    throws(FormatError)
  {
    part = sheet.part
    for heading in root.first("headerFooter")?.children ?? [] {
      if let text = Self.template(heading.text, sheet, scanner, &table) { headings.append((heading.name, text)) }
    }
    let marked = LinkTarget.marked(try package.relationships(of: part), scanner)
    for id in marked.keys.sorted() where !cells.ids.contains(id) {
      if let text = Self.template(marked[id] ?? "", sheet, scanner, &table) { links.append((id, text)) }
    }
  }

  var isEmpty: Bool { headings.isEmpty && links.isEmpty }

  private static func template(
    _ text: String,
    _ sheet: Workbook.Sheet,
    _ scanner: MarkScanner,
    _ table: inout MarkTable
  ) -> TextTemplate? {
    let place = TemplatePlace(sheet: sheet.name, text: TemplatePlace.excerpt(of: text, around: ""))
    let template = TextTemplate(text, scanner: scanner, part: sheet.part, place: place, table: &table)
    template?.reportUnpaired(to: &table)
    return template
  }

  /// Fills them in the sheet's part and in that of its relationships.
  func fill(_ fill: inout FormFill, in package: inout OfficePackage) throws(FormatError) {
    // A sign of its own in headers (ECMA-376 part 1, 18.3.1.39), which values double.
    let headings = headings.map { heading in
      (heading.name, heading.text.text(&fill, change: { $0.replacing("&", with: "&&") }))
    }
    if !headings.isEmpty {
      try package.edit(part) { root in
        for (name, text) in headings { root.first(["headerFooter", name])?.text = text }
      }
    }
    let targets = links.map { ($0.id, $0.text.text(&fill)) }
    guard !targets.isEmpty else { return }
    try package.edit(OfficePackage.relationshipPart(of: part)) { root in
      for (id, target) in targets { root.children.first { $0["Id"] == id }?.set("Target", to: target) }
    }
  }
}
