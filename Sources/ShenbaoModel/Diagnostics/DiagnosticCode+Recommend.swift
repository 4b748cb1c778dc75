extension Diagnostic.Code {
  static let recommend: [Self] = [
    .recommendNone, .recommendUnopened, .recommendNoPackage, .recommendDraft, .recommendOtherPack, .recommendLate,
    .recommendOverdue, .recommendDeadline, .recommendQuota, .recommendTwice, .recommendEvidence, .recommendPatent,
    .recommendPerson, .recommendCheck, .recommendProblem, .recommendQuotation, .recommendArchived,
  ]

  package static let recommendNone = Self(
    "recommend.none",
    "申报包“{1}”没有写推荐单位的事（recommendation.yaml）",
    "the pack {1} says nothing of those who recommend (recommendation.yaml)",
    hint: "照其他申报包补一份 recommendation.yaml",
    "write a recommendation.yaml as other packs have"
  )
  package static let recommendUnopened = Self(
    "recommend.unopened",
    "收到的材料打不开：{1}",
    "what was received does not open: {1}",
    hint: "核对文件名和路径；文件损坏的，请申报单位重新报送",
    "check the name and the path; if the file is damaged, ask for it again"
  )
  package static let recommendNoPackage = Self(
    "recommend.no-package",
    "里面没有申报成品（manifest.json），或者不止一份",
    "it holds no package (manifest.json), or more than one",
    hint: "请申报单位报送 shenbao build 生成的整个文件夹",
    "ask for the whole folder that shenbao build made"
  )
  package static let recommendDraft = Self(
    "recommend.draft",
    "报送的是草稿，没有申报码",
    "it is a draft without a package code",
    hint: "改正错误后正式生成，重新报送",
    "correct the errors, build it without --draft and hand it in again"
  )
  package static let recommendOtherPack = Self(
    "recommend.other-pack",
    "不是按本次申报的现行申报包生成的（{1}）",
    "it was not made with the present pack of this call ({1})",
    hint: "用现行的申报包重新生成后报送",
    "build it again with the present pack and hand it in again"
  )
  package static let recommendLate = Self(
    "recommend.late",
    "受理日期晚于截止日期 {1}",
    "it was received after the last day, {1}",
    hint: "逾期的不推荐；日期写错的，改正受理日期",
    "what comes too late is not recommended; correct the day if it is wrong"
  )
  package static let recommendOverdue = Self(
    "recommend.overdue",
    "推荐日期晚于通知规定的 {1}",
    "the day of recommending is later than the notice allows, {1}",
    hint: "核对日期；确已逾期的，先与上级部门联系",
    "check the day; if it is too late, speak with the city first",
    severity: .warning
  )
  package static let recommendDeadline = Self(
    "recommend.deadline",
    "“{1}”晚于通知规定的 {2}",
    "{1} is later than the notice allows, {2}",
    hint: "改成不晚于通知规定的日期",
    "choose a day that is not later"
  )
  package static let recommendQuota = Self(
    "recommend.quota",
    "同一统一社会信用代码的申报超过 {1} 项：这是第 {2} 项",
    "more than {1} declarations have the same credit code: this is number {2}",
    hint: "由申报单位选定申报的项目，撤回其余",
    "let the applicant choose, and withdraw the others"
  )
  package static let recommendTwice = Self(
    "recommend.twice",
    "与第 {1} 份是同一份材料（申报码相同）",
    "it is the same package as number {1} (the same package code)",
    hint: "删去重复的一份",
    "remove one of them"
  )
  package static let recommendEvidence = Self(
    "recommend.same-evidence",
    "证明材料“{1}”与第 {2} 份里的是同一个文件",
    "the evidence {1} is the same file as in number {2}",
    hint: "两家单位用了同一份材料，请核实",
    "two applicants handed in the same file: find out why",
    severity: .warning
  )
  package static let recommendPatent = Self(
    "recommend.same-patent",
    "“{1}”里有一件专利与第 {2} 份相同",
    "a patent in {1} stands in number {2} too",
    hint: "同一件专利列入了两份申报，请核实",
    "the same patent stands in two declarations: find out why",
    severity: .warning
  )
  package static let recommendPerson = Self(
    "recommend.same-person",
    "“{1}”里有一人与第 {2} 份相同",
    "a person in {1} stands in number {2} too",
    hint: "可能是同一个人参加了两家单位的申报，或者重名，请核实",
    "it may be the same person in two declarations, or the same name: find out",
    severity: .warning
  )
  package static let recommendCheck = Self(
    "recommend.check",
    "形式审查不符合：{1}",
    "a check was not passed: {1}",
    hint: "按通知要求补正后重新报送",
    "put it right as the notice asks and hand it in again"
  )
  package static let recommendProblem = Self(
    "recommend.problem",
    "{1}（{2}）",
    "{1} ({2})",
    hint: "{3}",
    "{3}"
  )
  package static let recommendQuotation = Self(
    "recommend.quotation",
    "依据“{1}…”在通知原文中找不到",
    "the clause {1}… does not stand in the notice",
    hint: "照申报包的 notice.txt 逐字抄写；没有依据的不写这一项",
    "copy it word for word from the pack's notice.txt, or leave it out"
  )
  package static let recommendArchived = Self(
    "recommend.not-archived",
    "这是推荐单位的成品，还不能归档或重新生成",
    "this is a package of a bureau, which cannot be archived or made again yet",
    hint: "归档各申报单位的成品；推荐材料由 BUREAU.yaml 随时可以再生成",
    "archive the applicants' packages; what the bureau made can be made again from BUREAU.yaml"
  )
}
