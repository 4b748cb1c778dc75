extension Diagnostic.Code {
  static let pack: [Self] = [
    .packUnknown, .packMissingKey, .packUnknownKey, .packWrongShape, .packQuotation, .packUnknownField,
    .packUnknownStage, .packForm,
  ]

  package static let packUnknown = Self(
    "pack.unknown",
    "没有名为“{1}”的申报包{2}",
    "there is no pack named {1}{2}",
    hint: "用 shenbao packs 查看有哪些",
    "list them with: shenbao packs"
  )
  package static let packMissingKey = Self(
    "pack.missing-key",
    "缺少“{1}”",
    "{1} is missing",
    hint: "补上这一项",
    "add it"
  )
  package static let packUnknownKey = Self(
    "pack.unknown-key",
    "不认识“{1}”{2}",
    "{1} is not known{2}",
    hint: "改成认识的名称，或删去",
    "use a known name, or remove it"
  )
  package static let packWrongShape = Self(
    "pack.wrong-shape",
    "这里应是{1}",
    "{1} is due here",
    hint: "照其他申报包的写法改",
    "write it as other packs do"
  )
  package static let packQuotation = Self(
    "pack.quotation",
    "引文“{1}…”在通知原文中找不到",
    "the quotation {1}… does not stand in the notice",
    hint: "照 notice.txt 逐字抄写",
    "copy it word for word from notice.txt"
  )
  package static let packUnknownField = Self(
    "pack.unknown-name",
    "“{1}”用到的“{2}”没有定义",
    "{1} names {2}, which is not defined",
    hint: "检查名称，或在 fields、rules 中加上",
    "check the name, or define it under fields or rules"
  )
  package static let packUnknownStage = Self(
    "pack.unknown-stage",
    "没有“{1}”这个申报阶段；有：{2}",
    "there is no stage {1} in which an applicant hands something in; there are: {2}",
    hint: "用其中一个的编号或名称",
    "use the id or the name of one of these"
  )
  package static let packForm = Self(
    "pack.form",
    "申报包的文件有问题：{1}",
    "a file of the pack is not as it should be: {1}",
    hint: "换上完好的文件",
    "replace the file"
  )
}
