import ShenbaoFormats
import ShenbaoTypesetting
import Testing

/// What styles come to.
@Suite struct StyleTests {
  private func dump(_ body: String, styles: String, numbering: String = "") throws -> [String] {
    var sample = SampleDocument(body)
    sample.styles = styles
    sample.numbering = numbering
    return try sample.typeset().dump.split(separator: "\n").map(String.init)
  }

  private func style(_ id: String, _ content: String, kind: String = "paragraph") -> String {
    #"<w:style w:type="\#(kind)" w:styleId="\#(id)">\#(content)</w:style>"#
  }

  @Test func stylesInheritAndDirectFormatsWin() throws {
    let styles =
      style("A", #"<w:pPr><w:jc w:val="right"/></w:pPr><w:rPr><w:sz w:val="40"/><w:color w:val="FF0000"/></w:rPr>"#)
      + style("B", #"<w:basedOn w:val="A"/><w:rPr><w:sz w:val="30"/></w:rPr>"#)
    let body =
      SampleDocument.paragraph("字", #"<w:pStyle w:val="B"/>"#)
      + SampleDocument.paragraph("字", #"<w:pStyle w:val="B"/><w:jc w:val="left"/>"#, run: #"<w:color w:val="auto"/>"#)
    #expect(
      try dump(body, styles: styles).suffix(2) == [
        "text 165 36 \"字\" NotoSerifSC 15 #ff0000", "text 20 56 \"字\" NotoSerifSC 15",
      ]
    )
  }

  @Test func boldOnBoldIsPlain() throws {
    let styles = style("P", "<w:rPr><w:b/></w:rPr>") + style("C", "<w:rPr><w:b/></w:rPr>", kind: "character")
    let body =
      SampleDocument.paragraph("一", #"<w:pStyle w:val="P"/>"#)
      + SampleDocument.paragraph("二", #"<w:pStyle w:val="P"/>"#, run: #"<w:rStyle w:val="C"/>"#)
      + SampleDocument.paragraph("三", #"<w:pStyle w:val="P"/>"#, run: #"<w:rStyle w:val="C"/><w:b/>"#)
    let fonts = try dump(body, styles: styles).dropFirst().map { $0.split(separator: " ")[4] }
    #expect(fonts == ["NotoSerifSC-Bold", "NotoSerifSC", "NotoSerifSC-Bold"])
  }

  @Test func stylesBasedOnEachOtherEnd() throws {
    let styles = style("A", #"<w:basedOn w:val="B"/>"#) + style("B", #"<w:basedOn w:val="A"/>"#)
    #expect(try dump(SampleDocument.paragraph("字", #"<w:pStyle w:val="A"/>"#), styles: styles).count == 2)
  }

  @Test func aTableStyleFormatsItsFirstRowAndItsBands() throws {
    let bands =
      #"<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr></w:tblStylePr>"#
      + #"<w:tblStylePr w:type="band1Horz"><w:tcPr><w:shd w:val="clear" w:fill="DDDDDD"/></w:tcPr></w:tblStylePr>"#
    let rows = ["一", "二", "三"].map { SampleDocument.row([SampleDocument.cell($0)]) }.joined()
    let table = SampleDocument.table([50], rows, #"<w:tblStyle w:val="T"/><w:tblLook w:val="0420"/>"#)
    let lines = try dump(table, styles: style("T", bands, kind: "table"))
    #expect(lines.contains("text 25.4 36 \"一\" NotoSerifSC-Bold 10"))
    #expect(lines.filter { $0.hasPrefix("fill") } == ["fill 20 40 50 20 #dddddd"])
  }

  @Test func listsCountInChinese() throws {
    let levels =
      #"<w:lvl w:ilvl="0"><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/><w:suff w:val="nothing"/></w:lvl>"#
      + #"<w:lvl w:ilvl="1"><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/><w:suff w:val="nothing"/></w:lvl>"#
    let numbering =
      #"<w:abstractNum w:abstractNumId="0">\#(levels)</w:abstractNum>"#
      + #"<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>"#
    let body = [0, 1, 1, 0, 1].map {
      SampleDocument.paragraph("字", #"<w:numPr><w:ilvl w:val="\#($0)"/><w:numId w:val="1"/></w:numPr>"#)
    }.joined()
    var sample = SampleDocument(body)
    sample.numbering = numbering
    let lines = try sample.typeset().lines().map { $0.split(separator: " ")[2] }
    #expect(lines == ["一、字", "（一）字", "（二）字", "二、字", "（一）字"])
  }

  @Test func insertedTextIsShownDeletedAndHiddenTextIsNot() throws {
    let body =
      "<w:p><w:ins><w:r><w:t>甲</w:t></w:r></w:ins><w:del><w:r><w:delText>乙</w:delText></w:r></w:del>"
      + "<w:r><w:rPr><w:vanish/></w:rPr><w:t>丙</w:t></w:r></w:p>"
    #expect(try SampleDocument(body).typeset().lines() == ["20 36 甲"])
  }

  @Test func controlsAndHeadingsKnowTheirPlaces() throws {
    let control =
      #"<w:sdt><w:sdtPr><w:tag w:val="单位.名称"/></w:sdtPr><w:sdtContent><w:r><w:t>某某大学</w:t></w:r></w:sdtContent></w:sdt>"#
    let heading = SampleDocument.paragraph("一、基本情况", #"<w:outlineLvl w:val="0"/>"#)
    let document = try SampleDocument(heading + "<w:p><w:r><w:t>甲</w:t></w:r>\(control)</w:p>").typeset()
    #expect(document.outline == [DocumentHeading(title: "一、基本情况", level: 1, page: 0, y: 20)])
    let region = Rectangle(x: 30, y: 40, width: 40, height: 20)
    #expect(document.controls == [ControlRegion(tag: "单位.名称", page: 0, rectangle: region)])
  }

  @Test func whatCannotBeTypesetIsReported() throws {
    let body =
      SampleDocument.paragraph("甲", "<w:mirrorIndents/>")
      + "<w:p><w:r><w:t>乙</w:t><w:footnoteReference/></w:r></w:p>"
    let issues = try SampleDocument(body).typeset().issues
    #expect(issues.map(\.detail) == ["w:mirrorIndents", "w:footnoteReference"])
    #expect(issues.map(\.place) == ["甲", "乙"])
    #expect(issues.allSatisfy { $0.code == "unsupported" && $0.part == "word/document.xml" })
  }

  @Test func fieldsShowWhatTheyStandFor() throws {
    func field(_ instruction: String) -> String {
      #"<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>\#(instruction)</w:instrText></w:r>"#
        + #"<w:r><w:fldChar w:fldCharType="end"/></w:r>"#
    }
    let box =
      #"<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:checked/></w:checkBox></w:ffData></w:fldChar></w:r>"#
      + #"<w:r><w:instrText>FORMCHECKBOX</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>"#
    let body = "<w:p>\(field(#" eq \o\ac(□,√)"#))\(field(#"EQ \o\ac(○,3)"#))\(box)</w:p>"
    let document = try SampleDocument(body).typeset()
    #expect(document.lines() == ["20 36 ☑③☑"])
    #expect(document.issues.isEmpty)
    #expect(try SampleDocument("<w:p>\(field(#"EQ \f(1,2)"#))</w:p>").typeset().issues.map(\.detail) == ["EQ"])
  }

  @Test func aFramedPageNumberStandsInTheMiddleAndTakesNoRoom() throws {
    var sample = SampleDocument(SampleDocument.paragraph("文"))
    sample.section = #"<w:footerReference w:type="default" r:id="footer1"/>"# + sample.section
    let frame = #"<w:framePr w:wrap="around" w:vAnchor="text" w:hAnchor="margin" w:xAlign="center" w:y="1"/>"#
    sample.stories = [("footer1", "<w:p><w:pPr>\(frame)</w:pPr>\(SampleDocument.field("PAGE"))</w:p><w:p/>")]
    let document = try sample.typeset()
    #expect(document.texts() == ["97 151.05 1", "20 36 文"])
    #expect(document.issues.isEmpty)
  }

  @Test func aStyleWithoutAnIdIsFoundByItsName() throws {
    var sample = SampleDocument(SampleDocument.paragraph("一", #"<w:pStyle w:val="Wide"/>"#))
    sample.styles = #"<w:style><w:name w:val="Wide"/><w:pPr><w:ind w:left="400"/></w:pPr></w:style>"#
    #expect(try sample.typeset().texts() == ["40 36 一"])
  }
}
