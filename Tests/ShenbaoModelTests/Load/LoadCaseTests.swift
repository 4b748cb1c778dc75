import ShenbaoModel
import TestSupport
import Testing

@Suite struct LoadCaseTests {
  static let cases = Repository.files(below: "Tests/ShenbaoModelTests/Cases/load", ending: ".yaml")

  @Test(arguments: cases) func brokenYAMLIsReportedAtItsPlace(path: String) throws {
    let text = try Repository.text(path)
    let expected = CaretCase(text).expected
    var found: [String] = []
    do {
      _ = try Value(parsing: Array(text.utf8), file: "case.yaml")
    } catch {
      found = error.diagnostics.map(\.caret)
    }
    #expect(found.sorted() == expected)
  }
}

extension Diagnostic {
  /// As `CaretCase` writes it.
  var caret: String {
    guard let place, let line = place.line else { return "- \(severity.rawValue) \(code.name)" }
    return "\(line):\(place.column ?? 0) \(severity.rawValue) \(code.name)"
  }
}
