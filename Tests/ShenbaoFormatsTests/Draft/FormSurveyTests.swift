import ShenbaoFormats
import TestSupport
import Testing

/// Where blank forms of many makes ask for something, and that nothing of them is lost when marks are put there.
@Suite struct FormSurveyTests {
  private static func survey(_ body: String) throws -> FormSurvey {
    try FormSurvey(bytes: try WordFixture.bytes(body: body))
  }

  /// Each place as `kind: label > label`.
  private static func found(_ body: String) throws -> [String] {
    try survey(body).places.map { place in
      let names = place.labels.map { PrintedLabel($0).name }.joined(separator: " > ")
      switch place.kind {
      case .boxes(let options): return "boxes: \(names) = \(options.joined(separator: "|"))"
      case .rows(let heads, let count): return "\(count) rows: \(names) = \(heads.joined(separator: "|"))"
      default: return "\(place.kind): \(names)"
      }
    }
  }

  /// The text of the form with every place marked by its number.
  private static func marked(_ body: String) throws -> String {
    let survey = try survey(body)
    let namings = survey.places.indices.map { number in
      FormPlace.Naming(path: "甲\(number + 1)", columns: ["子", "丑", "寅", "卯", "辰", "巳"])
    }
    let archive = try ZipArchive(unpacking: try survey.marked(namings))
    let document = try XMLDocument(parsing: archive["word/document.xml"] ?? [])
    let paragraphs = document.root.descendants("p").filter { $0.parent?.name != "txbxContent" }
    return paragraphs.map(\.text).joined(separator: "\n")
  }

  @Test(arguments: [
    (["姓名", "", "性别", ""], ["value: 姓名", "value: 性别"]),
    (["项目负责人", "", "电话", ""], ["value: 项目负责人", "value: 项目负责人电话"]),
    (["注册资金（万元）", "　　"], ["value: 注册资金"]),
    (["建筑面积", "　　平方米"], ["value: 建筑面积"]),
    (["申报日期", "　　年　　月　　日"], ["date: 申报日期"]),
    (["合作期限", "　　年　月　日至　　年　月　日"], ["period: 合作期限"]),
    (["单位性质", "□企业　□高校　□其他（请注明：　　）"], ["value: 单位性质其他说明", "boxes: 单位性质 = 企业|高校|其他"]),
    (["是否上市", "是□　否□"], ["boxes: 是否上市 = 是|否"]),
    (["项目简介", "（不超过500字）"], ["prose: 项目简介"]),
    (["申报单位：", "　　（盖章）"], ["value: 申报单位"]),
    (["项目负责人", "（签/章）", "联系电话", ""], ["value: 项目负责人", "value: 项目负责人联系电话"]),
    (["法定代表人（签字）", "（签章）"], []),
  ])
  func aRowOfATableIsRead(cells: [String], expected: [String]) throws {
    #expect(try Self.found(WordFixture.table([cells])) == expected)
  }

  @Test(arguments: [
    ("项目名称：", ["value: 项目名称"]),
    ("联 系 人：　　　　　联系电话：", ["value: 联系人", "value: 联系人联系电话"]),
    ("申请经费：________万元", ["value: 申请经费"]),
    ("起止时间：　　年　月　日 — 　　年　月　日", ["period: 起止时间"]),
    ("企业类型：☐大型 ☐中型 ☐小微", ["boxes: 企业类型 = 大型|中型|小微"]),
    ("本项目共投入________人参加", ["value: 本项目共投入"]),
    ("现将有关事项通知如下：", []),
    ("注：金额以万元为单位", []),
    ("项目名称：2030年示例项目", []),
    ("会议于上午9:30开始，网址http://example.invalid", []),
    ("法定代表人（签字）：　　　　　　　　年　月　日", []),
  ])
  func aLineIsRead(line: String, expected: [String]) throws {
    #expect(try Self.found(WordFixture.paragraph(line)) == expected)
  }

  @Test func rowsThatRepeatBecomeOneAndTheOthersGo() throws {
    let body = WordFixture.table([["序号", "姓名", "职称"], ["1", "", ""], ["2", "", ""], ["…", "", ""], ["合计", "", ""]])
    #expect(try Self.found(body).first == "3 rows:  = 序号|姓名|职称")
    let text = try Self.marked(body)
    #expect(text.contains("{{#甲1|至少3行}}{{序号}}\n{{丑}}\n{{寅}}{{/甲1}}\n合计"))
  }

  @Test func rowsAndHeadsCross() throws {
    let body = WordFixture.table([["年度", "收入（万元）", "人数"], ["2029", "", ""], ["2030", "", ""], ["合计", "", ""]])
    #expect(
      try Self.found(body) == [
        "value: 2029 > 收入", "value: 2029 > 人数", "value: 2030 > 收入", "value: 2030 > 人数", "value: 合计 > 收入",
        "value: 合计 > 人数",
      ]
    )
  }

  @Test func cellsOverSeveralRowsAndColumnsAreGroups() throws {
    func cell(_ text: String, _ properties: String = "") -> String {
      "<w:tc><w:tcPr>\(properties)</w:tcPr>\(WordFixture.paragraph(text))</w:tc>"
    }
    let (start, more) = ("<w:vMerge w:val=\"restart\"/>", "<w:vMerge/>")
    let wide = "<w:gridSpan w:val=\"2\"/>"
    let rows = [
      cell("单位", start) + cell("名称") + cell("", wide), cell("", more) + cell("地址") + cell("", wide),
      cell("专利", wide) + cell("授权") + cell("有效"), cell("发明", wide) + cell("") + cell(""),
    ]
    let body = "<w:tbl><w:tblPr/><w:tblGrid/>\(rows.map { "<w:tr>\($0)</w:tr>" }.joined())</w:tbl>"
    #expect(
      try Self.found(body) == ["value: 单位 > 名称", "value: 单位 > 地址", "value: 发明 > 授权", "value: 发明 > 有效"]
    )
  }

  @Test func aTableInsideACellIsRead() throws {
    let inner = WordFixture.table([["开户行", ""], ["账号", ""]]) + "<w:p/>"
    let body = WordFixture.table([["账户信息", inner], ["邮编", ""]])
    #expect(try Self.found(body) == ["value: 开户行", "value: 账号", "value: 邮编"])
  }

  @Test func aFormWithoutTablesIsRead() throws {
    let lines = ["一、项目背景", "（限800字）", "二、主要内容", "", "", "三、预期成效", "四、保障措施"]
    let body = lines.map { $0.isEmpty ? "<w:p/>" : WordFixture.paragraph($0) }.joined()
    let places = try Self.survey(body).places
    #expect(places.map(\.heading) == ["一、项目背景", "二、主要内容", "三、预期成效"])
    #expect(places.allSatisfy { $0.kind == .prose })
    #expect(PrintedLabel(places[0].prompt).longest == 800)
    #expect(try Self.marked(body) == "一、项目背景\n（限800字）\n{{*甲1}}\n二、主要内容\n{{*甲2}}\n三、预期成效\n{{*甲3}}\n四、保障措施")
  }

  @Test func textBoxesAreMarkedInBothTheirVersions() throws {
    let text = WordFixture.paragraph("编号：________")
    let body = """
      <w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>\(text)\
      </w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>\(text)\
      </w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>
      """
    let survey = try Self.survey(body)
    #expect(survey.places.count == 1)
    let archive = try ZipArchive(unpacking: try survey.marked([FormPlace.Naming(path: "编号")]))
    let xml = String(decoding: archive["word/document.xml"] ?? [], as: UTF8.self)
    #expect(xml.matches(of: #/\{\{编号\}\}/#).count == 2)
  }

  @Test func boxesOfEveryMakeAreRead() throws {
    let symbol = "<w:r><w:sym w:font=\"Wingdings\" w:char=\"F0A8\"/></w:r><w:r><w:t>甲</w:t></w:r>"
    let old = """
      <w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox/></w:ffData></w:fldChar></w:r>\
      <w:r><w:instrText>FORMCHECKBOX</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t>乙</w:t></w:r>
      """
    let control = """
      <w:sdt><w:sdtPr><w14:checkbox/></w:sdtPr><w:sdtContent><w:r><w:t>☐</w:t></w:r></w:sdtContent></w:sdt>\
      <w:r><w:t>丙</w:t></w:r>
      """
    let body = "<w:p><w:r><w:t>类别：</w:t></w:r>\(symbol)\(old)\(control)</w:p>"
    #expect(try Self.found(body) == ["boxes: 类别 = 甲|乙|丙"])
    let survey = try Self.survey(body)
    let bytes = try survey.marked([FormPlace.Naming(path: "类别")])
    let template = try WordTemplate(bytes: bytes)
    #expect(template.marks.map(\.option) == ["甲", "乙", "丙"])
    let filled = try template.filled(with: .record([FormField("类别", .text("乙"))]), packageCode: nil)
    #expect(filled.issues.isEmpty)
    let values = try FilledValues(bytes: filled.bytes).values
    #expect(values.map(\.text) == ["☐", "☑", "☐"])
  }

  @Test func rulesAndTheLettersAroundThemStay() throws {
    let rule =
      "<w:r><w:rPr><w:u w:val=\"single\"/><w:lang w:val=\"zh-CN\"/></w:rPr><w:t xml:space=\"preserve\">        </w:t></w:r>"
    let body = "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>单位名称：</w:t></w:r>\(rule)<w:r><w:t>（全称）</w:t></w:r></w:p>"
    #expect(try Self.marked(body) == "单位名称：{{甲1}}（全称）")
    #expect(try Self.marked(WordFixture.paragraph("电话：____ 传真：____")) == "电话：{{甲1}} 传真：{{甲2}}")
  }

  @Test func controlsThatShowTheirPromptAreBlanks() throws {
    let control = """
      <w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:t>单击此处输入文字。</w:t></w:r></w:sdtContent></w:sdt>
      """
    let body = "<w:p><w:r><w:t>项目名称：</w:t></w:r>\(control)</w:p>"
    #expect(try Self.found(body) == ["value: 项目名称"])
    #expect(try Self.marked(body) == "项目名称：{{甲1}}")
  }

  @Test(arguments: [
    "<w:tbl/>", "<w:tbl><w:tr/></w:tbl>", "<w:tbl><w:tr><w:tc/></w:tr></w:tbl>", "<w:p/>", "<w:sdt/>", "",
  ])
  func oddStructuresAreNoReasonToFail(body: String) throws {
    let survey = try Self.survey(body)
    #expect(survey.places.isEmpty)
    _ = try survey.marked([])
  }
}
