import Foundation
import Shenbao
import ShenbaoModel
import TestSupport
import Testing

/// One guide, three kinds of project: tasks, targets, sums and pages are those of the kind that was chosen.
@Suite struct ShandongTests {
  private static let folder = "samples/shandong-2022-conversion"

  @Test(arguments: [
    ("application.yaml", "V1", 6, "加工整理产业链专利信息", "储备人才数据"), ("区域项目.yaml", "V2", 8, "创新专利技术交易内容和方式", "供需目录"),
    ("人才项目.yaml", "V3", 5, "培育创新、转化人才队伍", "交易平台"),
  ])
  func everyKindBuildsItsOwnPages(file: String, variant: String, tasks: Int, own: String, foreign: String) throws {
    let target = try TemporaryFolder()
    let (package, report) = try Sample.build(
      Repository.root.appending(path: "\(Self.folder)/\(file)").path,
      to: "\(target.path)/out"
    )
    #expect(report.diagnostics.map(\.message.zh) == [])
    let name = try #require(package.files.first { $0.role == "declaration" }?.name)
    let text = try Inspection(of: "\(target.path)/out/\(name)").text
    #expect(text.contains(own) && !text.contains(foreign))
    #expect(text.matches(of: #/\[Heading2\] /#).count == tasks)
    let manifest = try String(contentsOfFile: "\(target.path)/out/manifest.json", encoding: .utf8)
    #expect(manifest.contains("\"variant\" : \"\(variant)\""))
  }

  @Test func anOlderNameOfAKindIsTakenAndSaid() throws {
    let folder = try ApplicationFolder(reading: Repository.root.appending(path: "\(Self.folder)/区域项目.yaml").path)
    let pack = try Sample.installation.pack(for: folder).pack
    let text = try Repository.text("\(Self.folder)/区域项目.yaml").replacing("类别: 区域", with: "类别: 重点区域")
    var report = Report()
    let value = try Value(parsing: Array(text.utf8), file: "application.yaml")
    let application = Application(validating: value, against: pack, facts: folder.facts, into: &report)
    #expect(report.diagnostics.map(\.code.name) == ["field.alias"])
    #expect(application.pack.variant?.id == "V2")
    #expect(application.answers[["项目", "类别"]] == .text("区域（黄河流域）知识产权运营服务支撑项目"))
  }

  @Test func whatTheGuideDoesNotGiveIsSaid() throws {
    let pack = try Sample.installation.pack("shandong-2022-conversion").pack
    #expect(pack.status == .partial)
    #expect(pack.missing.count == 7)
    #expect(pack.eligibility.isEmpty && pack.stages.isEmpty && pack.quota == nil)
    #expect(pack.variants.map { $0.funding?.least?.text() } == ["100", "200", "200"])
    #expect(pack.variants.allSatisfy { $0.funding?.most?.text() == "300" })
    #expect(pack.tasks.count == 6 + 8 + 5)
    #expect(pack.targets.count == 6 + 8 + 5)
  }
}
