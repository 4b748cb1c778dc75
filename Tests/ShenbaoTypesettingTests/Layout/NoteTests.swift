import ShenbaoTypesetting
import Testing

/// Notes at the foot of pages and at the end.
///
/// A page holds six lines of 20 points, from 20 to 140; the separator takes one of them.
@Suite struct NoteTests {
  private func note(_ id: Int, _ text: String, kind: String = "footnote") -> String {
    let number = "<w:r><w:\(kind)Ref/></w:r>"
    return #"<w:\#(kind) w:id="\#(id)"><w:p>\#(number)<w:r><w:t>\#(text)</w:t></w:r></w:p></w:\#(kind)>"#
  }

  private func separators(_ kind: String) -> String {
    [("separator", -1), ("continuationSeparator", 0)].map { name, id in
      #"<w:\#(kind) w:type="\#(name)" w:id="\#(id)"><w:p><w:r><w:\#(name)/></w:r></w:p></w:\#(kind)>"#
    }
    .joined()
  }

  private func paragraph(_ text: String, noteAfter id: Int? = nil, kind: String = "footnote") -> String {
    let reference = id.map { #"<w:r><w:\#(kind)Reference w:id="\#($0)"/></w:r>"# } ?? ""
    return "<w:p><w:r><w:t>\(text)</w:t></w:r>\(reference)</w:p>"
  }

  private func document(_ body: String, _ notes: [String], settings: String = "") throws -> TypesetDocument {
    var sample = SampleDocument(body)
    sample.settings = settings + sample.settings
    sample.stories = [("footnotes", separators("footnote") + notes.joined())]
    return try sample.typeset()
  }

  @Test func aFootnoteStandsAtTheFootOfItsPage() throws {
    let document = try document(paragraph("甲", noteAfter: 5) + paragraph("乙"), [note(5, "注")])
    #expect(document.lines() == ["20 36 甲1", "20 56 乙", "20 136 1注"])
    #expect(document.strokes() == ["20 110 164 110"])
    #expect(document.issues.isEmpty)
  }

  @Test func aLineWhoseFootnoteDoesNotFitMovesWithIt() throws {
    let body = (1...4).map { paragraph("\($0)") }.joined() + paragraph("五", noteAfter: 1) + paragraph("六")
    let document = try document(body, [note(1, "注")])
    #expect(document.lines(page: 0) == ["20 36 1", "20 56 2", "20 76 3", "20 96 4"])
    #expect(document.lines(page: 1) == ["20 36 五1", "20 56 六", "20 136 1注"])
  }

  @Test func aFootnoteLongerThanThePageGoesOnAtTheNext() throws {
    let long = String(repeating: "一二三四五六七八九十一二三四五六", count: 7)
    let document = try document(paragraph("甲", noteAfter: 1) + paragraph("乙"), [note(1, long)])
    #expect(document.pages.count == 2)
    #expect(document.lines(page: 0).count == 5)
    #expect(document.lines(page: 0)[0] == "20 36 甲1")
    #expect(document.lines(page: 1)[0] == "20 36 乙")
    let lines = (0..<2).flatMap { document.lines(page: $0) }
    #expect(lines.joined().filter { $0 == "六" }.count == 14)
    #expect(document.strokes(page: 1).count == 1)
  }

  @Test func footnotesMayBeginAnewOnEachPage() throws {
    let settings =
      #"<w:footnotePr><w:numFmt w:val="decimalEnclosedCircleChinese"/><w:numRestart w:val="eachPage"/></w:footnotePr>"#
    let body = (1...6).map { paragraph("甲", noteAfter: $0) }.joined()
    let document = try document(body, (1...6).map { note($0, "注") }, settings: settings)
    #expect(document.lines(page: 0) == ["20 36 甲①", "20 56 甲②", "20 116 ①注", "20 136 ②注"])
    #expect(document.lines(page: 2) == ["20 36 甲①", "20 56 甲②", "20 116 ①注", "20 136 ②注"])
  }

  @Test func aCellsFootnotesStandBelowItsPage() throws {
    let cell = "<w:tc>\(paragraph("格", noteAfter: 1))</w:tc>"
    let rows = SampleDocument.row([cell]) + (1...5).map { SampleDocument.row([SampleDocument.cell("\($0)")]) }.joined()
    let document = try document(SampleDocument.table([80], rows), [note(1, "注")])
    #expect(document.lines(page: 0) == ["25.4 36 格1", "25.4 56 1", "25.4 76 2", "25.4 96 3", "20 136 1注"])
    #expect(document.lines(page: 1) == ["25.4 36 4", "25.4 56 5"])
  }

  @Test func endnotesStandAtTheEnd() throws {
    var sample = SampleDocument(paragraph("甲", noteAfter: 1, kind: "endnote") + paragraph("乙"))
    sample.stories = [("endnotes", separators("endnote") + note(1, "注", kind: "endnote"))]
    #expect(try sample.typeset().lines() == ["20 36 甲i", "20 56 乙", "20 96 i注"])
  }

  @Test func footnotesMayFollowTheTextAtOnce() throws {
    let settings = #"<w:footnotePr><w:pos w:val="beneathText"/></w:footnotePr>"#
    let document = try document(paragraph("甲", noteAfter: 1), [note(1, "注")], settings: settings)
    #expect(document.lines() == ["20 36 甲1", "20 76 1注"])
  }

  @Test func centredTextLeavesItsFootnotesAtTheFoot() throws {
    var sample = SampleDocument(paragraph("甲", noteAfter: 1))
    sample.section += #"<w:vAlign w:val="center"/>"#
    sample.stories = [("footnotes", separators("footnote") + note(1, "注"))]
    #expect(try sample.typeset().lines() == ["20 66 甲1", "20 136 1注"])
  }

  @Test func aNoteThatIsNotThereIsReported() throws {
    let document = try SampleDocument(paragraph("甲", noteAfter: 1)).typeset()
    #expect(document.issues.map(\.detail) == ["w:footnoteReference"])
  }
}
