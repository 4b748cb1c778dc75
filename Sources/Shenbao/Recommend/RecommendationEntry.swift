internal import ShenbaoFormats
public import ShenbaoModel

/// One received package with all that is known of it, and whether it is recommended.
public struct RecommendationEntry: Sendable {
  /// Its place in the order of recommendation, from 1.
  public let number: Int
  /// As `BUREAU.yaml` names it.
  public let file: String
  /// Its package code, if it has one.
  public let code: String?
  /// Everything that speaks against it, and what the clerk should look at.
  public internal(set) var findings: [Diagnostic]
  let written: BureauAnswers.Entry
  let package: ReceivedPackage
  let answers: ReadAnswers
  let creditCode: String?
  private let unitName: String?
  let project: String?

  init(_ written: BureauAnswers.Entry, _ package: ReceivedPackage, number: Int, for bureau: BureauFolder) {
    (self.number, file, code) = (number, written.file, package.code)
    (self.written, self.package) = (written, package)
    answers = ReadAnswers(of: package.values)
    unitName = answers.text(bureau.bureau.unit)
    creditCode = answers.text(bureau.bureau.creditCode)
    project = answers.text(bureau.bureau.project)
    findings = package.findings.map { $0.diagnostic(in: written.file) } + written.findings
    // A package of another call says nothing that could be held against this one.
    guard let pack = package.pack else { return }
    if package.code == nil { findings.append(Diagnostic(.recommendDraft, at: written.place)) }
    if let words = Self.difference(of: pack, from: bureau) {
      findings.append(Diagnostic(.recommendOtherPack, at: written.place, words))
    }
  }

  private static func difference(of pack: Manifest.PackEntry, from bureau: BureauFolder) -> Words? {
    let own = bureau.pack.pack
    if pack.id != own.id { return Words("申报包不同", "another pack") }
    if pack.stage != own.stage?.id { return Words("阶段不同", "another stage") }
    if pack.edition != own.edition { return Words("申报包的版次不同", "another edition of the pack") }
    return pack.sha256 == bureau.pack.sha256 ? nil : Words("申报包的内容不同", "another content of the pack")
  }

  /// Whether nothing speaks against it.
  public var isRecommended: Bool { !findings.contains { $0.severity == .error } }

  /// The applicant, or where nobody can read who that is the file.
  public var unit: String {
    unitName ?? file.split(separator: "/").last.map(String.init) ?? file
  }

  /// What forms can say of it, beside its own answers; `rank` is its place among those that are recommended.
  func fields(for bureau: BureauFolder, rank: Int? = nil) -> [FormField] {
    let known = bureau.bureau
    let text = { (text: String?) -> FormValue in text.map { .text($0) } ?? .blank }
    let own = FormValue.record([
      FormField("顺序", .number("\(rank ?? number)")), FormField("单位", .text(unit)), FormField("信用代码", text(creditCode)),
      FormField("项目", text(project)), FormField("申报码", text(code)), FormField("文件", .text(file)),
      FormField("页数", .number("\(package.pages)")),
    ])
    let checks = known.checks.map { check in
      let result = written.answer[[BureauPack.checking, check.title]]
      return FormValue.record([
        FormField("名称", .text(check.title)), FormField("依据", text(check.cite)),
        FormField("结论", result.map(FormData.value) ?? .blank),
      ])
    }
    let fields = answers.record(of: bureau.pack.pack.fields) + [FormField("申报", own), FormField("审查项", .list(checks))]
    guard case .record(let answers) = FormData.value(of: written.answer) else { return fields }
    let names = Set(fields.map(\.name))
    return fields + answers.filter { !names.contains($0.name) }
  }

  /// What has to be put right, as a notice prints it: clause, place, problem, advice.
  var problems: [FormValue] {
    findings.filter { $0.severity == .error }.map { found in
      let isClerks = found.code == .recommendProblem
      let inside = isClerks ? found.facts.dropFirst().first?.zh ?? "" : place(of: found)
      let what = isClerks ? found.facts.first?.zh ?? "" : found.message.zh
      let names = BureauAnswers.problem
      return .record([
        FormField(names.clause, found.clause.map { .text("“\($0)”") } ?? .text("电子材料须完整、一致，能够核验")),
        FormField(names.place, .text(inside)), FormField(names.what, .text(what)),
        FormField(names.advice, .text(found.hint.zh)),
      ])
    }
  }

  /// A place in the package; one in `BUREAU.yaml` is the bureau's own business.
  private func place(of found: Diagnostic) -> String {
    guard let place = found.place, place.file.hasPrefix(file) else { return "整份材料" }
    let inside = place.file.dropFirst(file.count).drop { $0 == "/" }
    return [inside.isEmpty ? "整份材料" : String(inside), place.detail?.zh ?? ""].filter { !$0.isEmpty }
      .joined(separator: " ")
  }
}
