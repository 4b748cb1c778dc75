import ShenbaoTypesetting
import Testing

/// Where tabs lead.
///
/// Stops of no kind of their own stand every 36 points.
@Suite struct TabTests {
  private func lines(_ tabs: String, _ texts: [String], indent: String = "") throws -> [String] {
    let stops = tabs.isEmpty ? "" : "<w:tabs>\(tabs)</w:tabs>"
    let runs = texts.map { "<w:r><w:t>\($0)</w:t></w:r>" }.joined(separator: "<w:r><w:tab/></w:r>")
    return try SampleDocument("<w:p><w:pPr>\(stops)\(indent)</w:pPr>\(runs)</w:p>").typeset().texts()
  }

  private func stop(_ kind: String, _ points: Int, leader: String = "none") -> String {
    #"<w:tab w:val="\#(kind)" w:pos="\#(points * 20)" w:leader="\#(leader)"/>"#
  }

  @Test func tabsWithoutStopsGoOnInEqualSteps() throws {
    #expect(try lines("", ["一", "二二二二", "三"]) == ["20 36 一", "56 36 二二二二", "128 36 三"])
  }

  @Test func textStandsAtTheKindOfItsStop() throws {
    #expect(try lines(stop("left", 50), ["一", "二"]) == ["20 36 一", "70 36 二"])
    #expect(try lines(stop("center", 80), ["一", "二二"]) == ["20 36 一", "90 36 二二"])
    #expect(try lines(stop("right", 160), ["一", "二二"]) == ["20 36 一", "160 36 二二"])
    #expect(try lines(stop("decimal", 100), ["一", "12.5"]) == ["20 36 一", "110 36 12.5"])
  }

  @Test func aStopMayLieBeyondTheMargin() throws {
    #expect(try lines(stop("right", 170), ["一", "二二"]) == ["20 36 一", "170 36 二二"])
  }

  @Test func aHangingIndentIsAStop() throws {
    let hanging = #"<w:ind w:left="800" w:hanging="400"/>"#
    #expect(try lines("", ["一", "二"], indent: hanging) == ["40 36 一", "60 36 二"])
  }

  @Test func dotsLeadFromAnEntryToItsPage() throws {
    let body =
      "<w:p><w:pPr><w:tabs>\(stop("right", 160, leader: "dot"))</w:tabs></w:pPr>"
      + "<w:r><w:t>一</w:t><w:tab/><w:t>12</w:t></w:r></w:p>"
    let document = try SampleDocument(body).typeset()
    #expect(document.strokes() == ["31 35.6 169 35.6"])
  }

  @Test func blanksAreUnderlinedToo() throws {
    let underline = #"<w:u w:val="single"/>"#
    let document = try SampleDocument(SampleDocument.paragraph("名      ", run: underline)).typeset()
    #expect(document.strokes() == ["20 37.4 60 37.4"])
  }
}
