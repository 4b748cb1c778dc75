import ShenbaoFormats
import Testing

private let data: FormValue = [
  "单位": "济南某某大学",
  "代码": .number("201110047567000123"),
  "金额": .number("1409.50"),
  "日期": .date(year: 2024, month: 9, day: 22),
  "团队": [
    ["姓名": "张甲", "件数": .number("3"), "组": "一"],
    ["姓名": "李乙", "件数": .number("4"), "组": "一"],
    ["姓名": "王丙", "件数": .number("5"), "组": "二"],
  ],
  "合作": [],
  "备注": .blank,
]

@Test func aCellWithOneMarkTakesTheTypeOfItsValue() throws {
  let rows: [[String?]] = [
    ["{{单位}}", "{{金额}}", "<c s=\"1\" t=\"inlineStr\"><is><t>{{金额}}</t></is></c>"],
    ["{{日期}}", "<c s=\"2\" t=\"inlineStr\"><is><r><t>{{日</t></r><r><t>期}}</t></r></is></c>", "{{代码}}"],
    ["金额：{{金额|千分}}元", "{{备注}}", "{{金额|大写}}"],
  ]
  let filled = try SheetFixture.fill([("表", SheetFixture.sheet(SheetFixture.rows(rows)))], data)
  #expect(filled.issues == [])
  let sheet = try WordFixture.part("xl/worksheets/sheet1.xml", of: filled)
  #expect(sheet.contains("<c r=\"B1\"><v>1409.50</v></c>"))
  #expect(sheet.contains("<c r=\"C1\" s=\"1\" t=\"inlineStr\"><is><t xml:space=\"preserve\">1409.50</t></is></c>"))
  #expect(sheet.contains("<c r=\"B2\" s=\"2\"><v>45557</v></c>"))
  #expect(sheet.contains("<t xml:space=\"preserve\">201110047567000123</t>"))
  #expect(sheet.contains("<c r=\"B3\"/>"))
  #expect(
    try SheetFixture.read(filled) == [
      "单位=济南某某大学", "金额=1409.50", "金额=1409.50", "日期=2024年9月22日", "日期=2024年9月22日", "代码=201110047567000123",
      "金额=1,409.50", "备注=", "金额=壹仟肆佰零玖元伍角",
    ]
  )
}

@Test func rowsRepeatAndEverythingBelowMoves() throws {
  let after = """
    <autoFilter ref="A1:B3"/><mergeCells count="3"><mergeCell ref="A1:B1"/><mergeCell ref="B2:C2"/><mergeCell ref="A3:B3"/></mergeCells>\
    <conditionalFormatting sqref="B2"><cfRule type="expression" priority="1"><formula>$B2&gt;1</formula></cfRule></conditionalFormatting>\
    <dataValidations count="1"><dataValidation sqref="B2 B3"/></dataValidations><pageSetup orientation="landscape"/>\
    <rowBreaks count="1" manualBreakCount="1"><brk id="3"/></rowBreaks>
    """
  let names =
    "<definedName name=\"_xlnm.Print_Area\" localSheetId=\"0\">表!$A$1:$C$4</definedName>"
    + "<definedName name=\"_xlnm.Print_Titles\" localSheetId=\"0\">表!$1:$1</definedName>"
  let cells: [[String?]] = [
    ["人员"], ["{{#团队}}{{姓名}}", "{{件数}}", "=B2*2", "{{/团队}}"], ["合计", "=SUM(B2)"],
    ["尾", "{{#团队}}{{姓名}}；{{/团队}}"],
  ]
  let text = try SheetFixture.text(cells, data, after: after, names: names)
  #expect(
    text == [
      "A1 人员", "A2 张甲", "B2 3", "C2 =B2*2", "A3 李乙", "B3 4", "C3 =B3*2", "A4 王丙", "B4 5", "C4 =B4*2", "A5 合计",
      "B5 =SUM(B2:B4)", "A6 尾", "B6 张甲；李乙；王丙；", "merge A1:B1", "merge B2:C2", "merge B3:C3", "merge B4:C4",
      "merge A5:B5",
      "page orientation landscape", "break after row 5", "== names", "_xlnm.Print_Area = 表!$A$1:$C$6",
      "_xlnm.Print_Titles = 表!$1:$1",
    ]
  )
  let filled = try SheetFixture.fill([("表", SheetFixture.sheet(SheetFixture.rows(cells), after: after))], data)
  let sheet = try WordFixture.part("xl/worksheets/sheet1.xml", of: filled)
  for expected in [
    "<autoFilter ref=\"A1:B5\"/>", "<conditionalFormatting sqref=\"B2:B4\">", "<formula>$B2&gt;1</formula>",
    "<dataValidation sqref=\"B2:B4 B5\"/>", "<dimension ref=\"A1:C11\"/>",
  ] {
    #expect(sheet.contains(expected))
  }
  #expect(!(try WordFixture.part("xl/workbook.xml", of: filled).contains("fullCalcOnLoad")))
}

@Test func recordsOfSeveralRowsAreReadBackInSteps() throws {
  let rows: [[String?]] = [["{{#团队}}{{姓名}}"], ["{{件数}}件{{/团队}}"], ["{{单位}}"]]
  let filled = try SheetFixture.fill([("表", SheetFixture.sheet(SheetFixture.rows(rows)))], data)
  #expect(
    try SheetFixture.read(filled) == [
      "团队[1].姓名=张甲", "团队[1].件数=3", "团队[2].姓名=李乙", "团队[2].件数=4", "团队[3].姓名=王丙", "团队[3].件数=5",
      "单位=济南某某大学",
    ]
  )
}

@Test func loopsOfRowsMayStandInEachOther() throws {
  let nested: FormValue = [
    "奖": [["名": "甲", "题": ["一", "二"]], ["名": "乙", "题": []], ["名": "丙", "题": ["三"]]]
  ]
  let rows: [[String?]] = [["{{#奖}}{{名}}", "=SUM(C2)"], [nil, "{{#题}}{{.}}", "{{/题}}{{/奖}}"], ["尾", "=B2"]]
  let filled = try SheetFixture.fill([("表", SheetFixture.sheet(SheetFixture.rows(rows)))], nested)
  // The copies of B2 are not one range.
  #expect(filled.issues.map(\.mark) == ["=B2"])
  #expect(filled.issues.map(\.place.cell) == ["B3"])
  let dump = try SheetFixture.dump(filled).split(separator: "\n").dropFirst()
  #expect(
    dump.map(String.init) == [
      "A1 甲", "B1 =SUM(C2:C3)", "B2 一", "B3 二", "A4 乙", "B4 =SUM(0)", "A5 丙", "B5 =SUM(C6)", "B6 三", "A7 尾",
      "B7 =B2:B6",
    ]
  )
  #expect(
    try SheetFixture.read(filled) == [
      "奖[1].名=甲", "奖[1].题[1]=一", "奖[1].题[2]=二", "奖[2].名=乙", "奖[3].名=丙", "奖[3].题[1]=三",
    ]
  )
}

@Test func anEmptyListTakesItsRowsAway() throws {
  let rows: [[String?]] = [["头"], ["{{#合作}}{{名}}", "{{/合作}}"], ["尾", "=SUM(B2:B2)"]]
  #expect(try SheetFixture.text(rows, data) == ["A1 头", "A2 尾", "B2 =SUM(0)"])
  let kept: [[String?]] = [["头"], ["{{#合作|至少1行}}{{名}}", "{{/合作}}"], ["尾", "=SUM(B2:B2)"]]
  #expect(try SheetFixture.text(kept, data) == ["A1 头", "A3 尾", "B3 =SUM(B2:B2)"])
}

@Test func equalNeighboursOfAColumnAreMerged() throws {
  let rows: [[String?]] = [["{{#团队}}{{组|合并}}", "{{姓名}}", "{{/团队}}"]]
  #expect(
    try SheetFixture.text(rows, data) == ["A1 一", "B1 张甲", "B2 李乙", "A3 二", "B3 王丙", "merge A1:A2"]
  )
}

@Test func formulasOfOtherSheetsFollow() throws {
  let first = SheetFixture.sheet(SheetFixture.rows([["{{#团队}}{{件数}}", "{{/团队}}"], ["=SUM(A1)"]]))
  let second = SheetFixture.sheet(SheetFixture.rows([["=表!A2+SUM('表'!$A$1:A1)&amp;&quot;A2&quot;"], ["=SUM(A1:A1)"]]))
  let filled = try SheetFixture.fill([("表", first), ("二", second)], data)
  #expect(filled.issues == [])
  let dump = try SheetFixture.dump(filled)
  #expect(dump.contains("A1 =表!A4+SUM('表'!$A$1:A3)&\"A2\"\nA2 =SUM(A1:A1)\n"))
}

@Test func aSharedFormulaBecomesOneForEachCell() throws {
  let shared = "<c><f t=\"shared\" ref=\"B1:B3\" si=\"0\">A1+$A$3</f></c>"
  let follower = "<c><f t=\"shared\" si=\"0\"/></c>"
  let rows: [[String?]] = [["1", shared], ["{{#团队}}{{件数}}", follower, "{{/团队}}"], ["2", follower]]
  let text = try SheetFixture.text(rows, data)
  #expect(
    text.filter { $0.hasPrefix("B") } == ["B1 =A1+$A$5", "B2 =A2+$A$5", "B3 =A3+$A$5", "B4 =A4+$A$5", "B5 =A5+$A$5"]
  )
}

@Test func whatCannotBeMovedIsSaid() throws {
  let nested: [[String?]] = [["{{#组}}头"], ["{{#人}}{{名}}", "<c><v>1</v></c>", "{{/人}}"], ["计", "=SUM(B2)", "{{/组}}"]]
  let groups: FormValue = ["组": [["人": [["名": "甲"], ["名": "乙"]]], ["人": [["名": "丙"]]]], "人": []]
  // A sum takes each stretch of rows as an argument; other formulas cannot.
  let total = nested + [["总", "=SUM(B2,1)"]]
  #expect(try SheetFixture.text(total, groups).filter { $0.hasPrefix("B8") } == ["B8 =SUM(B2:B3,B6,1)"])
  let filled = try SheetFixture.fill(
    [("表", SheetFixture.sheet(SheetFixture.rows(nested + [["总", "=B2*2"]])))],
    groups
  )
  #expect(filled.issues.map(\.mark) == ["=B2*2"])
  #expect(filled.issues.allSatisfy { $0.kind == .unsupported && $0.place.sheet == "表" && $0.place.cell == "B4" })
}

@Test func viewsControlsAndDataTablesMove() throws {
  let table = "<c><f t=\"dataTable\" ref=\"B2:B3\" dt2D=\"0\" r1=\"A3\"/><v>7</v></c>"
  let rows: [[String?]] = [["{{#团队}}", "{{/团队}}"], ["尾", table]]
  let after = """
    <customSheetViews><customSheetView><selection activeCell="A2" sqref="A2 B2"/></customSheetView></customSheetViews>\
    <controls><control><controlPr><anchor><from><row>1</row></from><to><row>2</row></to></anchor></controlPr></control></controls>
    """
  let filled = try SheetFixture.fill([("表", SheetFixture.sheet(SheetFixture.rows(rows), after: after))], data)
  #expect(filled.issues == [])
  let sheet = try WordFixture.part("xl/worksheets/sheet1.xml", of: filled)
  #expect(sheet.contains("<selection activeCell=\"A4\" sqref=\"A4 B4\"/>"))
  #expect(sheet.contains("<from><row>3</row></from><to><row>4</row></to>"))
  #expect(sheet.contains("<f t=\"dataTable\" dt2D=\"0\" r1=\"A5\" ref=\"B4:B5\"></f><v>7</v>"))
}

@Test func anIssueInASheetNamesTheCell() throws {
  let rows: [[String?]] = [["一"], ["二", "共{{单立}}"], ["{{/团队}}"]]
  let filled = try SheetFixture.fill([("表", SheetFixture.sheet(SheetFixture.rows(rows)))], data)
  #expect(filled.issues.map(\.kind) == [.unknownName, .unopened])
  let issue = try #require(filled.issues.first)
  #expect(issue.place == TemplatePlace(sheet: "表", cell: "B2", text: "共{{单立}}"))
  #expect(issue.suggestions == ["单位"])
}

@Test func sideBySideLoopsInARowCross() throws {
  let rows: [[String?]] = [["{{#团队}}", "{{/团队}}", "{{#合作}}", "{{/合作}}"]]
  let filled = try SheetFixture.fill([("表", SheetFixture.sheet(SheetFixture.rows(rows)))], data)
  #expect(filled.issues.map(\.kind) == [.crossing])
}

@Test func thePackageCodeIsAProperty() throws {
  let bytes = try SheetFixture.bytes([("表", SheetFixture.sheet(SheetFixture.rows([["{{单位}}"]])))])
  let filled = try SheetTemplate(bytes: bytes).filled(with: data, packageCode: "0123456789")
  #expect(try SheetReader(bytes: filled.bytes).packageCode == "0123456789")
  #expect(try SheetFixture.dump(filled).contains("申报码: 0123456789"))
}

@Test func runsOfACellKeepTheirFormat() throws {
  let cell = """
    <c t="inlineStr"><is><r><rPr><b/></rPr><t>单位{</t></r><r><t>{单</t></r><r><rPr><i/></rPr><t>位}}。</t></r></is></c>
    """
  let filled = try SheetFixture.fill([("表", SheetFixture.sheet(SheetFixture.rows([[cell]])))], data)
  let sheet = try WordFixture.part("xl/worksheets/sheet1.xml", of: filled)
  let expected = ["<r><rPr><b/></rPr>", "单位", "</r><r>", "济南某某大学", "</r><r><rPr><i/></rPr>", "。", "</r>"]
  let text = expected.map { $0.hasPrefix("<") ? $0 : "<t xml:space=\"preserve\">\($0)</t>" }.joined()
  #expect(sheet.contains("<is>\(text)</is>"))
  #expect(try SheetFixture.read(filled) == ["单位=济南某某大学"])
}

@Test func rowsOfMarksVanishInSheetsToo() throws {
  let rows: [[String?]] = [["头"], ["{{#团队}}"], ["{{姓名}}", "=B4*2"], ["{{/团队}}"], ["尾", "=SUM(B3)"]]
  #expect(
    try SheetFixture.text(rows, data) == [
      "A1 头", "A2 张甲", "B2 =0*2", "A3 李乙", "B3 =0*2", "A4 王丙", "B4 =0*2", "A5 尾", "B5 =SUM(B2:B4)",
    ]
  )
}

@Test func errorsBecomeNotesOnCells() throws {
  let rows: [[String?]] = [["{{单立}}"], [nil, "{{单位"]]
  let bytes = try SheetFixture.bytes([("表", SheetFixture.sheet(SheetFixture.rows(rows)))])
  let template = try FormTemplate(bytes: bytes)
  let issues = try template.filled(with: data).issues
  let noted = try template.annotated(with: issues.map { TemplateNote(issue: $0, text: "错：\($0.name)") })
  let archive = try ZipArchive(unpacking: noted)
  let comments = String(decoding: try #require(archive["xl/comments-sheet1.xml"]), as: UTF8.self)
  #expect(comments.contains("ref=\"A1\"") && comments.contains("错：单立") && comments.contains("ref=\"B2\""))
  let sheet = String(decoding: try #require(archive["xl/worksheets/sheet1.xml"]), as: UTF8.self)
  #expect(sheet.contains("<legacyDrawing r:id=\"rId2\"/>"))
  #expect(archive["xl/drawings/notes-sheet1.vml"] != nil)
}

@Test func aValueThatNamesItsListRepeatsItsRow() throws {
  let rows: [[String?]] = [
    ["${单位}", "${团队.length}"], ["${table:团队.姓名}", "${table:团队.件数}", "=B2*2"], ["", "=SUM(B2:B2)"],
  ]
  let bytes = try SheetFixture.bytes([("表", SheetFixture.sheet(SheetFixture.rows(rows)))])
  let template = try SheetTemplate(bytes: bytes, delimiters: MarkDelimiters(opening: "${", closing: "}"))
  let filled = try template.filled(with: data, packageCode: nil)
  #expect(filled.issues == [])
  let sheet = try WordFixture.part("xl/worksheets/sheet1.xml", of: filled)
  #expect(sheet.contains("<c r=\"B4\"><v>5</v></c><c r=\"C4\"><f>B4*2</f><v>10</v></c>"))
  #expect(sheet.contains("<c r=\"B5\"><f>SUM(B2:B4)</f><v>12</v></c>"))
}

@Test func aListInACellOfAnotherToolGoesOnToTheRight() throws {
  let lists: FormValue = ["日": ["一", "二", "三"], "行": [["名": "甲", "数": [.number("1"), .number("2")]]]]
  let rows: [[String?]] = [["${日}", "后"], ["${table:行.数}", "${table:行.名}"]]
  let bytes = try SheetFixture.bytes([("表", SheetFixture.sheet(SheetFixture.rows(rows)))])
  let template = try SheetTemplate(bytes: bytes, delimiters: MarkDelimiters(opening: "${", closing: "}"))
  let filled = try template.filled(with: lists, packageCode: nil)
  #expect(filled.issues == [])
  let sheet = try WordFixture.part("xl/worksheets/sheet1.xml", of: filled)
  #expect(sheet.contains("三</t></is></c><c r=\"D1\" t=\"inlineStr\"><is><t>后</t></is></c>"))
  let values = "<c r=\"A2\"><v>1</v></c><c r=\"B2\"><v>2</v></c><c r=\"C2\" t=\"inlineStr\">"
  #expect(sheet.contains(values + "<is><t xml:space=\"preserve\">甲</t></is></c>"))
}

@Test func listsOfARowGoDownBesideEachOther() throws {
  let lists: FormValue = [
    "龄": [["名": "甲", "岁": .number("10")], ["名": "乙", "岁": .number("2")]],
    "分": [["名": "丙"], ["名": "丁"], ["名": "戊"]], "无": [],
  ]
  let fixed = "<c><v>102</v></c>"
  let rows: [[String?]] = [
    ["${table:龄.名}", "${table:龄.岁}", "${table:分.名}", fixed], ["${无}", fixed], ["${table:无.名}", fixed],
  ]
  let bytes = try SheetFixture.bytes([("表", SheetFixture.sheet(SheetFixture.rows(rows)))])
  let template = try SheetTemplate(bytes: bytes, delimiters: MarkDelimiters(opening: "${", closing: "}"))
  let filled = try template.filled(with: lists, packageCode: nil)
  #expect(filled.issues == [])
  let dump = try SheetReader(bytes: filled.bytes).dump.split(separator: "\n").dropFirst().map(String.init)
  let expected = ["A1 甲", "B1 10", "C1 丙", "D1 102", "A2 乙", "B2 2", "C2 丁", "C3 戊", "A4 102", "B5 102"]
  #expect(dump.filter { $0.contains(" ") } == expected)
}
