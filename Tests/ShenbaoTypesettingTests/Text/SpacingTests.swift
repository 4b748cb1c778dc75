import ShenbaoTypesetting
import Testing

/// How wide characters are and what stands between them.
@Suite struct SpacingTests {
  /// Where the text after the marker begins, the text before it beginning at 20.
  private func reach(
    _ text: String,
    run: String = "",
    properties: String = "",
    settings: String = ""
  ) throws -> Double {
    let marker = #"<w:r><w:rPr><w:color w:val="FF0000"/></w:rPr><w:t>完</w:t></w:r>"#
    let first = #"<w:r><w:rPr>\#(run)</w:rPr><w:t xml:space="preserve">\#(text)</w:t></w:r>"#
    var sample = SampleDocument("<w:p><w:pPr>\(properties)</w:pPr>\(first)\(marker)</w:p>")
    sample.settings = sample.settings.replacing("</w:compat>", with: settings + "</w:compat>")
    let document = try sample.typeset()
    for case .glyphs(let run) in document.pages[0].items where run.text == "完" { return run.x - 20 }
    return -1
  }

  private func isClose(_ value: Double, _ expected: Double) -> Bool { abs(value - expected) < 0.005 }

  @Test func lettersOfTheOldChineseFontsAreHalfAnEmWide() throws {
    #expect(isClose(try reach("iMW%", properties: #"<w:autoSpaceDE w:val="0"/>"#), 20))
  }

  @Test func aQuarterEmSeparatesIdeographsFromLettersAndDigits() throws {
    #expect(isClose(try reach("申2024"), 10 + 2.5 + 20 + 2.5))
    let without = #"<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>"#
    #expect(isClose(try reach("申2024", properties: without), 30))
    #expect(isClose(try reach("申（2024）"), 10 + 10 + 20 + 10))
  }

  @Test func spacingAndScaleWidenEachCharacter() throws {
    #expect(isClose(try reach("申报", run: #"<w:spacing w:val="40"/>"#), 24))
    #expect(isClose(try reach("申报", run: #"<w:w w:val="200"/>"#), 40))
  }

  @Test func chinesePunctuationIsAnEmWideWhenItsHintSaysSo() throws {
    let fonts = #"<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:hint="eastAsia"/>"#
    #expect(isClose(try reach("“申—…·", run: fonts), 50))
  }

  @Test func lettersMoveTowardsEachOtherWhereTheDocumentAsks() throws {
    let fonts = #"<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/>"#
    let plain = try reach("AV", run: fonts)
    #expect(isClose(plain, 10 * 2 * 0.7222 + 2.5))
    #expect(isClose(try reach("AV", run: fonts + #"<w:kern w:val="21"/>"#), plain))
    #expect(isClose(try reach("AV", run: fonts + #"<w:kern w:val="0"/>"#), plain))
    #expect(try reach("AV", run: fonts + #"<w:kern w:val="20"/>"#) < plain - 1)
  }

  @Test func blanksInARowAreHalfAnEmWideWhereTheDocumentBalancesThem() throws {
    let fonts = #"<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/>"#
    let balanced = "<w:balanceSingleByteDoubleByteWidth/>"
    #expect(isClose(try reach("   ", run: fonts), 7.5))
    #expect(isClose(try reach("   ", run: fonts, settings: balanced), 15))
    #expect(isClose(try reach(" ", run: fonts, settings: balanced), 2.5))
  }

  @Test func boxesAreAnEmWideWhateverTheirFont() throws {
    #expect(isClose(try reach("□☐☑☒", run: #"<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/>"#), 40))
  }

  @Test func picturesOfSymbolFontsBecomeTheirCharacters() throws {
    let runs = #"<w:r><w:sym w:font="Wingdings 2" w:char="F052"/><w:sym w:font="Wingdings" w:char="F0A8"/></w:r>"#
    let texts = try SampleDocument("<w:p>\(runs)</w:p>").typeset().texts()
    #expect(texts.joined() == "20 36 ☑30 36 □")
  }

  @Test func aJustifiedLineReachesTheMarginAndTheLastDoesNot() throws {
    // 15 characters, a bracket pair pulls the 16th to the next line: 10 points over 14 gaps.
    let document = try SampleDocument(
      SampleDocument.paragraph("一二三四五六七八九十甲乙丙丁戊（己）", #"<w:jc w:val="both"/>"#)
    ).typeset()
    let lines = document.pages[0].items.compactMap { item in
      if case .glyphs(let run) = item { run } else { nil }
    }
    #expect(lines.count == 2)
    #expect(lines[0].dumpedEnd == 20 + 150)
    #expect(lines[1].dumpedEnd == 20 + 20)
  }

  @Test func distributedTextFillsItsLineEvenAlone() throws {
    let document = try SampleDocument(SampleDocument.paragraph("项目名称", #"<w:jc w:val="distribute"/>"#)).typeset()
    let runs = document.pages[0].items.compactMap { item in
      if case .glyphs(let run) = item { run } else { nil }
    }
    #expect(runs.map(\.dumpedEnd) == [170])
  }

  @Test func aMissingCharacterIsReportedWithItsCodeAndNeighbours() throws {
    let document = try SampleDocument(SampleDocument.paragraph("甲\u{13000}乙")).typeset()
    #expect(document.issues.map(\.code) == ["missing-glyph"])
    #expect(document.issues.first?.detail == "U+13000")
    #expect(document.issues.first?.place == "甲\u{13000}乙")
    #expect(document.texts().joined().contains("\u{13000}"))
  }
}

extension GlyphRun {
  /// Where the last glyph begins, to a hundredth of a point.
  var dumpedEnd: Double { ((x + lastGlyphX) * 100).rounded() / 100 }
}
