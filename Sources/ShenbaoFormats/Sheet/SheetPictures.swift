/// A picture in a cell of a filled sheet.
struct CellPicture {
  /// The mark that asks for it, its file, and the cell in the template and in the output.
  var mark: Int
  var path: String
  var origin: CellReference
  var cell: CellReference
}

/// Puts pictures on a sheet's drawing (ECMA-376 part 1, 20.5), which is made if there is none.
struct SheetPictures {
  private static let kind = "application/vnd.openxmlformats-officedocument.drawing+xml"
  private static let empty = """
    <xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" \
    xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"/>
    """

  /// Adds the pictures; those that are missing are reported.
  static func add(
    _ pictures: [CellPicture],
    to plan: SheetPlan,
    shelf: inout PictureShelf,
    fill: inout FormFill,
    in package: inout OfficePackage
  ) throws(FormatError) {
    guard !pictures.isEmpty else { return }
    let known = try package.relationships(of: plan.sheet.part).first { $0.kind == "drawing" }?.target
    let name = plan.sheet.part.split(separator: "/").last ?? "sheet.xml"
    let part = known ?? "xl/drawings/shenbao-\(name)"
    let document = try XMLDocument(parsing: package.archive[part] ?? Array(empty.utf8))
    var links = PartLinks(taken: Set(try package.relationships(of: part).map(\.id)))
    var id = 10_000 + document.root.children.count
    for picture in pictures {
      guard let number = shelf.number(of: picture.path) else {
        fill.report(.missingPicture, at: picture.mark)
        continue
      }
      id += 1
      let wanted = fill.table[picture.mark].mark.pictureSize
      let file = shelf.pictures[number]
      let size = file.fitted(width: wanted.width, height: wanted.height, into: plan.geometry.room(of: picture.origin))
      let embed = links.id("image", to: shelf.part(number), isExternal: false)
      let xml = anchor(file, at: picture.cell, size: size, embed: embed, text: picture.path, id: id)
      document.root.append(document.root.adopt(try XMLDocument(parsing: Array(xml.utf8)).root))
    }
    try package.set(part: part, bytes: document.serialized(), kind: kind)
    try package.add(links, to: part, replacing: [])
    guard known == nil else { return }
    let relation = try package.relate(plan.sheet.part, to: part, kind: OfficePackage.links + "drawing")
    try package.edit(plan.sheet.part) { root in SheetOrder.insert("drawing", relationship: relation, in: root) }
  }

  private static func anchor(
    _ picture: FormPicture,
    at cell: CellReference,
    size: (width: Int, height: Int),
    embed: String,
    text: String,
    id: Int
  ) -> String {
    let turn = PictureTurn(picture.orientation)
    let (cx, cy) = turn.swapsSides ? (size.height, size.width) : size
    let description = String(decoding: XMLText.attribute(text), as: UTF8.self)
    return """
      <xdr:oneCellAnchor xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" \
      xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><xdr:from><xdr:col>\(cell.column - 1)</xdr:col>\
      <xdr:colOff>19050</xdr:colOff><xdr:row>\(cell.row - 1)</xdr:row><xdr:rowOff>19050</xdr:rowOff></xdr:from>\
      <xdr:ext cx="\(size.width)" cy="\(size.height)"/><xdr:pic><xdr:nvPicPr>\
      <xdr:cNvPr id="\(id)" name="Picture \(id)" descr="\(description)"/><xdr:cNvPicPr/></xdr:nvPicPr><xdr:blipFill>\
      <a:blip xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:embed="\(embed)"/>\
      <a:stretch><a:fillRect/></a:stretch></xdr:blipFill><xdr:spPr><a:xfrm\(turn.attributes)><a:off x="0" y="0"/>\
      <a:ext cx="\(cx)" cy="\(cy)"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></xdr:spPr></xdr:pic>\
      <xdr:clientData/></xdr:oneCellAnchor>
      """
  }
}
