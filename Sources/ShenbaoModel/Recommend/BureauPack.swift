/// What a call asks of whoever recommends (推荐单位): its questions, its checks and its forms (`recommendation.yaml`).
///
/// It stands in a file of its own beside `pack.yaml`, so that a bureau may change its forms and the packages of the applicants
/// stay what they are.
public struct BureauPack: Sendable {
  /// One thing that the bureau looks at in every package (形式审查).
  public struct Check: Hashable, Sendable {
    /// Its name, which is also its field in `BUREAU.yaml`.
    public var title: String
    /// The sentence of the notice.
    public var cite: String?
  }

  /// What a form of the bureau is for.
  public enum Form: String, Sendable, CaseIterable {
    /// 目录 of what goes to the city.
    case catalogue
    /// 推荐表, one for each project.
    case recommendation
    /// 汇总表 as an Excel file.
    case list
    /// The same 汇总表 as pages, to be sealed.
    case listPages = "list-pages"
    /// 补正通知, one for each package that falls short.
    case notice = "return"

    /// What its output is called.
    public var title: String {
      switch self {
      case .catalogue: "推荐材料目录"
      case .recommendation: "推荐表"
      case .list, .listPages: "汇总表"
      case .notice: "补正通知"
      }
    }
  }

  /// The table of received packages in `BUREAU.yaml`.
  public static let packages = "材料"
  /// The group of checks in each of its rows.
  public static let checking = "审查"
  static let passed = "符合"
  static let failed = "不符合"

  /// The call.
  public let pack: Pack
  /// The actor who recommends.
  public var actor = ""
  /// The stage in which it recommends.
  public var stage: Stage?
  /// The applicant's stage whose packages are received.
  public var received: Stage?
  /// The field that holds the applicant's name.
  public var unit: [String] = []
  /// The field that holds its credit code.
  public var creditCode: [String] = []
  /// The field that holds the project's name.
  public var project: [String] = []
  /// Fields that tell a person: name, mobile, number of a certificate.
  public var people: [[String]] = []
  /// Fields that hold a patent's number.
  public var patents: [[String]] = []
  /// What the bureau looks at.
  public var checks: [Check] = []
  /// The questions of `BUREAU.yaml`.
  public var fields: [Field] = []
  /// The forms of the pack's own, relative to its folder.
  public var forms: [Form: String] = [:]

  private static let keys = [
    "by", "stage", "receives", "unit", "credit-code", "project", "people", "patents", "checks", "forms",
  ]

  /// Reads `recommendation.yaml` of a pack, and the questions that all packs share.
  ///
  /// - Throws: everything that is wrong with it, at once.
  public init(reading value: Value, common: Value, of pack: Pack) throws(Report) {
    self.pack = pack
    var reader = PackReader()
    reader.keys(Self.keys, of: value)
    actor = reader.text("by", of: value)
    readStages(value, &reader)
    unit = path("unit", of: value, &reader)
    creditCode = path("credit-code", of: value, &reader)
    project = path("project", of: value, &reader)
    people = reader.texts(value["people"]).map(reader.path)
    patents = reader.texts(value["patents"]).map(reader.path)
    checks = reader.list("checks", of: value).map { item in
      reader.keys(["item", "cite"], of: item)
      return Check(title: reader.text("item", of: item), cite: reader.cite(of: item))
    }
    for entry in value["forms"]?.entries ?? [] {
      if let form = Form(rawValue: entry.key) {
        forms[form] = reader.text(entry.value)
      } else {
        let names = nearest(to: entry.key, in: Form.allCases.map(\.rawValue))
        reader.report.add(Diagnostic(.packUnknownKey, at: entry.place, "\(entry.key)", .suggestion(names)))
      }
    }
    fields = reader.fields(common["fields"], path: [])
    addChecks()
    checkNames(value, &reader)
    guard !reader.report.hasErrors else { throw reader.report }
  }

  private mutating func readStages(_ value: Value, _ reader: inout PackReader) {
    let wanted = reader.optionalText("stage", of: value)
    stage = wanted.flatMap { id in pack.stages.first { $0.id == id } }
    let receives = reader.optionalText("receives", of: value)
    received = receives.map { id in pack.stages.first { $0.id == id } } ?? pack.applicantStages.first
    for (id, found) in [(wanted, stage), (receives, received)] {
      guard let id, found == nil else { continue }
      reader.report.add(Diagnostic(.packUnknownField, at: value.place, "stage", "\(id)"))
    }
  }

  private func path(_ key: String, of value: Value, _ reader: inout PackReader) -> [String] {
    reader.path(reader.text(key, of: value))
  }

  /// Every check becomes a question in each row of the table of packages.
  private mutating func addChecks() {
    guard let index = fields.firstIndex(where: { $0.name == Self.packages }), !checks.isEmpty,
      case .table(var columns) = fields[index].kind
    else { return }
    let path = [Self.packages, Self.checking]
    let choices = [Self.passed, Self.failed, "不适用"]
    let questions = checks.map { check in
      var field = Field(
        name: check.title,
        path: path + [check.title],
        kind: .choice(choices),
        place: fields[index].place
      )
      field.isOptional = true
      return field
    }
    columns.append(
      Field(name: Self.checking, path: path, kind: .group(questions), place: fields[index].place)
    )
    fields[index].kind = .table(columns)
  }

  private func checkNames(_ value: Value, _ reader: inout PackReader) {
    for path in [unit, creditCode, project] + people + patents where pack.field(path) == nil {
      let name = path.joined(separator: ".")
      reader.report.add(Diagnostic(.packUnknownField, at: value.place, "recommendation", "\(name)"))
    }
    let index = QuotationIndex(pack.notice)
    for quotation in reader.quotations where !index.contains(quotation.text) {
      reader.report.add(Diagnostic(.packQuotation, at: quotation.place, "\(quotation.text.prefix(30))"))
    }
    if !pack.actors.isEmpty, !pack.actors.contains(where: { $0.id == actor }) {
      reader.report.add(Diagnostic(.packUnknownField, at: value.place, "by", "\(actor)"))
    }
  }
}
