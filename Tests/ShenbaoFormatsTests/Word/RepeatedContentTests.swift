import ShenbaoFormats
import Testing

private let values: FormValue = ["行": [["名": "一"], ["名": "二"], ["名": "三"]]]

@Test func picturesControlsAndBookmarksInRepeatedRowsKeepTheirOwnIds() throws {
  let cell = """
    <w:p><w:bookmarkStart w:id="3" w:name="书签"/><w:r><w:drawing><wp:inline><wp:docPr id="5" name="图"/></wp:inline></w:drawing></w:r>\
    <w:sdt><w:sdtPr><w:id w:val="77"/></w:sdtPr><w:sdtContent><w:r><w:t>定</w:t></w:r></w:sdtContent></w:sdt><w:bookmarkEnd w:id="3"/></w:p>
    """
  let filled = try WordFixture.fill(WordFixture.table([["{{#行}}{{名}}", cell, "{{/行}}"]]), values)
  let document = try WordFixture.part("word/document.xml", of: filled)
  for (start, count) in [("<wp:docPr id=\"", 3), ("<w:id w:val=\"", 6)] {
    let ids = document.split(separator: start, omittingEmptySubsequences: false).dropFirst().map {
      $0.prefix { $0 != "\"" }
    }
    #expect(ids.count == count)
    #expect(Set(ids).count == count)
  }
  #expect(document.split(separator: "<w:bookmarkStart", omittingEmptySubsequences: false).count == 2)
  #expect(document.split(separator: "<w:bookmarkEnd", omittingEmptySubsequences: false).count == 2)
}

@Test func paragraphIdsAreTakenAway() throws {
  let cell = "<w:p w14:paraId=\"1A2B3C4D\"><w:r><w:t>{{#行}}{{名}}</w:t></w:r></w:p>"
  let filled = try WordFixture.fill(WordFixture.table([[cell, "{{/行}}"]]), values)
  #expect(try !WordFixture.part("word/document.xml", of: filled).contains("paraId"))
}

@Test func partsWithoutMarksStayByteForByte() throws {
  let header = "<w:hdr \(WordFixture.namespaces) ><w:p  w14:paraId='1'><w:r><w:t>无{标}记</w:t></w:r></w:p></w:hdr>"
  let filled = try WordFixture.fill(
    WordFixture.paragraph("{{#行}}{{/行}}"),
    values,
    parts: [("word/header1.xml", header)]
  )
  #expect(try WordFixture.part("word/header1.xml", of: filled) == header)
}

@Test func anEmbeddedDocumentIsNoPartWithMarksWhateverItsType() throws {
  let embedded = ("word/footer1.docx", "PK\u{3}\u{4}{{无名}}")
  let filled = try WordFixture.fill(WordFixture.paragraph("{{#行}}{{/行}}"), values, parts: [embedded])
  #expect(try WordFixture.part("word/footer1.docx", of: filled) == embedded.1)
}

@Test func aControlAroundAMarkIsFreedFromItsPromptAndBinding() throws {
  let body = """
    <w:p><w:sdt><w:sdtPr><w:tag w:val="外"/><w:showingPlcHdr/><w:dataBinding w:xpath="/a"/><w:text/></w:sdtPr><w:sdtContent>\
    <w:r><w:rPr><w:rStyle w:val="PlaceholderText"/><w:b/></w:rPr><w:t>{{#行}}{{名}}{{/行}}</w:t></w:r></w:sdtContent></w:sdt></w:p>
    """
  let filled = try WordFixture.fill(body, values)
  let document = try WordFixture.part("word/document.xml", of: filled)
  for gone in ["showingPlcHdr", "dataBinding", "<w:text/>", "PlaceholderText"] { #expect(!document.contains(gone)) }
  #expect(document.contains("<w:r><w:rPr><w:b/></w:rPr>"))
}

@Test func aSectionThatEndsThePageStays() throws {
  let end = "<w:p><w:pPr><w:sectPr><w:pgSz w:w=\"1\" w:h=\"2\"/></w:sectPr></w:pPr><w:r><w:t>{{/行}}</w:t></w:r></w:p>"
  let filled = try WordFixture.fill(WordFixture.paragraph("{{#行}}") + end, values)
  #expect(filled.issues == [])
  #expect(try WordFixture.part("word/document.xml", of: filled).contains("<w:sectPr>"))
}

@Test func otherBracketsMayBeChosen() throws {
  let bytes = try WordFixture.bytes(body: WordFixture.paragraph("《《名》》{{名}}"))
  let template = try WordTemplate(bytes: bytes, delimiters: MarkDelimiters(opening: "《《", closing: "》》"))
  let filled = try template.filled(with: ["名": "甲"], packageCode: nil)
  #expect(try WordFixture.lines(of: filled) == ["甲{{名}}"])
}

@Test func linksKeepTheirText() throws {
  let body = "<w:p><w:hyperlink w:anchor=\"a\"><w:r><w:t>见{{名</w:t></w:r></w:hyperlink><w:r><w:t>}}页</w:t></w:r></w:p>"
  let filled = try WordFixture.fill(body, ["名": "3"])
  let document = try WordFixture.part("word/document.xml", of: filled)
  #expect(document.contains("<w:hyperlink w:anchor=\"a\"><w:r><w:t xml:space=\"preserve\">见</w:t></w:r><w:sdt>"))
  #expect(try WordFixture.lines(of: filled) == ["见3页"])
}

@Test func paragraphsInAlternativesAreFilledWhereverTheyStand() throws {
  let inside = "<w:p>" + ["见{", "{名", "}}"].map { "<w:r><w:t>\($0)</w:t></w:r>" }.joined() + "</w:p>"
  let body =
    "<mc:AlternateContent><mc:Choice Requires=\"wps\">\(inside)</mc:Choice><mc:Fallback>\(inside)</mc:Fallback>"
  let filled = try WordFixture.fill(body + "</mc:AlternateContent>", ["名": "甲"])
  let document = try WordFixture.part("word/document.xml", of: filled)
  #expect(!document.contains("{"))
  #expect(try WordReader(bytes: filled.bytes).values.map(\.text) == ["甲"])
}

@Test func loopsThatWouldFillTheWorldAreRefused() throws {
  let marks = (0..<4).map { "{{#空\($0)|至少1000行}}" }.joined() + "x" + String(repeating: "{{/}}", count: 4)
  let values: FormValue = ["空0": [], "空1": []]
  #expect(throws: FormatError(.tooLarge, operation: "form.fill", detail: "more than 500000 rows")) {
    try WordFixture.fill(WordFixture.paragraph(marks), values)
  }
}
