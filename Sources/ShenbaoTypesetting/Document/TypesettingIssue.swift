/// Something in a document that could not be typeset as it is meant.
package struct TypesettingIssue: Equatable, Sendable {
  /// `unsupported`, `missing-glyph`, or `outside` for text that is not seen whole.
  package var code: String
  /// The part of the document, as `word/document.xml`.
  package var part: String
  /// The nearest text, shortened.
  package var place: String
  /// The construct (`w:framePr`), the character (`U+2CB4E`), or what the text goes beyond: `page`, `row` or `box`.
  package var detail: String
}

/// Gathers issues, each once for a place.
final class IssueList {
  private(set) var issues: [TypesettingIssue] = []
  private var known: Set<String> = []
  /// More would tell nobody anything.
  private static let maximum = 1_000
  var part = ""

  func add(_ code: String, place: String, detail: String) {
    let short = String(place.prefix(30))
    guard issues.count < Self.maximum, known.insert("\(code)\n\(part)\n\(short)\n\(detail)").inserted else { return }
    issues.append(TypesettingIssue(code: code, part: part, place: short, detail: detail))
  }
}
