import ShenbaoFormats
import ShenbaoTypesetting
import Testing

/// What a document says of itself and of its lines.
@Suite struct DescriptionTests {
  @Test(arguments: [
    (#"w:val="en-US" w:eastAsia="zh-TW""#, "zh-TW"), (#"w:val="en-US" w:eastAsia="zxx""#, "en-US"),
    (#"w:val="not a tag""#, "zh-CN"), ("", "zh-CN"),
  ])
  func theLanguageIsThatOfTheDefaults(attributes: String, language: String) throws {
    var sample = SampleDocument(SampleDocument.paragraph("一"))
    sample.styles = ""
    let bytes = try sample.bytes(language: "<w:lang \(attributes)/>")
    let document = try TypesetDocument(typesetting: bytes, fonts: try SampleDocument.fonts())
    #expect(document.language == language)
    #expect(document.title == nil)
  }

  /// Which of the two was taken once changed from one run to the next.
  @Test(arguments: ["a": "b", "rId2": "rId4", "x1": "x3", "m": "n", "p7": "p8", "k": "z", "c0": "c9", "u": "v"])
  func ofTwoTitlesThatOfTheFirstRelationshipCounts(first: String, second: String) throws {
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    var archive = try ZipArchive(unpacking: SampleDocument(SampleDocument.paragraph("一")).bytes())
    let links = [(second, "metadata/core-properties", "two.xml"), (first, "metadata/core-properties", "one.xml")]
    let relationships = (links + [("main", "officeDocument", "word/document.xml")]).map {
      #"<Relationship Id="\#($0)" Type="\#(office)\#($1)" Target="\#($2)"/>"#
    }
    archive["_rels/.rels"] = Array("<Relationships>\(relationships.joined())</Relationships>".utf8)
    for name in ["one", "two"] { archive["\(name).xml"] = Array("<p><title>\(name)</title></p>".utf8) }
    let document = try TypesetDocument(typesetting: archive.packed(), fonts: SampleDocument.fonts())
    #expect(document.title == "one")
  }

  @Test func linesLeaveOutTheLeadingWhereTheDocumentSaysSo() throws {
    // Times New Roman in 10 points: 8.91 and 0.42 of leading above, 2.16 below.
    let font = #"<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/>"#
    let line = SampleDocument.paragraph(
      "a",
      #"<w:spacing w:line="240" w:lineRule="auto"/><w:rPr>\#(font)</w:rPr>"#,
      run: font
    )
    var sample = SampleDocument(line + line)
    #expect(try sample.typeset().texts() == ["20 29.33 a", "20 40.82 a"])
    sample.settings = "<w:compat><w:noLeading/></w:compat>"
    #expect(try sample.typeset().texts() == ["20 28.91 a", "20 39.98 a"])
  }
}

/// What cannot be set as it is meant is never dropped in silence.
@Suite struct ReportTests {
  private typealias Sample = SampleDocument

  @Test(arguments: [
    (#"<w:p><w:r><w:rPr><w:shadow/></w:rPr><w:t>字</w:t></w:r></w:p>"#, "w:shadow"),
    (#"<w:p><w:r><w:rPr><w:sz w:val="20"/><w:szCs w:val="40"/></w:rPr><w:t>א</w:t></w:r></w:p>"#, "w:szCs"),
    (#"<w:p><w:pPr><w:mirrorIndents/></w:pPr></w:p>"#, "w:mirrorIndents"),
    (#"<w:p><m:oMath xmlns:m="m"/></w:p>"#, "m:oMath"),
    (#"<w:p><w:r><w:em w:val="x"/></w:r></w:p>"#, "w:em"),
    (#"<w:p><w:pPr><w:sectPr><w:textDirection w:val="btLr"/></w:sectPr></w:pPr></w:p>"#, "w:textDirection"),
  ])
  func aConstructIsNamed(body: String, construct: String) throws {
    #expect(try Sample(body).typeset().issues.map(\.detail).contains(construct))
  }

  @Test(arguments: [
    (#"<w:p><w:r><w:br w:type="page"/></w:r></w:p>"#, "w:br"),
    (#"<w:p><w:pPr><w:pageBreakBefore/></w:pPr></w:p>"#, "w:pageBreakBefore"),
  ])
  func aPageDoesNotEndInsideACell(paragraph: String, construct: String) throws {
    let table = Sample.table([50], "<w:tr><w:tc><w:tcPr/>\(paragraph)</w:tc></w:tr>")
    let document = try Sample(table).typeset()
    #expect(document.issues.map(\.detail) == [construct])
    #expect(document.pages.count == 1)
  }

  @Test func aCellThatMustHoldItsTextInOneLineIsReported() throws {
    let table = Sample.table([50], Sample.row([Sample.cell("字", "<w:tcFitText/>")]))
    #expect(try Sample(table).typeset().issues.map(\.detail) == ["w:tcFitText"])
  }

  @Test func aFallbackIsTakenWhenTheChoiceCannotBeShown() throws {
    let body = """
      <w:p><w:r><mc:AlternateContent xmlns:mc="mc"><mc:Choice Requires="wpg"><w:drawing><wp:inline xmlns:wp="wp"/>\
      </w:drawing></mc:Choice><mc:Fallback><w:t>替</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>
      """
    let document = try Sample(body).typeset()
    #expect(document.texts() == ["20 36 替"])
    #expect(document.issues.isEmpty)
  }
}
