/// The tags of content controls: the path of the value, or a short name where the path is longer than a tag may be.
///
/// Word refuses tags of more than 64 characters. A short name is a digest of the path without row numbers, then the row
/// numbers: `~1f3a90c2[2][7]`. What the digest stands for is kept in a custom property, from which the path is made again.
struct ControlNames {
  static let maximumLength = 64
  /// Ends the tag of every paragraph but the first of one text.
  static let continuation: Character = "¶"

  /// Digest to path, in the order of first use.
  private(set) var properties: [(name: String, text: String)] = []
  private var known: Set<String> = []

  mutating func tag(for path: String, isContinued: Bool = false) -> String {
    let mark = isContinued ? String(Self.continuation) : ""
    guard path.utf16.count + mark.utf16.count > Self.maximumLength else { return path + mark }
    let (pattern, numbers) = Self.split(path)
    let name = "~" + String(Digest.hex(Array(pattern.utf8)).prefix(10))
    if known.insert(name).inserted { properties.append((name, pattern)) }
    return name + numbers.map { "[\($0)]" }.joined() + mark
  }

  /// Keeps the source of a structured text, and what it was printed as: until that is edited, the source is what is read back.
  mutating func keep(_ source: String, of path: String, printedAs text: String) {
    properties.append((Self.sourceName(of: path), Self.digest(text) + source))
  }

  /// The source of a structured text that nobody has edited.
  static func source(of path: String, printedAs text: String, properties: CustomProperties) -> String? {
    guard let kept = properties[sourceName(of: path)], kept.hasPrefix(digest(text)) else { return nil }
    return String(kept.dropFirst(digest(text).count))
  }

  static let sourceSign = "¶"

  private static func sourceName(of path: String) -> String { sourceSign + digest(path) }
  private static func digest(_ text: String) -> String { String(Digest.hex(Array(text.utf8)).prefix(16)) }

  /// The path that a tag stands for.
  static func path(of tag: String, properties: CustomProperties) -> String {
    let plain = tag.last == continuation ? String(tag.dropLast()) : tag
    guard plain.hasPrefix("~") else { return plain }
    let (name, numbers) = split(plain)
    guard let pattern = properties[String(name.prefix { $0 != "[" })] else { return plain }
    var path = ""
    var rest = numbers[...]
    for piece in pattern.split(separator: "[]", omittingEmptySubsequences: false) {
      if !path.isEmpty { path += "[" + (rest.popFirst() ?? "") + "]" }
      path += piece
    }
    return path
  }

  /// `团队[2].姓名` as `团队[].姓名` and `2`.
  static func split(_ path: String) -> (pattern: String, numbers: [String]) {
    var pattern = ""
    var numbers: [String] = []
    var pieces = path.split(separator: "[", omittingEmptySubsequences: false)[...]
    pattern += pieces.popFirst() ?? ""
    for piece in pieces {
      let number = piece.prefix { $0.isASCII && $0.isNumber }
      let rest = piece.dropFirst(number.count)
      guard rest.first == "]", !number.isEmpty else { pattern += "[" + piece; continue }
      numbers.append(String(number))
      pattern += "[" + rest
    }
    return (pattern, numbers)
  }
}
