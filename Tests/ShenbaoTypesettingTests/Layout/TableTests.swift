import ShenbaoTypesetting
import TestSupport
import Testing

/// Tables.
///
/// Margins of cells are 5.4 points left and right.
@Suite struct TableTests {
  private typealias Sample = SampleDocument

  @Test func cellsStandOnTheGridAndRowsAreAsHighAsTheirTallestCell() throws {
    let rows =
      Sample.row([Sample.cell("一二三四五六"), Sample.cell("甲")]) + Sample.row([Sample.cell("乙"), Sample.cell("丙")])
    let document = try Sample(Sample.table([50, 100], rows, isRuled: true)).typeset()
    // Half a point for the line above each row, and for the last line.
    #expect(document.texts() == ["25.4 36.5 一二三", "25.4 56.5 四五六", "75.4 36.5 甲", "25.4 77 乙", "75.4 77 丙"])
    #expect(
      document.strokes() == [
        "19.75 20 170.25 20", "19.75 60.5 170.25 60.5", "19.75 81.5 170.25 81.5",
        "20 20 20 81.5", "70 20 70 81.5", "170 20 170 81.5",
      ]
    )
  }

  @Test func heightsAreExactOrAtLeast() throws {
    let exact = #"<w:trHeight w:val="200" w:hRule="exact"/>"#
    let least = #"<w:trHeight w:val="600"/>"#
    let rows =
      Sample.row([Sample.cell("一")], exact) + Sample.row([Sample.cell("二")], least) + Sample.row([Sample.cell("三")])
    #expect(try Sample(Sample.table([100], rows)).typeset().texts() == ["25.4 36 一", "25.4 46 二", "25.4 76 三"])
  }

  @Test func anExactHeightDoesNotCountTheMarginAtTheFoot() throws {
    let exact = #"<w:trHeight w:val="600" w:hRule="exact"/>"#
    let margins = #"<w:tblCellMar><w:top w:w="60"/><w:bottom w:w="100"/></w:tblCellMar>"#
    let rows = Sample.row([Sample.cell("一")], exact) + Sample.row([Sample.cell("二")])
    #expect(try Sample(Sample.table([100], rows, margins)).typeset().texts() == ["25.4 39 一", "25.4 74 二"])
  }

  @Test(arguments: ["atLeast", "exact"])
  func theLastLineStandsBelowTheLastRowHoweverHighThatIs(rule: String) throws {
    let height = #"<w:trHeight w:val="600" w:hRule="\#(rule)"/>"#
    let table = Sample.table([100], Sample.row([Sample.cell("一")], height), isRuled: true)
    // A row of 30 points with the line above it, and half a point for the line below.
    let document = try Sample(table + Sample.paragraph("后")).typeset()
    #expect(document.texts() == ["25.4 36.5 一", "20 66.5 后"])
    #expect(document.strokes().suffix(2) == ["20 20 20 50.5", "120 20 120 50.5"])
  }

  @Test func textThatAnExactHeightLeavesNoRoomForIsReported() throws {
    let exact = #"<w:trHeight w:val="600" w:hRule="exact"/>"#
    let (fits, falls) = (Sample.row([Sample.cell("一二")], exact), Sample.row([Sample.cell("一二三四五六七八九十")], exact))
    #expect(try Sample(Sample.table([40], fits)).typeset().issues.isEmpty)
    let issues = try Sample(Sample.table([40], falls)).typeset().issues
    #expect(issues.map { "\($0.code) \($0.detail) \($0.place)" } == ["outside row 三四"])
  }

  @Test func textBeyondTheEdgeOfThePaperIsReported() throws {
    let row = Sample.row([Sample.cell("在内"), Sample.cell("伸到页面以外")])
    let issues = try Sample(Sample.table([160, 160], row)).typeset().issues
    #expect(issues.map { "\($0.code) \($0.detail) \($0.place)" } == ["outside page 伸到页面以外"])
  }

  @Test func textStandsAtTheTopInTheMiddleOrAtTheFoot() throws {
    let cells = ["top", "center", "bottom"].map { Sample.cell("字", #"<w:vAlign w:val="\#($0)"/>"#) }
    let row = Sample.row(cells, #"<w:trHeight w:val="1200"/>"#)
    let document = try Sample(Sample.table([50, 50, 50], row)).typeset()
    #expect(document.texts() == ["25.4 36 字", "75.4 56 字", "125.4 76 字"])
  }

  @Test func aMergedCellLengthensTheLastRowItCovers() throws {
    let tall = #"<w:vMerge w:val="restart"/>"#
    let rows =
      Sample.row([Sample.cell("一二三四五六七八九", tall), Sample.cell("甲")])
      + Sample.row([Sample.cell("", "<w:vMerge/>"), Sample.cell("乙")])
      + Sample.row([Sample.cell("丙"), Sample.cell("丁")])
    let document = try Sample(Sample.table([50, 100], rows, isRuled: true)).typeset()
    // Three lines of 20 and the line above them need 60.5, of which the first row takes 20.5.
    #expect(document.texts().suffix(4) == ["75.4 36.5 甲", "75.4 57 乙", "25.4 97 丙", "75.4 97 丁"])
    #expect(document.strokes().contains("69.75 40.5 170.25 40.5"))
  }

  @Test func spansCoverTheirColumns() throws {
    let rows =
      Sample.row([Sample.cell("宽", #"<w:gridSpan w:val="2"/>"#, paragraph: #"<w:jc w:val="right"/>"#)])
      + Sample.row([Sample.cell("左"), Sample.cell("右")], #"<w:gridBefore w:val="0"/>"#)
    let document = try Sample(Sample.table([50, 100], rows, isRuled: true)).typeset()
    #expect(document.texts()[0] == "154.6 36.5 宽")
    #expect(document.strokes().contains("70 40.5 70 61.5"))
  }

  @Test func theHeavierOfTwoBordersIsShown() throws {
    let heavy = #"<w:tcBorders><w:right w:val="single" w:sz="16" w:color="FF0000"/></w:tcBorders>"#
    let light = #"<w:tcBorders><w:left w:val="single" w:sz="8" w:color="0000FF"/></w:tcBorders>"#
    let none = #"<w:tcBorders><w:bottom w:val="nil"/></w:tcBorders>"#
    let rows =
      Sample.row([Sample.cell("一", heavy), Sample.cell("二", light)])
      + Sample.row([Sample.cell("三", none), Sample.cell("四")])
    let document = try Sample(Sample.table([50, 50], rows, isRuled: true)).typeset()
    try expectGolden(document.dump, "Tests/ShenbaoTypesettingTests/Golden/borders.txt")
  }

  @Test func headerRowsAreRepeatedOnEveryPage() throws {
    let rows =
      Sample.row([Sample.cell("头")], "<w:tblHeader/>") + (1...7).map { Sample.row([Sample.cell("行\($0)")]) }.joined()
    let document = try Sample(Sample.table([100], rows)).typeset()
    #expect(document.pages.count == 2)
    #expect(document.texts(page: 1).prefix(1) == ["25.4 36 头"])
    #expect(document.texts(page: 1).count == 1 + 2 * 2)
  }

  @Test func aRowIsBrokenOverPagesUnlessItMayNot() throws {
    let long = String(repeating: "字", count: 9 * 8)
    let before = Sample.paragraph("一") + Sample.paragraph("二")
    let broken = try Sample(before + Sample.table([100], Sample.row([Sample.cell(long)]))).typeset()
    #expect((0..<broken.pages.count).map { broken.texts(page: $0).count } == [2 + 4, 5])
    let short = String(repeating: "字", count: 8 * 5)
    let kept = try Sample(before + Sample.table([100], Sample.row([Sample.cell(short)], "<w:cantSplit/>"))).typeset()
    #expect((0..<kept.pages.count).map { kept.texts(page: $0).count } == [2, 5])
  }

  @Test func aMergedCellGoesOnWhereItsRowsAreParted() throws {
    let merged = Sample.cell(String(repeating: "长", count: 8 * 7), #"<w:vMerge w:val="restart"/>"#)
    let rows =
      Sample.row([merged, Sample.cell("行")])
      + (2...8).map { _ in Sample.row([Sample.cell("", "<w:vMerge/>"), Sample.cell("行")]) }.joined()
    let document = try Sample(Sample.table([100, 50], rows)).typeset()
    #expect(document.pages.count == 2)
    // Seven lines: the sixth stays with the last.
    #expect(document.texts(page: 0).filter { $0.contains("长") }.count == 5)
    let rest = String(repeating: "长", count: 8)
    #expect(document.texts(page: 1).filter { $0.contains("长") } == ["25.4 36 \(rest)", "25.4 56 \(rest)"])
  }

  @Test func anAutomaticColumnHoldsItsLongestWord() throws {
    let rows = Sample.row([Sample.cell("abcdefghijkl"), Sample.cell("字")])
    let table = Sample.table([30, 120], rows, "").replacing(#"<w:tblLayout w:type="fixed"/>"#, with: "")
    let document = try Sample(table).typeset()
    #expect(document.texts() == ["25.4 36 abcdefghijkl", "96.2 36 字"])
  }

  @Test func olderDocumentsAlignTheTextOfTablesAndNewOnesTheirEdge() throws {
    var sample = Sample(Sample.table([50], Sample.row([Sample.cell("字")])))
    sample.settings = ""
    #expect(try sample.typeset().texts() == ["20 36 字"])
  }

  @Test func tablesStandInTables() throws {
    let inner = Sample.table([40], Sample.row([Sample.cell("内")]))
    let cell = "<w:tc><w:tcPr/>\(inner)\(Sample.paragraph("外"))</w:tc>"
    let document = try Sample(Sample.table([100], Sample.row([cell]))).typeset()
    #expect(document.texts() == ["30.8 36 内", "25.4 56 外"])
  }

  @Test(arguments: ["tbRl", "tbRlV", "btLr"]) func textRunsDownOrUpInTurnedCells(direction: String) throws {
    let turned = Sample.cell("竖a，", #"<w:textDirection w:val="\#(direction)"/>"#)
    let document = try Sample(Sample.table([30], Sample.row([turned], #"<w:trHeight w:val="1000"/>"#), isRuled: true))
      .typeset()
    try expectGolden(document.dump, "Tests/ShenbaoTypesettingTests/Golden/turned-\(direction).txt")
  }

  @Test func textWithoutAColourIsWhiteOnDarkCells() throws {
    let dark = Sample.cell("白", #"<w:shd w:val="clear" w:fill="1F3864"/>"#)
    let light = Sample.cell("黑", #"<w:shd w:val="clear" w:fill="D9E2F3"/>"#)
    let dump = try Sample(Sample.table([50, 50], Sample.row([dark, light]))).typeset().dump
    #expect(dump.contains("\"白\" NotoSerifSC 10 #ffffff\n"))
    #expect(dump.contains("\"黑\" NotoSerifSC 10\n"))
  }
}
