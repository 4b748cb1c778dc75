extension Pack {
  /// An `application.yaml` with every field of the pack, empty and explained.
  public var skeleton: String {
    var lines = [
      "# yaml-language-server: $schema=\(Self.schemaFile)",
      "# \(title)申报材料",
      "# 发布单位：\(issuer)",
    ]
    lines += particulars.map { "# \($0)" }
    lines += [
      "# 填法：冒号后留一个空格；多行文字写在 | 之后，每行缩进；没有内容的写“无”。",
      "# 引用证明材料的页码：{{附件.材料名.页}}，第 2 份写 {{附件.材料名.2.页}}。",
      "pack: \(id)",
    ]
    let writer = SkeletonWriter(pack: self)
    for field in fields { writer.write(field, to: &lines, indent: "") }
    lines += [
      "", "# 证明材料：按目录顺序；整项不写时，自动取 evidence/材料名/ 里的文件，按文件名排序。",
      "\(EvidenceReader.key):",
    ]
    for item in catalogue where item.source == .evidence {
      lines += [
        "  # \(item.title)",
        "  # \(item.id):",
        "  #   - {文件: \(EvidenceReader.folder)/\(item.id)/01-名称.pdf, 名称: 目录里的名称, 性质: 复印件}",
      ]
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

extension Pack {
  /// What the call says of days, paper and limits, a line each.
  private var particulars: [String] {
    var lines = stages.compactMap { stage in
      stage.due.map { day in
        let actor =
          stage.actor == Self.applicant ? "" : "（\(actors.first { $0.id == stage.actor }?.title ?? stage.actor)）"
        return "截止：\(stage.title)\(actor) \(day.words)"
      }
    }
    var paper: [String] = self.paper.copies.map { ["一式\($0)份"] } ?? []
    if !self.paper.binding.isEmpty { paper.append("装订：\(self.paper.binding.joined(separator: "或"))") }
    if !self.paper.forbidden.isEmpty { paper.append("不得：\(self.paper.forbidden.joined(separator: "、"))") }
    if let seal = self.paper.seal { paper.append(seal) }
    if !paper.isEmpty { lines.append("纸质：\(paper.joined(separator: "；"))") }
    for item in catalogue { if let copies = item.copies { lines.append("\(item.id)：一式\(copies)份") } }
    if let quota { lines.append("每单位限申报 \(quota) 项") }
    return lines
  }
}

extension BureauPack {
  /// A `BUREAU.yaml` with every question, empty and explained.
  public var skeleton: String {
    var lines = [
      "# yaml-language-server: $schema=\(Pack.schemaFile)", "# \(pack.title)：推荐单位的工作文件",
      "# 填法：冒号后留一个空格；多行文字写在 | 之后，每行缩进。收到的材料按推荐顺序，每份一行。",
      "# 写好后运行：shenbao recommend BUREAU.yaml --output 推荐结果", "pack: \(pack.id)",
    ]
    let writer = SkeletonWriter(pack: pack)
    for field in fields { writer.write(field, to: &lines, indent: "") }
    return lines.joined(separator: "\n") + "\n"
  }
}

/// Writes the fields that whoever works with the file fills in.
private struct SkeletonWriter {
  let pack: Pack

  func write(_ field: Field, to lines: inout [String], indent: String) {
    guard field.by == nil || field.by == Pack.applicant else { return }
    if indent.isEmpty { lines.append("") }
    let notes = notes(of: field)
    if !notes.isEmpty { lines.append("\(indent)# \(notes)") }
    switch field.kind {
    case .group(let members):
      lines.append("\(indent)\(field.name):")
      for member in members { write(member, to: &lines, indent: indent + "  ") }
    case .table(let columns):
      lines.append("\(indent)\(field.name):")
      for (index, column) in columns.enumerated() {
        var inner: [String] = []
        write(column, to: &inner, indent: "\(indent)    ")
        // The first name of a row stands behind its dash, below its note.
        let named = inner.firstIndex { !$0.drop { $0 == " " }.hasPrefix("#") } ?? 0
        if index == 0 { inner[named] = "\(indent)  - \(inner[named].dropFirst(indent.count + 4))" }
        lines += inner
      }
    case .choices:
      lines.append("\(indent)\(field.name): []")
    default:
      lines.append("\(indent)\(field.name):")
    }
  }

  /// What a person should know, in one line.
  private func notes(of field: Field) -> String {
    let stages = pack.stages.filter { field.scope.stages.contains($0.id) }.map(\.title)
    let variants = pack.variants.filter { field.scope.variants.contains($0.id) }.map(\.title)
    var notes = stages.isEmpty ? [] : ["到“\(stages.joined(separator: "、"))”阶段再填"]
    if !variants.isEmpty { notes.append("只有“\(variants.joined(separator: "、"))”填") }
    notes += field.notes
    return notes.joined(separator: "；")
  }
}

extension Field {
  /// What there is to know of the field itself.
  public var notes: [String] {
    var notes = [help, kind.note, unit.map { "单位：\($0)" }, example.map { "例：\($0)" }].compactMap(\.self)
    if isOptional { notes.append("可不填") }
    if case .table = kind {
      if let least { notes.append("至少 \(least.text()) 行") }
      if let most { notes.append("最多 \(most.text()) 行") }
    }
    if let longest { notes.append("最多 \(longest) 字") }
    return notes
  }
}

extension FieldKind {
  fileprivate var note: String? {
    switch self {
    case .choice(let words): "选一项：\(words.joined(separator: "、"))"
    case .choices(let words): "可选几项：[\(words.joined(separator: ", "))]"
    case .richText: "分段文字，写在 | 之后"
    case .integer: "整数"
    case .date: "日期，如 2024-09-22"
    case .period: "起止，如 2024-10-08 至 2025-02-07"
    case .table: "每行以 - 开头"
    default: nil
    }
  }
}
