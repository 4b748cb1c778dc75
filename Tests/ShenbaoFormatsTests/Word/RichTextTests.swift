import ShenbaoFormats
import Testing

private let styles = """
  <w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:style w:type="paragraph" w:styleId="3">\
  <w:name w:val="heading 2"/></w:style></w:styles>
  """

private let mark = """
  <w:p><w:pPr><w:keepNext/><w:ind w:firstLine="420"/></w:pPr><w:r><w:rPr><w:rFonts w:eastAsia="仿宋"/><w:sz w:val="28"/></w:rPr>\
  <w:t>{{*内容}}</w:t></w:r></w:p>
  """

private func filled(_ text: String, body: String = mark) throws -> FilledForm {
  let form = try WordFixture.fill(body, ["内容": .text(text)], parts: [("word/styles.xml", styles)])
  try #require(form.issues == [])
  return form
}

@Test func headingsTakeTheStylesOfTheDocument() throws {
  let document = try WordFixture.part("word/document.xml", of: try filled("# 一\n## 二\n正文"))
  #expect(document.contains("<w:pPr><w:pStyle w:val=\"3\"/></w:pPr>"))
  #expect(document.contains("<w:rFonts w:eastAsia=\"仿宋\"/><w:b/><w:sz w:val=\"28\"/>"))
  #expect(!document.contains("altChunk") && !document.contains("#"))
}

@Test func listsAreNumberedByTheDocument() throws {
  let form = try filled("3. 甲\n4. 乙\n   - 丙\n\n文\n\n- 丁")
  #expect(try WordFixture.lines(of: form).map { $0.trimmingPrefix { $0 == " " } } == ["甲", "乙", "丙", "文", "丁"])
  let document = try WordFixture.part("word/document.xml", of: form)
  let numbering = try WordFixture.part("word/numbering.xml", of: form)
  for expected in ["<w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/>", "<w:ilvl w:val=\"1\"/><w:numId w:val=\"2\"/>"] {
    #expect(document.contains(expected))
  }
  #expect(numbering.contains("<w:start w:val=\"3\"/><w:numFmt w:val=\"decimal\"/>"))
  #expect(numbering.components("<w:num ") == 3)
  #expect(try WordFixture.part("[Content_Types].xml", of: form).contains("/word/numbering.xml"))
  #expect(try WordFixture.part("word/_rels/document.xml.rels", of: form).contains("/numbering\""))
}

@Test func tablesAndEmphasisAreNative() throws {
  let form = try filled("|年|额|\n|-|-:|\n|2024|**1**~~2~~|")
  #expect(try WordFixture.lines(of: form) == ["-- table", "| 年 | 额 |", "| 2024 | 12 |"])
  let document = try WordFixture.part("word/document.xml", of: form)
  #expect(document.contains("<w:jc w:val=\"right\"/>") && document.contains("<w:strike/>"))
}

@Test(arguments: [
  "# 一\n\n正文**粗**\n\n1. 甲\n2. 乙\n", "第一行\n第二行", "  缩进 5*3 <x> & \\* _a_\n", "|a|b|\n|-|-|\n|1|2|\n",
  "一段\n\n---\n\n> 引\n", "`代码` [链](http://example.org/)", "2024年*", "1. ", "***",
])
func structuredTextsAreReadBackAsTheyWereWritten(text: String) throws {
  let form = try filled(text)
  let values = try WordReader(bytes: form.bytes).values
  #expect(values.map(\.path) == ["内容"])
  #expect(values.first?.text == text)
}

@Test func anEditedStructuredTextIsReadAsEdited() throws {
  let form = try filled("**粗**体\n\n第二段")
  var archive = try ZipArchive(unpacking: form.bytes)
  let document = String(decoding: try #require(archive["word/document.xml"]), as: UTF8.self)
  archive["word/document.xml"] = Array(document.replacing("第二段", with: "改过").utf8)
  #expect(try WordReader(bytes: try archive.packed()).values.first?.text == "粗体\n改过")
}

@Test func aDeepOrStrangeStructureDoesNoHarm() throws {
  for text in [
    String(repeating: "> ", count: 5_000) + "x", String(repeating: "- ", count: 2_000) + "x",
    String(repeating: "**a ", count: 3_000), String(repeating: "[", count: 3_000),
    "|a|\n|-|\n" + String(repeating: "|", count: 900),
  ] {
    #expect(try filled(text).issues == [])
  }
}

extension String {
  fileprivate func components(_ other: String) -> Int { ranges(of: other).count }
}
