import Foundation
import TestSupport
import Testing

/// A literate case: a Markdown file whose code blocks hold a command after `$`, what it prints, and how it ends.
///
/// Commands run one after the other in one folder that holds the sample as `sample`; `[exit 1]` at the end of a block is
/// the exit code, 0 without it. A line that ends in `…` in the file matches any line that begins so; a lone `…` matches the rest.
struct CommandCase: CustomTestStringConvertible {
  struct Step {
    var command: String
    var output: [Substring]
    var status: Int32
  }

  let path: String
  let steps: [Step]

  var testDescription: String { path }

  init(path: String) throws {
    self.path = path
    var steps: [Step] = []
    var isInside = false
    for line in try Repository.text(path).split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") {
        isInside.toggle()
      } else if isInside, line.hasPrefix("$ ") {
        steps.append(Step(command: String(line.dropFirst(2)), output: [], status: 0))
      } else if isInside, !steps.isEmpty {
        if let match = line.wholeMatch(of: #/\[exit (\d+)\]/#) {
          steps[steps.count - 1].status = Int32(match.1) ?? -1
        } else {
          steps[steps.count - 1].output.append(line)
        }
      }
    }
    self.steps = steps
  }

  /// The cases, and the walks that the documents take their readers on.
  static let all: [CommandCase] =
    (Repository.files(below: "Tests/ShenbaoCLITests/Commands", ending: ".md") + [
      "Sources/Shenbao/Shenbao.docc/Walks.md"
    ])
    .compactMap { try? CommandCase(path: $0) }
}

extension CommandCase.Step {
  /// Whether what was printed is what the file says.
  func matches(_ printed: String) -> Bool {
    var lines = printed.split(separator: "\n", omittingEmptySubsequences: false)[...]
    if lines.last == "" { lines = lines.dropLast() }
    for (index, expected) in output.enumerated() {
      if expected == "…" { return index == output.count - 1 || lines.contains(output[index + 1]) }
      guard let line = lines.popFirst() else { return false }
      let isRight = expected.hasSuffix("…") ? line.hasPrefix(expected.dropLast()) : line == expected
      guard isRight else { return false }
    }
    return lines.isEmpty
  }
}
