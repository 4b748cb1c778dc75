internal import ShenbaoFormats
public import ShenbaoModel

extension FormData {
  /// What a form may say of the call itself: its title, its tasks with those who carry them out, its targets.
  static func notice(of pack: Pack) -> FormValue {
    func joined(_ names: [String]) -> FormValue { names.isEmpty ? .blank : .text(names.joined(separator: "、")) }
    func text(_ text: String?) -> FormValue { text.map { .text($0) } ?? .blank }
    let tasks = pack.tasks.filter { pack.covers($0.scope) }.map { task in
      FormValue.record([
        FormField("部分", text(task.part)), FormField("名称", .text(task.title)), FormField("牵头单位", joined(task.lead)),
        FormField("责任单位", joined(task.units)), FormField("原文", .text(task.cite)),
      ])
    }
    let targets = pack.targets.filter { pack.covers($0.scope) }.map { target in
      FormValue.record([
        FormField("名称", .text(target.title)), FormField("目标值", text(target.value)),
        FormField("单位", text(target.unit)), FormField("原文", text(target.cite)),
      ])
    }
    return .record([
      FormField("标题", .text(pack.title)), FormField("发布单位", .text(pack.issuer)), FormField("任务", .list(tasks)),
      FormField("目标", .list(targets)), FormField("阶段", .list(stages(of: pack))),
      FormField("签章", .list(signatures(of: pack))), FormField("份数", text(pack.paper.copies.map { "\($0)" })),
      FormField("装订", joined(pack.paper.binding)), FormField("不得", joined(pack.paper.forbidden)),
      FormField("用章", text(pack.paper.seal)), FormField("限额", text(pack.quota.map { "\($0)" })),
    ])
  }

  private static func stages(of pack: Pack) -> [FormValue] {
    pack.stages.map { stage in
      let days = stage.due.map { FormValue.date(year: $0.year, month: $0.month, day: $0.day) }
      return .record([
        FormField("名称", .text(stage.title)),
        FormField("单位", .text(pack.actors.first { $0.id == stage.actor }?.title ?? stage.actor)),
        FormField("截止日期", days ?? .blank), FormField("工作日", stage.workdays.map { .number("\($0)") } ?? .blank),
        FormField("月数", stage.months.map { .number("\($0)") } ?? .blank),
        FormField("渠道", stage.channel.map { .text($0) } ?? .blank),
      ])
    }
  }

  private static func signatures(of pack: Pack) -> [FormValue] {
    pack.paper.marks.map { mark in
      .record([
        FormField("何人", .text(mark.by)), FormField("方式", .text(mark.kind == .seal ? "盖章" : "签字")),
        FormField("位置", mark.near.map { .text($0) } ?? .blank),
        FormField("材料", .text(mark.items.joined(separator: "、"))),
      ])
    }
  }
}

/// The sheets of a plan that takes no applications: tasks with those who carry them out, and targets.
public enum PackSheets {
  /// Writes the pack's Excel and Word forms, filled with what the pack itself says, into a new folder, and gives their names.
  public static func write(of folder: PackFolder, to path: String) throws(Report) -> [String] {
    let data = FormValue.record([FormField("通知", FormData.notice(of: folder.pack))])
    var sheets: [(name: String, bytes: [UInt8])] = []
    for form in folder.pack.forms {
      let filled = try reporting(.packForm, at: Place(file: form.path)) { () throws(FormatError) in
        try FormTemplate(bytes: folder.forms[form.id] ?? []).filled(with: data)
      }
      var report = Report()
      for issue in filled.issues { report.add(Diagnostic(issue, in: form.path)) }
      guard !report.hasErrors else { throw report }
      sheets.append(("\(form.name).\(form.isSheet ? "xlsx" : "docx")", filled.bytes))
    }
    guard DiskFile.kind(of: path) == nil else {
      throw Report(Diagnostic(.packageOccupied, at: Place(file: path), "\(path)"))
    }
    try reporting(.unwritable, at: Place(file: path)) { () throws(FormatError) in
      let output = try DiskFolder(at: path)
      for sheet in sheets { try output.write(sheet.bytes, to: sheet.name) }
      try output.finish()
    }
    return sheets.map(\.name)
  }
}
