extension Diagnostic.Code {
  static let field: [Self] = [
    .fieldRequired, .fieldUnknown, .fieldShape, .fieldTooLong, .fieldRows, .fieldTooManyRows, .fieldNotYours,
    .fieldAlias, .fieldDuplicate, .fieldReference,
  ]

  package static let fieldRequired = Self(
    "field.required",
    "“{1}”没有填写",
    "{1} is missing",
    hint: "填上；确实没有内容的写“无”",
    "fill it in; write 无 where there is nothing to say"
  )
  package static let fieldUnknown = Self(
    "field.unknown",
    "表里没有“{1}”这一项{2}",
    "the form has no {1}{2}",
    hint: "改成表里的名称，或删去",
    "use a name of the form, or remove it"
  )
  package static let fieldShape = Self(
    "field.shape",
    "这里应是{1}",
    "{1} is due here",
    hint: "照 shenbao new 生成的样子写",
    "write it as in the file that shenbao new makes"
  )
  package static let fieldTooLong = Self(
    "field.too-long",
    "最多 {1} 字，现有 {2} 字",
    "at most {1} characters, there are {2}",
    hint: "缩短，或移到可以加页的栏目",
    "shorten it, or move it to a part that may be longer"
  )
  package static let fieldRows = Self(
    "field.rows",
    "“{1}”至少要 {2} 行",
    "{1} needs at least {2} rows",
    hint: "补上所缺的行",
    "add the missing rows"
  )
  package static let fieldTooManyRows = Self(
    "field.too-many-rows",
    "“{1}”最多 {2} 行",
    "{1} takes at most {2} rows",
    hint: "合并或删去多出的行",
    "join or remove rows"
  )
  package static let fieldNotYours = Self(
    "field.not-yours",
    "“{1}”由{2}填写",
    "{1} is filled in by {2}",
    hint: "删去这一项，表上留空",
    "remove it; the form stays empty here"
  )
  package static let fieldAlias = Self(
    "field.alias",
    "这是别名，表上印“{1}”",
    "this is another name of {1}, which is what the form prints",
    hint: "可以改写成通知的名称",
    "you may write the name of the notice",
    severity: .note
  )
  package static let fieldDuplicate = Self(
    "field.duplicate",
    "“{1}”与前面的一行相同",
    "{1} is the same as in a row above",
    hint: "删去重复的一行，或更正",
    "remove the row, or correct it"
  )
  package static let fieldReference = Self(
    "field.reference",
    "“{1}”不指向任何一份证明材料{2}",
    "{1} points to no piece of evidence{2}",
    hint: "写成 {{附件.材料名.页}} 或 {{附件.材料名.1.页}}",
    "write {{附件.slot.页}} or {{附件.slot.1.页}}"
  )
}
