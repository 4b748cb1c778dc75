import Foundation
import TestSupport
import Testing

/// An archive gives the same bytes under another locale, time zone, home folder and font installation.
@Suite struct RegenerateCommandTests {
  @Test func whatIsMadeAgainDoesNotDependOnTheMachine() throws {
    let folder = try TemporaryFolder()
    let kept = Repository.root.appending(path: "samples/shandong-2022-conversion").path
    let home = ["SHENBAO_HOME": Repository.root.path]
    for arguments in [
      ["build", kept, "--output", "out", "--quiet"],
      ["archive", "out", "--application", kept, "--output", "kept.zip", "--quiet"],
    ] {
      let run = try Program(Program.shenbao, arguments, in: folder.path, environment: home)
      #expect(run.status == 0, "\(run.output)\(run.errors)")
    }
    let circumstances = [
      ["LANG": "zh_CN.UTF-8", "TZ": "Asia/Shanghai"],
      ["LC_ALL": "tr_TR.UTF-8", "TZ": "Pacific/Kiritimati", "HOME": "/"],
      [
        "LANG": "C", "TZ": "America/New_York", "HOME": "/nonexistent", "FONTCONFIG_FILE": "/nonexistent",
        "FONTCONFIG_PATH": "/nonexistent", "XDG_CACHE_HOME": "/nonexistent", "SOURCE_DATE_EPOCH": "1",
      ],
    ]
    for (index, environment) in circumstances.enumerated() {
      let run = try Program(
        Program.shenbao,
        ["regenerate", "kept.zip", "--output", "again\(index)", "--lang", "en"],
        in: folder.path,
        environment: environment.merging(home) { $1 }
      )
      #expect(run.status == 0, "\(run.output)\(run.errors)")
      let lines = run.output.split(separator: "\n")
      #expect(lines.count == 4 && lines.allSatisfy { $0.hasPrefix("the same bytes ") }, "\(run.output)")
    }
  }
}
