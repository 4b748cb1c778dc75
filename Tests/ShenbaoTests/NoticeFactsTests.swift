import Shenbao
import ShenbaoModel
import TestSupport
import Testing

/// Each number of each notice stands in its pack, as the notice compares it: 超过 is more, 以上 and 不低于 are at least.
@Suite struct NoticeFactsTests {
  private static let figures: [(pack: String, rules: [String: [String]])] = [
    (
      "jinan-platform-2024",
      [
        "valid-patents": ["≥1000"], "full-time-staff": ["≥5"], "team-qualified": ["≥1"], "term": ["≤4月"],
        "target-inventory": ["=100"], "target-roadshows": ["≥10"], "target-licences": ["+15%"],
        "target-products": ["≥20"], "target-trainings": ["≥10"], "target-trained": ["≥100"],
        "target-custody": ["≥50"], "target-reports": ["≥200"], "target-inventions": ["≥50"],
      ]
    ),
    (
      "liaoning-2023-support",
      [
        "resident-agencies": ["≥30"], "covered-enterprises": ["≥300"], "no-infringement": ["=0"],
        "target-demand": ["≥20", "≥50"], "target-buyers": ["≥10"], "target-contracts": ["≥20", "≥50"],
        "target-custody": ["≥100", "≥2000"], "target-pledge": ["or", "≥5", "≥5000"],
        "target-activities": ["≥6", "≥3"], "budget-cap": ["≤100"], "task-dates": ["2023-08-01…2024-06-30"],
        "reached-demand": ["≥20", "≥50"], "reached-buyers": ["≥10"], "reached-contracts": ["≥20", "≥50"],
        "reached-custody": ["≥100", "≥2000"], "reached-pledge": ["or", "≥5", "≥5000"],
        "reached-activities": ["≥6", "≥3"],
      ]
    ),
    (
      "shandong-2022-conversion",
      [
        "funding-v1": ["≥100", "≤300"], "funding-v2": ["≥200", "≤300"], "v1-pushed": ["≥1000"],
        "v1-meetings": ["≥10"], "v1-transfers": ["or", "≥100", ">1000"], "v1-open-pushed": ["≥1000"],
        "v1-open-licences": [">50"], "v2-activities": ["≥10"], "v2-data": ["≥1000"],
        "v2-transfers": ["or", "≥100", ">1000"], "v2-listed": ["or", "≥2", "≥5"], "v2-open-pushed": ["≥1000"],
        "v2-open-licences": [">50"], "v3-talents": ["≥6000"], "v3-patents": ["≥1"], "v3-offers": ["≥5000"],
        "v3-meetings": ["≥10"], "v3-transfers": ["or", "≥100", ">1000"], "v3-specialists": ["≥1000"],
      ]
    ),
  ]

  @Test(arguments: figures) func everyThresholdIsThatOfTheNotice(id: String, expected: [String: [String]]) throws {
    let pack = try Sample.installation.pack(id).pack
    for (name, figures) in expected.sorted(by: { $0.key < $1.key }) {
      let rule = try #require(pack.rules.first { $0.id == name }, "\(name)")
      #expect(Self.figures(in: rule.require) == figures, "\(name)")
      #expect(rule.cite.map { pack.notice.contains($0) } == true, "\(name) quotes the notice")
    }
  }

  private static func figures(in condition: Condition) -> [String] {
    switch condition {
    case .compare(_, let comparator, .literal(let text)):
      let sign: [Comparator: String] = [.atLeast: "≥", .atMost: "≤", .moreThan: ">", .lessThan: "<", .equals: "="]
      return [(sign[comparator] ?? "") + text]
    case .growsBy(_, let percent, _): return ["+\(percent.text())%"]
    case .within(_, let first, let last): return ["\(first.text)…\(last.text)"]
    case .monthsAtMost(_, let months): return ["≤\(months)月"]
    case .all(let conditions): return conditions.flatMap(figures)
    case .any(let conditions): return ["or"] + conditions.flatMap(figures)
    default: return []
    }
  }

  @Test func theUnitsAreThoseOfTheNotice() throws {
    let pack = try Sample.installation.pack("shandong-2022-conversion").pack
    for (path, unit) in [
      ("区域项目.目标.挂牌项目金额", "亿元"), ("区域项目.目标.股权融资金额", "亿元"), ("人才项目.目标.人才数据", "万条"), ("人才项目.目标.专利数据", "亿条"),
      ("平台项目.目标.转让许可金额", "万元"), ("项目.申请经费", "万元"),
    ] {
      #expect(pack.field(path.split(separator: ".").map(String.init))?.unit == unit, "\(path)")
    }
  }

  @Test func daysSumsAndLimitsAreThoseOfTheNotice() throws {
    let jinan = try Sample.installation.pack("jinan-platform-2024").pack
    #expect(jinan.quota == 2 && jinan.paper.copies == 2)
    #expect(jinan.stages.first { $0.id == "contract" }?.months == 4)
    #expect(jinan.targets.first { $0.id == "K2" }?.basis?.target == "K2")
    let liaoning = try Sample.installation.pack("liaoning-2023-support").pack
    #expect(liaoning.applicantStages.map { $0.due?.text } == ["2023-08-25", "2024-01-05", "2024-06-30"])
    #expect(liaoning.funding?.most?.text() == "100")
    #expect(liaoning.leaves.filter { $0.path.first == "绩效目标" && $0.name == "拟定数" }.count == 14)
    #expect(liaoning.paper.marks.filter { $0.kind == .signature }.count == 3)
    #expect(liaoning.tasks.count == 7 && liaoning.targets.count == 6 && liaoning.eligibility.count == 5)
  }

  @Test func thePlanOf2019HoldsEachOfItsFigures() throws {
    let pack = try Sample.installation.pack("jinan-2019-ip-system-plan").pack
    let values = pack.targets.compactMap(\.value).joined(separator: "|")
    for figure in [
      "30 个以上", "50 件", "10 件", "25 万件", "78 件", "550 件", "600 家", "5000 家", "50 项", "200 项", "20 家", "1000 万元", "60 名",
      "40%",
      "90%", "10%", "200 家", "30%", "2个", "1:1",
    ] {
      #expect(values.contains(figure), "\(figure)")
    }
    var parts: [String: Int] = [:]
    for task in pack.tasks { parts[task.part ?? "", default: 0] += 1 }
    #expect(parts.values.sorted() == [2, 3, 4, 4, 4])
  }
}
