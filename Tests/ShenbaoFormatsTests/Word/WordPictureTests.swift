@testable import ShenbaoFormats
import Testing

/// A PNG of so many pixels, all of one colour.
private func png(_ width: Int, _ height: Int) -> [UInt8] {
  let rows = [UInt8](repeating: 0, count: (width / 8 + 1) * height)
  return HandmadePNG(width: width, height: height, bitDepth: 1, colorType: 0, rows: rows).bytes
}

private func filled(_ body: String, _ files: [String: [UInt8]], _ values: FormValue) throws -> FilledForm {
  try WordTemplate(bytes: try WordFixture.bytes(body: body)).filled(with: values, packageCode: nil) { files[$0] }
}

private func extents(_ form: FilledForm) throws -> [String] {
  try WordFixture.part("word/document.xml", of: form).matches(of: #/<wp:extent cx="(\d+)" cy="(\d+)"/#).map {
    "\((Int($0.1) ?? 0) / 36_000)x\((Int($0.2) ?? 0) / 36_000)"
  }
}

@Test func aPictureIsAsLargeAsItsMarkSays() throws {
  let files = ["a.png": png(200, 100)]
  let body = ["{{@图|宽35mm}}", "{{@图|高2cm}}", "{{@图|宽10毫米|高10毫米}}"].map { WordFixture.paragraph($0) }.joined()
  let form = try filled(body, files, ["图": "a.png"])
  #expect(form.issues == [])
  #expect(try extents(form) == ["35x17", "40x20", "10x5"])
  let archive = try ZipArchive(unpacking: form.bytes)
  #expect(archive["word/media/shenbao1.png"] == files["a.png"])
  #expect(try WordFixture.part("[Content_Types].xml", of: form).contains("Extension=\"png\""))
  #expect(try WordReader(bytes: form.bytes).values.map(\.text) == ["a.png", "a.png", "a.png"])
}

@Test func aPictureFitsItsCell() throws {
  let cell =
    "<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc><w:tcPr><w:tcW w:w=\"1350\" w:type=\"dxa\"/></w:tcPr>"
    + WordFixture.paragraph("{{@图}}") + "</w:tc></w:tr></w:tbl>"
  let form = try filled(cell, ["a.png": png(400, 200)], ["图": "a.png"])
  #expect(try extents(form) == ["20x10"])
}

@Test func aMissingPictureIsAnError() throws {
  let body = WordFixture.paragraph("{{@图}}{{@文}}{{@空}}")
  let form = try filled(body, ["b.png": [1, 2, 3]], ["图": "a.png", "文": "b.png", "空": .blank])
  #expect(form.issues.map(\.kind) == [.missingPicture, .missingPicture])
  #expect(form.issues.map(\.mark) == ["{{@图}}", "{{@文}}"])
}

@Test func aPlaceholderKeepsItsFrame() throws {
  let body = """
    <w:p><w:r><w:drawing><wp:anchor behindDoc="1"><wp:extent cx="1440000" cy="1440000"/><wp:wrapNone/>\
    <wp:docPr id="7" name="章" descr="{{@公章}}"/><a:graphic><a:graphicData><a:cNvPr id="0" name="p" descr="{{@公章}}"/><a:blip r:embed="rId9"/>\
    <a:xfrm><a:ext cx="1440000" cy="1440000"/></a:xfrm></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r></w:p>
    """
  let form = try filled(body, ["a.png": png(200, 100)], ["公章": "a.png"])
  #expect(form.issues == [])
  let document = try WordFixture.part("word/document.xml", of: form)
  #expect(document.contains("<wp:extent cx=\"1440000\" cy=\"720000\"/><wp:wrapNone/>"))
  #expect(document.contains("name=\"p\" descr=\"公章\"/>"))
  #expect(document.contains("name=\"章\" descr=\"公章\"/>") && document.contains("r:embed=\"rIdS1\""))
  let empty = try filled(body, [:], ["公章": .blank])
  #expect(!(try WordFixture.part("word/document.xml", of: empty).contains("w:drawing")))
}

@Test func attributesAndLinksAreFilled() throws {
  let body = """
    <w:p><w:hyperlink r:id="rId1" w:tooltip="{{名}} &quot;站&quot;"><w:r><w:t>{{名}}</w:t></w:r></w:hyperlink></w:p>
    """
  let links = """
    <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" TargetMode="External" \
    Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="http://example.org/%7B%7B%E5%90%8D%7D%7D"/>\
    </Relationships>
    """
  let form = try WordFixture.fill(body, ["名": "甲&\"乙\""], parts: [("word/_rels/document.xml.rels", links)])
  #expect(form.issues == [])
  let document = try WordFixture.part("word/document.xml", of: form)
  #expect(document.contains("w:tooltip=\"甲&amp;&quot;乙&quot; &quot;站&quot;\"") && document.contains("r:id=\"rIdS1\""))
  let related = try WordFixture.part("word/_rels/document.xml.rels", of: form)
  #expect(related.contains("http://example.org/甲&amp;&quot;乙&quot;") && !related.contains("%7B"))
}
