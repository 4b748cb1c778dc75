import ShenbaoTypesetting
import Testing

/// Drawings that stand together, and the lines around them.
@Suite struct DrawingTests {
  private typealias Sample = SampleDocument

  private func drawing(_ graphic: String) -> String {
    """
    <w:p><w:pPr><w:spacing w:line="240" w:lineRule="auto"/></w:pPr><w:r><w:drawing><wp:inline xmlns:wp="wp" xmlns:a="a" \
    xmlns:wpg="wpg" xmlns:wps="wps" xmlns:pic="pic"><wp:extent cx="1270000" cy="635000"/><a:graphic><a:graphicData>\
    \(graphic)</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>
    """
  }

  /// A box with one character and no margins; its place and size in thousands of twelve seventh of a point.
  private func box(_ text: String, x: Int, y: Int, width: Int, height: Int) -> String {
    """
    <wps:wsp><wps:spPr>\(transform(x, y, width, height))<a:prstGeom prst="rect"/></wps:spPr><wps:txbx><w:txbxContent>\
    \(Sample.paragraph(text))</w:txbxContent></wps:txbx><wps:bodyPr lIns="0" tIns="0" rIns="0" bIns="0"/></wps:wsp>
    """
  }

  private func transform(_ x: Int, _ y: Int, _ width: Int, _ height: Int, children: String = "") -> String {
    let unit = 12_700
    return """
      <a:xfrm><a:off x="\(x * unit)" y="\(y * unit)"/><a:ext cx="\(width * unit)" cy="\(height * unit)"/>\(children)</a:xfrm>
      """
  }

  @Test func aGroupScalesAndPlacesItsMembers() throws {
    // The group is 100 points wide and counts 200 for them.
    let children = #"<a:chOff x="0" y="0"/><a:chExt cx="2540000" cy="1270000"/>"#
    let group = """
      <wpg:wgp><wpg:grpSpPr>\(transform(0, 0, 100, 50, children: children))</wpg:grpSpPr>\
      \(box("甲", x: 0, y: 0, width: 100, height: 50))\(box("乙", x: 100, y: 40, width: 100, height: 50))</wpg:wgp>
      """
    let document = try Sample(drawing(group)).typeset()
    #expect(document.texts() == ["20 36 甲", "70 56 乙"])
    #expect(document.issues.isEmpty)
  }

  @Test(arguments: [
    ("horz", ["20 36 甲", "20 56 乙"]), ("vert", ["104 20 甲", "84 20 乙"]), ("vert270", ["36 70 甲", "56 70 乙"]),
    ("eaVert", ["102.8 28.8 甲", "82.8 28.8 乙"]),
  ])
  func textOfABoxRunsDownOrUp(direction: String, expected: [String]) throws {
    let text = Sample.paragraph("甲") + Sample.paragraph("乙")
    let shape = """
      <wps:wsp><wps:spPr><a:prstGeom prst="rect"/></wps:spPr><wps:txbx><w:txbxContent>\(text)</w:txbxContent></wps:txbx>\
      <wps:bodyPr vert="\(direction)" lIns="0" tIns="0" rIns="0" bIns="0"/></wps:wsp>
      """
    let document = try Sample(drawing(shape)).typeset()
    #expect(document.texts() == expected)
    #expect(document.issues.isEmpty)
  }

  /// A box of 100 by 50 points with a character in it, and what is painted there.
  private func painted(_ properties: String, _ style: String = "") throws -> [String] {
    let shape = """
      <wps:wsp><wps:spPr><a:prstGeom prst="rect"/>\(properties)</wps:spPr>\(style)<wps:txbx><w:txbxContent>\
      \(Sample.paragraph("甲"))</w:txbxContent></wps:txbx><wps:bodyPr lIns="0" tIns="0" rIns="0" bIns="0"/></wps:wsp>
      """
    var sample = Sample(drawing(shape))
    sample.theme = """
      <a:themeElements><a:clrScheme><a:lt1><a:sysClr val="window"/></a:lt1>\
      <a:accent1><a:srgbClr val="4472C4"/></a:accent1></a:clrScheme>\
      <a:fmtScheme><a:lnStyleLst><a:ln w="6350"/><a:ln w="12700"/></a:lnStyleLst></a:fmtScheme></a:themeElements>
      """
    let document = try sample.typeset()
    #expect(document.issues.isEmpty)
    return document.dump.split(separator: "\n").map(String.init).filter { !$0.hasPrefix("page") }
  }

  @Test func aTextBoxHasTheColoursItNames() throws {
    let box = """
      <a:solidFill><a:schemeClr val="lt1"/></a:solidFill>\
      <a:ln w="6350"><a:solidFill><a:prstClr val="black"/></a:solidFill><a:prstDash val="dash"/></a:ln>
      """
    let lines = try painted(box)
    #expect(lines.first == "fill 20 20 100 50 #ffffff")
    #expect(lines.dropFirst().first == "line 20 20 120 20 0.5 #000000 dashed")
    #expect(lines.last == #"text 20 36 "甲" NotoSerifSC 10"#)
  }

  @Test func aShapeWithoutColoursOfItsOwnHasThoseOfItsStyle() throws {
    let darker = #"<a:schemeClr val="accent1"><a:shade val="50000"/></a:schemeClr>"#
    let style = """
      <wps:style><a:lnRef idx="2">\(darker)</a:lnRef><a:fillRef idx="1"><a:schemeClr val="accent1"/></a:fillRef>\
      <a:fontRef idx="minor"><a:schemeClr val="lt1"/></a:fontRef></wps:style>
      """
    // Half the light of 68, 114 and 196 is about 48, 81 and 139.
    let lines = try painted("", style)
    #expect(lines.first == "fill 20 20 100 50 #4472c4")
    #expect(lines.dropFirst().first == "line 20 20 120 20 1 #30518b")
    #expect(lines.last == #"text 20 36 "甲" NotoSerifSC 10 #ffffff"#)
    #expect(try painted("<a:noFill/><a:ln><a:noFill/></a:ln>", style) == [#"text 20 36 "甲" NotoSerifSC 10"#])
  }

  @Test(arguments: [("t", 36), ("ctr", 51), ("b", 66)])
  func theEmptyEndOfABoxDoesNotLiftItsText(anchor: String, baseline: Int) throws {
    let text =
      Sample.paragraph("甲", #"<w:spacing w:after="200" w:line="400" w:lineRule="exact"/>"#) + Sample.paragraph("")
    let shape = """
      <wps:wsp><wps:spPr><a:prstGeom prst="rect"/></wps:spPr><wps:txbx><w:txbxContent>\(text)</w:txbxContent></wps:txbx>\
      <wps:bodyPr anchor="\(anchor)" lIns="0" tIns="0" rIns="0" bIns="0"/></wps:wsp>
      """
    #expect(try Sample(drawing(shape)).typeset().texts() == ["20 \(baseline) 甲"])
  }

  @Test func aTurnedBoxTurnsItsText() throws {
    let properties = #"<a:xfrm rot="10800000"/><a:solidFill><a:srgbClr val="FFFF00"/></a:solidFill>"#
    // Half a turn about the middle at 70, 45: what stood at 20, 36 goes to 120, 54.
    let lines = try painted(properties)
    #expect(lines == ["line 120 45 20 45 50 #ffff00", #"text 120 54 "甲" NotoSerifSC 10 towards -1 0"#])
  }

  @Test func coloursAreMadeLighterAndTransparent() throws {
    func fill(_ changes: String) throws -> String? {
      try painted(#"<a:solidFill><a:srgbClr val="4472C4">\#(changes)</a:srgbClr></a:solidFill>"#).first
    }
    // The lightness of 132/255 becomes 0.4 of that and 0.6 more; the parts keep their saturation.
    let lighter = #"<a:lumMod val="40000"/><a:lumOff val="60000"/>"#
    #expect(try fill(lighter) == "fill 20 20 100 50 #b4c7e7")
    #expect(try fill(#"<a:lumMod val="50000"/>"#) == "fill 20 20 100 50 #203864")
    #expect(try fill(#"<a:alpha val="50000"/>"#) == "fill 20 20 100 50 #4472c480")
  }

  @Test(arguments: [("", "102.8 28.8 甲"), (";mso-layout-flow-alt:bottom-to-top", "36 70 甲")])
  func textOfAnOlderBoxRunsDownOrUp(style: String, expected: String) throws {
    let box = """
      <w:p><w:pPr><w:spacing w:line="240" w:lineRule="auto"/></w:pPr><w:r><w:pict xmlns:v="v"><v:rect filled="f" \
      stroked="f" style="width:100pt;height:50pt"><v:textbox inset="0,0,0,0" style="layout-flow:vertical\(style)">\
      <w:txbxContent>\(Sample.paragraph("甲"))</w:txbxContent></v:textbox></v:rect></w:pict></w:r></w:p>
      """
    #expect(try Sample(box).typeset().texts() == [expected])
  }

  @Test func groupsStandInGroups() throws {
    let children = #"<a:chOff x="127000" y="0"/><a:chExt cx="635000" cy="635000"/>"#
    let group = """
      <wpg:wgp><wpg:grpSpPr>\(transform(0, 0, 100, 50))</wpg:grpSpPr><wpg:grpSp><wpg:grpSpPr>\
      \(transform(50, 10, 50, 40, children: children))</wpg:grpSpPr>\(box("内", x: 20, y: 0, width: 30, height: 30))\
      </wpg:grpSp></wpg:wgp>
      """
    // Ten points from where the inner group begins to count.
    #expect(try Sample(drawing(group)).typeset().texts() == ["80 46 内"])
  }

  @Test func whatAGroupCannotShowIsNamed() throws {
    let group = "<wpg:wgp><wpg:graphicFrame/><wps:wsp><wps:spPr/></wps:wsp></wpg:wgp>"
    #expect(try Sample(drawing(group)).typeset().issues.map(\.detail).sorted() == ["wpg:graphicFrame", "wps:wsp"])
  }

  @Test func aPictureHasItsBorder() throws {
    let line = #"<a:ln w="25400"><a:solidFill><a:srgbClr val="FF0000"/></a:solidFill></a:ln>"#
    var sample = Sample(
      drawing(
        #"<pic:pic><pic:blipFill><a:blip r:embed="dot.png"/></pic:blipFill><pic:spPr>\#(line)</pic:spPr></pic:pic>"#
      )
    )
    sample.files = [("dot.png", Sample.dot)]
    let document = try sample.typeset()
    #expect(document.strokes() == ["20 20 120 20", "20 70 120 70", "20 20 20 70", "120 20 120 70"])
    #expect(document.issues.isEmpty)
  }

  @Test(arguments: [
    (#"rot="5400000""#, "image -5 45 100 50 png turned 90"), (#"flipH="1""#, "image 20 20 100 50 png mirrored"),
    (#"rot="-5400000" flipV="1""#, "image -5 45 100 50 png turned 270 upside down"),
  ])
  func aPictureIsTurnedAboutItsMiddle(transform: String, item: String) throws {
    var sample = Sample(
      drawing(
        """
        <pic:pic><pic:blipFill><a:blip r:embed="dot.png"/></pic:blipFill><pic:spPr><a:xfrm \(transform)/></pic:spPr></pic:pic>
        """
      )
    )
    sample.files = [("dot.png", Sample.dot)]
    let document = try sample.typeset()
    #expect(document.dump.split(separator: "\n").last.map(String.init) == item)
    #expect(document.issues.isEmpty)
  }

  private func legacy(_ drawn: String) -> String {
    #"<w:p><w:r><w:pict xmlns:v="v" xmlns:o="o">\#(drawn)</w:pict></w:r><w:r><w:t>字</w:t></w:r></w:p>"#
  }

  @Test func linesAndBoxesOfTheOlderMarkupAreDrawn() throws {
    let style = #"style="position:absolute;z-index:1""#
    let line = #"<v:line \#(style) from="0,5pt" to="100pt,15pt" strokecolor="red" strokeweight="2pt"/>"#
    let document = try Sample(legacy(line)).typeset()
    #expect(document.strokes() == ["20 25 120 35"])
    #expect(document.texts() == ["20 36 字"])
    let box = #"<v:rect style="position:absolute;margin-left:10pt;margin-top:0;width:30pt;height:10pt" filled="f"/>"#
    #expect(try Sample(legacy(box)).typeset().strokes().first == "30 20 60 20")
    #expect(document.issues.isEmpty)
  }

  @Test(arguments: ["", #"<o:OLEObject xmlns:o="o"/>"#])
  func aGroupOfTheOlderMarkupPlacesItsMembers(beside: String) throws {
    func box(_ text: String, _ left: Int) -> String {
      """
      <v:shape style="position:absolute;left:\(left);top:100;width:500;height:400" filled="f" stroked="f">\
      <v:textbox inset="0,0,0,0"><w:txbxContent>\(Sample.paragraph(text))</w:txbxContent></v:textbox></v:shape>
      """
    }
    let group = """
      <v:group style="width:100pt;height:50pt" coordorigin="1000,100" coordsize="1000,500"><v:shape type="#_x0000_t75" \
      style="left:1000;top:100;width:1000;height:500"/>\(box("甲", 1000))\(box("乙", 1500))\
      <v:line from="1000,600" to="2000,600"/></v:group>
      """
    let plain = #"<w:pPr><w:spacing w:line="240" w:lineRule="auto"/></w:pPr>"#
    let drawing = "<w:pict xmlns:v=\"v\">\(group)\(beside)</w:pict>"
    let document = try Sample("<w:p>\(plain)<w:r>\(drawing)</w:r></w:p>").typeset()
    #expect(document.texts() == ["20 36 甲", "70 36 乙"])
    #expect(document.strokes() == ["20 70 120 70"])
    #expect(document.issues.isEmpty)
  }

  @Test func aSecondBodyIsReported() throws {
    let document = try Sample(Sample.paragraph("一") + "</w:body><w:body>" + Sample.paragraph("二")).typeset()
    #expect(document.issues.map(\.detail) == ["w:body"])
  }

  @Test func aRuleIsAsWideAsItsColumn() throws {
    let rule = ##"<v:rect style="width:0;height:2pt" o:hr="t" fillcolor="#a0a0a0" stroked="f"/>"##
    let document = try Sample(legacy(rule)).typeset()
    #expect(document.dump.contains("fill 20 34 160 2 #a0a0a0"))
  }

  @Test func aBarStandsLeftOfItsParagraph() throws {
    let bar = #"<w:pBdr><w:bar w:val="single" w:sz="8" w:space="4" w:color="000000"/></w:pBdr>"#
    #expect(try Sample(Sample.paragraph("一", bar)).typeset().strokes() == ["16 20 16 40"])
  }

  @Test(arguments: [("left", 40.0), ("center", 35.0), ("right", 30.0)])
  func aListLabelStandsAfterAroundOrBeforeItsPlace(alignment: String, x: Double) throws {
    let list = #"<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>"#
    var sample = Sample(Sample.paragraph("条", list))
    sample.numbering = """
      <w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>\
      <w:lvlText w:val="%1."/><w:lvlJc w:val="\(alignment)"/><w:pPr><w:ind w:left="1000" w:hanging="600"/></w:pPr></w:lvl>\
      </w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
      """
    // The label is ten points wide and the text begins at 20 + 50.
    let expected = "\(Int(x)) 36"
    let texts = try sample.typeset().texts()
    #expect(texts.first?.hasPrefix(expected) == true)
    #expect(texts.last == "70 36 条")
  }

  @Test func theMarkOfAnEmptyCellMayTakeNoRoom() throws {
    func rows(_ properties: String) -> String {
      Sample.row([Sample.cell("", properties)], #"<w:trHeight w:val="100"/>"#) + Sample.row([Sample.cell("一")])
    }
    #expect(try Sample(Sample.table([50], rows("<w:hideMark/>"))).typeset().texts() == ["25.4 41 一"])
    #expect(try Sample(Sample.table([50], rows(""))).typeset().texts() == ["25.4 56 一"])
  }

  @Test func nothingStandsOnAPageThatOnlyMakesTheNextOdd() throws {
    let section = """
      <w:pgSz w:w="4000" w:h="3200"/><w:pgMar w:top="400" w:right="400" w:bottom="400" w:left="400" w:header="100" \
      w:footer="100" w:gutter="0"/><w:footerReference w:type="default" r:id="footer1"/>
      """
    let first = "<w:p><w:pPr><w:sectPr>\(section)</w:sectPr></w:pPr><w:r><w:t>一</w:t></w:r></w:p>"
    var sample = Sample(first + Sample.paragraph("三"))
    sample.section = section + #"<w:type w:val="oddPage"/>"#
    sample.stories = [("footer1", Sample.paragraph("脚"))]
    let document = try sample.typeset()
    #expect(document.pages.indices.map { document.texts(page: $0).count } == [2, 0, 2])
  }

  @Test func hyphenationIsReportedUnlessParagraphsDoWithout() throws {
    var sample = Sample(Sample.paragraph("word"))
    sample.settings = "<w:autoHyphenation/>"
    #expect(try sample.typeset().issues.map(\.detail) == ["w:autoHyphenation"])
    sample.paragraphDefaults += "<w:suppressAutoHyphens/>"
    #expect(try sample.typeset().issues.isEmpty)
  }
}
