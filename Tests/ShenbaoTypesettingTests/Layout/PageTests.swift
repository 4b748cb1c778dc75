import ShenbaoTypesetting
import Testing

/// What stands on which page.
///
/// A page holds six lines of 20 points.
@Suite struct PageTests {
  private func paragraphs(_ count: Int, _ properties: String = "") -> String {
    (1...count).map { SampleDocument.paragraph("第\($0)行", properties) }.joined()
  }

  private func pages(_ body: String) throws -> [[String]] {
    let document = try SampleDocument(body).typeset()
    return document.pages.indices.map { page in
      document.texts(page: page).map { String($0.split(separator: " ", maxSplits: 2)[2]) }
    }
  }

  /// A paragraph of `lines` lines; each is one letter so that it is told apart.
  private func lines(_ lines: Int, _ properties: String = "") -> String {
    let runs = (1...lines).map { "<w:r><w:t>\($0)</w:t></w:r>" }.joined(separator: "<w:r><w:br/></w:r>")
    return "<w:p><w:pPr>\(properties)</w:pPr>\(runs)</w:p>"
  }

  @Test func theSeventhLineBeginsAPage() throws {
    #expect(try pages(lines(6)).map(\.count) == [6])
    #expect(try pages(paragraphs(7)).map(\.count) == [6 * 3, 3])
  }

  @Test func neitherTheFirstNorTheLastLineOfAParagraphStandsAlone() throws {
    #expect(try pages(lines(7)).map(\.count) == [5, 2])
    #expect(try pages(lines(5) + lines(3)).map(\.count) == [5, 3])
    #expect(try pages(lines(7, #"<w:widowControl w:val="0"/>"#)).map(\.count) == [6, 1])
  }

  @Test func keptLinesAndKeptParagraphsMoveTogether() throws {
    #expect(try pages(lines(4) + lines(4, "<w:keepLines/>")).map(\.count) == [4, 4])
    #expect(try pages(lines(4) + lines(1, "<w:keepNext/>") + lines(3)).map(\.count) == [4, 4])
  }

  @Test func breaksBeginPagesWhereTheyAreAsked() throws {
    let hard = #"<w:p><w:r><w:t>甲</w:t><w:br w:type="page"/><w:t>乙</w:t></w:r></w:p>"#
    #expect(try pages(hard) == [["甲"], ["乙"]])
    #expect(try pages(lines(1) + lines(1, "<w:pageBreakBefore/>")).map(\.count) == [1, 1])
  }

  @Test func spaceBeforeIsDroppedAtTheTopOfAnOverflowingPage() throws {
    let spaced = #"<w:spacing w:before="200" w:line="400" w:lineRule="exact"/>"#
    let document = try SampleDocument(lines(6) + lines(1, spaced)).typeset()
    #expect(document.texts(page: 1) == ["20 36 1"])
    let first = try SampleDocument(lines(1, spaced)).typeset()
    #expect(first.texts() == ["20 46 1"])
  }

  @Test func pagesAreNumberedBySectionsAndCountedTogether() throws {
    let section = """
      <w:pgSz w:w="4000" w:h="3200"/><w:pgMar w:top="400" w:right="400" w:bottom="400" w:left="400" w:header="100" \
      w:footer="100" w:gutter="0"/><w:footerReference w:type="default" r:id="footer1"/>
      """
    let reference = #"<w:footerReference w:type="default" r:id="footer1"/>"#
    var sample = SampleDocument(
      "<w:p><w:pPr><w:sectPr>\(reference)\(section)<w:pgNumType w:fmt=\"lowerRoman\"/></w:sectPr></w:pPr></w:p>"
        + paragraphs(7)
    )
    sample.section += #"<w:pgNumType w:start="1" w:fmt="chineseCounting"/>"#
    let footer = SampleDocument.field("PAGE") + "<w:r><w:t>/</w:t></w:r>" + SampleDocument.field("NUMPAGES")
    sample.stories = [("footer1", "<w:p>\(footer)</w:p>")]
    let document = try sample.typeset()
    let feet = document.pages.indices.map { page in
      document.texts(page: page).prefix(3).map { $0.split(separator: " ")[2] }.joined()
    }
    #expect(feet == ["i/3", "一/3", "二/3"])
    #expect(try sample.typeset(footers: false).texts(page: 0).isEmpty)
  }

  @Test func titlePagesAndEvenPagesHaveTheirOwnHeaders() throws {
    var sample = SampleDocument(paragraphs(13))
    sample.section =
      ["first", "even", "default"].map {
        #"<w:headerReference w:type="\#($0)" r:id="header-\#($0)"/>"#
      }.joined() + sample.section + "<w:titlePg/>"
    sample.settings = "<w:evenAndOddHeaders/>"
    let small = #"<w:spacing w:line="200" w:lineRule="exact"/>"#
    sample.stories = ["first", "even", "default"].map { ("header-\($0)", SampleDocument.paragraph($0, small)) }
    let document = try sample.typeset()
    #expect((0..<3).map { document.texts(page: $0)[0] } == ["20 13 first", "20 13 even", "20 13 default"])
  }

  @Test func headersStandHalfAnInchFromTheEdgeWhereNothingIsSaid() throws {
    var sample = SampleDocument("")
    sample.section = """
      <w:headerReference w:type="default" r:id="header1"/><w:pgSz w:w="4000" w:h="3200"/>\
      <w:pgMar w:top="1200" w:right="400" w:bottom="400" w:left="400"/>
      """
    sample.stories = [("header1", paragraphs(1))]
    #expect(try sample.typeset().texts() == ["20 52 第", "32.5 52 1", "40 52 行"])
  }

  @Test func aTallHeaderPushesTheTextDown() throws {
    var sample = SampleDocument(paragraphs(1))
    sample.section = #"<w:headerReference w:type="default" r:id="header1"/>"# + sample.section
    sample.stories = [("header1", paragraphs(2))]
    #expect(try sample.typeset().texts().last == "40 61 行")
  }

  @Test func aCentredSectionStandsInTheMiddleOfItsPage() throws {
    var sample = SampleDocument(SampleDocument.paragraph("题"))
    sample.section += #"<w:vAlign w:val="center"/>"#
    #expect(try sample.typeset().texts() == ["20 86 题"])
  }
}
