import ShenbaoFormats
import Testing

private let values: FormValue = [
  "申报单位": ["名称": "济南某某大学", "地址": "某路1号"],
  "团队": [["姓名": "张甲", "电话": "0531"]],
  "合作单位": [],
  "奖项": [["成果": [["题目": "某题"]]], ["成果": []]],
  "备注": .blank,
]

private func issues(_ body: String) throws -> [String] {
  try WordFixture.fill(body, values).issues.map { issue in
    ([issue.kind.rawValue, issue.mark] + issue.suggestions).joined(separator: " ")
  }
}

@Test(arguments: [
  ("{{申报单位.名字}}", "unknownName {{申报单位.名字}} 申报单位.名称"),
  ("{{名称}}", "unknownName {{名称}} 申报单位.名称"),
  ("{{申报单位}}", "listWhereValueIsDue {{申报单位}} 申报单位.名称 申报单位.地址"),
  ("{{团队}}", "listWhereValueIsDue {{团队}}"),
  ("{{.}}", "unknownName {{.}}"),
  ("{{#申报单位.名称}}{{序号}}{{/}}", "valueWhereListIsDue {{序号}}"),
  ("{{#团队}}{{姓明}}{{/团队}}", "unknownName {{姓明}} 姓名"),
  ("{{#团队}}{{申报单位.名称}}{{/团队}}", "unknownName {{申报单位.名称}} 根.申报单位.名称"),
  ("{{#团队}}{{.}}{{/团队}}", "listWhereValueIsDue {{.}} 姓名 电话"),
  ("{{#奖项}}{{#成果}}{{题木}}{{/}}{{/}}", "unknownName {{题木}} 题目"),
  ("{{#备注}}{{申报单位.名称}}{{什么}}{{/备注}}", ""),
  ("{{/团队}}", "unopened {{/团队}}"),
  ("{{#团队}}", "unclosed {{#团队}}"),
  ("{{#团队}}{{#备注}}{{/团队}}{{/备注}}", "crossing {{#备注}}"),
  ("{{备注|大小}}", "badModifier {{备注|大小}}"),
  ("{{申报单位.名称|千分}}", "badModifier {{申报单位.名称|千分}}"),
  ("{{}}", "malformed {{}}"),
  ("{{申报单位..名称}}", "malformed {{申报单位..名称}}"),
  ("{{申报单位.名称", "malformed {{申报单位.名称"),
  ("{{☐备注}}", "malformed {{☐备注}}"),
  ("甲{{*备注}}乙", "malformed {{*备注}}"),
  ("{{@申报单位.名称}}", "missingPicture {{@申报单位.名称}}"),
])
func eachMistakeHasItsKind(mark: String, expected: String) throws {
  #expect(try issues(WordFixture.paragraph(mark)) == (expected.isEmpty ? [] : [expected]))
}

@Test func namesInAListThatNeverHasRowsAreNotJudged() throws {
  #expect(try issues(WordFixture.paragraph("{{#合作单位}}{{名称}}{{根.备注}}{{/合作单位}}")) == [])
  let bytes = try WordFixture.bytes(body: WordFixture.paragraph("{{#合作单位}}{{名字}}{{/合作单位}}"))
  let sample: FormValue = ["合作单位": [["名称": "某公司"]]]
  let filled = try WordTemplate(bytes: bytes).filled(with: values, packageCode: nil, sample: sample)
  #expect(filled.issues.map(\.suggestions) == [["名称"]])
}

@Test func aRowMayStartBeforeTheMarkThatRepeatsIt() throws {
  #expect(try issues(WordFixture.table([["{{序号}}{{#电话}}有{{/电话}}", "{{#团队}}{{姓名}}", "{{/团队}}"]])) == [])
}

@Test func pairsMustNotLeaveTheirTable() throws {
  let inside = WordFixture.table([["{{#团队}}"]])
  #expect(try issues(inside + WordFixture.paragraph("{{/团队}}")) == ["outsideTable {{#团队}}"])
  #expect(
    try issues(inside + WordFixture.paragraph("中") + WordFixture.table([["{{/团队}}"]])) == ["outsideTable {{#团队}}"]
  )
  let beside = WordFixture.table([["{{#团队}}", "{{/团队}}", "{{#奖项}}", "{{/奖项}}"]])
  #expect(try issues(beside) == ["crossing {{#奖项}}"])
}

@Test func pairsOverParagraphsMustTakeThemWhole() throws {
  let body = WordFixture.paragraph("前{{#团队}}") + WordFixture.paragraph("{{/团队}}")
  #expect(try issues(body) == ["crossing {{#团队}}"])
}

@Test func controlCharactersAreReportedAndLeftOut() throws {
  let filled = try WordFixture.fill(WordFixture.paragraph("{{甲}}"), ["甲": "一\u{7}二"])
  #expect(filled.issues.map(\.kind) == [.controlCharacter])
  #expect(try WordReader(bytes: filled.bytes).values.map(\.text) == ["一二"])
}

@Test func anIssueSaysWhereAPersonFindsIt() throws {
  let heading = "<w:p><w:pPr><w:outlineLvl w:val=\"0\"/></w:pPr><w:r><w:t>三、工作基础</w:t></w:r></w:p>"
  let table = WordFixture.table([["甲", "乙"], ["丙", "专利{{申报单位.数}}件"]])
  let filled = try WordFixture.fill(WordFixture.table([["先"]]) + heading + table, values)
  let issue = try #require(filled.issues.first)
  #expect(issue.part == "word/document.xml")
  #expect(issue.name == "申报单位.数")
  #expect(
    issue.place == TemplatePlace(heading: "三、工作基础", table: 2, row: 2, column: 2, text: "专利{{申报单位.数}}件")
  )
}

@Test func aMarkInATextBoxIsReportedOnce() throws {
  let box = "<w:txbxContent>\(WordFixture.paragraph("{{无名}}"))</w:txbxContent>"
  let body =
    "<w:p><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\">\(box)</mc:Choice><mc:Fallback>\(box)</mc:Fallback>"
  #expect(try issues(body + "</mc:AlternateContent></w:r></w:p>").count == 1)
}

@Test func longTextAroundAMarkIsShortened() throws {
  let long = String(repeating: "文", count: 100)
  let filled = try WordFixture.fill(WordFixture.paragraph(long + "{{无名}}" + long), values)
  let text = try #require(filled.issues.first).place.text
  #expect(text.count == 60 && text.contains("{{无名}}") && text.hasPrefix("…") && text.hasSuffix("…"))
}

@Test func unusedDataIsListedOnRequest() throws {
  let bytes = try WordFixture.bytes(body: WordFixture.paragraph("{{申报单位.名称}}{{#团队}}{{姓名}}{{/团队}}"))
  let issues = try WordTemplate(bytes: bytes).issues(against: values, reportsUnusedData: true)
  #expect(issues.map(\.name) == ["申报单位.地址", "团队[].电话", "合作单位", "奖项", "备注"])
}

@Test func marksAreListedWithTheSectionsAroundThem() throws {
  let table = WordFixture.table([["{{序号}}", "{{#团队}}{{姓名}}{{/团队}}"], ["{{#团队}}", "{{姓名}}{{/团队}}"]])
  let marks = try WordTemplate(bytes: try WordFixture.bytes(body: table)).marks
  #expect(
    marks.map { ($0.sections.map { marks[$0].name } + [$0.name]).joined(separator: ">") } == [
      "序号", "团队", "团队>姓名", "团队", "团队>姓名",
    ]
  )
}

@Test func whatIsNoWordFileIsRefused() throws {
  #expect(throws: FormatError.self) { try WordTemplate(bytes: [1, 2, 3]) }
  let empty = try ZipArchive(entries: [.init(name: "[Content_Types].xml", bytes: Array("<Types/>".utf8))]).packed()
  #expect(throws: FormatError.self) { try WordTemplate(bytes: empty) }
  #expect(throws: FormatError.self) { try WordReader(bytes: empty) }
}

@Test func whatABlankSectionPrintsFromOutsideIsUsed() throws {
  let bytes = try WordFixture.bytes(body: WordFixture.paragraph("{{#备注}}{{名}}{{/备注}}"))
  #expect(try WordTemplate(bytes: bytes).issues(against: ["备注": .blank, "名": "甲"], reportsUnusedData: true) == [])
}

@Test func quotesInNamesMayBeOfAnyKind() throws {
  let values: FormValue = ["“双创”项目": ["A's": "甲"], "列": [["\"名\"": "乙"]]]
  let body = WordFixture.paragraph("{{&quot;双创&quot;项目.A’s}}{{#列}}{{“名”}}{{/列}}")
  #expect(try WordFixture.text(body, values) == ["甲乙"])
}
