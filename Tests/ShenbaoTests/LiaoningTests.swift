import Foundation
import Shenbao
import ShenbaoModel
import TestSupport
import Testing

/// The one call whose official form is public: the form against its text, and the sample in its three stages.
@Suite struct LiaoningTests {
  static let pack = "Templates/liaoning-2023-support"
  private let sample = Repository.root.appending(path: "samples/liaoning-2023-support").path

  /// The form in the notice, from its cover on, piece by piece as its cells and lines stand there.
  private static func labels() throws -> [String] {
    let notice = try Repository.text("\(pack)/notice.txt")
    let form = notice[(notice.range(of: "项目受理号：")?.lowerBound ?? notice.startIndex)...]
    // The stored text has lost two boxes, which became an opening bracket; the amount is filled in where XX stands.
    return form.split { $0.isNewline || $0 == "\t" }.map { $0.filter { !$0.isWhitespace } }
      .filter { !$0.isEmpty && !$0.allSatisfy(\.isNumber) }
      .map { $0.hasPrefix("(") ? "□" + $0.dropFirst() : $0.replacing("XX万元", with: "万元") }
      .flatMap { $0.hasPrefix("□") ? $0.split(separator: "□").map { "□\($0)" } : [$0] }
  }

  /// The text of a Word template without marks and blanks, its boxes printed.
  private static func text(of form: String) throws -> String {
    let path = Repository.root.appending(path: "\(pack)/forms/\(form)").path
    return try Inspection(of: path).text.replacing(#/\{\{☐[^}]*\}\}/#, with: "□").replacing(#/\{\{[^}]*\}\}/#, with: "")
      .replacing(#/\[\w+\] |[|→↓↑¶⏎][0-9]?/#, with: "").filter { !$0.isWhitespace }
  }

  @Test func everyLabelOfTheOfficialFormStandsInTheTemplateInOrder() throws {
    var rest = try Self.text(of: "申报书.docx")[...]
    let labels = try Self.labels()
    #expect(labels.count > 200)
    for label in labels {
      guard let found = rest.range(of: label) else {
        Issue.record("“\(label)” is missing before “\(rest.prefix(30))”")
        continue
      }
      rest = rest[found.upperBound...]
    }
  }

  @Test func theTaskBookIsTheSeventhPartOfTheForm() throws {
    let text = try Self.text(of: "任务书.docx")
    let labels = try Self.labels().drop { $0 != "2023年知识产权运营服务平台支撑能力提升" }
    #expect(labels.count > 30)
    for label in labels { #expect(text.contains(label), "\(label)") }
  }

  @Test(arguments: [
    ("declaration", ["目录", "申报书", "资质成果", "任务书"], ["declaration", "task-book", "bundle", "print-sheet", "manifest"]),
    (
      "midterm", ["目录", "完成情况表", "需求库", "受让许可", "合同备案", "托管推送", "质押融资", "活动培训"],
      ["midterm-report", "bundle", "print-sheet", "manifest"]
    ),
    ("综合评估", ["目录", "评估表", "后续成果"], ["final-report", "bundle", "print-sheet", "manifest"]),
  ])
  func everyStageBuildsItsOwnMaterials(stage: String, items: [String], roles: [String]) throws {
    let folder = try TemporaryFolder()
    var report = Report()
    let application = try ApplicationFolder(reading: sample)
    let installation = try Sample.installation
    let pack = try installation.pack(for: application, stage: stage)
    let package = try Package(building: application, for: pack, with: installation, into: &report)
    try package.write(to: "\(folder.path)/out")
    #expect(report.diagnostics.map(\.message.zh) == [])
    #expect(package.files.map(\.role) == roles)
    let manifest = try String(contentsOfFile: "\(folder.path)/out/manifest.json", encoding: .utf8)
    #expect(manifest.matches(of: #/"item" : "([^"]+)"/#).map { String($0.1) } == items)
    #expect(Verification(of: "\(folder.path)/out").report.diagnostics.isEmpty)
  }

  @Test func anUnknownStageIsRefusedWithThoseThereAre() throws {
    let application = try ApplicationFolder(reading: sample)
    let installation = try Sample.installation
    do {
      _ = try installation.pack(for: application, stage: "recommendation")
      Issue.record("the city's stage was built")
    } catch {
      #expect(error.diagnostics.map(\.code.name) == ["pack.unknown-stage"])
      #expect(error.diagnostics.first?.message.zh.contains("midterm（阶段核查）") == true)
    }
  }
}
