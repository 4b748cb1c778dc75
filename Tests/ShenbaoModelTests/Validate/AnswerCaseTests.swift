import ShenbaoModel
import TestSupport
import Testing

@Suite struct AnswerCaseTests {
  static let cases = Repository.files(below: "Tests/ShenbaoModelTests/Cases/answers", ending: ".yaml")

  @Test(arguments: cases) func everythingWrongIsReportedAtItsPlace(path: String) throws {
    let text = try Repository.text(path)
    let report = try ExamplePack.validate(text).report
    #expect(report.diagnostics.map(\.caret).sorted() == CaretCase(text).expected)
    for diagnostic in report.diagnostics {
      #expect(!diagnostic.message.zh.contains(#/\{\d\}/#) && !diagnostic.message.en.contains(#/\{\d\}/#))
      #expect(!diagnostic.message.zh.contains("示例大学"), "a message must not repeat the applicant's data")
    }
  }
}

/// The pack of the cases, and evidence that is all in order.
enum ExamplePack {
  static let notice = "不少于10件；至少一项发明；增长15%；其一"

  static var pack: Pack {
    get throws {
      let bytes = try Repository.bytes("Tests/ShenbaoModelTests/Cases/pack.yaml")
      return try Pack(reading: try Value(parsing: bytes, file: "pack.yaml"), notice: notice)
    }
  }

  static func facts(_ path: String, pages: Int, sha256: String) -> FileFacts {
    var facts = FileFacts(path: path)
    (facts.kind, facts.pages, facts.sha256) = ("pdf", pages, sha256)
    return facts
  }

  static func validate(
    _ text: String,
    facts: [FileFacts] = [facts("evidence/资格/a.pdf", pages: 3, sha256: "a")]
  ) throws -> (application: Application, report: Report) {
    var report = Report()
    let value = try Value(parsing: Array(text.utf8), file: "case.yaml")
    let application = Application(validating: value, against: try pack, facts: facts, into: &report)
    return (application, report)
  }
}
