import Foundation
import ShenbaoFormats
import ShenbaoTypesetting
import Testing

/// Text beside pictures, boxes, frames and floating tables.
///
/// The page is 200 wide, text begins at 20, 20; characters are 10 wide and lines 20 high.
@Suite struct ObstacleTests {
  private typealias Sample = SampleDocument

  private let text = String(repeating: "字", count: 40)

  /// A floating picture or shape, 60 by 30 points, at `x` and `y` from the column and the paragraph.
  private func anchored(_ graphic: String, x: Int, y: Int, wrap: String, attributes: String = "") -> String {
    """
    <w:r><w:drawing><wp:anchor xmlns:wp="wp" xmlns:a="a" xmlns:wps="wps" \(attributes)>\
    <wp:positionH relativeFrom="column"><wp:posOffset>\(x * 12_700)</wp:posOffset></wp:positionH>\
    <wp:positionV relativeFrom="paragraph"><wp:posOffset>\(y * 12_700)</wp:posOffset></wp:positionV>\
    <wp:extent cx="762000" cy="381000"/>\(wrap)<a:graphic><a:graphicData>\(graphic)</a:graphicData></a:graphic>\
    </wp:anchor></w:drawing></w:r>
    """
  }

  private func picture(_ crop: String = "") -> String {
    #"<pic:pic xmlns:pic="pic"><pic:blipFill><a:blip r:embed="dot.png"/>\#(crop)</pic:blipFill></pic:pic>"#
  }

  private func typeset(_ body: String) throws -> TypesetDocument {
    var sample = Sample(body)
    sample.files = [("dot.png", SampleDocument.dot)]
    return try sample.typeset()
  }

  private func paragraph(_ drawing: String) -> String { "<w:p>\(drawing)<w:r><w:t>\(text)</w:t></w:r></w:p>" }

  private func row(_ count: Int) -> String { String(repeating: "字", count: count) }

  @Test func linesRunBesideAPicture() throws {
    let drawing = anchored(picture(), x: 0, y: 0, wrap: "<wp:wrapSquare/>", attributes: #"distR="127000""#)
    let document = try typeset(paragraph(drawing))
    #expect(document.lines() == ["90 36 \(row(9))", "90 56 \(row(9))", "20 76 \(row(16))", "20 96 \(row(6))"])
    #expect(document.dump.contains("image 20 20 60 30 png"))
    #expect(document.issues.isEmpty)
  }

  @Test func whatFloatsIsPlacedFromAboveTheSpaceOfItsParagraph() throws {
    let drawing = anchored(picture(), x: 0, y: 0, wrap: "<wp:wrapNone/>")
    let spaced = "<w:p><w:pPr><w:spacing w:before=\"200\" w:line=\"400\" w:lineRule=\"exact\"/></w:pPr>\(drawing)</w:p>"
    let document = try typeset(Sample.paragraph("一") + spaced + Sample.paragraph("二"))
    #expect(document.dump.contains("image 20 40 60 30 png"))
    #expect(document.lines() == ["20 36 一", "20 86 二"])
  }

  @Test func whatFloatsStandsUprightBesideLinesThatRunDown() throws {
    let drawing = anchored(picture(), x: 100, y: 0, wrap: "<wp:wrapSquare/>")
    var sample = Sample(paragraph(drawing))
    sample.files = [("dot.png", SampleDocument.dot)]
    sample.section += #"<w:textDirection w:val="tbRl"/>"#
    let document = try sample.typeset()
    // From 120 to 180 across and from 20 to 50 down: the three lines at the right begin below it, the next at the top.
    #expect(document.dump.contains("image 120 20 60 30 png"))
    let lines = Dictionary(grouping: document.texts()) { $0.split(separator: " ")[0] }
    #expect(lines["162.8"]?.first == "162.8 58.8 字")
    #expect(lines["122.8"]?.first == "122.8 58.8 字")
    #expect(lines["102.8"]?.first == "102.8 28.8 字")
    #expect(document.issues.isEmpty)
  }

  @Test func linesStandInTheWiderPartBesideAPicture() throws {
    let right = anchored(picture(), x: 100, y: 0, wrap: "<wp:wrapSquare/>")
    #expect(try typeset(paragraph(right)).lines().prefix(2) == ["20 36 \(row(10))", "20 56 \(row(10))"])
    let middle = anchored(picture(), x: 50, y: 0, wrap: "<wp:wrapSquare/>")
    #expect(try typeset(paragraph(middle)).lines()[0] == "20 66 \(row(16))", "no room of an inch")
  }

  @Test func linesStandAboveAndBelowAPicture() throws {
    let drawing = anchored(picture(), x: 100, y: 20, wrap: "<wp:wrapTopAndBottom/>")
    #expect(try typeset(paragraph(drawing)).lines() == ["20 36 \(row(16))", "20 86 \(row(16))", "20 106 \(row(8))"])
  }

  @Test func theNextParagraphRunsBesideAPictureToo() throws {
    let drawing = anchored(picture(), x: 0, y: 0, wrap: "<wp:wrapSquare/>")
    let document = try typeset(
      "<w:p>\(drawing)<w:r><w:t>一</w:t></w:r></w:p>" + Sample.paragraph("二") + Sample.paragraph("三")
    )
    #expect(document.texts() == ["80 36 一", "80 56 二", "20 76 三"])
  }

  @Test func aPictureIsCutOffAtItsFrame() throws {
    let drawing = anchored(picture(#"<a:srcRect l="50000" t="25000"/>"#), x: 0, y: 0, wrap: "<wp:wrapNone/>")
    let document = try typeset(paragraph(drawing))
    #expect(document.dump.contains("image 20 20 60 30 png"))
    #expect(document.issues.isEmpty)
    let placed = document.pages[0].items.compactMap { if case .image(let image) = $0 { image } else { nil } }
    #expect(placed.map(\.uncropped) == [Rectangle(x: -40, y: 10, width: 120, height: 40)])
  }

  private let box = """
    <wps:wsp><wps:spPr><a:prstGeom prst="rect"/><a:solidFill><a:srgbClr val="FFFF00"/></a:solidFill>\
    <a:ln w="12700"><a:solidFill><a:srgbClr val="FF0000"/></a:solidFill></a:ln></wps:spPr>\
    <wps:txbx><w:txbxContent><w:p><w:r><w:t>框</w:t></w:r></w:p></w:txbxContent></wps:txbx>\
    <wps:bodyPr lIns="63500" tIns="63500"/></wps:wsp>
    """

  @Test func aTextBoxHoldsItsText() throws {
    let document = try typeset(paragraph(anchored(box, x: 10, y: 0, wrap: "<wp:wrapSquare/>")))
    #expect(document.texts()[0] == "35 41 框")
    #expect(document.lines()[1] == "90 36 \(row(9))")
    #expect(document.dump.contains("fill 30 20 60 30 #ffff00"))
    #expect(document.dump.contains("line 30 20 90 20 1 #ff0000"))
    #expect(document.issues.isEmpty)
  }

  @Test func aTextBoxTooSmallForItsTextIsReported() throws {
    let full = box.replacingOccurrences(of: "框", with: String(repeating: "框", count: 9))
    let document = try typeset(paragraph(anchored(full, x: 0, y: 0, wrap: "")))
    #expect(document.issues.map(\.detail) == ["box"])
  }

  @Test func aTextBoxOfTheOlderMarkupHoldsItsText() throws {
    let drawing = """
      <w:r><w:pict xmlns:v="v"><v:shape style="position:absolute;margin-left:10pt;margin-top:0;width:60pt;height:30pt" \
      fillcolor="#ffff00" strokecolor="red"><v:textbox inset="5pt,5pt,5pt,0"><w:txbxContent><w:p><w:r><w:t>框</w:t></w:r>\
      </w:p></w:txbxContent></v:textbox><w10:wrap xmlns:w10="w10" type="square"/></v:shape></w:pict></w:r>
      """
    let document = try typeset(paragraph(drawing))
    #expect(document.texts()[0] == "35 41 框")
    #expect(document.lines()[1] == "90 36 \(row(9))")
    #expect(document.issues.isEmpty)
  }

  @Test func aStraightLineIsDrawn() throws {
    let line = """
      <wps:wsp><wps:spPr><a:xfrm flipV="1"/><a:prstGeom prst="line"/><a:ln w="25400"><a:solidFill>\
      <a:srgbClr val="FF0000"/></a:solidFill></a:ln></wps:spPr></wps:wsp>
      """
    let document = try typeset(paragraph(anchored(line, x: 0, y: 0, wrap: "")))
    #expect(document.strokes() == ["20 50 80 20"])
  }

  @Test func linesRunBesideAFloatingTable() throws {
    let floating = #"<w:tblpPr w:rightFromText="200" w:vertAnchor="text" w:tblpX="0" w:tblpY="0"/>"#
    let table = Sample.table([50], Sample.row([Sample.cell("表")]), floating)
    let document = try typeset(table + Sample.paragraph(text))
    #expect(document.lines() == ["25.4 36 表\(row(10))", "20 56 \(row(16))", "20 76 \(row(14))"])
    #expect(document.texts()[1] == "80 36 \(row(10))")
    #expect(document.issues.isEmpty)
  }

  @Test(arguments: [
    (#"w:tblpY="800""#, ["25.4 76 表", "20 36 一"]), (#"w:vertAnchor="page" w:tblpY="1200""#, ["25.4 76 表", "20 36 一"]),
    (#"w:tblpY="-100""#, ["25.4 31 表", "20 51 一"]),
    (#"w:vertAnchor="page" w:leftFromText="180""#, ["25.4 36 表", "20 56 一"]), ("", ["25.4 36 表", "20 56 一"]),
  ])
  func aTableFloatsFromTheMarginAndNotAtAllWithoutAPlace(position: String, expected: [String]) throws {
    let table = Sample.table([150], Sample.row([Sample.cell("表")]), "<w:tblpPr \(position)/>")
    #expect(try typeset(table + Sample.paragraph("一")).texts() == expected)
  }

  @Test func aTableAtTheFootOfThePageLeavesTheTextWhereItIs() throws {
    let floating = #"<w:tblpPr w:vertAnchor="margin" w:tblpYSpec="bottom" w:tblpXSpec="right" w:horzAnchor="margin"/>"#
    let table = Sample.table([50], Sample.row([Sample.cell("表")]), floating)
    #expect(try typeset(table + Sample.paragraph("一")).texts() == ["135.4 136 表", "20 36 一"])
  }

  @Test func paragraphsOfOneFrameStandBelowEachOther() throws {
    let frame =
      #"<w:framePr w:w="600" w:hSpace="200" w:wrap="around" w:vAnchor="text" w:hAnchor="margin" w:xAlign="left" w:y="1"/>"#
    let document = try typeset(Sample.paragraph("一", frame) + Sample.paragraph("二", frame) + Sample.paragraph(text))
    #expect(document.texts().prefix(3) == ["20 36.05 一", "20 56.05 二", "60 36 \(row(12))"])
    #expect(document.issues.isEmpty)
  }

  @Test func aFrameWithoutAWidthIsAsWideAsItsLongestParagraph() throws {
    let line = #"w:val="single" w:sz="8" w:space="0""#
    let frame = """
      <w:framePr w:hSpace="200" w:wrap="around" w:vAnchor="text" w:hAnchor="text" w:y="1"/>\
      <w:pBdr><w:left \(line)/><w:right \(line)/></w:pBdr>
      """
    let framed = [Sample.paragraph("一", frame), Sample.paragraph("二三四", frame), Sample.paragraph("五", frame)]
    let document = try typeset(framed.joined() + Sample.paragraph(text))
    // Thirty points and one to spare, and ten free beside.
    #expect(document.texts().prefix(4) == ["20 36.05 一", "20 56.05 二三四", "20 76.05 五", "61 36 \(row(11))"])
    #expect(Set(document.strokes().map { $0.split(separator: " ")[0] }) == ["19.5", "51.5"])
  }

  @Test(arguments: [("drop", "20", "36"), ("margin", "4", "20")])
  func aLargeFirstLetterStandsBesideItsText(kind: String, letter: String, text: String) throws {
    let frame = #"<w:framePr w:dropCap="\#(kind)" w:lines="2" w:wrap="around" w:vAnchor="text" w:hAnchor="text"/>"#
    let spacing = #"<w:spacing w:line="800" w:lineRule="exact"/>"#
    let body =
      Sample.paragraph("大", frame + spacing, run: #"<w:sz w:val="30"/>"#)
      + Sample.paragraph(String(repeating: "小", count: 40))
    let document = try Sample(body).typeset()
    #expect(document.lines().first?.hasPrefix(letter + " ") == true)
    #expect(
      document.lines().map { $0.split(separator: " ")[0] }.dropFirst().prefix(2) == [Substring(text), Substring(text)]
    )
    #expect(document.issues.isEmpty)
  }

  @Test func aParagraphThatWouldStandOnThePageStaysInItsCell() throws {
    let frame = #"<w:framePr w:wrap="around" w:vAnchor="page" w:hAnchor="margin" w:xAlign="center" w:y="2266"/>"#
    let rows = (1...2).map { Sample.row([Sample.cell("第\($0)行", "", paragraph: frame)]) }
    let table = Sample.table([160], rows.joined())
    #expect(try typeset(table).lines() == ["25.4 36 第1行", "25.4 56 第2行"])
  }
}
