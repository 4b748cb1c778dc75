import Foundation
import TestSupport
import Testing

@Suite struct CommandTests {
  @Test(arguments: CommandCase.all) func theProgramDoesWhatItsManualSays(file: CommandCase) throws {
    let folder = try TemporaryFolder()
    try folder.copy("samples/jinan-platform-2024", to: "sample")
    if ["/forms.md", "/packs.md"].contains(where: file.path.hasSuffix) {
      try folder.packForms("Tests/ShenbaoCLITests/Forms")
    }
    if file.path.hasSuffix("/Walks.md") { try folder.copy("samples", to: "samples") }
    #expect(!file.steps.isEmpty)
    for step in file.steps {
      let run = try Program(
        "/bin/sh",
        ["-c", step.command],
        in: folder.path,
        environment: [
          "PATH": "\(URL(filePath: Program.shenbao).deletingLastPathComponent().path):/usr/bin:/bin",
          "SHENBAO_HOME": Repository.root.path, "LANG": "zh_CN.UTF-8", "LC_ALL": "",
        ]
      )
      #expect(run.status == step.status, "\(step.command)\n\(run.output)\(run.errors)")
      #expect(step.matches(run.output), "\(step.command) printed:\n\(run.output)\(run.errors)")
    }
  }

  @Test func twoProcessesUnderOtherCircumstancesGiveTheSameBytes() throws {
    let folder = try TemporaryFolder()
    try folder.copy("samples/jinan-platform-2024", to: "sample")
    let circumstances = [
      ["LANG": "zh_CN.UTF-8", "TZ": "Asia/Shanghai"],
      [
        "LANG": "C", "TZ": "America/New_York", "HOME": "/nonexistent", "FONTCONFIG_FILE": "/nonexistent",
        "XDG_CACHE_HOME": "/nonexistent",
      ],
    ]
    for (index, environment) in circumstances.enumerated() {
      let run = try Program(
        Program.shenbao,
        ["build", "sample", "--output", "out\(index)", "--quiet"],
        in: folder.path,
        environment: environment.merging(["SHENBAO_HOME": Repository.root.path]) { $1 }
      )
      #expect(run.status == 0, "\(run.output)\(run.errors)")
    }
    let names = try FileManager.default.contentsOfDirectory(atPath: "\(folder.path)/out0")
    #expect(names.count == 5)
    for name in names {
      let first = try Data(contentsOf: URL(filePath: "\(folder.path)/out0/\(name)"))
      let second = try Data(contentsOf: URL(filePath: "\(folder.path)/out1/\(name)"))
      #expect(first == second, "\(name)")
    }
  }

  @Test func aKilledBuildLeavesTheEarlierPackageWhole() throws {
    let folder = try TemporaryFolder()
    try folder.copy("samples/jinan-platform-2024", to: "sample")
    let environment = ["SHENBAO_HOME": Repository.root.path]
    let build = [Program.shenbao, "build", "sample", "--output", "out", "--quiet"]
    _ = try Program(build[0], Array(build.dropFirst()), in: folder.path, environment: environment)
    let before = try Data(contentsOf: URL(filePath: "\(folder.path)/out/manifest.json"))
    for milliseconds in stride(from: 50, through: 2_000, by: 150) {
      let seconds = "\(Double(milliseconds) / 1_000)"
      _ = try Program("timeout", ["-s", "KILL", seconds] + build, in: folder.path, environment: environment)
      #expect(try Data(contentsOf: URL(filePath: "\(folder.path)/out/manifest.json")) == before)
      #expect(try FileManager.default.contentsOfDirectory(atPath: "\(folder.path)/out").count == 5)
    }
  }

  @Test func outputIsPlainInAPipe() throws {
    let run = try Program(
      Program.shenbao,
      ["check", "\(Repository.root.path)/samples/jinan-platform-2024/mistakes.yaml", "--format", "json"],
      environment: ["SHENBAO_HOME": Repository.root.path]
    )
    #expect(run.status == 1)
    #expect(!run.output.contains("\u{1B}"))
    let objects = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [[String: Any]]
    #expect((objects?.count ?? 0) > 20)
    #expect(objects?.allSatisfy { $0["code"] is String && $0["message"] is [String: String] } == true)
  }
}
