import ShenbaoModel
import TestSupport
import Testing

@Suite struct BureauCaseTests {
  static let cases = Repository.files(below: "Tests/ShenbaoModelTests/Cases/bureau", ending: ".yaml")

  private static func bureau(of id: String, recommending text: String? = nil) throws -> BureauPack {
    let value = { (path: String) in try Value(parsing: try Repository.bytes(path), file: path) }
    let pack = try Pack(
      reading: try value("Templates/\(id)/pack.yaml"),
      notice: try Repository.text("Templates/\(id)/notice.txt")
    )
    let own = try text.map { try Value(parsing: Array($0.utf8), file: "recommendation.yaml") }
    return try BureauPack(
      reading: try own ?? value("Templates/\(id)/recommendation.yaml"),
      common: try value("Templates/common/recommendation.yaml"),
      of: pack
    )
  }

  @Test(arguments: cases) func everythingWrongIsReportedAtItsPlace(path: String) throws {
    let text = try Repository.text(path)
    let value = try Value(parsing: Array(text.utf8), file: "BUREAU.yaml")
    let bureau = try Self.bureau(of: value["pack"]?.text ?? "")
    var report = Report()
    let answers = BureauAnswers(validating: value, against: bureau, into: &report)
    let found = report.diagnostics + answers.entries.flatMap(\.findings)
    #expect(found.map(\.caret).sorted() == CaretCase(text).expected)
    #expect(found.allSatisfy { !$0.message.zh.contains(#/\{\d\}/#) && !$0.hint.en.contains(#/\{\d\}/#) })
  }

  @Test(arguments: ["jinan-platform-2024", "liaoning-2023-support", "shandong-2022-conversion"])
  func theSkeletonAsksEveryQuestionAndReadsBack(id: String) throws {
    let bureau = try Self.bureau(of: id)
    let value = try Value(parsing: Array(bureau.skeleton.utf8), file: "BUREAU.yaml")
    var report = Report()
    _ = BureauAnswers(validating: value, against: bureau, into: &report)
    #expect(Set(report.diagnostics.map(\.code.name)) == ["field.required"])
    #expect(bureau.checks.allSatisfy { bureau.skeleton.contains("\n      \($0.title):\n") })
  }

  @Test func aPackOfABureauIsHeldAgainstItsNoticeAndItsFields() throws {
    let text = """
      by: somebody
      stage: nowhere
      unit: 申报单位.名字
      credit-code: 申报单位.统一社会信用代码
      project: 项目.名称
      checks: [{item: 甲, cite: 通知里没有的话}]
      forms: {recomendation: forms/推荐表.docx}
      colour: red
      """
    do {
      _ = try Self.bureau(of: "jinan-platform-2024", recommending: text)
      Issue.record("it was accepted")
    } catch let report as Report {
      #expect(
        report.diagnostics.map(\.code.name).sorted() == [
          "pack.quotation", "pack.unknown-key", "pack.unknown-key", "pack.unknown-name", "pack.unknown-name",
          "pack.unknown-name",
        ]
      )
    }
  }
}
