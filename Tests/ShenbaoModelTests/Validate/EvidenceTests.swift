import ShenbaoModel
import TestSupport
import Testing

@Suite struct EvidenceTests {
  /// The codes for the one file of the right answers, with these facts.
  private func codes(_ change: (inout FileFacts) -> Void) throws -> [String] {
    var facts = ExamplePack.facts("evidence/资格/a.pdf", pages: 1, sha256: "a")
    change(&facts)
    let text = try Repository.text("Tests/ShenbaoModelTests/Cases/answers/right.yaml")
    return try ExamplePack.validate(text, facts: [facts]).report.diagnostics.map(\.code.name)
  }

  @Test(arguments: [
    (FileFacts.Problem.missing, "evidence.missing"), (.outside, "evidence.outside"), (.linked, "evidence.link"),
    (.misnamed, "evidence.name"), (.notAFile, "evidence.not-a-file"),
    (.empty, "evidence.empty"), (.damaged("x"), "evidence.damaged"), (.encrypted, "evidence.encrypted"),
    (.tooLarge("x"), "evidence.too-large"), (.unsupported("gif"), "evidence.unsupported"),
    (.unsupported("unknown"), "evidence.unsupported"), (.unsupported("ofd"), "evidence.ofd"),
    (.unsupported("office"), "evidence.office"), (.wrongPassword, "evidence.password"),
    (.stopped, "evidence.stopped"),
  ])
  func everyProblemOfAFileHasItsCode(problem: FileFacts.Problem, code: String) throws {
    #expect(try codes { $0.problem = problem }.contains(code))
  }

  @Test func whatABundleCannotKeepIsSaid() throws {
    #expect(try codes { $0.isEncrypted = true } == ["evidence.restricted"])
    #expect(try codes { $0.unseen = 2 } == ["evidence.unseen"])
    #expect(try codes { $0.isSigned = true } == ["evidence.signed"])
    #expect(try codes { $0.dropped = ["script"] } == ["evidence.dropped"])
    #expect(try codes { $0.dotsPerInch = 199 } == ["evidence.coarse"])
    #expect(try codes { $0.dotsPerInch = 200 } == [])
  }

  @Test func whatReadersStumbleOverIsSaid() throws {
    #expect(try codes { $0.mostDotsPerInch = 601 } == ["evidence.fine"])
    #expect(try codes { $0.mostDotsPerInch = 600 } == [])
    #expect(try codes { $0.blankPages = [2] } == ["evidence.blank-page"])
    #expect(try codes { $0.turnedPages = [1, 2, 3, 5] } == ["evidence.turned-page"])
    #expect(try codes { $0.oddPages = [4] } == ["evidence.page-size"])
    #expect(try codes { $0.looseFonts = ["SimSun"] } == ["evidence.fonts"])
    #expect(try codes { $0.bytes = 60 << 20 } == ["evidence.heavy"])
    #expect(try codes { $0.pageDigests = ["", "", "a"] } == [])
    #expect(try codes { $0.pageDigests = ["a", "b", "a"] } == ["evidence.page-twice"])
    #expect(try codes { $0.conversion = .init(path: "x", sha256: "y", bytes: 1) } == ["evidence.converted"])
  }

  @Test func runsOfPagesAreWrittenShort() throws {
    var facts = ExamplePack.facts("evidence/资格/a.pdf", pages: 9, sha256: "a")
    facts.turnedPages = [1, 2, 3, 5, 8, 9]
    let text = try Repository.text("Tests/ShenbaoModelTests/Cases/answers/right.yaml")
    let report = try ExamplePack.validate(text, facts: [facts]).report
    #expect(report.diagnostics.first?.message.zh.contains("第 1–3、5、8–9 页") == true)
  }

  private static let answers = """
    证明材料:
      资格:
        - {文件: a.pdf, 密码: "0 12\\"3", 名称: 甲}
        - 文件: ./b.pdf
          密码: geheim  # two
        - c.pdf
    """

  @Test func passwordsOpenFilesAndAreCutOutOfWhatIsKept() throws {
    let bytes = Array(Self.answers.replacing("\n", with: "\r\n").utf8)
    let value = try Value(parsing: bytes, file: "a.yaml")
    let passwords = EvidencePasswords(in: value)
    #expect([passwords["a.pdf"], passwords["b.pdf"], passwords["c.pdf"]] == ["0 12\"3", "geheim", nil])
    let kept = try passwords.redacted(bytes, file: "a.yaml")
    let text = String(decoding: kept, as: UTF8.self)
    #expect(!text.contains("geheim") && !text.contains("12"))
    let again = try Value(parsing: kept, file: "a.yaml")
    #expect(EvidencePasswords(in: again)["b.pdf"] == nil)
    #expect(again["证明材料"]?["资格"]?.list?.first?["名称"]?.text == "甲")
    #expect(text.hasSuffix("# two\r\n    - c.pdf"))
  }

  @Test func aPasswordOverSeveralLinesIsRefused() throws {
    let bytes = Array("证明材料:\n  资格:\n    - 文件: a.pdf\n      密码: |\n        two\n        lines\n".utf8)
    let value = try Value(parsing: bytes, file: "a.yaml")
    #expect(throws: Report.self) { try EvidencePasswords(in: value).redacted(bytes, file: "a.yaml") }
  }

  @Test func filesOfAFolderAreTakenInTheOrderOfTheirNames() throws {
    let text = try Repository.text("Tests/ShenbaoModelTests/Cases/answers/right.yaml")
    let short = text.prefix { $0 != "证" } + "备注: 无\n"
    let facts = ["02-乙.pdf", "10-丙.pdf", "01-甲.pdf"].map {
      ExamplePack.facts("evidence/资格/\($0)", pages: 1, sha256: $0)
    }
    let application = try ExamplePack.validate(String(short), facts: facts).application
    #expect(application.slots.last?.pieces.map(\.title) == ["甲", "乙", "丙"])
  }
}
