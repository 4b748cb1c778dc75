import Foundation
import TestSupport
import Testing

/// One Swift file of the product, read as text.
struct SourceFile: CustomTestStringConvertible {
  let path: String
  let lines: [Substring]

  var testDescription: String { path }

  /// The target that the file belongs to.
  var target: String { String(path.split(separator: "/")[1]) }

  static let all: [SourceFile] = Repository.files(below: "Sources", ending: ".swift").compactMap { path in
    guard let text = try? Repository.text(path) else { return nil }
    return SourceFile(path: path, lines: text.split(separator: "\n", omittingEmptySubsequences: false))
  }

  /// Lines without comments, with their numbers.
  var code: [(number: Int, text: Substring)] {
    lines.enumerated().filter { !$1.trimmingPrefix(while: \.isWhitespace).hasPrefix("//") }
      .map { ($0 + 1, $1) }
  }
}
