import ShenbaoTypesetting
import Testing

/// How high lines are.
///
/// Lines of 宋体 take 1.3 times their size.
@Suite struct LineHeightTests {
  /// The distance of the baselines of two lines.
  private func pitch(_ spacing: String, run: String = "", grid: String = "", inTable: Bool = false) throws -> Double {
    let text = #"<w:r><w:rPr>\#(run)</w:rPr><w:t>一</w:t><w:br/><w:t>二</w:t></w:r>"#
    let paragraph = "<w:p><w:pPr>\(spacing)</w:pPr>\(text)</w:p>"
    let body = "<w:tc><w:tcPr/>\(paragraph)</w:tc>"
    var sample = SampleDocument(inTable ? SampleDocument.table([150], "<w:tr>\(body)</w:tr>") : paragraph)
    sample.paragraphDefaults = ""
    sample.section += grid
    let runs = try sample.typeset().pages[0].items.compactMap { item in
      if case .glyphs(let run) = item { run } else { nil }
    }
    return ((runs[1].y - runs[0].y) * 100).rounded() / 100
  }

  private let lines = #"<w:docGrid w:type="lines" w:linePitch="320"/>"#

  @Test func linesAreAsHighAsTheirDeclaredFont() throws {
    #expect(try pitch("") == 13)
    #expect(try pitch("", run: #"<w:sz w:val="40"/>"#) == 26)
    #expect(try pitch("", run: #"<w:rFonts w:eastAsia="微软雅黑"/>"#) == 17.16)
    #expect(try pitch("", run: #"<w:rFonts w:eastAsia="不知名字体"/>"#) == 13)
  }

  @Test func theRuleDecides() throws {
    #expect(try pitch(#"<w:spacing w:line="360" w:lineRule="auto"/>"#) == 19.5)
    #expect(try pitch(#"<w:spacing w:line="400" w:lineRule="atLeast"/>"#) == 20)
    #expect(try pitch(#"<w:spacing w:line="100" w:lineRule="atLeast"/>"#) == 13)
    #expect(try pitch(#"<w:spacing w:line="100" w:lineRule="exact"/>"#) == 5)
  }

  @Test func theMarkOfAnEmptyListItemCountsBesideItsLabelAndALabelIsNotMultiplied() throws {
    func height(_ text: String, _ properties: String, label: Int = 20) throws -> Double {
      let item = SampleDocument.paragraph(text, properties + #"<w:rPr><w:sz w:val="40"/></w:rPr>"#)
      var sample = SampleDocument(item + SampleDocument.paragraph("后"))
      sample.paragraphDefaults = ""
      sample.numbering = """
        <w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1"/>\
        <w:rPr><w:sz w:val="\(label)"/></w:rPr></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
        """
      let places = try sample.typeset().pages[0].items.compactMap { item in
        if case .glyphs(let run) = item { run.y } else { nil }
      }
      return (((places.last ?? 0) - 20) * 100).rounded() / 100
    }
    let list = #"<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>"#
    // The line of the mark is 26 points high, that of the text 13.
    let last = try height("字", "") - 13
    #expect(try height("", "") == 26 + last)
    #expect(try height("", list) == 26 + last)
    #expect(try height("字", list) == 13 + last)
    // Half a line of 13 points is added to the label's 26.
    let wide = #"<w:spacing w:line="360" w:lineRule="auto"/>"#
    #expect(try height("字", list + wide, label: 40) == 26 + 6.5 + last)
  }

  @Test func aGridRoundsHeightsUpButExactLinesWin() throws {
    #expect(try pitch("", grid: lines) == 16)
    #expect(try pitch("", run: #"<w:sz w:val="32"/>"#, grid: lines) == 32)
    #expect(try pitch(#"<w:spacing w:line="560" w:lineRule="exact"/>"#, grid: lines) == 28)
    let least = #"<w:spacing w:line="100" w:lineRule="atLeast"/>"#
    #expect(try pitch(least, grid: lines) == 16)
    #expect(try pitch(least, run: #"<w:sz w:val="32"/>"#, grid: lines) == 20.8)
    #expect(try pitch(#"<w:snapToGrid w:val="0"/>"#, grid: lines) == 13)
    #expect(try pitch("", grid: #"<w:docGrid w:linePitch="320"/>"#) == 13)
  }

  @Test func inTablesTheGridCountsOnlyWhenTheDocumentSaysSo() throws {
    #expect(try pitch("", grid: lines, inTable: true) == 13)
  }

  /// The baselines of paragraphs whose lines are as high as what stands in them.
  private func baselines(_ body: String) throws -> [String] {
    var sample = SampleDocument(body)
    sample.paragraphDefaults = ""
    return try sample.typeset().lines()
  }

  @Test func aSignIsAsHighAsThePictureFontItIsTakenFrom() throws {
    // Symbol reaches 10.05 up and 2.2 down in 10 points, Wingdings 8.98 and 2.11.
    func lines(_ font: String, _ code: String) throws -> [String] {
      let sign = "<w:p><w:r><w:sym w:font=\"\(font)\" w:char=\"\(code)\"/></w:r></w:p>"
      return try baselines(sign + SampleDocument.paragraph("一"))
    }
    #expect(try lines("Symbol", "F094") == ["20 30.05 \u{25A1}", "20 42.34 一"])
    #expect(try lines("Wingdings", "F0FE") == ["20 28.98 \u{2611}", "20 41.18 一"])
  }

  @Test func aBoxToTickIsAsHighAsTheLettersAroundIt() throws {
    // Times New Roman reaches 9.33 up and 2.16 down in 10 points.
    let fonts = #"<w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/></w:rPr>"#
    let box = #"<w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox/></w:ffData></w:fldChar>"#
    #expect(try baselines("<w:p><w:r>\(fonts)\(box)</w:r></w:p>") == ["20 29.33 \u{2610}"])
  }

  @Test func onlyWhatIsSeenMakesALineHigh() throws {
    // 宋体 reaches 10.09 up and 2.91 down in 10 points.
    let large = #"<w:rPr><w:sz w:val="40"/></w:rPr>"#
    let marked = SampleDocument.paragraph("一", large)
    #expect(try baselines(marked + marked) == ["20 30.09 一", "20 43.09 一"])
    let blanks = #"<w:p><w:r><w:t>一</w:t></w:r><w:r>\#(large)<w:t xml:space="preserve"> </w:t></w:r></w:p>"#
    #expect(try baselines(blanks + marked)[1] == "20 43.09 一")
    #expect(try baselines(SampleDocument.paragraph("", large) + marked) == ["20 56.09 一"])
    // Where only blanks stand, they count beside the mark.
    let largeBlanks = #"<w:p><w:r>\#(large)<w:tab/></w:r></w:p>"#
    #expect(try baselines(largeBlanks + marked) == ["20 56.09 一"])
  }

  @Test func raisedSmallLettersCountInFullSizeAndRaisedOnesFromWhereTheyStand() throws {
    let small = SampleDocument.paragraph("一", run: #"<w:vertAlign w:val="superscript"/>"#)
    #expect(try baselines(small + SampleDocument.paragraph("二"))[1] == "20 43.09 二")
    let raised = SampleDocument.paragraph("一", run: #"<w:position w:val="4"/>"#)
    #expect(try baselines(raised + SampleDocument.paragraph("二"))[1] == "20 43.09 二")
    let both = #"<w:p><w:r><w:t>一</w:t></w:r><w:r><w:rPr><w:position w:val="8"/></w:rPr><w:t>高</w:t></w:r></w:p>"#
    #expect(try baselines(both + SampleDocument.paragraph("二")).last == "20 47.09 二")
  }

  @Test func linesSetCloserThanTheirLettersLoseAsMuchAboveAsBelow() throws {
    let close = #"<w:spacing w:line="192" w:lineRule="auto"/>"#
    #expect(try baselines(SampleDocument.paragraph("一", close)) == ["20 28.07 一"])
  }
}
