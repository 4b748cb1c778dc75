import ShenbaoTypesetting
import Testing

/// What cannot be set as it is meant is never dropped in silence.
@Suite struct ReportTests {
  private typealias Sample = SampleDocument

  @Test(arguments: [
    (#"<w:p><w:r><w:rPr><w:shadow/></w:rPr><w:t>字</w:t></w:r></w:p>"#, "w:shadow"),
    (#"<w:p><w:r><w:rPr><w:sz w:val="20"/><w:szCs w:val="40"/></w:rPr><w:t>א</w:t></w:r></w:p>"#, "w:szCs"),
    (#"<w:p><w:pPr><w:mirrorIndents/></w:pPr></w:p>"#, "w:mirrorIndents"),
    (#"<w:p><m:oMath xmlns:m="m"/></w:p>"#, "m:oMath"),
    (#"<w:p><w:r><w:em w:val="x"/></w:r></w:p>"#, "w:em"),
  ])
  func aConstructIsNamed(body: String, construct: String) throws {
    #expect(try Sample(body).typeset().issues.map(\.detail).contains(construct))
  }

  @Test(arguments: [
    (#"<w:p><w:r><w:br w:type="page"/></w:r></w:p>"#, "w:br"),
    (#"<w:p><w:pPr><w:pageBreakBefore/></w:pPr></w:p>"#, "w:pageBreakBefore"),
  ])
  func aPageDoesNotEndInsideACell(paragraph: String, construct: String) throws {
    let table = Sample.table([50], "<w:tr><w:tc><w:tcPr/>\(paragraph)</w:tc></w:tr>")
    let document = try Sample(table).typeset()
    #expect(document.issues.map(\.detail) == [construct])
    #expect(document.pages.count == 1)
  }

  @Test func aCellThatMustHoldItsTextInOneLineIsReported() throws {
    let table = Sample.table([50], Sample.row([Sample.cell("字", "<w:tcFitText/>")]))
    #expect(try Sample(table).typeset().issues.map(\.detail) == ["w:tcFitText"])
  }

  @Test func aGridOfSquaresIsReported() throws {
    var sample = Sample(Sample.paragraph("字"))
    sample.section += #"<w:docGrid w:type="snapToChars" w:linePitch="400"/>"#
    #expect(try sample.typeset().issues.map(\.detail) == ["w:docGrid"])
  }

  @Test func aFallbackIsTakenWhenTheChoiceCannotBeShown() throws {
    let body = """
      <w:p><w:r><mc:AlternateContent xmlns:mc="mc"><mc:Choice Requires="wpg"><w:drawing><wp:inline xmlns:wp="wp"/>\
      </w:drawing></mc:Choice><mc:Fallback><w:t>替</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>
      """
    let document = try Sample(body).typeset()
    #expect(document.texts() == ["20 36 替"])
    #expect(document.issues.isEmpty)
  }
}
