import Foundation
import Shenbao
import ShenbaoModel
import TestSupport
import Testing

/// Files that want to use up memory, time or stack: each is looked at in bounded room, and what cannot be used is said of it.
@Suite struct BombTests {
  /// What is found wrong with each; what is not listed can be bound.
  private static let problems = [
    "bomb.docx": "unsupported", "boxes.heic": "damaged", "huge.bmp": "tooLarge", "huge.png": "tooLarge",
    "huge.tif": "tooLarge", "huge.webp": "tooLarge", "object-stream.pdf": "damaged", "pages-20001.pdf": "tooLarge",
    "table-stream-huge.pdf": "damaged", "tree-deep.pdf": "tooLarge", "tree-loop.pdf": "damaged",
  ]
  @Test(.timeLimit(.minutes(10))) func eachIsDefusedAndNamed() throws {
    let folder = try TemporaryFolder()
    try folder.write(Array("pack: jinan-platform-2024\n".utf8), to: "application.yaml")
    let script = Repository.root.appending(path: "Tests/benchmark/bombs.py").path
    let python = Process()
    python.executableURL = URL(filePath: "/usr/bin/python3")
    python.arguments = [script, "\(folder.path)/evidence"]
    try python.run()
    python.waitUntilExit()
    let read = try ApplicationFolder(reading: folder.path, helper: Program.shenbao)
    #expect(read.facts.count == 28)
    for facts in read.facts {
      let name = String(facts.path.dropFirst("evidence/".count))
      let found = facts.problem.map { "\($0)".prefix { $0 != "(" } }.map(String.init)
      #expect(found == Self.problems[name], "\(name)")
    }
  }
}
