@testable import ShenbaoFormats
import Testing

private let data: FormValue = ["人": [["名": "甲", "数": .number("1.5")], ["名": "乙", "数": .number("2")]], "无": []]
private let rows: [[String?]] = [
  ["头"], ["{{#人}}{{名}}", "{{数}}", "=B2*2", "{{/人}}"], ["合计", "=SUM(B2)", "=SUM(C2)+B3"],
]
private let links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

/// The sheet of `rows` with one related part of that kind.
private func filled(_ kind: String, _ xml: String, after: String = "", rows: [[String?]] = rows) throws -> FilledForm {
  let related = """
    <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" \
    Type="\(links)/\(kind)" Target="../part.xml"/></Relationships>
    """
  return try SheetFixture.fill(
    [("表", SheetFixture.sheet(SheetFixture.rows(rows), after: after))],
    data,
    parts: [("xl/worksheets/_rels/sheet1.xml.rels", related), ("xl/part.xml", xml)]
  )
}

private func part(_ kind: String, _ xml: String) throws -> String {
  let form = try filled(kind, xml)
  #expect(form.issues == [])
  return try WordFixture.part("xl/part.xml", of: form)
}

@Test func picturesMoveAndRepeatWithTheirRows() throws {
  func anchor(_ row: Int, _ id: Int) -> String {
    "<xdr:oneCellAnchor><xdr:from><xdr:row>\(row)</xdr:row></xdr:from><xdr:pic><xdr:cNvPr id=\"\(id)\"/></xdr:pic></xdr:oneCellAnchor>"
  }
  let moved = try part("drawing", "<xdr:wsDr xmlns:xdr=\"x\">\(anchor(0, 1))\(anchor(1, 2))\(anchor(2, 3))</xdr:wsDr>")
  #expect(moved.matches(of: #/<xdr:row>(\d+)</#).map { String($0.1) } == ["0", "2", "1", "3"])
  #expect(Set(moved.matches(of: #/cNvPr id="(\d+)"/#).map { String($0.1) }).count == 4)
}

@Test func notesMoveAndRepeatWithTheirRows() throws {
  let xml = "<comments xmlns=\"c\"><commentList><comment ref=\"B2\"/><comment ref=\"A3\"/></commentList></comments>"
  let moved = try part("comments", xml)
  #expect(moved.matches(of: #/ref="(\w+)"/#).map { String($0.1) } == ["B2", "B3", "A4"])
  let box =
    "<v:shape id=\"a\"><x:ClientData><x:Anchor>1, 2, 1, 3, 4, 5, 6, 7</x:Anchor><x:Row>1</x:Row></x:ClientData></v:shape>"
  let boxes = try part("vmlDrawing", "<xml xmlns:v=\"v\" xmlns:x=\"x\">\(box)</xml>")
  #expect(
    boxes.contains("<x:Row>1</x:Row>") && boxes.contains("<x:Anchor>1, 2, 2, 3, 4, 5, 7, 7</x:Anchor><x:Row>2</x:Row>")
  )
}

@Test func tablesAndPivotsGrow() throws {
  let table = try part("table", "<table xmlns=\"t\" ref=\"A1:C3\"><autoFilter ref=\"A1:C2\"/></table>")
  #expect(table.contains("ref=\"A1:C4\"") && table.contains("<autoFilter ref=\"A1:C3\"/>"))
  #expect(try part("pivotTable", "<p xmlns=\"t\"><location ref=\"A3:B3\"/></p>").contains("ref=\"A4:B4\""))
}

@Test func rulesAndSparklinesOfExtensionsMove() throws {
  let after = """
    <extLst xmlns:x14="x" xmlns:xm="m"><ext uri="a"><x14:conditionalFormattings><x14:conditionalFormatting><x14:cfRule>\
    <xm:f>$B2&gt;1</xm:f></x14:cfRule><xm:sqref>B2 A3</xm:sqref></x14:conditionalFormatting></x14:conditionalFormattings></ext>\
    <ext uri="b"><x14:sparklineGroups><x14:sparklineGroup><x14:sparklines><x14:sparkline><xm:f>表!B2:C2</xm:f><xm:sqref>D2</xm:sqref>\
    </x14:sparkline></x14:sparklines></x14:sparklineGroup></x14:sparklineGroups></ext></extLst>
    """
  let form = try filled("other", "<x/>", after: after)
  #expect(form.issues == [])
  let sheet = try WordFixture.part("xl/worksheets/sheet1.xml", of: form)
  #expect(sheet.matches(of: #/<xm:sqref>([^<]*)</#).map { String($0.1) } == ["B2:B3 A4", "D2", "D3"])
  #expect(sheet.matches(of: #/<xm:f>([^<]*)</#).map { String($0.1) } == ["$B2&gt;1", "表!B2:C2", "表!B3:C3"])
}

@Test func arrayFormulasAndChartsFollowTheRows() throws {
  let array = "<c t=\"str\"><f t=\"array\" ref=\"B3:B3\">SUM(B2*C2)</f><v>0</v></c>"
  let chart = """
    <c:chartSpace xmlns:c="c"><c:numRef><c:f>表!$B$2</c:f><c:numCache/></c:numRef><c:strRef><c:f>表!$A$1</c:f><c:strCache/></c:strRef>\
    </c:chartSpace>
    """
  let types = """
    <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/part.xml" \
    ContentType="application/vnd.openxmlformats-officedocument.drawingml.chart+xml"/>
    """
  var own = rows
  own[2][1] = array
  var archive = try ZipArchive(
    unpacking: try SheetFixture.bytes(
      [("表", SheetFixture.sheet(SheetFixture.rows(own)))],
      parts: [("xl/part.xml", chart)]
    )
  )
  let known = String(decoding: try #require(archive["[Content_Types].xml"]), as: UTF8.self)
  let start = try #require(types.firstRange(of: "<Override"))
  archive["[Content_Types].xml"] = Array(
    known.replacing("</Types>", with: types[start.lowerBound...] + "</Types>").utf8
  )
  let form = try SheetTemplate(bytes: try archive.packed()).filled(with: data, packageCode: nil)
  #expect(form.issues == [])
  #expect(try WordFixture.part("xl/worksheets/sheet1.xml", of: form).contains("ref=\"B4\">SUM(B2:B3*C2:C3)</f>"))
  let moved = try WordFixture.part("xl/part.xml", of: form)
  #expect(moved.contains("表!$B$2:$B$3</c:f></c:numRef>") && moved.contains("表!$A$1</c:f><c:strCache/>"))
}

@Test func valuesOfFormulasAreWritten() throws {
  let form = try SheetFixture.fill([("表", SheetFixture.sheet(SheetFixture.rows(rows)))], data)
  let text = try SheetReader(bytes: form.bytes).dump
  #expect(text.contains("C2 =B2*2 → 3") && text.contains("C3 =B3*2 → 4") && text.contains("B4 =SUM(B2:B3) → 3.5"))
  #expect(text.contains("C4 =SUM(C2:C3)+B4 → 10.5"))
}

/// A filter may have hidden them, and then they do not count.
@Test func subtotalsOverHiddenRowsAreLeftToTheProgramThatOpensTheFile() throws {
  let row =
    #"<row r="2" hidden="1"><c r="A2"><v>5</v></c></row><row r="3"><c r="A3"><f>SUBTOTAL(9,A1:A2)</f><v>1</v></c></row>"#
  let sheet = SheetFixture.sheet(SheetFixture.rows([["{{数}}"]]) + row)
  let form = try SheetFixture.fill([("表", sheet)], ["数": .number("1")])
  #expect(try WordFixture.part("xl/worksheets/sheet1.xml", of: form).contains("<f>SUBTOTAL(9,A1:A2)</f><v>1</v>"))
  #expect(try WordFixture.part("xl/workbook.xml", of: form).contains("fullCalcOnLoad"))
}

@Test(arguments: [
  ("1+2*3", "7"), ("-(1+2)%", "-0.03"), ("AVERAGE(A1:A3)", "2"), ("COUNT(A1:B9)", "2"), ("MIN(A1:A3)+MAX(A1,5)", "6"),
  ("ROUND(2/3,2)", "0.67"), ("ABS(-A1)", "1"), ("PRODUCT(A1:A3)", "3"), ("'表'!A1+A9", "1"), ("SUM(A1:A3)*10%", "0.4"),
  ("A1/A9", "#DIV/0!"), ("A2+1", "#VALUE!"), ("IF(A1>0,1,2)", "1"), ("\"a\"&amp;A1", "a1"), ("2^3^1-2", "6"),
  ("IF(A2=\"文\",\"有\",\"无\")&amp;A2", "有文"), ("COUNTIF(A1:A3,\">=2\")", "1"), ("COUNTIF(A1:A3,\"文\")", "1"),
  ("SUMIF(A1:A3,\"&lt;3\",A1:A3)", "1"), ("COUNTA(A1:A9)", "3"), ("COUNTBLANK(A1:A4)", "1"),
  ("SUMPRODUCT(A1:A3,A1:A3)", "10"),
  ("SUBTOTAL(9,A1:A3)", "4"), ("IFERROR(A1/0,\"无\")", "无"), ("ROUNDUP(1/3,1)", "0.4"), ("ROUNDDOWN(2/3,1)", "0.6"),
  ("INT(-1.5)", "-2"), ("MOD(7,3)", "1"), ("LEN(A2)", "1"), ("LEFT(\"专利\",1)", "专"), ("AND(A1=1,A3>2)", "1"),
  ("NOT(A1)", "0"), ("ROW()*10+COLUMN()", "14"), ("ROWS(A1:A3)", "3"), ("AVERAGEIF(A1:A3,\">0\")", "2"),
  ("EXACT(A2,A2)", nil), ("ISERR(A2+1)", nil), ("VLOOKUP(A1,A1:B2,2)", nil), ("D1", nil), ("SUM(另!A1)", nil),
  ("1+", nil), ("名称", nil), ("A2>\"问\"", nil),
])
func formulasAreComputedOrLeft(formula: String, value: String?) throws {
  let cells: [[String?]] = [["{{数}}", nil, nil, "=" + formula], ["文"], ["<c><v>3</v></c>"]]
  let form = try SheetFixture.fill([("表", SheetFixture.sheet(SheetFixture.rows(cells)))], ["数": .number("1")])
  let sheet = try WordFixture.part("xl/worksheets/sheet1.xml", of: form)
  let found = sheet.firstMatch(of: #/<\/f><v>([^<]*)</#).map { String($0.1) }
  // What was remembered stays until the workbook is opened, if the formula is the same.
  #expect(found == value ?? "0")
  let workbook = try WordFixture.part("xl/workbook.xml", of: form)
  #expect(workbook.contains("fullCalcOnLoad") == (value == nil))
}

@Test func picturesStandInTheirCells() throws {
  let image = HandmadePNG(width: 64, height: 32, bitDepth: 1, colorType: 0, rows: [UInt8](repeating: 0, count: 288))
    .bytes
  let people: FormValue = ["人": [["照": "a.png"], ["照": "b.png"], ["照": .blank]]]
  let cells: [[String?]] = [["头"], ["{{#人}}{{@照}}", "{{/人}}"]]
  let bytes = try SheetFixture.bytes([("表", SheetFixture.sheet(SheetFixture.rows(cells)))])
  let form = try SheetTemplate(bytes: bytes).filled(with: people, packageCode: nil) { $0 == "a.png" ? image : nil }
  #expect(form.issues.map(\.kind) == [.missingPicture])
  let drawing = try WordFixture.part("xl/drawings/shenbao-sheet1.xml", of: form)
  // Fitted into a row of 15 points.
  #expect(drawing.contains("<xdr:row>1</xdr:row>") && drawing.contains("<xdr:ext cx=\"304800\" cy=\"152400\"/>"))
  #expect(try WordFixture.part("xl/worksheets/sheet1.xml", of: form).contains("<drawing r:id=\"rId1\"/></worksheet>"))
  #expect(try ZipArchive(unpacking: form.bytes)["xl/media/shenbao1.png"] == image)
}

@Test func rowsGrowWithTheirTexts() throws {
  let long = String(repeating: "长", count: 30)
  let cells: [[String?]] = [["<c s=\"4\" t=\"inlineStr\"><is><t>{{文}}</t></is></c>", "=1+1"], ["{{文}}"]]
  let form = try SheetFixture.fill([("表", SheetFixture.sheet(SheetFixture.rows(cells)))], ["文": .text(long)])
  let sheet = try WordFixture.part("xl/worksheets/sheet1.xml", of: form)
  #expect(sheet.contains("<row r=\"1\" ht=\"118.8\" customHeight=\"1\">") && sheet.contains("<row r=\"2\">"))
  #expect(sheet.contains("<c r=\"B1\"><f>1+1</f><v>2</v></c>"))
}

@Test func sheetsThatNothingConcernsStayAsTheyAre() throws {
  let marked = SheetFixture.sheet(SheetFixture.rows([["{{文}}"]]))
  let remembered = "<c><f t=\"shared\" ref=\"A1:A1\" si=\"0\">1/3+1</f><v>1.3333333333333335</v></c>"
  let text = "<c t=\"str\"><f>\"a\"&amp;\"&lt;\"</f><v>a&lt;</v></c>"
  let other = SheetFixture.sheet(SheetFixture.rows([[remembered, text, "<c t=\"n\"><f>1+1</f><v>2</v></c>"]]))
  let form = try SheetFixture.fill([("表", marked), ("别", other)], ["文": "x"])
  #expect(form.issues == [])
  #expect(try WordFixture.part("xl/worksheets/sheet2.xml", of: form) == other)
  let looking = SheetFixture.sheet(SheetFixture.rows([["=表!A1"]]))
  let changed = try SheetFixture.fill([("表", marked), ("别", looking)], ["文": "x"])
  #expect(try WordFixture.part("xl/worksheets/sheet2.xml", of: changed).contains("<f>表!A1</f><v>x</v>"))
}

@Test func manyCellsMayShareALongText() throws {
  let cells = (1...20_000).map { "<row r=\"\($0)\"><c r=\"A\($0)\" t=\"s\"><v>0</v></c></row>" }.joined()
  let sheet = SheetFixture.sheet(cells + SheetFixture.rows([["{{文}}"]], from: 20_001))
  let long = String(repeating: "长", count: 100_000)
  let strings = "<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><si><t>\(long)</t></si></sst>"
  var archive = try ZipArchive(
    unpacking: try SheetFixture.bytes([("表", sheet)], parts: [("xl/sharedStrings.xml", strings)])
  )
  let related = String(decoding: archive["xl/_rels/workbook.xml.rels"] ?? [], as: UTF8.self)
  let link =
    "<Relationship Id=\"t\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings\" "
  archive["xl/_rels/workbook.xml.rels"] = Array(
    related.replacing("</Relationships>", with: link + "Target=\"sharedStrings.xml\"/></Relationships>").utf8
  )
  let form = try SheetTemplate(bytes: try archive.packed()).filled(with: ["文": "x"], packageCode: nil)
  #expect(form.issues == [])
}

@Test(arguments: [("1", ["A1: 有", "A2: 尾"]), ("0", ["A1: 无", "A2: 尾"])])
func aConditionOverRowsMayHaveAnOther(value: String, expected: [String]) throws {
  let cells: [[String?]] = [["{% if 数 %}"], ["有"], ["{% else %}"], ["无"], ["{% endif %}"], ["尾"]]
  let bytes = try SheetFixture.bytes([("表", SheetFixture.sheet(SheetFixture.rows(cells)))])
  let form = try FormTemplate(bytes: bytes).filled(with: ["数": .number(value)])
  #expect(form.issues == [])
  let sheet = try WordFixture.part("xl/worksheets/sheet1.xml", of: form)
  let found = sheet.matches(of: #/<c r="([A-Z0-9]+)"[^>]*><is><t[^>]*>([^<]*)</#).map { "\($0.1): \($0.2)" }
  #expect(found == expected)
}
