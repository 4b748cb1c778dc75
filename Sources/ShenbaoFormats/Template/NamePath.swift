/// A name as a mark writes it: where the search starts, then the names to follow.
package struct NamePath: Equatable, Sendable {
  package enum Origin: Equatable, Sendable {
    /// The row of the innermost loop, or the whole form outside of loops.
    case row
    /// So many loops further out.
    case outer(Int)
    /// The whole form: `根.`.
    case root
  }

  var origin: Origin
  /// Nothing means the row itself: `{{.}}`.
  var names: [String]

  /// The names with dots between.
  let joined: String

  /// Reads a name; nil when a part of it is empty.
  init?(_ text: String) {
    var rest = Substring(text)
    var levels = 0
    while rest.hasPrefix("../") {
      levels += 1
      rest = rest.dropFirst(3)
    }
    origin = levels > 0 ? .outer(levels) : .row
    if rest == "." {
      names = []
      joined = ""
      return
    }
    var parts = rest.split(separator: ".", omittingEmptySubsequences: false).map { $0.trimmingBlanks }
    if parts.count > 1, parts[0] == "根", levels == 0 {
      origin = .root
      parts.removeFirst()
    }
    guard !parts.contains(where: \.isEmpty), parts.count <= 16 else { return nil }
    names = parts
    joined = parts.joined(separator: ".")
  }

  /// The path of `{{.}}`.
  static let row = NamePath()

  /// What other tools call the numbers of a row, and whether it is the first or the last.
  static let inLoop = [
    "$index": NamePath(["loop", "index0"]), "$idx": NamePath(["loop", "index0"]),
    "_index": NamePath(["loop", "index0"]),
    "_is_first": NamePath(["loop", "first"]), "_is_last": NamePath(["loop", "last"]),
  ]

  private init(_ names: [String] = []) {
    origin = .row
    self.names = names
    joined = names.joined(separator: ".")
  }

  /// `序号`, the number of the row.
  var isRowNumber: Bool { names == ["序号"] }
}

extension StringProtocol {
  /// Without blanks of any kind at both ends.
  var trimmingBlanks: String {
    var scalars = Substring(self).unicodeScalars
    while let first = scalars.first, first.properties.isWhitespace { scalars.removeFirst() }
    while let last = scalars.last, last.properties.isWhitespace { scalars.removeLast() }
    return String(scalars)
  }
}
