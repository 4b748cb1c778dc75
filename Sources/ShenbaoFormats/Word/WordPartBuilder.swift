/// Reads one part of a Word template into a tree of `TemplateNode`.
struct WordPartBuilder {
  let part: String
  let scanner: MarkScanner
  /// Elements with something to fill in them.
  let touched: Set<XMLElement>
  let headings: HeadingStyles
  var table: MarkTable

  private(set) var place = TemplatePlace()
  private var tables = 0
  var isEcho = false
  /// Inside a control that still shows its prompt, whose style must not pass to the value.
  var isInPrompt = false
  /// The formats of marks for structured text.
  var richFormats: [Int: PropertyList] = [:]
  /// The room for pictures here.
  var room = PictureRoom.page

  init(part: String, root: XMLElement, scanner: MarkScanner, headings: HeadingStyles, table: MarkTable) {
    self.part = part
    self.scanner = scanner
    self.headings = headings
    self.table = table
    var touched = root.elements(holding: scanner.starts)
    for box in root.descendants(named: ["checkbox"]) where ControlBox.option(of: box) != nil {
      box.addWithAncestors(to: &touched)
    }
    for box in root.descendants(named: ["checkBox"]) where LegacyBox.mark(of: box.parent, scanner) != nil {
      (box.parent?.parent ?? box).addWithAncestors(to: &touched)
    }
    for properties in root.descendants(named: ["docPr"]) where PlaceholderPicture.isOne(properties, scanner) {
      properties.addWithAncestors(to: &touched)
    }
    self.touched = touched
    if let page = root.descendants("sectPr").last { room = page.room }
    for lost in root.descendants(named: ["lastRenderedPageBreak"]) { lost.remove() }
    // Copies of a paragraph would share its id (w14:paraId), which must be unique.
    root.removeAttributes(["paraId", "textId"])
  }

  func place(around mark: String, in text: String) -> TemplatePlace {
    var here = place
    here.text = TemplatePlace.excerpt(of: text, around: mark)
    return here
  }

  /// The tree of `element` and what is in it.
  mutating func node(_ element: XMLElement, in role: TemplateNode.Role) -> TemplateNode {
    note(element, in: role)
    guard touched.contains(element) else { return TemplateNode(.bytes(element.bytes, element.weight)) }
    switch element.name {
    case "p" where element.isNamed("w:p", in: role): return paragraph(element)
    case "tbl" where element.isNamed("w:tbl", in: role): return tableNode(element)
    case "tr" where role == .table:
      let row = group(element, role: .row)
      row.isMarkerRow = MarkerRow.matches(element, scanner)
      return row
    case "tc": return cell(element, in: role)
    case "sdt": return control(element, in: role)
    case "Fallback": return echo(element, role: Self.role(of: element, in: role))
    case "fldChar" where LegacyBox.mark(of: element.first("ffData"), scanner) != nil: return legacyBox(element)
    case "drawing": return drawing(element)
    case "del", "moveFrom": return TemplateNode(.bytes(element.bytes, .solid))
    default: return group(element, role: Self.role(of: element, in: role))
    }
  }

  /// An element whose children are read one by one, or whose text is filled in place.
  mutating func group(_ element: XMLElement, role: TemplateNode.Role) -> TemplateNode {
    let children = element.children
    var open: [UInt8] = []
    var close: [UInt8] = []
    element.appendOpening(to: &open)
    element.appendClosing(to: &close)
    let node = TemplateNode(.element(open: open, close: close), role: role)
    let needsParagraph = ["tc", "hdr", "ftr", "txbxContent", "footnote", "endnote", "comment"].contains(element.name)
    node.needsParagraph = needsParagraph && element.qualifiedName.hasPrefix("w:")
    if children.isEmpty {
      node.append([text(element)])
    } else {
      for child in children { node.append([self.node(child, in: role)]) }
    }
    return node
  }

  private mutating func text(_ element: XMLElement) -> TemplateNode {
    let text = element.text
    guard
      let template = TextTemplate(
        text,
        scanner: scanner,
        part: part,
        place: place(around: "", in: text),
        table: &table
      )
    else {
      var bytes: [UInt8] = []
      XMLText.append(text.utf8, inAttribute: false, to: &bytes)
      return TemplateNode(.bytes(bytes, .solid))
    }
    template.reportUnpaired(to: &table)
    return TemplateNode(.text(template))
  }

  private mutating func echo(_ element: XMLElement, role: TemplateNode.Role) -> TemplateNode {
    let outside = isEcho
    isEcho = true
    defer { isEcho = outside }
    return group(element, role: role)
  }

  private static func role(of element: XMLElement, in role: TemplateNode.Role) -> TemplateNode.Role {
    switch element.name {
    case "body", "hdr", "ftr", "footnote", "endnote", "comment", "txbxContent": .blocks
    case "tr" where role == .table: .row
    case "sdtContent", "customXml", "smartTag", "ins", "moveTo", "hyperlink", "fldSimple", "dir", "bdo",
      "AlternateContent", "Choice", "Fallback":
      role == .paragraph ? .inline : role
    default: .other
    }
  }
}

// Tables, cells, controls.
extension WordPartBuilder {
  private mutating func tableNode(_ element: XMLElement) -> TemplateNode {
    let outside = place
    tables += 1
    place.table = tables
    place.row = nil
    place.column = nil
    defer { place = outside }
    var open: [UInt8] = []
    var close: [UInt8] = []
    element.appendOpening(to: &open)
    element.appendClosing(to: &close)
    var children: [TemplateNode] = []
    for child in element.children {
      // What stands before the first row belongs to the start, so that a table without rows can be told.
      if children.isEmpty, !["tr", "sdt", "customXml", "ins"].contains(child.name) {
        child.append(to: &open)
      } else {
        children.append(node(child, in: .table))
      }
    }
    let node = TemplateNode(.element(open: open, close: close), role: .table, children: children)
    node.isTable = true
    return node
  }

  private mutating func cell(_ element: XMLElement, in role: TemplateNode.Role) -> TemplateNode {
    let (inner, outside) = (place, room)
    room = element.cellRoom(within: room)
    let node = group(element, role: .blocks)
    (place, room) = (inner, outside)
    var merging: Int?
    node.forEachMark { index, _ in
      if merging == nil, table[index].mark.merges { merging = index }
    }
    guard let merging else { return node }
    var open: [UInt8] = []
    element.appendOpening(to: &open)
    let properties = element.first("tcPr")
    let cell = TemplateNode.MergingCell(
      plain: open + (properties?.bytes ?? []),
      restart: open + element.cellProperties(merge: "restart"),
      continued: open + element.cellProperties(merge: "continue")
    )
    let contents = Array(node.children.dropFirst(properties == nil ? 0 : 1))
    return TemplateNode(.mergingCell(merging, cell), role: .blocks, children: contents)
  }

  private mutating func control(_ element: XMLElement, in role: TemplateNode.Role) -> TemplateNode {
    if let box = element.first(["sdtPr", "checkbox"]), let option = ControlBox.option(of: box) {
      return controlBox(element, option: option)
    }
    let outside = isInPrompt
    defer { isInPrompt = outside }
    if let properties = element.first("sdtPr") {
      isInPrompt = isInPrompt || properties.first("showingPlcHdr") != nil
      ControlBox.release(properties)
    }
    let node = group(element, role: role == .paragraph ? .inline : role)
    node.isControl = true
    return node
  }

  private mutating func legacyBox(_ element: XMLElement) -> TemplateNode {
    guard let mark = LegacyBox.mark(of: element.first("ffData"), scanner) else {
      return TemplateNode(.bytes(element.bytes, .solid))
    }
    let index = table.add(
      MarkTable.Entry(mark: mark, part: part, place: place(around: "", in: mark.written), isEcho: isEcho)
    )
    let off = LegacyBox.bytes(of: element, isChecked: false, scanner)
    return TemplateNode(.choice(index, on: LegacyBox.bytes(of: element, isChecked: true, scanner), off: off))
  }

  private mutating func controlBox(_ element: XMLElement, option: String) -> TemplateNode {
    let written = "☐" + option
    do {
      let mark = try Mark(parsing: written, written: option)
      let entry = MarkTable.Entry(mark: mark, part: part, place: place(around: "", in: option), isEcho: isEcho)
      let index = table.add(entry)
      let off = ControlBox.bytes(of: element, isChecked: false)
      return TemplateNode(.choice(index, on: ControlBox.bytes(of: element, isChecked: true), off: off))
    } catch {
      return TemplateNode(.bytes(element.bytes, .solid))
    }
  }

  /// Keeps count of headings, tables, rows and columns, seen or not.
  private mutating func note(_ element: XMLElement, in role: TemplateNode.Role) {
    switch role {
    case .blocks where element.isNamed("tbl"):
      if !touched.contains(element) { tables += 1 + element.descendants(named: ["tbl"]).count }
    case .blocks where element.isNamed("p"):
      if place.table == nil, headings.isHeading(element) { place.heading = element.heading }
    case .table where element.isNamed("tr"):
      place.row = (place.row ?? 0) + 1
      place.column = nil
    case .row where element.isNamed("tc"): place.column = (place.column ?? 0) + 1
    default: break
    }
  }
}

extension XMLElement {
  /// The element with all that is in it, as bytes.
  var bytes: [UInt8] {
    var result: [UInt8] = []
    append(to: &result)
    return result
  }

  /// Whether it is a paragraph or table of the document, also where none is expected; drawings have their own.
  fileprivate func isNamed(_ qualifiedName: String, in role: TemplateNode.Role) -> Bool {
    role == .blocks || (role == .other && self.qualifiedName == qualifiedName)
  }

  fileprivate var weight: TemplateNode.Weight {
    switch name {
    case "bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "permStart", "permEnd": .anchor
    default: .solid
    }
  }

  /// The text of a heading, at most 40 characters.
  fileprivate var heading: String { String(ParagraphText(self).text.prefix(40)) }

  /// The cell's properties with a vertical merge put in its place in the sequence (ECMA-376 part 1, 17.4.69).
  fileprivate func cellProperties(merge: String) -> [UInt8] {
    let properties = first("tcPr") ?? prepend(make("w:tcPr"))
    properties.first("vMerge")?.remove()
    let made = properties.make("w:vMerge")
    let before = ["cnfStyle", "tcW", "gridSpan", "hMerge"]
    if let last = properties.children.last(where: { before.contains($0.name) }) {
      made.insert(after: last)
    } else {
      properties.prepend(made)
    }
    made.set("w:val", to: merge)
    return properties.bytes
  }
}
