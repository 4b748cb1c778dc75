import ShenbaoModel
import TestSupport
import Testing

@Suite struct PaginationTests {
  private static let answers = """
    pack: example
    单位: {名称: 示例大学, 代码: 91350100M000100Y43, 电话: 0531-80000001, 手机: '13800000001', 邮编: '250100',
      邮箱: a@example.com, 类别: 高校, 方向: [甲], 简介: "见附件{{附件.资格.编号}}第{{附件.资格.2.页码}}页"}
    数据: {件数: 20, 金额: 1, 比例: 1, 日期: 2024-02-29, 期限: 2024-10-08 至 2025-02-07}
    专利:
      - {号码: ZL201110047567.0, 类别: 发明}
      - {号码: 201310699744.2, 类别: 外观设计}
    """

  private func plan(_ pages: [Int]) throws -> Plan {
    let facts = pages.enumerated().map { number, count in
      ExamplePack.facts("evidence/资格/\(number + 10).pdf", pages: count, sha256: "\(number)")
    }
    let (application, report) = try ExamplePack.validate(Self.answers, facts: facts)
    #expect(report.diagnostics.isEmpty, "\(report.diagnostics.map(\.message.zh))")
    return Plan(for: application)
  }

  @Test(arguments: 1...30 as ClosedRange<UInt64>) func pagesJoinWithoutGaps(seed: UInt64) throws {
    var generator = Seeded(seed)
    let pages = (0..<Int.random(in: 2...40, using: &generator)).map { _ in Int.random(in: 1...99, using: &generator) }
    let made = (Int.random(in: 1...4, using: &generator), Int.random(in: 1...60, using: &generator))
    let plan = try plan(pages)
    let pagination = Pagination(of: plan, catalogue: made.0, forms: ["declaration": made.1])
    #expect(pagination.count == made.0 + made.1 + pages.reduce(0, +))
    #expect(pagination.items.flatMap(Array.init) == Array(1...pagination.count))
    #expect(pagination.pieces[2].flatMap(Array.init) == Array(pagination.items[2]))
    #expect(pagination.pieces[2].map(\.count) == pages)
  }

  @Test func tooManyPagesAreSaid() throws {
    let pagination = Pagination(of: try plan([9_000, 11_000]), catalogue: 1, forms: ["declaration": 10])
    let excess = try #require(pagination.excess(over: 20_010, in: "a.pdf"))
    #expect(excess.code.name == "build.too-long" && excess.place?.file == "a.pdf")
    #expect(excess.message.zh.contains("20011") && excess.message.zh.contains("20010"))
    #expect(pagination.excess(over: 20_011, in: "a.pdf") == nil)
  }

  @Test func referencesBecomeFinalNumbers() throws {
    let plan = try plan([3, 4])
    let pagination = Pagination(of: plan, catalogue: 1, forms: ["declaration": 10])
    let text = "{{附件.资格.页}} {{附件.资格.页码}} {{附件.资格.2.页码}} {{附件.资格.编号}} {{附件.资格.1.名称}} {{ 附件.资格.页数 }}"
    let resolved = plan.resolved(text, pagination)
    #expect(resolved.map(\.text).joined() == "12 12–18 15–18 三 10 7")
  }

  @Test func fileNamesAreSafeAndFit() throws {
    let long = String(repeating: "长", count: 300) + "/:"
    var report = Report()
    var pack = try ExamplePack.pack
    pack.naming = "{单位.名称}\(long)-{输出}"
    let value = try Value(parsing: Array(Self.answers.utf8), file: "a.yaml")
    let plan = Plan(for: Application(validating: value, against: pack, facts: [], into: &report))
    let name = plan.fileName(of: "申报书", role: "declaration", extension: "docx", into: &report)
    #expect(name.utf8.count <= 255)
    #expect(name.hasPrefix("示例大学长") && name.hasSuffix(".docx") && !name.contains("/"))
    #expect(report.diagnostics.contains { $0.code.name == "form.file-name" })
  }

  @Test func itemsAreNumberedAsTheCallDoes() throws {
    #expect(try plan([1, 1]).items.map(\.number) == ["一", "二", "三"])
  }
}
