@testable import ShenbaoFormats
import Testing

/// Each rule of PDF/A-2b has a file that breaks it, made from one that keeps all by one change, and near misses that keep it.
@Suite struct ArchivalRuleTests {
  @Test func theFileWithoutAChangeConforms() throws {
    let report = try ArchivalReport(of: ArchivalPDF().bytes)
    #expect(report.findings.map(\.rule.id) == [])
    #expect(report.conforms)
    #expect(report.isClaimed)
  }

  @Test(arguments: ArchivalCase.breaking) func aChangeBreaksItsRule(_ change: ArchivalCase) throws {
    let report = try ArchivalReport(of: change.bytes())
    let found = report.findings.map(\.rule.id)
    #expect(found.contains(change.rule), "\(change): \(found)")
  }

  @Test(arguments: ArchivalCase.keeping) func aNearMissKeepsItsRule(_ change: ArchivalCase) throws {
    let report = try ArchivalReport(of: change.bytes())
    #expect(!report.findings.map(\.rule.id).contains(change.rule), "\(change)")
  }

  /// Too large to be written out here.
  private static let untested: Set<String> = ["object-count", "unjudged"]

  @Test func everyRuleIsBrokenByAFile() {
    let broken = Set(ArchivalCase.breaking.map(\.rule)).union(Self.untested)
    #expect(ArchivalRule.all.map(\.id).filter { !broken.contains($0) } == [])
  }

  @Test func rulesHaveNamesOfTheirOwn() {
    #expect(Set(ArchivalRule.all.map(\.id)).count == ArchivalRule.all.count)
  }
}
