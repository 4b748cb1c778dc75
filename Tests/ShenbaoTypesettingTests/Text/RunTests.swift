import ShenbaoTypesetting
import Testing

/// What runs ask for beyond a font.
///
/// Characters are 10 points wide, the first baseline is at 20 + 16.
@Suite struct RunTests {
  private typealias Sample = SampleDocument

  @Test func emphasisStandsUnderEachCharacterButNotUnderPunctuation() throws {
    let document = try Sample(Sample.paragraph("重，点", run: #"<w:em w:val="dot"/>"#)).typeset()
    #expect(document.strokes() == ["25 38.5 25 38.5", "45 38.5 45 38.5"])
    #expect(document.texts() == ["20 36 重，点"])
    #expect(
      try Sample(Sample.paragraph("圈", run: #"<w:em w:val="circle"/>"#)).typeset().strokes()[0] == "25 26.2 25 26.2"
    )
  }

  @Test func emphasisOfAStyleCanBeTakenBack() throws {
    var sample = Sample(
      Sample.paragraph("甲", #"<w:pStyle w:val="a"/>"#)
        + Sample.paragraph("乙", #"<w:pStyle w:val="a"/>"#, run: #"<w:em w:val="none"/>"#)
    )
    sample.styles =
      #"<w:style w:type="paragraph" w:styleId="a"><w:rPr><w:em w:val="dot"/><w:outline/></w:rPr></w:style>"#
    let document = try sample.typeset()
    #expect(document.strokes().count == 1)
    #expect(document.issues.map(\.detail) == ["w:outline", "w:outline"])
  }

  @Test func aFittedRunIsAsWideAsItIsTold() throws {
    let fit = #"<w:fitText w:val="1000" w:id="7"/>"#
    let body =
      "<w:p><w:r><w:rPr>\(fit)</w:rPr><w:t>姓</w:t></w:r><w:r><w:rPr>\(fit)</w:rPr><w:t>名</w:t></w:r><w:r><w:t>乙</w:t></w:r></w:p>"
    #expect(try Sample(body).typeset().texts() == ["20 36 姓", "60 36 名", "70 36 乙"])
  }

  @Test(arguments: [("top", "40 30.09 小"), ("center", "40 36.59 小"), ("bottom", "40 43.09 小")])
  func smallCharactersStandWhereTheParagraphPutsThem(alignment: String, expected: String) throws {
    // 宋体: 1.009 above and 0.291 below the baseline; sizes 20 and 10, the line's baseline at 20 + 20.18.
    let body =
      #"<w:p><w:pPr><w:spacing w:line="240" w:lineRule="auto"/><w:textAlignment w:val="\#(alignment)"/></w:pPr>"#
      + #"<w:r><w:rPr><w:sz w:val="40"/></w:rPr><w:t>大</w:t></w:r><w:r><w:t>小</w:t></w:r></w:p>"#
    let texts = try Sample(body).typeset().texts()
    #expect(texts[0] == "20 40.18 大")
    #expect(texts[1] == expected)
  }

  private func field(_ instruction: String, _ run: String = "") -> String {
    """
    <w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:rPr>\(run)</w:rPr><w:instrText>\(instruction)</w:instrText></w:r>\
    <w:r><w:fldChar w:fldCharType="end"/></w:r>
    """
  }

  @Test func overlaidTextsStandUponEachOther() throws {
    let body = #"<w:p><w:r><w:t>甲</w:t></w:r>\#(field(#" eq \o\ac(○,团) "#))<w:r><w:t>乙</w:t></w:r></w:p>"#
    let document = try Sample(body).typeset()
    #expect(document.texts() == ["20 36 甲", "30 36 ○", "30 36 团", "40 36 乙"])
    #expect(document.issues.isEmpty)
  }

  @Test func overlaidTextsAreAlignedAndRaised() throws {
    let right = try Sample("<w:p>\(field(#"EQ \o\ar(甲乙,丙)"#))</w:p>").typeset()
    #expect(right.texts() == ["20 36 甲乙", "30 36 丙"])
    let raised = try Sample("<w:p>\(field(#"EQ \o(\s\up 5(上),\s\do 3(下))"#))</w:p>").typeset()
    #expect(raised.texts() == ["20 31 上", "20 39 下"])
  }

  @Test func otherFormulasAreReported() throws {
    #expect(try Sample("<w:p>\(field(#"EQ \f(1,2)"#))</w:p>").typeset().issues.map(\.detail) == ["EQ"])
  }

  @Test func aGridOfCharactersWidensThemUnlessTheRunLeavesIt() throws {
    var sample = Sample(
      "<w:p><w:r><w:t>一二</w:t></w:r><w:r><w:rPr><w:snapToGrid w:val=\"0\"/></w:rPr><w:t>三四</w:t></w:r><w:r><w:t>五</w:t></w:r></w:p>"
    )
    sample.section += #"<w:docGrid w:type="linesAndChars" w:linePitch="400" w:charSpace="8192"/>"#
    #expect(try sample.typeset().texts() == ["20 36 一二", "44 36 三四", "64 36 五"])
  }

  @Test func aLineOfAGridHoldsWholeCharacters() throws {
    var sample = Sample(Sample.paragraph(String(repeating: "字", count: 16), #"<w:jc w:val="right"/>"#))
    sample.section += #"<w:docGrid w:type="linesAndChars" w:linePitch="400" w:charSpace="4096"/>"#
    // Fourteen characters of 11 points in 160: the right end is at 20 + 154.
    #expect(try sample.typeset().lines() == ["20 36 " + String(repeating: "字", count: 14), "152 56 字字"])
  }

  @Test func aLineOfACellEndsWhereTheCellDoesOnAGridToo() throws {
    let cell = Sample.cell("字字字", paragraph: #"<w:jc w:val="right"/>"#)
    var sample = Sample(Sample.table([160], Sample.row([cell])))
    sample.section += #"<w:docGrid w:type="linesAndChars" w:linePitch="400" w:charSpace="4096"/>"#
    sample.settings = sample.settings.replacing("</w:compat>", with: "<w:adjustLineHeightInTable/></w:compat>")
    // Three characters of 11 points before 20 + 160 - 5.4.
    #expect(try sample.typeset().lines() == ["141.6 36 字字字"])
  }

  @Test func charactersStandInTheSquaresOfAGrid() throws {
    var sample = SampleDocument(SampleDocument.paragraph("一ab二"))
    sample.section += #"<w:docGrid w:type="snapToChars" w:linePitch="400" w:charSpace="8192"/>"#
    // Squares of 12 points; two letters stand in one together.
    let texts = try sample.typeset().texts()
    #expect(texts == ["20 36 一", "32 36 ab", "44 36 二"])
  }

  @Test func aWavyUnderlineRisesAndFalls() throws {
    let document = try SampleDocument(SampleDocument.paragraph("一", run: #"<w:u w:val="wave"/>"#)).typeset()
    // Eight strokes of an eighth of ten points, about 1.4 below the baseline.
    #expect(document.strokes().count == 8)
    #expect(document.strokes().prefix(2) == ["20 36.98 21.25 37.82", "21.25 37.82 22.5 36.98"])
  }

  @Test func textWithoutAColourIsWhiteOnItsOwnDarkShading() throws {
    func dump(_ fill: String) throws -> String {
      try Sample(Sample.paragraph("反", run: #"<w:shd w:val="clear" w:fill="\#(fill)"/>"#)).typeset().dump
    }
    #expect(try dump("000000").contains("\"反\" NotoSerifSC 10 #ffffff\n"))
    #expect(try dump("D9E2F3").contains("\"反\" NotoSerifSC 10\n"))
  }

  @Test func anUnderlineOfWordsLeavesBlanksOut() throws {
    let document = try SampleDocument(SampleDocument.paragraph("一 二", run: #"<w:u w:val="words"/>"#)).typeset()
    #expect(document.strokes() == ["20 37.4 30 37.4", "35 37.4 45 37.4"])
  }
}
