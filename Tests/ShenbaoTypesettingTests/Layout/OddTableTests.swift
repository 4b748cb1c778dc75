import ShenbaoTypesetting
import Testing

/// What tables may also be.
@Suite struct OddTableTests {
  @Test func aTableInACellBeginsAtItsTextWhateverTheVersion() throws {
    let inner = Sample.table([40], Sample.row([Sample.cell("内")]))
    let cell = "<w:tc><w:tcPr/>\(Sample.paragraph("外"))\(inner)<w:p/></w:tc>"
    var sample = Sample(Sample.table([100], Sample.row([cell])))
    #expect(try sample.typeset().texts() == ["25.4 36 外", "30.8 56 内"])
    sample.settings = ""
    #expect(try sample.typeset().texts() == ["20 36 外", "25.4 56 内"])
  }

  @Test(arguments: [("center", "65.4 36 一"), ("right", "95.4 36 一"), ("left", "35.4 36 一")])
  func anIndentMovesTablesWhereverTheyStand(alignment: String, expected: String) throws {
    let properties = #"<w:jc w:val="\#(alignment)"/><w:tblInd w:w="200" w:type="dxa"/>"#
    let table = Sample.table([100], Sample.row([Sample.cell("一")]), properties)
    #expect(try Sample(table).typeset().texts() == [expected])
  }

  private typealias Sample = SampleDocument

  @Test func theFirstColumnOfAMirroredTableStandsAtTheRight() throws {
    let row = Sample.row([Sample.cell("一"), Sample.cell("二")])
    let document = try Sample(Sample.table([50, 100], row, "<w:bidiVisual/>", isRuled: true)).typeset()
    #expect(document.texts() == ["135.4 36.5 一", "35.4 36.5 二"])
    #expect(document.strokes().suffix(3) == ["30 20 30 41", "130 20 130 41", "180 20 180 41"])
  }

  @Test func aHiddenRowDisappearsWithItsText() throws {
    let hidden = #"<w:tc><w:tcPr/><w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr></w:p></w:tc>"#
    let rows =
      Sample.row([Sample.cell("一")]) + Sample.row([hidden], "<w:hidden/>")
      + Sample.row([Sample.cell("三")], "<w:hidden/>")
    #expect(try Sample(Sample.table([50], rows)).typeset().texts() == ["25.4 36 一", "25.4 56 三"])
  }

  @Test func aHiddenParagraphTakesNoRoom() throws {
    let hidden =
      #"<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr><w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r></w:p>"#
    #expect(try Sample(hidden + Sample.paragraph("一")).typeset().texts() == ["20 36 一"])
  }

  @Test func oldDocumentsJoinCellsOfARow() throws {
    let cells = [Sample.cell("一", #"<w:hMerge w:val="restart"/>"#), Sample.cell("", "<w:hMerge/>"), Sample.cell("二")]
    let document = try Sample(Sample.table([30, 40, 50], Sample.row(cells), isRuled: true)).typeset()
    #expect(document.texts() == ["25.4 36.5 一", "95.4 36.5 二"])
    #expect(document.strokes().contains("90 20 90 41"))
    #expect(!document.strokes().contains("50 20 50 41"))
  }

  @Test func wordsTooLongForTheirColumnsAreBrokenWithinThePage() throws {
    let row = Sample.row([Sample.cell("Extraordinarily"), Sample.cell("incomprehensible")])
    let table = Sample.table([80, 80], row).replacing("fixed", with: "autofit")
    let document = try Sample(table).typeset()
    #expect(document.issues.isEmpty)
    #expect(document.texts().count > 2)
  }

  @Test func cellsTellTheirWidthsWhenTheGridHasTooFewColumns() throws {
    func cell(_ text: String, _ width: Int) -> String {
      Sample.cell(text, #"<w:tcW w:w="\#(width * 20)" w:type="dxa"/>"#)
    }
    let table = Sample.table([160], Sample.row([cell("一", 40), cell("二", 120)]))
    #expect(try Sample(table).typeset().texts() == ["25.4 36 一", "65.4 36 二"])
  }

  @Test func headerRowsThatFillThePageAreNotRepeated() throws {
    let rows = (1...5).map {
      Sample.row([Sample.cell(String(repeating: "行", count: $0))], #"<w:trHeight w:val="600"/><w:tblHeader/>"#)
    }
    let document = try Sample(Sample.table([100], rows.joined())).typeset()
    #expect(document.issues.isEmpty)
    let texts = document.pages.indices.flatMap { document.texts(page: $0) }
    #expect(texts.compactMap { $0.split(separator: " ").last } == ["行", "行行", "行行行", "行行行行", "行行行行行"])
  }

  @Test func aFloatingTableTooTallForThePaperIsDivided() throws {
    let place = #"<w:tblpPr w:vertAnchor="page" w:tblpY="400"/>"#
    let rows = (1...5).map { Sample.row([Sample.cell("行\($0)")], #"<w:trHeight w:val="600"/>"#) }
    let document = try Sample(Sample.table([100], rows.joined(), place)).typeset()
    #expect(document.issues.isEmpty)
    #expect(document.pages.count == 2)
  }

  @Test func aCellMayBeCrossedByALine() throws {
    let border = #"w:val="single" w:sz="4" w:color="000000""#
    let falling = Sample.cell("", "<w:tcBorders><w:tl2br \(border)/></w:tcBorders>")
    let rising = Sample.cell("", "<w:tcBorders><w:tr2bl \(border)/></w:tcBorders>")
    let document = try Sample(Sample.table([50, 50], Sample.row([falling, rising]))).typeset()
    #expect(document.strokes().contains("20 20 70 40"))
    #expect(document.strokes().contains("70 40 120 20"))
  }

  @Test func cellsMayStandApart() throws {
    let row = Sample.row([Sample.cell("一"), Sample.cell("二")])
    let space = #"<w:tblCellSpacing w:w="40" w:type="dxa"/>"#
    let document = try Sample(Sample.table([50, 50], row, space) + Sample.paragraph("后")).typeset()
    // Two points around each cell, and two more along the edges of the table.
    #expect(document.texts() == ["29.4 40 一", "77.4 40 二", "20 64 后"])
    let ruled = try Sample(Sample.table([50, 50], row, space, isRuled: true)).typeset()
    #expect(ruled.strokes().prefix(3) == ["24 24 68 24", "24 45 68 45", "24 24 24 45"])
    #expect(ruled.strokes().suffix(2) == ["20 20 20 49", "120 20 120 49"])
  }
}
