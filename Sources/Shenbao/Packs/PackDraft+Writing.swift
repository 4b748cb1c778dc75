internal import ShenbaoFormats

extension PackDraft {
  /// `pack.yaml`, with what has to be looked at in comments.
  var yaml: String {
    var lines = [
      "# 由 \(formName).docx 起草。逐项核对：名称、种类、是否必填；不对的直接改，表格里的标记跟着改。",
      "# 改好以后运行：shenbao pack check 这个文件夹。拿不准的地方列在 核对.md。",
      "pack: \(YAMLText.scalar(id))", "edition: 1", "title: \(YAMLText.scalar(title))",
      "issuer: \(YAMLText.scalar(issuer.isEmpty ? "（发布单位全称）" : issuer))", "status: partial", "notice: notice.txt", "",
      "actors:",
      "  - {id: applicant, title: 申报单位, does: 填写申报书，提交材料}",
      "  - {id: office, title: 受理单位, does: 受理、审核、推荐}", "",
      "# 通知的截止日期，例：- {id: declaration, title: 申报, by: applicant, due: 2030-09-30, cite: 通知原句}",
      "stages: []", "", "fields:",
    ]
    lines += DraftedTree(fields).lines
    lines += [
      "", "# 通知的要求，一条一条写，例：",
      "# - {id: staff, require: {field: 组.人数, at-least: 5}, cite: 通知原句}",
      "rules: []", "", "# 申报材料，按通知的顺序；证明材料照下面被注释的样子加",
      "catalogue:", "  - {item: 目录, title: 申报材料目录, made: catalogue, reason: 通知要求目录的，改成 cite}",
      "  - {item: \(YAMLText.scalar("申报书", inList: true)), title: \(YAMLText.scalar(title, inList: true)), made: declaration, reason: 改成 cite，抄通知原句}",
      "#  - {item: 主体资格, title: 申报单位主体资格证明材料, cite: 通知原句}", "",
      "forms:", "  declaration: \(YAMLText.scalar("forms/\(formName).docx"))", "",
      "# paper: {copies: 2, binding: [胶装], seal: 复印件均须加盖单位公章, cite: 通知原句}",
      "electronic:", "  naming: '\(unit.map { "{\($0.pathText)}-" } ?? ""){输出}'   # 输出文件的名称",
    ]
    return lines.joined(separator: "\n") + "\n"
  }

  /// What a person has to look at, as a list.
  var list: String {
    var lines = [
      "# 核对", "", "共提出 \(fields.count) 个字段。按表上的顺序对照 forms/\(formName).docx 看一遍。", "",
      "## 还要做的", "",
      "1. `notice.txt`：贴上通知原文。", "2. `pack.yaml`：填发布单位、截止日期、规则、申报材料。", "3. 下面列出的猜测和留空，逐条看。", "",
      "## 猜测", "", "| 字段 | 种类 | 表上的位置 | 依据 |", "|---|---|---|---|",
    ]
    for field in fields where field.isUncertain {
      lines.append("| \(field.pathText) | \(field.kind) | \(field.place.line) | \(field.finding.words) |")
    }
    lines += ["", "## 可能是同一项", "", "名称相同、出现在几处的，若是同一项，只留一个字段，其余标记改成它的名称。", ""]
    for (name, group) in sameNames { lines.append("- \(name)：\(group.joined(separator: "、"))") }
    lines += ["", "## 没有标记的地方", "", "| 表上的文字 | 位置 | 原因 |", "|---|---|---|"]
    for remark in remarks { lines.append("| \(remark.text.flat) | \(remark.place.line) | \(remark.kind.words) |") }
    lines += ["", "## 全部字段", "", "| 字段 | 种类 | 表上的位置 |", "|---|---|---|"]
    for field in fields { lines.append("| \(field.pathText) | \(field.kind) | \(field.place.line) |") }
    return lines.joined(separator: "\n") + "\n"
  }

  private var sameNames: [(name: String, paths: [String])] {
    var order: [String] = []
    var paths: [String: [String]] = [:]
    for field in fields where field.kind != "table" && field.finding != .crossing {
      let name = field.path.last ?? ""
      guard !["姓名", "数量", "金额", "合计", "职务", "职称", "手机", "固定电话", "联系电话", "说明", "地址"].contains(name) else { continue }
      if paths[name] == nil { order.append(name) }
      paths[name, default: []].append(field.pathText)
    }
    return order.compactMap { name in paths[name].flatMap { (2...3).contains($0.count) ? (name, $0) : nil } }
  }
}

extension String {
  /// In one line of a table.
  fileprivate var flat: String {
    String(map { $0.isNewline || $0 == "\t" ? " " : $0 == "|" ? "｜" : $0 }.prefix(60))
  }
}

extension TemplatePlace {
  fileprivate var line: String {
    var words = heading.map { [$0] } ?? []
    if let table, let row, let column { words.append("表\(table) 第\(row)行第\(column)列") }
    if table == nil, !text.isEmpty { words.append("“\(text.flat)”") }
    return words.joined(separator: "，")
  }
}

extension FormPlace.Finding {
  fileprivate var words: String {
    switch self {
    case .beside: "左边的文字"
    case .below: "上面的表头"
    case .crossing: "左边的文字和上面的表头"
    case .inline: "冒号后的空白"
    case .boxes: "方框后的文字：单选还是多选，请定"
    case .rows: "表头下的空行"
    case .prompt: "填写说明"
    case .heading: "标题下没有留空，加了一段"
    case .rule: "横线或隔着空格的文字，名称是猜的"
    }
  }
}

extension FormRemark.Kind {
  fileprivate var words: String {
    switch self {
    case .signature: "签字、盖章处，打印后手签"
    case .handDate: "签字处的日期，手填；要打印的写成 {{…|yyyy年M月d日}}"
    case .unnamed: "空白旁边没有文字，要填的请自己写标记"
    case .box: "方框旁边没有文字"
    }
  }
}

/// The fields as the nested keys of `pack.yaml`.
private struct DraftedTree {
  private(set) var lines: [String] = []

  init(_ fields: [DraftedField]) { write(fields, depth: 0) }

  private mutating func write(_ fields: [DraftedField], depth: Int) {
    let indent = String(repeating: "  ", count: depth + 1)
    var done: Set<String> = []
    for field in fields where done.insert(field.path[depth]).inserted {
      let name = field.path[depth]
      let members = fields.filter { $0.path[depth] == name }
      if members.count == 1, field.path.count == depth + 1 {
        lines.append("\(indent)\(YAMLText.key(name)): \(Self.flow(field))\(field.isUncertain ? "   # 请核对" : "")")
      } else {
        lines.append("\(indent)\(YAMLText.key(name)):")
        write(members, depth: depth + 1)
      }
    }
  }

  private static func flow(_ field: DraftedField) -> String {
    var parts = ["kind: \(field.kind)"]
    if field.isOffices { parts.append("by: office") }
    if field.isOptional { parts.append("optional: true") }
    if !field.options.isEmpty { parts.append("of: [\(field.options.map(item).joined(separator: ", "))]") }
    if !field.columns.isEmpty {
      parts.append("at-least: 1")
      let columns = field.columns.filter { $0.path != ["序号"] }.map { "\(item($0.path[0])): \(flow($0))" }
      parts.append("columns: {\(columns.joined(separator: ", "))}")
    }
    if let unit = field.unit, field.kind != "percent", field.kind != "table" { parts.append("unit: \(item(unit))") }
    if let decimals = field.decimals { parts.append("decimals: \(decimals)") }
    if let longest = field.longest { parts.append("max-length: \(longest)") }
    if let help = field.help { parts.append("help: \(item(help))") }
    return "{\(parts.joined(separator: ", "))}"
  }

  private static func item(_ text: String) -> String { YAMLText.scalar(text, inList: true) }
}
