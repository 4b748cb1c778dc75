extension Diagnostic.Code {
  static let pack: [Self] = [
    .packUnknown, .packMissingKey, .packUnknownKey, .packWrongShape, .packQuotation, .packUnknownField,
    .packUnknownStage, .packStageOrder, .packIdle,
    .packUnusedField, .packDamagedText, .packReference, .packForm, .packOldForm, .packNoBlanks,
    .packWrongKind, .packTwice, .packBelowBasis,
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
  package static let packStageOrder = Self(
    "pack.stage-order",
    "“{1}”的截止日期不早于“{2}”",
    "{1} is not due before {2}",
    hint: "核对通知里的日期，按先后排列阶段",
    "check the dates in the notice, and put the stages in their order"
  )
  package static let packIdle = Self(
    "pack.idle",
    "“{1}”没有规则来执行",
    "no rule enforces {1}",
    hint: "在 rules 里写一条规则，把编号列在这里",
    "write a rule under rules, and name it here",
    severity: .warning
  )
  package static let packUnusedField = Self(
    "pack.unused-field",
    "“{1}”没有一张表印，也没有一条规则用",
    "no form prints {1} and no rule uses it",
    hint: "在表格里加上 {{{1}}}，或删去这个字段",
    "add {{{1}}} to a form, or remove the field",
    severity: .warning
  )
  package static let packDamagedText = Self(
    "pack.damaged-text",
    "原文受损：{1}，“{2}”",
    "the text is damaged: {1}, “{2}”",
    hint: "找到完好的原文；找不到的，写一份校读（reading），注明哪些字是恢复的、哪些不能确定",
    "find the text undamaged, or write a reading that says what was restored and what is uncertain"
  )
  package static let packReference = Self(
    "pack.reference",
    "“{1}”是参考文件，不受理申报",
    "{1} is a plan that takes no applications",
    hint: "用 shenbao pack sheets 输出它的任务分工表和指标表；申报请选别的申报包",
    "write its sheets with shenbao pack sheets, or choose another pack"
  )
  package static let packForm = Self(
    "pack.form",
    "申报包的文件有问题：{1}",
    "a file of the pack is not as it should be: {1}",
    hint: "换上完好的文件",
    "replace the file"
  )
  package static let packWrongKind = Self(
    "pack.wrong-kind",
    "“{1}”不能这样比较“{2}”：它的种类是 {3}",
    "{1} cannot compare {2} so: its kind is {3}",
    hint: "改字段的种类，或换一种写法",
    "change the field's kind, or compare it otherwise"
  )
  package static let packTwice = Self(
    "pack.twice",
    "{1} 里有两个“{2}”",
    "{1} has {2} twice",
    hint: "改掉其中一个的编号",
    "give one of them another id"
  )
  package static let packBelowBasis = Self(
    "pack.below-basis",
    "“{1}”的目标低于依据文件“{2}”的目标“{3}”",
    "the target {1} is below the target {3} of {2}, on which it rests",
    hint: "核对两份通知；确实低的，在 basis 里去掉这一条",
    "compare the two notices; where it is so, take the basis away",
    severity: .warning
  )
  package static let packOldForm = Self(
    "pack.old-form",
    "这是旧式的 .doc 文件",
    "this is an old .doc file",
    hint: "用 Word 或 WPS 打开，另存为 .docx，再试一次",
    "open it in Word or WPS, save it as .docx, and try again"
  )
  package static let packNoBlanks = Self(
    "pack.no-blanks",
    "表里找不到要填的地方",
    "the form has nothing to be filled in",
    hint: "给空白的表；扫描成图片的表认不出来，请在 Word 里照着打一份",
    "give the blank form; one that was scanned has to be typed first"
  )
}
