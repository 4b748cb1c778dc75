import ShenbaoFormats
import Testing

private func control(_ name: String, _ inside: String, tag: String = "") -> String {
  let tag = tag.isEmpty ? "" : "<w:tag w:val=\"\(tag)\"/>"
  let placeholder = "<w:placeholder><w:docPart w:val=\"\(name)\"/></w:placeholder>"
  return "<w:sdt><w:sdtPr>\(tag)\(placeholder)</w:sdtPr><w:sdtContent>\(inside)</w:sdtContent></w:sdt>"
}

private func run(_ text: String) -> String { "<w:r><w:t>\(text)</w:t></w:r>" }

private func read(_ body: String) throws -> [String] {
  try WordReader(bytes: try WordFixture.bytes(body: body)).values.map { "\($0.path)=\($0.text)" }
}

@Test func controlsThatLibreOfficeGluedTogetherAreToldApart() throws {
  // As LibreOffice 7.4 saves three controls in a row.
  let glued = control("甲", run("一") + control("乙", "<w:r/>") + run("二") + "<w:r><w:br/></w:r>" + control("丙", "<w:r/>"))
  #expect(try read("<w:p>\(glued)\(run("后"))</w:p>") == ["甲=一", "乙=二\n", "丙="])
}

@Test func controlsInControlsAreBothRead() throws {
  let nested = control("x", run("前") + control("y", run("里"), tag: "里名") + run("后"), tag: "外名")
  #expect(try read("<w:p>\(nested)</w:p>") == ["外名=前里后", "里名=里"])
}

@Test func deletedTextIsNotRead() throws {
  let changed = "<w:del><w:r><w:delText>旧</w:delText></w:r></w:del><w:ins>\(run("新"))</w:ins>"
  #expect(try read("<w:p>\(control("x", changed, tag: "名"))</w:p>") == ["名=新"])
}

@Test func promptsOfOtherProgramsAreNoValues() throws {
  #expect(try read("<w:p>\(control("DefaultPlaceholder_1", run("单击此处")))</w:p>") == [])
}

@Test func theDumpShowsStructureAndControls() throws {
  let heading = "<w:p><w:pPr><w:pStyle w:val=\"1\"/></w:pPr>\(run("一、概况"))</w:p>"
  let inner = WordFixture.table([["里"]])
  let table = WordFixture.table([["甲", "<w:p>\(control("x", run("值"), tag: "名"))</w:p>\(inner)<w:p/>"]])
  let reader = try WordReader(
    bytes: try WordFixture.bytes(
      body: heading + table + "<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/></w:sectPr>",
      parts: [("word/footer1.xml", "<w:ftr \(WordFixture.namespaces)>\(WordFixture.paragraph("第1页"))</w:ftr>")]
    )
  )
  #expect(
    reader.dump == """
      == word/document.xml
      [1] 一、概况
      -- table
      | 甲 | ⟦名：值⟧ ¶  |
        -- table
        | 里 |
      -- section 11906×16838
      == word/footer1.xml
      第1页

      """
  )
}
