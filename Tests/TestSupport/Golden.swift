import Foundation
package import Testing

/// Holds a text against the one kept in `Golden/`; `SHENBAO_UPDATE=1` records it anew, and a missing one fails.
package func expectGolden(
  _ text: String,
  _ path: String,
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let file = Repository.root.appending(path: path)
  if ProcessInfo.processInfo.environment["SHENBAO_UPDATE"] == "1" {
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }
  guard let kept = try? String(contentsOf: file, encoding: .utf8) else {
    Issue.record("no golden at \(path): record it with SHENBAO_UPDATE=1", sourceLocation: sourceLocation)
    return
  }
  if kept == text { return }
  let pairs = zip(kept.split(separator: "\n"), text.split(separator: "\n")).enumerated()
  let first = pairs.first { $1.0 != $1.1 }
  let difference = first.map { "line \($0.offset + 1): kept “\($0.element.0)”, now “\($0.element.1)”" }
  Issue.record("\(path) differs: \(difference ?? "in length")", sourceLocation: sourceLocation)
}
