extension SheetTemplate {
  /// A copy of the template with each note as a note on its cell.
  func annotated(with notes: [TemplateNote]) throws(FormatError) -> [UInt8] {
    var result = workbook.package
    let parts = Set(workbook.sheets.map(\.part))
    for (index, sheet) in workbook.sheets.enumerated() {
      var texts: [(cell: CellReference, text: String)] = []
      // What stands in no sheet is noted in the first one.
      for note in notes where note.issue.part == sheet.part || index == 0 && !parts.contains(note.issue.part) {
        let cell = note.issue.place.cell.flatMap { CellReference($0) } ?? CellReference(column: 1, row: 1)
        if let known = texts.firstIndex(where: { $0.cell == cell }) {
          texts[known].text += "\n" + note.text
        } else {
          texts.append((cell, note.text))
        }
      }
      guard !texts.isEmpty else { continue }
      var comments = try CellNotes(result, of: sheet.part)
      for note in texts.sorted(by: { $0.cell < $1.cell }) { comments.add(note.text, to: note.cell) }
      try comments.put(into: &result)
    }
    return try result.archive.packed()
  }
}

/// The notes on the cells of one sheet: their texts, and the boxes that show them (ECMA-376 part 1, 18.7; part 4, 19).
private struct CellNotes {
  private static let noComments = """
    <comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><authors><author>shenbao</author></authors>\
    <commentList/></comments>
    """
  private static let noBoxes = """
    <xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" \
    xmlns:x="urn:schemas-microsoft-com:office:excel"><v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" \
    path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/>\
    </v:shapetype></xml>
    """

  private let sheet: String
  private let comments: XMLDocument
  private let boxes: XMLDocument
  private let commentsPart: String
  private let boxesPart: String
  private let hasComments: Bool
  private let hasBoxes: Bool

  init(_ package: OfficePackage, of sheet: String) throws(FormatError) {
    self.sheet = sheet
    let related = try package.relationships(of: sheet)
    let known = related.first { $0.kind == "comments" }?.target
    let shown = related.first { $0.kind == "vmlDrawing" }?.target
    hasComments = known.flatMap { package.archive[$0] } != nil
    hasBoxes = shown.flatMap { package.archive[$0] } != nil
    let name = sheet.split(separator: "/").last?.split(separator: ".").first ?? "sheet"
    commentsPart = hasComments ? known ?? "" : "xl/comments-\(name).xml"
    boxesPart = hasBoxes ? shown ?? "" : "xl/drawings/notes-\(name).vml"
    comments = try XMLDocument(parsing: package.archive[commentsPart] ?? Array(Self.noComments.utf8))
    boxes = try XMLDocument(parsing: package.archive[boxesPart] ?? Array(Self.noBoxes.utf8))
  }

  mutating func add(_ text: String, to cell: CellReference) {
    guard let list = comments.root.first("commentList") else { return }
    if let known = list.children.first(where: { $0["ref"] == cell.text }) {
      let run = known.first("text") ?? known.append(known.make("text"))
      return add(run: "\n" + text, to: run)
    }
    let comment = list.make("comment")
    comment.set("ref", to: cell.text)
    comment.set("authorId", to: "0")
    if let next = list.children.first(where: { $0["ref"].flatMap { CellReference($0) }.map { cell < $0 } ?? false }) {
      comment.insert(before: next)
    } else {
      list.append(comment)
    }
    add(run: text, to: comment.append(comment.make("text")))
    addBox(at: cell)
  }

  private func add(run text: String, to element: XMLElement) {
    let run = element.append(element.make("r"))
    run.append(run.make("t", text: text)).set("xml:space", to: "preserve")
  }

  private func addBox(at cell: CellReference) {
    let shape = boxes.root.append(boxes.root.make("v:shape"))
    shape.set("id", to: "_x0000_s\(900_000 + boxes.root.children.count)")
    shape.set("type", to: "#_x0000_t202")
    shape.set("style", to: "position:absolute;width:200pt;height:80pt;visibility:hidden")
    shape.set("fillcolor", to: "#ffffe1")
    let client = shape.append(shape.make("x:ClientData"))
    client.set("ObjectType", to: "Note")
    let (row, column) = (cell.row - 1, cell.column - 1)
    client.append(client.make("x:Anchor", text: "\(column + 1), 15, \(row), 2, \(column + 4), 15, \(row + 6), 2"))
    client.append(client.make("x:AutoFill", text: "False"))
    client.append(client.make("x:Row", text: String(row)))
    client.append(client.make("x:Column", text: String(column)))
  }

  func put(into package: inout OfficePackage) throws(FormatError) {
    let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
    try package.set(part: commentsPart, bytes: comments.serialized(), kind: kind)
    if !hasComments { _ = try package.relate(sheet, to: commentsPart, kind: OfficePackage.links + "comments") }
    package.archive[boxesPart] = boxes.serialized()
    guard !hasBoxes else { return }
    try package.declare(ending: "vml", kind: "application/vnd.openxmlformats-officedocument.vmlDrawing")
    let id = try package.relate(sheet, to: boxesPart, kind: OfficePackage.links + "vmlDrawing")
    try package.edit(sheet) { root in SheetOrder.insert("legacyDrawing", relationship: id, in: root) }
  }
}

/// The order of what may stand in a worksheet behind its drawing (ECMA-376 part 1, 18.3.1.99).
enum SheetOrder {
  private static let last = [
    "legacyDrawing", "legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls",
    "webPublishItems", "tableParts", "extLst",
  ]

  /// Puts in an element that points to a part, in its place.
  static func insert(_ name: String, relationship id: String, in root: XMLElement) {
    let made = root.make(name)
    let later = name == "drawing" ? last : Array(last.dropFirst())
    if let next = root.children.first(where: { later.contains($0.name) }) {
      made.insert(before: next)
    } else {
      root.append(made)
    }
    let prefix = root.prefix(of: String(OfficePackage.links.dropLast()), orDeclare: "r")
    made.set("\(prefix):id", to: id)
  }
}
