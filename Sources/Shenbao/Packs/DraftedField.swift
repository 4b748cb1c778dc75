internal import ShenbaoFormats

/// A field that a blank form seems to ask for: its proposed name and kind, and on what the guess rests.
struct DraftedField {
  /// The names from the outermost group to this one.
  var path: [String]
  var kind: String
  var unit: String?
  var options: [String] = []
  var columns: [DraftedField] = []
  var longest: Int?
  var help: String?
  var isOptional = false
  var decimals: Int?
  /// Filled in by the office that receives the form.
  var isOffices = false
  var finding: FormPlace.Finding
  var place: TemplatePlace

  var pathText: String { path.joined(separator: ".") }
  /// Worth a second look by whoever writes the pack.
  var isUncertain: Bool { [.rule, .heading].contains(finding) || options.count > 2 }

  /// What a place of the form asks for; its path is made later, when all names are known.
  init(_ asked: FormPlace) {
    let labels = asked.labels.map { PrintedLabel($0) }
    let last = labels.last ?? PrintedLabel(asked.heading ?? "")
    let words = labels.map(\.name).joined()
    path = []
    finding = asked.finding
    place = asked.place
    unit = asked.unit.isEmpty ? labels.reversed().lazy.compactMap(\.unit).first : asked.unit
    longest = labels.lazy.compactMap(\.longest).first ?? PrintedLabel(asked.prompt).longest
    kind = "text"
    switch asked.kind {
    case .value: (kind, decimals) = Self.kind(of: last.name, words: words, unit: unit)
    case .date: kind = "date"
    case .month: kind = "text"
    case .period: kind = "period"
    case .prose: kind = "rich-text"
    case .boxes(let options):
      self.options = options.uniqued
      kind = Self.isSingle(options, question: asked.labels.joined()) ? "choice" : "choices"
    case .rows(let heads, _):
      kind = "table"
      columns = heads.map { DraftedField(column: $0, of: asked) }
    }
    if kind == "text", asked.finding == .crossing, words.contains(#/合计|20\d\d年?/#) { kind = "decimal" }
    help = Self.help(prompt: asked.prompt, last: last)
    isOptional = asked.prompt.hasPrefix("选“") || ["备注", "传真"].contains { last.name.contains($0) }
    let raw = asked.labels.joined() + (asked.heading ?? "")
    isOffices = Self.officeWords.contains { raw.contains($0) } && !last.name.hasPrefix("申报单位意见")
  }

  private init(column head: String, of list: FormPlace) {
    let label = PrintedLabel(head)
    path = [label.name]
    unit = label.unit
    finding = list.finding
    place = list.place
    (kind, decimals) = Self.kind(of: label.name, words: label.name, unit: unit)
    isOptional = label.name.contains("备注")
  }

  private static let officeWords = [
    "受理号", "受理编号", "受理单位", "受理人", "受理日期", "推荐意见", "推荐单位意见", "审核意见", "审查意见", "评审意见", "主管部门意见", "审批意见", "市局填", "区县填",
    "由管理部门填",
  ]

  private static func help(prompt: String, last: PrintedLabel) -> String? {
    let signs = last.remarks.filter { remark in !["盖章", "公章", "签字", "签章"].contains { remark.contains($0) } }
    let words = ([prompt] + signs).filter { !$0.isEmpty }.joined(separator: "；").filter { !$0.isNewline }
    let plain = words.drop { "（([【 ".contains($0) }.prefix(120)
    let end = plain.lastIndex { !"）)]】。；".contains($0) }
    return end.map { String(plain[...$0]) }
  }

  private static func isSingle(_ options: [String], question: String) -> Bool {
    if question.contains("多选") || question.contains("可选多") { return false }
    if Set(options).isSubset(of: ["是", "否", "有", "无", "男", "女", "同意", "不同意"]) || options.count <= 2 { return true }
    return options.count <= 4 || ["单选", "性质", "类型", "类别", "级别", "等级", "角色", "是否"].contains { question.contains($0) }
  }

  /// The words by which forms name what they ask for, the surest first.
  private static let kinds: [(words: [String], kind: String)] = [
    (["信用代码", "组织机构代码"], "uscc"), (["专利号"], "patent"), (["手机", "移动电话"], "mobile"),
    (["电话", "传真", "联系方式", "固话"], "phone"), (["邮编", "邮政编码"], "postcode"),
    (["邮箱", "E-mail", "Email", "email", "EMAIL", "电子邮件"], "email"), (["起止", "执行期", "实施期限", "合作期限"], "period"),
    (["日期", "完成时限", "注册时间", "成立时间", "出生年月", "签订时间"], "date"),
  ]
  private static let counted: Set<String> = [
    "人", "名", "位", "家", "个", "件", "项", "次", "场", "场次", "份", "笔", "条", "台", "套", "台套", "台/套", "人次", "篇", "部", "册", "辆",
    "户", "只", "头", "学时",
  ]

  private static func kind(of name: String, words: String, unit: String?) -> (String, Int?) {
    for (words, kind) in kinds where words.contains(where: { name.contains($0) }) { return (kind, nil) }
    if let unit {
      if ["万元", "元", "亿元", "千元"].contains(unit) { return ("decimal", 2) }
      if unit == "%" || unit == "％" { return ("percent", nil) }
      return (counted.contains(unit) ? "integer" : "decimal", nil)
    }
    if ["率", "占比", "比例", "百分比"].contains(where: { name.hasSuffix($0) }) { return ("percent", nil) }
    let money = ["金额", "经费", "资金", "预算", "投入", "收入", "产值", "到账额", "合同额", "投资额"]
    if money.contains(where: { name.hasSuffix($0) }) { return ("decimal", 2) }
    let counts = ["数", "数量", "人数", "件数", "次数", "家数", "总数", "专利量", "授权量", "申请量", "发明", "实用新型", "外观设计"]
    if counts.contains(where: { name.hasSuffix($0) }) { return ("integer", nil) }
    return ("text", nil)
  }
}

extension [String] {
  var uniqued: [String] {
    var seen: Set<String> = []
    return filter { seen.insert($0).inserted }
  }
}
