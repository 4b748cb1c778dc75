import ShenbaoTypesetting
import Testing

/// What sections ask of the pages they fill.
@Suite struct SectionTests {
  private typealias Sample = SampleDocument

  @Test func linesAreNumberedInTheMargin() throws {
    let body =
      Sample.paragraph("一") + Sample.paragraph("无", "<w:suppressLineNumbers/>") + Sample.paragraph("二")
      + Sample.paragraph("三")
    var sample = Sample(body)
    sample.section += #"<w:lnNumType w:countBy="1" w:distance="200"/>"#
    // Ten points from the text, and five wide.
    #expect(try sample.typeset().lines() == ["20 36 一1", "20 56 无", "20 76 二2", "20 96 三3"])
    #expect(try sample.typeset().texts().contains("5 76 2"))
    sample.section += #"<w:lnNumType w:countBy="2"/>"#
    sample.section = sample.section.replacing(#"<w:lnNumType w:countBy="1" w:distance="200"/>"#, with: "")
    #expect(try sample.typeset().lines() == ["20 36 一", "20 56 无", "20 76 二2", "20 96 三"])
  }

  @Test(arguments: [("newPage", ["1", "1"]), ("continuous", ["1", "7"])])
  func linesAreCountedByPageOrOn(restart: String, firsts: [String]) throws {
    var sample = Sample((1...7).map { _ in Sample.paragraph("行") }.joined())
    sample.section += #"<w:lnNumType w:countBy="1" w:restart="\#(restart)"/>"#
    let document = try sample.typeset()
    #expect((0..<2).map { document.texts(page: $0)[1].split(separator: " ").last.map(String.init) } == firsts)
  }

  @Test func theParagraphsOfAFullPageAreSpreadOverIt() throws {
    var sample = Sample((1...6).map { Sample.paragraph("\($0)") }.joined())
    sample.paragraphDefaults = #"<w:spacing w:line="440" w:lineRule="exact"/>"#
    sample.section += #"<w:vAlign w:val="both"/>"#
    let document = try sample.typeset()
    // Five lines of 22 points on a page of 120: two and a half between each two.
    #expect(document.texts() == ["20 37.6 1", "20 62.1 2", "20 86.6 3", "20 111.1 4", "20 135.6 5"])
    #expect(document.texts(page: 1) == ["20 37.6 6"])
  }

  @Test func linesRunDownFromTheRight() throws {
    var sample = Sample(Sample.paragraph("一二") + Sample.paragraph("三"))
    sample.section += #"<w:textDirection w:val="tbRl"/>"#
    // The middle of a character lies 3.8 points above its baseline, which is 16 from the right margin.
    #expect(try sample.typeset().texts() == ["162.8 28.8 一", "162.8 38.8 二", "142.8 28.8 三"])
    let long = (1...9).map { _ in Sample.paragraph("行") }.joined()
    var two = Sample(long)
    two.section = sample.section
    let document = try two.typeset()
    #expect(document.pages.indices.map { document.texts(page: $0).count } == [8, 1])
    #expect(document.pages[0].width == 200)
  }

  @Test func pageNumbersBeginWithTheChapter() throws {
    let list = #"<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/>"#
    let broken = "<w:pageBreakBefore/>"
    var sample = Sample(
      Sample.paragraph("序") + Sample.paragraph("总则", list + broken) + Sample.paragraph("续", broken)
        + Sample.paragraph("分则", list + broken)
    )
    sample.numbering = """
      <w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/>\
      <w:lvlText w:val="第%1章"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
      """
    sample.section =
      #"<w:footerReference w:type="default" r:id="footer1"/>"# + sample.section
      + #"<w:pgNumType w:chapStyle="1" w:chapSep="period"/>"#
    sample.stories = [("footer1", "<w:p>\(Sample.field("PAGE"))</w:p>")]
    let document = try sample.typeset()
    let feet = document.pages.indices.compactMap { document.lines(page: $0)[0].split(separator: " ").last }
    #expect(feet == ["1", "一.2", "一.3", "二.4"])
  }
}
