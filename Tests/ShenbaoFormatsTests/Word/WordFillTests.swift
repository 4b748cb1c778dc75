import ShenbaoFormats
import Testing

private let team: FormValue = [
  "名称": "济南某某大学",
  "团队": [
    ["姓名": "张甲", "证书": ["专利代理师", "律师"]],
    ["姓名": "李乙", "证书": []],
    ["姓名": "王丙", "证书": ["技术经纪人"]],
  ],
  "合作": [],
  "备注": .blank,
]

@Test func aMarkSplitOverRunsTakesTheFormatOfItsName() throws {
  let body = """
    <w:p><w:r><w:rPr><w:i/></w:rPr><w:t>单位：{</w:t></w:r><w:proofErr w:type="spellStart"/>\
    <w:r><w:rPr><w:u/></w:rPr><w:t>{</w:t></w:r><w:bookmarkStart w:id="1" w:name="a"/>\
    <w:r><w:rPr><w:b/></w:rPr><w:lastRenderedPageBreak/><w:t>名</w:t></w:r><w:bookmarkEnd w:id="1"/>\
    <w:r><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr><w:t>称}</w:t></w:r><w:r><w:t>}。</w:t></w:r></w:p>
    """
  let filled = try WordFixture.fill(body, team)
  #expect(filled.issues == [])
  let document = try WordFixture.part("word/document.xml", of: filled)
  #expect(document.contains("<w:r><w:rPr><w:i/></w:rPr><w:t xml:space=\"preserve\">单位：</w:t></w:r>"))
  #expect(document.contains("<w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">济南某某大学</w:t></w:r>"))
  #expect(document.contains("<w:r><w:t xml:space=\"preserve\">。</w:t></w:r></w:p>"))
  #expect(!document.contains("proofErr") && !document.contains("lastRendered"))
}

@Test(arguments: ["{{名称}}", "｛｛名称｝｝", "{｛\u{3000}名称 }｝", "{{根．名称}}", "{{\u{A0}名称}}"])
func bracketsAndSignsMayBeFullWidth(mark: String) throws {
  #expect(try WordFixture.text(WordFixture.paragraph("甲" + mark), team) == ["甲济南某某大学"])
}

@Test func doubledBracketsPrintBrackets() throws {
  #expect(try WordFixture.text(WordFixture.paragraph("{{{{名称}} {单}"), team) == ["{{名称}} {单}"])
}

@Test func rowsRepeatFromTheFirstMarkToTheLast() throws {
  let table = WordFixture.table([
    ["姓名", "序号"], ["{{#团队}}{{姓名}}", "{{序号}}"], ["第二行", "{{姓名}}{{/团队}}"], ["尾", ""],
  ])
  #expect(
    try WordFixture.text(table, team) == [
      "-- table", "| 姓名 | 序号 |", "| 张甲 | 1 |", "| 第二行 | 张甲 |", "| 李乙 | 2 |", "| 第二行 | 李乙 |",
      "| 王丙 | 3 |", "| 第二行 | 王丙 |", "| 尾 |  |",
    ]
  )
}

@Test func aLoopOfRowsMayStandInAnother() throws {
  let table = WordFixture.table([
    ["{{#团队}}{{姓名}}", ""], ["{{#证书}}{{.}}", "{{../姓名}}{{/证书}}{{/团队}}"],
  ])
  #expect(
    try WordFixture.text(table, team) == [
      "-- table", "| 张甲 |  |", "| 专利代理师 | 张甲 |", "| 律师 | 张甲 |", "| 李乙 |  |", "| 王丙 |  |",
      "| 技术经纪人 | 王丙 |",
    ]
  )
}

@Test func twoLoopsMayShareOneRow() throws {
  let table = WordFixture.table([["{{#团队}}{{#证书}}{{../姓名}}", "{{.}}{{/}}{{/}}"]])
  #expect(
    try WordFixture.text(table, team) == [
      "-- table", "| 张甲 | 专利代理师 |", "| 张甲 | 律师 |", "| 王丙 | 技术经纪人 |",
    ]
  )
}

@Test func aPairInOneCellOrParagraphRepeatsInsideIt() throws {
  let inline = WordFixture.paragraph("共{{#团队|分隔=、}}{{姓名}}{{/团队}}人")
  #expect(try WordFixture.text(inline, team) == ["共张甲、李乙、王丙人"])
  let cell = WordFixture.table([
    [
      "<w:p><w:r><w:t>{{#团队}}</w:t></w:r></w:p>"
        + WordFixture.paragraph("{{姓名}}") + WordFixture.paragraph("{{/团队}}")
    ]
  ])
  #expect(try WordFixture.text(cell, team) == ["-- table", "| 张甲 ¶ 李乙 ¶ 王丙 |"])
}

@Test func marksAloneInTheirParagraphsTakeThemAlong() throws {
  let body = ["前", "{{#团队}}", "{{序号}}．{{姓名}}", "{{#证书}}", "· {{.}}", "{{/证书}}", "{{/团队}}", "后"]
  #expect(
    try WordFixture.text(body.map { WordFixture.paragraph($0) }.joined(), team) == [
      "前", "1．张甲", "· 专利代理师", "· 律师", "2．李乙", "3．王丙", "· 技术经纪人", "后",
    ]
  )
}

@Test func sectionsAreShownWhenThereIsSomethingOrNothing() throws {
  let marks = "{{#名称}}有名{{/名称}}{{^名称}}无名{{/名称}}{{#备注}}有注{{/}}{{^备注}}无注{{/}}{{^合作}}独家{{/合作}}"
  #expect(try WordFixture.text(WordFixture.paragraph(marks), team) == ["有名无注独家"])
}

@Test func aTableWithoutRowsGoesAndItsCellKeepsAParagraph() throws {
  let inner = WordFixture.table([["{{#合作}}", "{{/合作}}"]])
  #expect(try WordFixture.text(inner + WordFixture.paragraph("尾"), team) == ["尾"])
  let filled = try WordFixture.fill(WordFixture.table([["<w:p/>" + inner + "<w:p/>"], [inner]]), team)
  let document = try WordFixture.part("word/document.xml", of: filled)
  #expect(document.contains("<w:tc><w:tcPr/><w:p/><w:p/></w:tc>"))
  #expect(document.contains("<w:tc><w:tcPr/><w:p/></w:tc>"))
}

@Test func tablesThatTouchAfterFillingAreKeptApart() throws {
  let body = WordFixture.paragraph("{{#团队}}") + WordFixture.table([["{{姓名}}"]]) + WordFixture.paragraph("{{/团队}}")
  let document = try WordFixture.part("word/document.xml", of: try WordFixture.fill(body, team))
  #expect(!document.contains("</w:tbl><w:tbl>"))
  #expect(document.contains("</w:tbl><w:p/><w:tbl>"))
}

@Test func rowsAreAddedUpToTheLeastNumber() throws {
  let table = WordFixture.table([["{{#团队|至少4行}}{{序号}}", "{{姓名}}{{/团队}}"], ["{{#合作|至少1行}}", "{{/合作}}"]])
  #expect(
    try WordFixture.text(table, team) == ["-- table", "| 1 | 张甲 |", "| 2 | 李乙 |", "| 3 | 王丙 |", "| 4 |  |", "|  |  |"]
  )
}

@Test func equalNeighboursBecomeOneCell() throws {
  let values: FormValue = [
    "专利": [["单位": "甲", "号": "1"], ["单位": "甲", "号": "2"], ["单位": "乙", "号": "3"], ["单位": .blank, "号": "4"]]
  ]
  let table = WordFixture.table([["{{#专利}}{{单位|合并}}", "{{号}}{{/专利}}"]])
  #expect(
    try WordFixture.text(table, values) == ["-- table", "| ↓ 甲 | 1 |", "| ↑  | 2 |", "| 乙 | 3 |", "|  | 4 |"]
  )
}

@Test func boxesAreTickedByValueOrByList() throws {
  let values: FormValue = ["学位": "博士", "领域": ["专利", "商标"]]
  let body = WordFixture.paragraph("{{☐学位=博士}}博士 {{□学位=硕士}}硕士 {{☐领域＝商标}}商标 {{☐领域=版权}}版权")
  #expect(try WordFixture.text(body, values) == ["☑博士 □硕士 ☑商标 ☐版权"])
}

@Test func checkBoxControlsAreTickedByTheirTag() throws {
  let box = """
    <w:p><w:sdt><w:sdtPr><w:tag w:val="学位=博士"/><w14:checkbox><w14:checked w14:val="0"/>\
    <w14:checkedState w14:val="2611" w14:font="MS Gothic"/><w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/>\
    </w14:checkbox></w:sdtPr><w:sdtContent><w:r><w:t>☐</w:t></w:r></w:sdtContent></w:sdt></w:p>
    """
  for (value, sign) in [("博士", "☑"), ("硕士", "☐")] {
    let filled = try WordFixture.fill(box, ["学位": .text(value)])
    let document = try WordFixture.part("word/document.xml", of: filled)
    #expect(document.contains("<w:t>\(sign)</w:t>"))
    #expect(document.contains("<w14:checked w14:val=\"\(sign == "☑" ? 1 : 0)\"/>"))
    #expect(try WordReader(bytes: filled.bytes).values.map(\.text) == [sign])
  }
}

@Test func boxesInRowsKnowTheirRow() throws {
  let control = """
    <w:p><w:sdt><w:sdtPr><w:tag w:val="性别=男"/><w:id w:val="7"/><w14:checkbox><w14:checked w14:val="0"/></w14:checkbox></w:sdtPr>\
    <w:sdtContent><w:r><w:t>☐</w:t></w:r></w:sdtContent></w:sdt></w:p>
    """
  let legacy = """
    <w:p><w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="box"/><w:statusText w:type="text" w:val="{{☐性别=女}}"/>\
    <w:checkBox><w:sizeAuto/><w:default w:val="0"/></w:checkBox></w:ffData></w:fldChar></w:r><w:r><w:fldChar w:fldCharType="end"/>\
    </w:r></w:p>
    """
  let table = WordFixture.table([["{{#人}}", control, legacy, "{{/人}}"]])
  let filled = try WordFixture.fill(table, ["人": [["性别": "女"], ["性别": "男"]]])
  #expect(filled.issues == [])
  let read = try WordReader(bytes: filled.bytes).values.map { $0.path + " " + $0.text }
  #expect(read == ["人[1].性别=男 ☐", "人[1].性别=女 ☑", "人[2].性别=男 ☑", "人[2].性别=女 ☐"])
  let document = try WordFixture.part("word/document.xml", of: filled)
  #expect(document.components(of: "<w:checked w:val=\"1\"/>") == 1)
  #expect(document.components(of: "<w:id w:val=\"7\"/>") == 0)
}

@Test func richTextBecomesAParagraphForEachLine() throws {
  let body = """
    <w:p><w:pPr><w:ind w:firstLine="480"/></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>{{*内容}}</w:t></w:r></w:p>
    """
  let values: FormValue = ["内容": "第一段。\n\n第二段 <a> & b。\n"]
  let filled = try WordFixture.fill(body, values)
  let document = try WordFixture.part("word/document.xml", of: filled)
  #expect(document.components(of: "<w:pPr><w:ind w:firstLine=\"480\"/></w:pPr>") == 2)
  #expect(document.contains("第二段 &lt;a&gt; &amp; b。"))
  let read = try WordReader(bytes: filled.bytes).values
  #expect(read.map(\.path) == ["内容"])
  #expect(read.map(\.text) == ["第一段。\n\n第二段 <a> & b。\n"])
}

@Test func linesAndTabsOfAPlainValueStayInItsParagraph() throws {
  let filled = try WordFixture.fill(WordFixture.paragraph("{{地址}}"), ["地址": "济南市\r\n某某区\t1号 "])
  let document = try WordFixture.part("word/document.xml", of: filled)
  #expect(document.contains("济南市</w:t><w:br/>"))
  #expect(document.contains("<w:tab/><w:t xml:space=\"preserve\">1号 </w:t>"))
  #expect(try WordReader(bytes: filled.bytes).values.map(\.text) == ["济南市\n某某区\t1号 "])
}

@Test func headersPropertiesAndTextBoxesAreFilledToo() throws {
  let box = "<w:txbxContent>\(WordFixture.paragraph("盒{{名称}}"))</w:txbxContent>"
  let body = """
    <w:p><w:r><w:t>正文</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>\(box)</wps:txbx>\
    </w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>\(box)</v:textbox></w:pict></mc:Fallback>\
    </mc:AlternateContent></w:r></w:p>
    """
  let core = "<p:coreProperties xmlns:p=\"urn:p\" xmlns:dc=\"urn:dc\"><dc:title>{{名称}}申报书</dc:title></p:coreProperties>"
  let parts = [
    ("word/header1.xml", "<w:hdr \(WordFixture.namespaces)>\(WordFixture.paragraph("眉{{名称}}"))</w:hdr>"),
    ("docProps/core.xml", core),
  ]
  let filled = try WordFixture.fill(body, team, parts: parts)
  #expect(filled.issues == [])
  #expect(try WordFixture.part("docProps/core.xml", of: filled).contains("<dc:title>济南某某大学申报书</dc:title>"))
  let document = try WordFixture.part("word/document.xml", of: filled)
  #expect(document.components(of: "济南某某大学") == 2)
  #expect(try WordReader(bytes: filled.bytes).values.map(\.text) == ["济南某某大学", "济南某某大学"])
}

extension String {
  /// How often `other` occurs.
  fileprivate func components(of other: String) -> Int {
    split(separator: other, omittingEmptySubsequences: false).count - 1
  }
}

@Test func rowsWithNothingButMarksOfSectionsVanish() throws {
  let table = WordFixture.table([["{{#团队}}", ""], ["{{姓名}}", "{{序号}}"], ["", "{{/团队}}"], ["尾", ""]])
  #expect(
    try WordFixture.text(table, team) == ["-- table", "| 张甲 | 1 |", "| 李乙 | 2 |", "| 王丙 | 3 |", "| 尾 |  |"]
  )
}

@Test func aSectionOverAGroupHoldsItsNames() throws {
  let data: FormValue = ["单位": ["名称": "某某大学"], "年份": "2024", "备注": .blank, "正式": .truth(false)]
  let body = WordFixture.paragraph("{{#单位}}{{名称}}{{年份}}{{单位.名称}}{{/单位}}{{#年份}}{{.}}{{/年份}}{{#正式}}正{{/}}{{^正式}}试{{/}}")
  #expect(try WordFixture.text(body, data) == ["某某大学2024某某大学2024试"])
}

@Test func aDocumentWithoutMarksComesOutAsItIs() throws {
  let bytes = try WordFixture.bytes(body: WordFixture.paragraph("没有标记 {单} {\"甲\": 1}"))
  #expect(try WordTemplate(bytes: bytes).filled(with: team, packageCode: nil) == FilledForm(bytes: bytes, issues: []))
}
