import ShenbaoTypesetting
import Testing

/// Documents that are read and set a stretch at a time must look as if they were set whole.
@Suite struct LongDocumentTests {
  private func rows(_ count: Int) -> String {
    (0..<count).map { row in
      let merge = row % 7 == 3 ? #"<w:vMerge w:val="restart"/>"# : row % 7 == 4 || row % 7 == 5 ? "<w:vMerge/>" : ""
      let text = String(repeating: "字", count: row % 11)
      return SampleDocument.row(
        [SampleDocument.cell("\(row)", merge), SampleDocument.cell(text, #"<w:shd w:fill="EEEEEE"/>"#)],
        row < 2 ? "<w:tblHeader/>" : ""
      )
    }
    .joined()
  }

  /// Tables inside content controls are read whole.
  private func whole(_ table: String) -> String { "<w:sdt><w:sdtContent>\(table)</w:sdtContent></w:sdt>" }

  @Test(arguments: [151, 300, 515])
  func aLongTableIsSetAsAShortOneIs(count: Int) throws {
    for widths in [[60, 100], []] {
      let layout = widths.isEmpty ? #"<w:tblLayout w:type="autofit"/>"# : ""
      let table = SampleDocument.table(widths, rows(count), layout, isRuled: true)
      let after = SampleDocument.paragraph("后")
      #expect(try SampleDocument(table + after).typeset().dump == SampleDocument(whole(table) + after).typeset().dump)
    }
  }

  @Test(arguments: [151, 300, 2_000])
  func pagesAreCountedBySomeRowsOfALongTable(count: Int) throws {
    let rows = (0..<count).map { SampleDocument.row([SampleDocument.cell("\($0)")]) }.joined()
    for (body, isLong) in [(SampleDocument.table([60], rows), true), (SampleDocument.paragraph("短"), false)] {
      let sample = SampleDocument(body)
      let whole = try sample.typeset()
      let counted = try TypesetDocument(typesetting: sample.bytes(), fonts: SampleDocument.fonts(), onlyCounting: true)
      #expect(counted.pages.count == whole.pages.count)
      #expect(counted.isEstimate == isLong && !whole.isEstimate)
    }
  }

  @Test func listsCountThroughALongTable() throws {
    let list = #"<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>"#
    let rows = (0..<200).map { _ in SampleDocument.row([SampleDocument.cell("条", paragraph: list)]) }.joined()
    var sample = SampleDocument(SampleDocument.table([120], rows) + SampleDocument.paragraph("末", list))
    sample.numbering = """
      <w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>\
      <w:suff w:val="nothing"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>\
      <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
      """
    let document = try sample.typeset()
    #expect(document.lines(page: document.pages.count - 1).last?.hasSuffix("201.末") == true)
  }

  @Test func theNumberOfPagesIsRightOnEveryPageOfALongDocument() throws {
    var sample = SampleDocument((0..<1_500).map { SampleDocument.paragraph("第\($0)段") }.joined())
    sample.section += #"<w:footerReference w:type="default" r:id="footer1"/>"#
    sample.stories = [("footer1", "<w:p>\(SampleDocument.field("PAGE"))\(SampleDocument.field("NUMPAGES"))</w:p>")]
    let document = try sample.typeset()
    #expect(document.pages.count == 300)
    for page in [0, 99, 100, 299] {
      #expect(document.texts(page: page).contains { $0.hasSuffix(" \(page + 1)300") || $0.hasSuffix(" 300") })
    }
  }

  @Test func oneVeryLongParagraphIsSetInTimeThatGrowsWithItsLength() throws {
    func time(_ count: Int) throws -> Duration {
      let sample = SampleDocument(SampleDocument.paragraph(String(repeating: "长文一段，写到底。", count: count)))
      let start = ContinuousClock.now
      let pages = try sample.typeset().pages.count
      #expect(pages > count / 20)
      return start.duration(to: .now)
    }
    _ = try time(200)
    let (short, long) = (try time(1_000), try time(8_000))
    #expect(long < short * 20)
  }
}
