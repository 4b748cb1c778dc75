extension String {
  /// Full-width letters, digits and signs as their ASCII twins, blanks at both ends away: what a code was meant to be.
  var halfWidth: String {
    var scalars = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      switch scalar.value {
      case 0xFF01...0xFF5E: scalars.append(Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar)
      case 0x3000, 0xA0: scalars.append(" ")
      case 0x2010...0x2015, 0x2212: scalars.append("-")
      default: scalars.append(scalar)
      }
    }
    return String(scalars).trimmed
  }

  var trimmed: String {
    let start = drop(while: \.isWhitespace)
    return String(start[..<(start.lastIndex { !$0.isWhitespace }.map { start.index(after: $0) } ?? start.startIndex)])
  }
}

/// The names in `known` nearest to `name`, best first, at most three: by the edits that lie between them.
func nearest(to name: String, in known: [String]) -> [String] {
  let limit = max(1, name.count / 3 + 1)
  let scored = known.map { (distance(name, $0), $0) }.filter { $0.0 <= limit }
  return scored.sorted { ($0.0, $0.1) < ($1.0, $1.1) }.prefix(3).map(\.1)
}

/// Levenshtein's distance in characters.
private func distance(_ left: String, _ right: String) -> Int {
  let (left, right) = (Array(left.prefix(100)), Array(right.prefix(100)))
  var row = Array(0...right.count)
  for (i, character) in left.enumerated() {
    var diagonal = row[0]
    row[0] = i + 1
    for (j, other) in right.enumerated() {
      let substituted = diagonal + (character == other ? 0 : 1)
      diagonal = row[j + 1]
      row[j + 1] = min(substituted, row[j] + 1, row[j + 1] + 1)
    }
  }
  return row[right.count]
}
