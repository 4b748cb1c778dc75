internal import ShenbaoFormats
internal import ShenbaoModel

/// What the marks of a bureau's forms can name.
struct BureauData {
  /// The list of recommended projects, as forms loop over it.
  static let projects = "推荐项目"

  let bureau: BureauFolder
  let code: String?

  /// What the bureau wrote of itself, and the call.
  private var common: [FormField] {
    guard case .record(let written) = FormData.value(of: bureau.answers.answers) else { return [] }
    let pack = bureau.pack.pack
    return written.filter { $0.name != BureauPack.packages } + [
      FormField("申报码", .text(code ?? "")), FormField("通知", FormData.notice(of: pack)),
      FormField("阶段", .record([FormField("名称", .text(bureau.bureau.stage?.title ?? ""))])),
    ]
  }

  /// For the list and the catalogue: every recommended project as a row, and where everything lies.
  func root(of entries: [RecommendationEntry], pages: Int = 0, catalogue: [FormValue] = []) -> FormValue {
    let rows = entries.enumerated().map { FormValue.record($1.fields(for: bureau, rank: $0 + 1)) }
    return .record(
      common + [
        FormField("总页数", .number("\(pages)")), FormField("目录", .list(catalogue)),
        FormField(Self.projects, .list(rows)),
      ]
    )
  }

  /// For a form about one package: its names stand beside those of the bureau.
  func root(of entry: RecommendationEntry, rank: Int? = nil) -> FormValue {
    let own = entry.fields(for: bureau, rank: rank).filter { $0.name != BureauAnswers.problem.what }
    let mending = bureau.answers.mending.map { FormValue.date(year: $0.year, month: $0.month, day: $0.day) } ?? .blank
    let names = Set(own.map(\.name) + ["补正期限"])
    let rest = common.filter { !names.contains($0.name) }
    return .record(
      own + rest + [FormField("补正期限", mending), FormField(BureauAnswers.problem.what, .list(entry.problems))]
    )
  }

  /// One row of the catalogue.
  static func catalogueRow(number: String, title: String, pages: ClosedRange<Int>) -> FormValue {
    .record([
      FormField("编号", .text(number)), FormField("名称", .text(title)), FormField("页码", .text(Pagination.text(pages))),
      FormField("页", .number("\(pages.lowerBound)")), FormField("页数", .number("\(pages.count)")),
    ])
  }

  /// Every name that a form of the pack's bureau may use, with one row in each table.
  static func sample(of bureau: BureauPack) -> (list: FormValue, each: FormValue) {
    let empty = { (names: [String]) in FormValue.record(names.map { FormField($0, .text("")) }) }
    guard case .record(let written) = FormData.names(of: bureau.fields),
      case .record(let answers) = FormData.names(of: bureau.pack.fields)
    else { return (.record([]), .record([])) }
    var columns: [FormField] = []
    if case .list(let rows) = written.first(where: { $0.name == BureauPack.packages })?.value,
      case .record(let members) = rows.first
    {
      columns = members
    }
    let known = Set(answers.map(\.name))
    let row =
      answers + columns.filter { !known.contains($0.name) } + [
        FormField("申报", empty(["顺序", "单位", "信用代码", "项目", "申报码", "文件", "页数"])),
        FormField("审查项", .list([empty(["名称", "依据", "结论"])])),
      ]
    let common =
      written.filter { $0.name != BureauPack.packages } + [
        FormField("申报码", .text("")), FormField("通知", FormData.notice(of: bureau.pack)),
        FormField("阶段", empty(["名称"])),
      ]
    let list =
      common + [
        FormField("总页数", .text("")), FormField("目录", .list([empty(["编号", "名称", "页码", "页", "页数"])])),
        FormField(projects, .list([.record(row)])),
      ]
    return (.record(list), .record(row + common.filter { !Set(row.map(\.name)).contains($0.name) }))
  }
}
