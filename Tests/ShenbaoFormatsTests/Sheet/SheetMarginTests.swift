@testable import ShenbaoFormats
import Testing

private let data: FormValue = ["甲": "A&B", "乙": ["c"]]
private let office = "application/vnd.openxmlformats-officedocument."
private let package = "http://schemas.openxmlformats.org/package/2006/"

/// A workbook of one sheet with `after` behind its rows and one more part of that kind.
private func filled(after: String = "", part: String = "", kind: String = "", links: String = "") throws -> FilledForm {
  let rows = SheetFixture.rows([["{{甲}}"]])
  let related = "<Relationships xmlns=\"\(package)relationships\">\(links)</Relationships>"
  var archive = try ZipArchive(
    unpacking: try SheetFixture.bytes(
      [("表", SheetFixture.sheet(rows, after: after))],
      parts: [("xl/worksheets/_rels/sheet1.xml.rels", related), ("xl/part.xml", part)]
    )
  )
  let types = String(decoding: try #require(archive["[Content_Types].xml"]), as: UTF8.self)
  let added = "<Override PartName=\"/xl/part.xml\" ContentType=\"\(office)\(kind)\"/></Types>"
  archive["[Content_Types].xml"] = Array(types.replacing("</Types>", with: added).utf8)
  return try SheetTemplate(bytes: try archive.packed()).filled(with: data, packageCode: nil)
}

@Test func headersOfSheetsAndAddressesOfLinksAreFilled() throws {
  let link = "<Relationship Id=\"h\" Type=\"x/hyperlink\" Target=\"http://x/%7B%7B甲%7D%7D\" TargetMode=\"External\"/>"
  let form = try filled(after: "<headerFooter><oddHeader>&amp;C{{甲}}</oddHeader></headerFooter>", links: link)
  #expect(form.issues == [])
  // A value's own sign is doubled, since it begins codes.
  #expect(
    try WordFixture.part("xl/worksheets/sheet1.xml", of: form).contains("<oddHeader>&amp;CA&amp;&amp;B</oddHeader>")
  )
  #expect(try WordFixture.part("xl/worksheets/_rels/sheet1.xml.rels", of: form).contains("Target=\"http://x/A&amp;B\""))
}

@Test func textsOfDrawingsAreFilledThoughTheirMarksAreSplit() throws {
  let runs = ["一{{", "甲}", "}二{{#乙}}{{.}}{{/乙}}"].map { "<a:r><a:rPr/><a:t>\($0)</a:t></a:r>" }.joined()
  let form = try filled(
    part: "<xdr:wsDr xmlns:xdr=\"x\" xmlns:a=\"a\"><a:p>\(runs)</a:p></xdr:wsDr>",
    kind: "drawing+xml"
  )
  #expect(form.issues == [])
  let part = try WordFixture.part("xl/part.xml", of: form)
  #expect(part.contains("<a:t>一</a:t></a:r><a:r><a:rPr/><a:t>A&amp;B</a:t></a:r><a:r><a:rPr/><a:t>二c</a:t>"))
}

@Test func notesAndChartsKeepNoMarks() throws {
  let notes =
    "<comments xmlns=\"c\"><commentList><comment ref=\"A1\"><text><r><t>{{甲}}</t></r></text></comment></commentList></comments>"
  let form = try filled(part: notes, kind: "spreadsheetml.comments+xml")
  #expect(try WordFixture.part("xl/part.xml", of: form).contains("<t>A&amp;B</t></r></text></comment></commentList>"))
  let chart = """
    <c:chartSpace xmlns:c="c" xmlns:a="a"><a:t>{{甲}}</a:t><c:f>表!A1</c:f><c:strCache><c:pt><c:v>{{甲}}</c:v></c:pt></c:strCache>\
    </c:chartSpace>
    """
  let drawn = try filled(part: chart, kind: "drawingml.chart+xml")
  #expect(drawn.issues == [])
  let part = try WordFixture.part("xl/part.xml", of: drawn)
  #expect(part.contains("<a:t>A&amp;B</a:t>") && !part.contains("strCache"))
}

@Test func anUnknownNameOutsideOfCellsIsReported() throws {
  let form = try filled(after: "<headerFooter><oddFooter>{{丙}}</oddFooter></headerFooter>")
  #expect(form.issues.map(\.kind) == [.unknownName])
  #expect(form.issues.map(\.place.sheet) == ["表"])
}

@Test func sheetsWhoseElementsBearAPrefixAreFilled() throws {
  let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  let sheet = """
    <x:worksheet xmlns:x="\(main)"><x:sheetData><x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>{{#乙}}{{.}}{{/乙}}</x:t></x:is></x:c>\
    </x:row></x:sheetData></x:worksheet>
    """
  let form = try SheetFixture.fill([("表", sheet)], data)
  #expect(form.issues == [])
  let filled = try WordFixture.part("xl/worksheets/sheet1.xml", of: form)
  #expect(filled.contains("<worksheet xmlns=\"\(main)\"") || filled.contains(" xmlns=\"\(main)\""))
  #expect(filled.contains("<c r=\"A1\" t=\"inlineStr\"><is><t xml:space=\"preserve\">c</t></is></c>"))
}

@Test func aPictureInTheTextOfADrawingIsRefused() throws {
  let form = try filled(
    part: "<xdr:wsDr xmlns:xdr=\"x\"><xdr:cNvPr id=\"1\" descr=\"{{@甲}}\"/></xdr:wsDr>",
    kind: "drawing+xml"
  )
  #expect(form.issues.map(\.kind) == [.unsupported])
}

private let image = HandmadePNG(
  width: 64,
  height: 32,
  bitDepth: 1,
  colorType: 0,
  rows: [UInt8](repeating: 0, count: 288)
).bytes

/// A workbook with rows that repeat, what stands after them, and more parts; `links` are those of its sheet.
private func sheet(_ after: String, links: String, parts: [(name: String, xml: String)] = []) throws -> [UInt8] {
  let rows = SheetFixture.rows([["头"], ["{{#名单}}{{名}}", "{{/名单}}"]])
  let related = "<Relationships xmlns=\"\(package)relationships\">\(links)</Relationships>"
  return try SheetFixture.bytes(
    [("表", SheetFixture.sheet(rows, after: after))],
    parts: [("xl/worksheets/_rels/sheet1.xml.rels", related)] + parts
  )
}

private let list: FormValue = [
  "名单": [["名": "甲", "网址": "http://x/1"], ["名": "乙", "网址": "http://x/2"], ["名": "丙", "网址": .blank]],
  "章": "a.png",
]

@Test func linksOfRowsLeadElsewhereInEachRow() throws {
  let link = "<Relationship Id=\"h\" Type=\"x/hyperlink\" Target=\"%7B%7B网址%7D%7D\" TargetMode=\"External\"/>"
  let after =
    "<hyperlinks><hyperlink ref=\"A2\" r:id=\"h\" tooltip=\"t\"/><hyperlink ref=\"A1\" location=\"表!A1\"/></hyperlinks>"
  let form = try SheetTemplate(bytes: try sheet(after, links: link)).filled(with: list, packageCode: nil)
  #expect(form.issues == [])
  let xml = try WordFixture.part("xl/worksheets/sheet1.xml", of: form)
  let places = xml.matches(of: #/<hyperlink ref="([A-Z0-9:]+)"/#).map { String($0.output.1) }
  #expect(places == ["A1", "A2", "A3"] && xml.contains("tooltip=\"t\""))
  let related = try WordFixture.part("xl/worksheets/_rels/sheet1.xml.rels", of: form)
  #expect(related.contains("Target=\"http://x/1\"") && related.contains("Target=\"http://x/2\""))
  #expect(!related.contains("7B") && !related.contains("Id=\"h\""))
}

@Test func aPictureOfASheetStandsForAnother() throws {
  let link = "<Relationship Id=\"d\" Type=\"x/drawing\" Target=\"/xl/drawings/drawing1.xml\"/>"
  let drawing = """
    <xdr:wsDr xmlns:xdr="x" xmlns:a="a" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">\
    <xdr:oneCellAnchor><xdr:from><xdr:col>0</xdr:col><xdr:row>3</xdr:row></xdr:from><xdr:pic><xdr:nvPicPr>\
    <xdr:cNvPr id="2" name="p" descr="{{@章}}"/></xdr:nvPicPr><xdr:blipFill><a:blip r:embed="rId1"/><a:stretch><a:fillRect/>\
    </a:stretch></xdr:blipFill><xdr:spPr><a:xfrm><a:ext cx="100" cy="100"/></a:xfrm></xdr:spPr></xdr:pic></xdr:oneCellAnchor></xdr:wsDr>
    """
  let bytes = try sheet("<drawing r:id=\"d\"/>", links: link, parts: [("xl/drawings/drawing1.xml", drawing)])
  let form = try SheetTemplate(bytes: bytes).filled(with: list, packageCode: nil) { $0 == "a.png" ? image : nil }
  #expect(form.issues == [])
  let xml = try WordFixture.part("xl/drawings/drawing1.xml", of: form)
  #expect(xml.contains("descr=\"a.png\"") && xml.contains("r:embed=\"rIdS1\""))
  // Twice as wide as high in a square, and two rows further down.
  #expect(xml.contains("<a:fillRect t=\"25000\" b=\"25000\"/>") && xml.contains("<xdr:row>5</xdr:row>"))
  #expect(try ZipArchive(unpacking: form.bytes)["xl/media/shenbao1.png"] == image)
  let missing = try SheetTemplate(bytes: bytes).filled(with: list, packageCode: nil)
  #expect(missing.issues.map(\.kind) == [.missingPicture])
}

@Test func pivotsReadWhatWasFilled() throws {
  for source in ["ref=\"A1:A9\" sheet=\"表\"", "name=\"区域\""] {
    let cache =
      "<pivotCacheDefinition xmlns=\"p\"><cacheSource><worksheetSource \(source)/></cacheSource></pivotCacheDefinition>"
    let form = try filled(part: cache, kind: "spreadsheetml.pivotCacheDefinition+xml")
    #expect(try WordFixture.part("xl/part.xml", of: form).contains("refreshOnLoad=\"1\""))
  }
}
