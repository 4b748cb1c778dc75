/// The links of single cells whose addresses hold marks, which lead elsewhere in each row that repeats.
struct SheetLinks {
  /// By the cell, the id of the link's relationship and its address as people wrote it.
  private(set) var addresses: [CellReference: (id: String, text: String)] = [:]
  private(set) var ids: Set<String> = []

  init(_ root: XMLElement, of sheet: Workbook.Sheet, in package: OfficePackage, _ scanner: MarkScanner)
    throws(FormatError)
  {
    let marked = LinkTarget.marked(try package.relationships(of: sheet.part), scanner)
    guard !marked.isEmpty else { return }
    let cells = Set(root.descendants(named: ["c"]).compactMap { $0["r"] })
    for link in root.first("hyperlinks")?.children ?? [] {
      guard let id = link["id"], let text = marked[id], let place = link["ref"], cells.contains(place),
        let cell = CellReference(place)
      else { continue }
      addresses[cell] = (id, text)
      ids.insert(id)
    }
  }

  /// Puts the filled links into a sheet, in place of those of the template.
  static func put(
    _ filled: [(id: String, cell: CellReference, target: String)],
    replacing ids: Set<String>,
    in part: String,
    of package: inout OfficePackage
  ) throws(FormatError) {
    guard !ids.isEmpty else { return }
    var links = PartLinks(taken: Set(try package.relationships(of: part).map(\.id)))
    try package.edit(part) { root in
      guard let list = root.first("hyperlinks") else { return }
      let known = list.children.filter { ids.contains($0["id"] ?? "") }
      for link in filled where !link.target.isEmpty {
        guard let model = known.first(where: { $0["id"] == link.id }) else { continue }
        let made = list.append(list.make(model.qualifiedName))
        for (name, value) in model.attributes {
          let isAddress = name.hasSuffix(":id")
          made.set(name, to: isAddress ? links.id("hyperlink", to: link.target, isExternal: true) : value)
        }
        made.set("ref", to: link.cell.text)
      }
      for model in known { model.remove() }
      if list.children.isEmpty { list.remove() }
    }
    try package.add(links, to: part, replacing: ids.sorted())
  }
}
