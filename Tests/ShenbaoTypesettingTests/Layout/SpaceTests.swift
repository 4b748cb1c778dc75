import ShenbaoTypesetting
import Testing

/// The space above and below paragraphs.
///
/// Lines are 20 points high; the first baseline is at 36.
@Suite struct SpaceTests {
  private typealias Sample = SampleDocument

  /// The baselines of the lines of a page.
  private func baselines(_ body: String, page: Int = 0, compatibility: String = "") throws -> [Double] {
    var sample = Sample(body)
    sample.settings = sample.settings.replacing("</w:compat>", with: compatibility + "</w:compat>")
    let document = try sample.typeset()
    return document.lines(page: page).compactMap { Double($0.split(separator: " ")[1]) }
  }

  private func paragraph(_ spacing: String, _ more: String = "") -> String {
    Sample.paragraph("字", #"<w:spacing w:line="400" w:lineRule="exact" \#(spacing)/>\#(more)"#)
  }

  @Test func theLargerOfTwoSpacesCountsUnlessTheyAddUp() throws {
    let body = paragraph(#"w:after="200""#) + paragraph(#"w:before="120""#) + paragraph(#"w:before="80""#)
    #expect(try baselines(body) == [36, 66, 90])
    let adding = "<w:doNotUseHTMLParagraphAutoSpacing/>"
    #expect(try baselines(body, compatibility: adding) == [36, 72, 96])
  }

  @Test func automaticSpaceIsFourteenPointsExceptAtTheBeginningAndInLists() throws {
    let automatic = #"w:before="100" w:beforeAutospacing="1" w:after="100" w:afterAutospacing="1""#
    let list = #"<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>"#
    #expect(try baselines(paragraph(automatic) + paragraph(automatic)) == [36, 70])
    #expect(try baselines(paragraph(automatic, list) + paragraph(automatic, list)) == [36, 56])
    #expect(try baselines(paragraph(automatic) + paragraph(automatic, list)) == [36, 70])
    let other = list.replacing(#"numId w:val="1""#, with: #"numId w:val="2""#)
    #expect(try baselines(paragraph(automatic, list) + paragraph(automatic, other)) == [36, 70])
    let cell = "<w:tc><w:tcPr/>\(paragraph(automatic))</w:tc>"
    #expect(try baselines(Sample.table([100], Sample.row([cell]) + Sample.row([cell]))) == [36, 56])
  }

  @Test func paragraphsOfOneStyleStandCloseWhenTheyAskTo() throws {
    let contextual = "<w:contextualSpacing/>"
    let body = paragraph(#"w:after="200""#, contextual) + paragraph(#"w:before="200""#, contextual)
    #expect(try baselines(body) == [36, 56])
    #expect(try baselines(paragraph(#"w:after="200""#) + paragraph(#"w:before="300""#, contextual)) == [36, 66])
  }

  @Test func spaceAboveIsLeftOutAfterABreak() throws {
    let hard = #"<w:p><w:r><w:br w:type="page"/></w:r></w:p>"#
    #expect(try baselines(hard + paragraph(#"w:before="200""#), page: 1) == [36])
    let new = paragraph(#"w:after="160""#) + paragraph(#"w:before="200""#, "<w:pageBreakBefore/>")
    #expect(try baselines(new, page: 1) == [36])
    var old = Sample(new)
    old.settings = ""
    #expect(try old.typeset().lines(page: 1) == ["20 38 字"])
  }

  @Test func spaceAboveStaysBelowABreakThatTheParagraphBeginsWith() throws {
    let hard = #"<w:r><w:br w:type="page"/></w:r>"#
    let led = paragraph(#"w:before="200""#).replacing("<w:r><w:rPr>", with: hard + "<w:r><w:rPr>")
    var sample = Sample(Sample.paragraph("一") + led)
    #expect(try sample.typeset().lines(page: 1) == ["20 36 字"])
    sample.settings = ""
    #expect(try sample.typeset().lines(page: 1) == ["20 46 字"])
  }

  @Test func aBreakAtTheEndOfASectionLeavesNoEmptyPage() throws {
    let page = #"<w:pgSz w:w="4000" w:h="3200"/><w:pgMar w:top="400" w:right="400" w:bottom="400" w:left="400"/>"#
    let hard = #"<w:r><w:t>一</w:t><w:br w:type="page"/></w:r>"#
    func counts(_ kind: String) throws -> [Int] {
      let section = #"<w:sectPr>\#(page)</w:sectPr>"#
      var sample = Sample("<w:p><w:pPr>\(section)</w:pPr>\(hard)</w:p>" + Sample.paragraph("二"))
      sample.section = page + #"<w:type w:val="\#(kind)"/>"#
      let document = try sample.typeset()
      return document.pages.indices.map { document.texts(page: $0).count }
    }
    #expect(try counts("nextPage") == [1, 1])
    #expect(try counts("continuous") == [1, 1])
    #expect(try Sample("<w:p>\(hard)</w:p>").typeset().pages.count == 1)
  }

  @Test func aHeadingThatBeginsAPageItselfIsNotMovedOnceMore() throws {
    let heading = #"<w:p><w:pPr><w:keepNext/></w:pPr><w:r><w:br w:type="page"/><w:t>题</w:t></w:r></w:p>"#
    let rows = (0..<3).map { _ in Sample.row([Sample.cell("行")]) }.joined()
    let body = (1...5).map { Sample.paragraph("\($0)") }.joined() + heading + Sample.table([100], rows)
    let document = try Sample(body).typeset()
    #expect(document.pages.indices.map { document.texts(page: $0).count } == [5, 4])
  }

  @Test func nothingIsLeftFreeBelowATableAtTheEndOfACell() throws {
    let inner = Sample.table([40], Sample.row([Sample.cell("内")]))
    let cell = "<w:tc><w:tcPr/>\(inner)<w:p/></w:tc>"
    #expect(try baselines(Sample.table([100], Sample.row([cell])) + Sample.paragraph("后")) == [36, 56])
  }

  @Test func aRowTakesTheSpaceBelowItsTextWithIt() throws {
    let cell = "<w:tc><w:tcPr/>\(paragraph(#"w:after="200""#))</w:tc>"
    let rows = (0..<5).map { _ in Sample.row([cell]) }.joined()
    // Rows of 30 on a page of 120: below two lines two, and a rest of 20, which would hold the text of a third.
    let document = try Sample(Sample.paragraph("") + Sample.paragraph("") + Sample.table([100], rows)).typeset()
    #expect(document.pages.indices.map { document.texts(page: $0).count } == [2, 3])
  }
}
