import ShenbaoModel
import TestSupport
import Testing

@Suite struct AnswerTests {
  private func codes(_ old: String, _ new: String) throws -> [String] {
    let text = try Repository.text("Tests/ShenbaoModelTests/Cases/answers/right.yaml")
    try #require(text.contains(old))
    return try ExamplePack.validate(text.replacing(old, with: new)).report.diagnostics.map(\.code.name)
  }

  @Test(arguments: [
    "2024-10-08至2025-02-07", "2024-10-08 — 2025-02-07", "2024年10月8日——2025年2月7日", "2024/10/8 ～ 2025/2/7",
    "2024-10-08 - 2025-02-07", "2024-10-08到2025-02-07",
  ])
  func aPeriodIsWrittenInManyWays(period: String) throws {
    #expect(try codes("2024-10-08 至 2025-02-07", period) == [])
  }

  @Test(arguments: ["2024-10-08-2025-02-07", "2024-10-08", "2024-10-08 至", "至", "2024-10 至 2025-02"])
  func halfAPeriodIsNone(period: String) throws {
    #expect(try codes("2024-10-08 至 2025-02-07", period) == ["field.period"])
  }

  @Test(arguments: [("0531-80000001", "٠٥٣١-٨٠٠٠٠٠٠١", "field.phone"), ("13800000001", "1٣٨00000001", "field.mobile")])
  func digitsOfOtherScriptsAreNoDigits(old: String, new: String, code: String) throws {
    #expect(try codes(old, new) == [code])
  }

  @Test(arguments: [("45", "12", []), ("45", "51", ["“数据.增后”应比“数据.基数”增长 15% 以上，即至少 52"]), ("0", "0", ["1"])])
  func growthIsCountedInWholeNumbers(base: String, grown: String, expected: [String]) throws {
    let text = try Repository.text("Tests/ShenbaoModelTests/Cases/answers/right.yaml")
    let base = expected.isEmpty ? "10" : base
    let changed = text.replacing(
      "件数: 20,",
      with: "件数: \((Int(base) ?? 0) + (Int(grown) ?? 0)), 基数: \(base), 增后: \(grown),"
    )
    let broken = try ExamplePack.validate(changed).report.diagnostics.filter { $0.clause == "增长15%" }
    #expect(broken.count == expected.count)
    for (diagnostic, words) in zip(broken, expected) { #expect(diagnostic.message.zh.hasSuffix(words)) }
  }

  @Test func aMarkThatCombinesWithASlashHidesNoFile() throws {
    let text = try Repository.text("Tests/ShenbaoModelTests/Cases/answers/right.yaml").prefix { $0 != "证" }
    let facts = [ExamplePack.facts("evidence/资格/\u{5A4}a.pdf", pages: 1, sha256: "a")]
    #expect(try ExamplePack.validate(String(text), facts: facts).report.diagnostics.map(\.code.name) == [])
  }

  @Test func anItemWithSomethingWrongInItIsNotCalledEmpty() throws {
    #expect(try codes("[{文件: evidence/资格/a.pdf}]", "a.pdf") == ["field.shape", "evidence.unlisted"])
  }

  @Test func aListOfEvidenceWithoutItemsIsRefused() throws {
    #expect(try codes("  资格: [{文件: evidence/资格/a.pdf}]", "  - evidence/资格/a.pdf") == ["field.shape"])
  }

  @Test func whatIsWrongWithAnItemIsNotSaidAgainOfItsPages() throws {
    #expect(try codes("evidence/资格/a.pdf", "evidence/资格/b.pdf").filter { $0 == "field.reference" } == [])
  }

  @Test(arguments: [
    ("2024年度审计报告", "2024年度审计报告"), ("01-法人证书", "法人证书"), ("3、证书", "证书"), ("12 名册", "名册"), ("7", "7"),
    ("3名专家意见", "3名专家意见"), ("2024-01 合同", "2024-01 合同"),
  ])
  func aTitleIsTheFilesNameWithoutItsNumber(name: String, title: String) throws {
    let text = try Repository.text("Tests/ShenbaoModelTests/Cases/answers/right.yaml").prefix { $0 != "证" }
    let facts = [ExamplePack.facts("evidence/资格/\(name).pdf", pages: 1, sha256: "a")]
    #expect(try ExamplePack.validate(String(text), facts: facts).application.slots.last?.pieces.map(\.title) == [title])
  }

  @Test func aFactIsPrintedAsItIs() throws {
    let code = try #require(Diagnostic.Code.all.first { $0.name == "evidence.twice" })
    #expect(Diagnostic(code, "{2}", "{1}").message.en == "the same file is used twice: {2} and {1}")
  }

  @Test func aHundredThousandProblemsAreEachKeptOnce() {
    let codes = Diagnostic.Code.all.prefix(2)
    var report = Report()
    for line in 1...100_000 {
      for code in codes { report.add(Diagnostic(code, at: Place(file: "a.yaml", line: line / 2))) }
    }
    #expect(report.diagnostics.count == 100_002)
  }
}
