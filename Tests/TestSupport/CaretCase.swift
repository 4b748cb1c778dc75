/// A real input file that says itself what is wrong with it.
///
/// A comment under a line points at the place: `#   ^ error field.date`. The caret's column, counted in Unicode
/// scalars, is the column of the diagnostic. `#< error field.required` points at the first column, where a comment has
/// no room for a caret; `#! error evidence.unlisted` expects one that has no place in the file.
package struct CaretCase {
  /// `line:column severity code` of each, sorted.
  package let expected: [String]

  /// Reads the expectations out of a file.
  package init(_ text: String) {
    var expected: [String] = []
    var lastLine = 0
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      if let match = line.wholeMatch(of: #/\s*#\s*\^\s*(error|warning|note)\s+(\S+)\s*/#),
        let caret = line.firstIndex(of: "^")
      {
        let column = line.unicodeScalars.distance(from: line.startIndex, to: caret) + 1
        expected.append("\(lastLine):\(column) \(match.1) \(match.2)")
      } else if let match = line.wholeMatch(of: #/#<\s*(error|warning|note)\s+(\S+)\s*/#) {
        expected.append("\(lastLine):1 \(match.1) \(match.2)")
      } else if let match = line.wholeMatch(of: #/#!\s*(error|warning|note)\s+(\S+)\s*/#) {
        expected.append("- \(match.1) \(match.2)")
      } else {
        lastLine = index + 1
      }
    }
    self.expected = expected.sorted()
  }
}
