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
    (.tooLarge("x"), "evidence.too-large"), (.unsupported("ofd"), "evidence.unsupported"),
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
