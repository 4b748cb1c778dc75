/// Pictures on a sheet's drawing that stand for others: the mark is in their alternative text or title, `{{@公章}}`.
///
/// Their frames stay, and the new picture is fitted into its frame (ECMA-376 part 1, 20.1.8.30).
struct SheetPlaceholders {
  private let part: String
  private let scanner: MarkScanner
  /// By the mark as written, its place among the marks.
  private var marks: [String: Int] = [:]

  /// Finds them on the drawing of a sheet; nil when there are none.
  init?(
    _ sheet: Workbook.Sheet,
    in package: OfficePackage,
    _ scanner: MarkScanner,
    _ table: inout MarkTable
  ) throws(FormatError) {
    guard let part = try package.relationships(of: sheet.part).first(where: { $0.kind == "drawing" })?.target,
      let bytes = package.archive[part], scanner.starts.contains(where: { bytes.index(of: $0, from: 0) != nil })
    else { return nil }
    self.part = part
    self.scanner = scanner
    for properties in try XMLDocument(parsing: bytes).root.descendants(named: ["cNvPr"]) {
      guard PlaceholderPicture.isOne(properties, scanner),
        let mark = PlaceholderPicture.mark(of: properties, scanner), marks[mark.written] == nil
      else { continue }
      let place = TemplatePlace(sheet: sheet.name, text: mark.written)
      marks[mark.written] = table.add(MarkTable.Entry(mark: mark, part: part, place: place))
    }
    if marks.isEmpty { return nil }
  }

  /// Puts the pictures into their frames; without a value the frame goes.
  func fill(
    shelf: inout PictureShelf,
    fill: inout FormFill,
    in package: inout OfficePackage
  ) throws(FormatError) {
    guard let bytes = package.archive[part] else { return }
    let document = try XMLDocument(parsing: bytes)
    var links = PartLinks(taken: Set(try package.relationships(of: part).map(\.id)))
    for anchor in document.root.children {
      for properties in anchor.descendants(named: ["cNvPr"]) {
        guard let mark = PlaceholderPicture.mark(of: properties, scanner), let index = marks[mark.written],
          let picture = properties.parent?.parent, picture.isNamed("pic")
        else { continue }
        guard let path = fill.printed(index)?.text, !path.isEmpty else {
          anchor.remove()
          break
        }
        guard let number = shelf.number(of: path) else {
          fill.report(.missingPicture, at: index)
          continue
        }
        properties.set("descr", to: path)
        properties.set("title", to: nil)
        let embed = links.id("image", to: shelf.part(number), isExternal: false)
        Self.put(shelf.pictures[number], embed: embed, into: picture)
      }
    }
    package.archive[part] = document.serialized()
    try package.add(links, to: part, replacing: [])
  }

  private static func put(_ file: FormPicture, embed: String, into picture: XMLElement) {
    guard let fill = picture.first("blipFill"), let blip = fill.first("blip") else { return }
    for attribute in blip.attributes where attribute.qualifiedName.hasSuffix(":embed") {
      blip.set(attribute.qualifiedName, to: embed)
    }
    // Copies of the old picture in other formats (as SVG) would be shown instead of ours.
    blip.first("extLst")?.remove()
    fill.first("srcRect")?.remove()
    guard let frame = picture.first(["spPr", "xfrm", "ext"]), let stretch = fill.first("stretch"),
      let cx = frame["cx"].flatMap({ Int($0) }), let cy = frame["cy"].flatMap({ Int($0) }), cx > 0, cy > 0
    else { return }
    let size = file.fitted(width: cx, height: cy, into: PictureRoom(width: cx, height: cy))
    let inset = stretch.first("fillRect") ?? stretch.append(stretch.make("a:fillRect"))
    for (names, free) in [
      (["l", "r"], 1 - Double(size.width) / Double(cx)), (["t", "b"], 1 - Double(size.height) / Double(cy)),
    ] {
      let share = Int((max(0, free) * 50_000).rounded())
      for name in names { inset.set(name, to: share > 0 ? String(share) : nil) }
    }
  }
}
