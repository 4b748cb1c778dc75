import ShenbaoTypesetting
import Testing

/// Columns and the lines around pages.
///
/// The text is 160 wide: two columns with 20 between them are 70 wide each and begin at 20 and 110; a page holds six lines.
@Suite struct ColumnTests {
  private typealias Sample = SampleDocument

  private func numbers(_ count: Int) -> String { (1...count).map { Sample.paragraph("\($0)") }.joined() }

  private let columns = #"<w:cols w:num="2" w:space="400" w:sep="1"/>"#

  @Test func textFillsOneColumnAfterTheOther() throws {
    var sample = Sample(numbers(14))
    sample.section += columns
    let document = try sample.typeset()
    #expect(document.texts().first == "20 36 1")
    #expect(document.texts().suffix(7).prefix(2) == ["20 136 6", "110 36 7"])
    #expect(document.texts(page: 1) == ["20 36 13", "20 56 14"])
    #expect(document.strokes() == ["100 20 100 140"])
    #expect(document.issues.isEmpty)
  }

  @Test func aColumnBreakBeginsTheNextColumn() throws {
    var sample = Sample(#"<w:p><w:r><w:t>一</w:t><w:br w:type="column"/><w:t>二</w:t></w:r></w:p>"#)
    #expect(try sample.typeset().pages.count == 2)
    sample.section += columns
    #expect(try sample.typeset().texts() == ["20 36 一", "110 36 二"])
  }

  @Test func columnsAreOfOneHeightBeforeAContinuousSection() throws {
    let page = #"<w:pgSz w:w="4000" w:h="3200"/><w:pgMar w:top="400" w:right="400" w:bottom="400" w:left="400"/>"#
    let end = #"<w:p><w:pPr><w:sectPr>\#(page)\#(columns)</w:sectPr></w:pPr><w:r><w:t>5</w:t></w:r></w:p>"#
    var sample = Sample(numbers(4) + end + Sample.paragraph("后"))
    sample.section += #"<w:type w:val="continuous"/>"#
    let document = try sample.typeset()
    #expect(document.texts() == ["20 36 1", "20 56 2", "20 76 3", "110 36 4", "110 56 5", "20 96 后"])
    #expect(document.pages.count == 1)
  }

  @Test func columnsMayBeOfDifferentWidths() throws {
    var sample = Sample(Sample.paragraph(String(repeating: "字", count: 42)))
    sample.section +=
      #"<w:cols w:num="2" w:equalWidth="0"><w:col w:w="1000" w:space="400"/><w:col w:w="1800"/></w:cols>"#
    let document = try sample.typeset()
    let lines = document.texts().map { $0.replacing("字", with: "") }
    // Six lines of five characters, then two of nine at most.
    #expect(lines == ["20 36 ", "20 56 ", "20 76 ", "20 96 ", "20 116 ", "20 136 ", "90 36 ", "90 56 "])
    #expect(document.issues.isEmpty)
  }

  private func bordered(_ attributes: String) throws -> [String] {
    var sample = Sample(Sample.paragraph("一") + Sample.paragraph("二", "<w:pageBreakBefore/>"))
    let sides = ["top", "bottom"].map { #"<w:\#($0) w:val="single" w:sz="8" w:space="4"/>"# }.joined()
    sample.section += "<w:pgBorders \(attributes)>\(sides)</w:pgBorders>"
    let document = try sample.typeset()
    return document.strokes() + document.strokes(page: 1)
  }

  @Test func linesStandAroundTheTextOrInsideThePaper() throws {
    // Half a line and four points from the text.
    #expect(try bordered("").prefix(2) == ["20 15.5 180 15.5", "20 144.5 180 144.5"])
    #expect(try bordered(#"w:offsetFrom="page""#).prefix(2) == ["0 4.5 200 4.5", "0 155.5 200 155.5"])
  }

  @Test func linesStandAroundTheFirstPageOrTheOthers() throws {
    #expect(try bordered("").count == 4)
    #expect(try bordered(#"w:display="firstPage""#).count == 2)
    #expect(try bordered(#"w:display="notFirstPage""#).count == 2)
  }

  @Test func linesOfLittlePicturesAreReported() throws {
    var sample = Sample(Sample.paragraph("一"))
    sample.section += #"<w:pgBorders><w:top w:val="apples" w:sz="8"/></w:pgBorders>"#
    #expect(try sample.typeset().issues.map(\.detail) == ["w:pgBorders"])
  }
}
