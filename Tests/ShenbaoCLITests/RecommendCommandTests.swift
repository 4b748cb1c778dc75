import Foundation
import TestSupport
import Testing

/// `recommend` as a program: processes beside each other, and what it does with wrong words.
@Suite struct RecommendCommandTests {
  private static let environment = ["SHENBAO_HOME": Repository.root.path, "LANG": "zh_CN.UTF-8", "LC_ALL": ""]

  private func run(_ arguments: [String], in folder: TemporaryFolder, _ more: [String: String] = [:]) throws -> Program
  {
    try Program(
      Program.shenbao,
      arguments,
      in: folder.path,
      environment: Self.environment.merging(more) { $1 }
    )
  }

  private func files(below path: String) throws -> [String: Data] {
    var found: [String: Data] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: path) {
      found[name] = FileManager.default.contents(atPath: "\(path)/\(name)")
    }
    return found
  }

  @Test func theResultDoesNotDependOnHowManyAreReadAtATimeNorOnTheMachine() throws {
    let folder = try TemporaryFolder()
    try folder.copy("samples/jinan-platform-2024", to: "sample")
    try folder.copy("samples/bureau-jinan-2024", to: "bureau")
    let built = try run(["build", "sample", "--output", "bureau/收件/泉城示例大学", "--quiet"], in: folder)
    #expect(built.status == 0, "\(built.errors)")
    let elsewhere = ["LANG": "C", "TZ": "America/New_York", "HOME": "/nonexistent", "FONTCONFIG_FILE": "/nonexistent"]
    let one = try run(["recommend", "bureau/BUREAU.yaml", "-o", "one", "-j", "1", "--format", "json"], in: folder)
    let three = try run(
      ["recommend", "bureau/BUREAU.yaml", "-o", "three", "-j", "3", "--format", "json"],
      in: folder,
      elsewhere
    )
    #expect(one.status == 1 && three.status == 1, "\(one.output)\(one.errors)")
    #expect(one.output == three.output)
    let (first, second) = (try files(below: "\(folder.path)/one"), try files(below: "\(folder.path)/three"))
    #expect(first == second)
    #expect(first.keys.contains("推荐/manifest.json") && first.keys.contains("补正/02-泉城样本学院.zip-补正通知.pdf"))
  }

  @Test(arguments: [["--output", ""], ["--output", "out", "--jobs", "0"], ["--output", "out", "--jobs", "many"], []])
  func wrongUsageIsSaidAsSuch(arguments: [String]) throws {
    let folder = try TemporaryFolder()
    let ended = try run(["recommend", "BUREAU.yaml"] + arguments, in: folder)
    #expect(ended.status == 64, "\(ended.output)\(ended.errors)")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
  }

  @Test func whatIsWrongInTheFileIsSaidAtOnceAndNothingIsWritten() throws {
    let folder = try TemporaryFolder()
    let made = try run(["new", "jinan-platform-2024", "bureau", "--for", "bureau", "--lang", "en"], in: folder)
    #expect(made.status == 0 && made.output.contains("fill in BUREAU.yaml"))
    let ended = try run(["recommend", "bureau/BUREAU.yaml", "-o", "out", "--format", "short"], in: folder)
    #expect(ended.status == 1)
    #expect(ended.output.split(separator: "\n").count == 9)
    #expect(ended.output.hasPrefix("BUREAU.yaml:9:3: error: field.required: "))
    #expect(!FileManager.default.fileExists(atPath: "\(folder.path)/out"))
  }
}
