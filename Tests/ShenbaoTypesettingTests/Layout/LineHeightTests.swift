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

  @Test func aGridRoundsHeightsUpButExactLinesWin() throws {
    #expect(try pitch("", grid: lines) == 16)
    #expect(try pitch("", run: #"<w:sz w:val="32"/>"#, grid: lines) == 32)
    #expect(try pitch(#"<w:spacing w:line="560" w:lineRule="exact"/>"#, grid: lines) == 28)
    #expect(try pitch(#"<w:snapToGrid w:val="0"/>"#, grid: lines) == 13)
    #expect(try pitch("", grid: #"<w:docGrid w:linePitch="320"/>"#) == 13)
  }

  @Test func inTablesTheGridCountsOnlyWhenTheDocumentSaysSo() throws {
    #expect(try pitch("", grid: lines, inTable: true) == 13)
  }
}
