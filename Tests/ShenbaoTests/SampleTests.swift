import Foundation
import Shenbao
import ShenbaoModel
import TestSupport
import Testing

@Suite struct SampleTests {
  @Test func theSampleBuildsWithoutARemark() throws {
    let folder = try TemporaryFolder()
    let (package, report) = try Sample.build(
      Repository.root.appending(path: Sample.path).path,
      to: "\(folder.path)/out"
    )
    #expect(report.diagnostics.map { "\($0.code.name) \($0.message.zh)" } == [])
    #expect(package.files.map(\.role) == ["declaration", "summary", "bundle", "print-sheet", "manifest"])
    #expect(package.code?.count == 10)
  }

  @Test(arguments: ["declaration", "summary", "bundle", "manifest"])
  func everyOutputReadsAsRecorded(role: String) throws {
    let text = try Inspection(of: try Sample.file(role)).text
    // Digests, sizes and the code change with every stroke of a font; the tests of reproduction compare bytes.
    let steady = text.replacing(#/[0-9a-f]{64}/#, with: "…").replacing(#/content [0-9a-f]{16}/#, with: "content …")
      .replacing(#/"bytes" : \d+/#, with: "\"bytes\" : …")
      .replacing(#/"(汇总表!\w+|\d+) [0-9A-Z]{4,10}"/#, with: "\"…\"").replacing(#/[A-Z]{6}\+/#, with: "").replacing(
        try Sample.code,
        with: "〈申报码〉"
      )
    try expectGolden(steady, "Tests/ShenbaoTests/Golden/sample-\(role).txt")
  }

  @Test func theFinishedSampleVerifies() throws {
    let verification = Verification(of: "\(try Sample.built.get().path)/out")
    #expect(verification.report.diagnostics.isEmpty)
    #expect(verification.code?.count == 10)
  }

  @Test func everyMistakeOfTheSecondSampleIsFound() throws {
    var report = Report()
    let folder = try ApplicationFolder(reading: Repository.root.appending(path: "\(Sample.path)/mistakes.yaml").path)
    let pack = try Sample.installation.pack(for: folder)
    _ = Application(validating: folder.value, against: pack.pack, facts: folder.facts, into: &report)
    let lines = report.sorted.map { diagnostic in
      "\(diagnostic.place?.description ?? "-"): \(diagnostic.severity.rawValue): \(diagnostic.code.name): "
        + "\(diagnostic.message.zh)\(diagnostic.clause.map { "【\($0)】" } ?? "")\n"
    }
    #expect(report.diagnostics.count { $0.severity == .error } >= 20)
    try expectGolden(lines.joined(), "Tests/ShenbaoTests/Golden/mistakes.txt")
  }

  @Test func aDraftIsBuiltInSpiteOfMistakesAndSaysSo() throws {
    let folder = try TemporaryFolder()
    let source = Repository.root.appending(path: "\(Sample.path)/mistakes.yaml").path
    let (package, report) = try Sample.build(source, to: "\(folder.path)/out", isDraft: true)
    #expect(report.hasErrors)
    #expect(package.code == nil)
    let bundle = package.files.first { $0.role == "bundle" }?.name ?? ""
    let text = try Program("pdftotext", ["\(folder.path)/out/\(bundle)", "-"]).output
    #expect(text.contains("草稿"))
    #expect(throws: Report.self) { try Sample.build(source, to: "\(folder.path)/other") }
    #expect(!FileManager.default.fileExists(atPath: "\(folder.path)/other"))
  }

  @Test func jsonAnswersGiveTheSamePackageCodeAsYAML() throws {
    let folder = try TemporaryFolder()
    try folder.copy(Sample.path, to: "app")
    let yaml = try ApplicationFolder(reading: "\(folder.path)/app")
    let json = try JSONSerialization.data(withJSONObject: yaml.value.plain, options: [.sortedKeys])
    try FileManager.default.removeItem(atPath: "\(folder.path)/app/application.yaml")
    try FileManager.default.removeItem(atPath: "\(folder.path)/app/mistakes.yaml")
    try folder.write(Array(json), to: "app/application.json")
    let package = try Sample.build("\(folder.path)/app", to: "\(folder.path)/out").package
    let manifest = try String(contentsOfFile: try Sample.file("manifest"), encoding: .utf8)
    #expect(manifest.contains("\"package_code\" : \"\(package.code ?? "")\""))
  }
}

extension Value {
  /// As Foundation's JSON wants it.
  fileprivate var plain: Any {
    switch content {
    case .text(let text): text
    case .list(let values): values.map(\.plain)
    case .map(let entries): Dictionary(entries.map { ($0.key, $0.value.plain) }) { $1 }
    }
  }
}
