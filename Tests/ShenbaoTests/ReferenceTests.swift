import Foundation
import Shenbao
import ShenbaoModel
import TestSupport
import Testing

/// Plans that take no applications: what they hold are tables.
@Suite struct ReferenceTests {
  @Test(arguments: [("jinan-2024-action-plan", 12, 2), ("jinan-2019-ip-system-plan", 17, 21)])
  func everyTaskAndTargetStandsInItsSheet(id: String, tasks: Int, targets: Int) throws {
    let installation = try Sample.installation
    let check = installation.check(pack: id)
    #expect(!check.report.hasErrors)
    let pack = try #require(check.pack)
    #expect(pack.pack.tasks.count == tasks && pack.pack.targets.count == targets)
    #expect(pack.pack.tasks.allSatisfy { !$0.units.isEmpty && $0.part != nil })
    let folder = try TemporaryFolder()
    let written = try PackSheets.write(of: pack, to: "\(folder.path)/out")
    #expect(written.prefix(2) == ["任务分工表.xlsx", "指标表.xlsx"])
    // The annexes of the plan of 2019 were withheld: their place is taken by tables in Word as well.
    #expect(Array(written.dropFirst(2)) == (id.contains("2019") ? ["任务分工表.docx", "指标表.docx"] : []))
    for name in written.dropFirst(2) {
      let text = try Inspection(of: "\(folder.path)/out/\(name)").text
      let names = name.contains("任务") ? pack.pack.tasks.map(\.title) : pack.pack.targets.map(\.title)
      #expect(names.allSatisfy { text.contains($0) } && !text.contains("{{"))
    }
    let sheet = try Inspection(of: "\(folder.path)/out/任务分工表.xlsx").text
    for task in pack.pack.tasks {
      #expect(sheet.contains(task.title) && sheet.contains(task.units.joined(separator: "、")))
    }
    let figures = try Inspection(of: "\(folder.path)/out/指标表.xlsx").text
    for target in pack.pack.targets { #expect(figures.contains(target.value ?? "?")) }
    #expect(!sheet.contains("{{") && !figures.contains("{{"))
  }

  @Test func thePlanOf2019HasALeaderForEveryTask() throws {
    let pack = try Sample.installation.pack("jinan-2019-ip-system-plan").pack
    #expect(pack.tasks.allSatisfy { $0.lead.first == "市市场监管局" })
    #expect(pack.missing.count == 2)
  }

  @Test func theDamagedPlanIsReadAndTheReadingSaysWhatItRestored() throws {
    let check = try Sample.installation.check(pack: "jinan-2024-action-plan")
    let notes = check.report.diagnostics.filter { $0.code.name == "pack.damaged-text" }
    #expect(notes.count > 20 && notes.allSatisfy { $0.severity == .note && $0.place?.file == "notice.txt" })
    let reading = try #require(check.pack?.pack.reading)
    #expect(reading.restored.count == 4 && reading.uncertain.count == 2)
  }

  @Test func withoutAReadingADamagedTextIsRefusedWithItsLine() throws {
    let folder = try TemporaryFolder()
    try folder.copy("Templates", to: "Templates")
    let path = "\(folder.path)/Templates/jinan-2019-ip-system-plan"
    let damaged = try Repository.text("Templates/jinan-2019-ip-system-plan/notice.txt") + "監(jiān)管\n"
    try folder.write(Array(damaged.utf8), to: "Templates/jinan-2019-ip-system-plan/notice.txt")
    let report = PackCheck(of: path, common: "\(folder.path)/Templates/common").report
    #expect(report.diagnostics.map(\.code.name) == ["pack.damaged-text"])
    #expect(
      report.hasErrors
        && report.diagnostics.first?.place?.line == damaged.split(separator: "\n", omittingEmptySubsequences: false)
          .count - 1
    )
  }

  @Test func nobodyAppliesForAPlan() throws {
    let folder = try TemporaryFolder()
    try folder.write(Array("pack: jinan-2019-ip-system-plan\n".utf8), to: "app/application.yaml")
    let installation = try Sample.installation
    let application = try ApplicationFolder(reading: "\(folder.path)/app")
    #expect(throws: Report.self) { try installation.pack(for: application) }
    let pack = try installation.pack("jinan-2019-ip-system-plan").pack
    do {
      try NewFolder.make(at: "\(folder.path)/new", for: pack)
      Issue.record("a folder was made")
    } catch {
      #expect(error.diagnostics.map(\.code.name) == ["pack.reference"])
    }
  }
}
