/// Finds aliases (`*name`) of anchors (`&name`) before a parser unfolds them.
///
/// Aliases let a small file unfold into billions of values, and no clerk needs them. A lone `&` or `*` in text is left alone.
enum YAMLAliases {
  /// The place of the first alias whose anchor stands above it.
  static func first(in text: String, file: String) -> Place? {
    var anchors: Set<String> = []
    var line = 1
    for content in text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false) {
      for (start, name) in marks(in: content) {
        let isAlias = content[start] == 0x2A
        if isAlias, anchors.contains(name) {
          let before = String(decoding: content[..<start], as: UTF8.self)
          return Place(file: file, line: line, column: before.unicodeScalars.count + 1)
        }
        if !isAlias { anchors.insert(name) }
      }
      line += 1
    }
    return nil
  }

  /// Signs that stand where a node may begin, with the names behind them.
  private static func marks(in line: Substring.UTF8View) -> [(start: String.Index, name: String)] {
    var found: [(String.Index, String)] = []
    // A node may begin at the start of a line, and after `: `, `- `, `? `, `, `, `[` and `{`.
    var mayBegin = true
    var previous: UInt8 = 0x20
    for index in line.indices {
      let byte = line[index]
      if mayBegin, byte == 0x26 || byte == 0x2A {
        let name = line[line.index(after: index)...].prefix { !" ,[]{}\t\r".utf8.contains($0) }
        if !name.isEmpty { found.append((index, String(decoding: name, as: UTF8.self))) }
      }
      switch byte {
      case 0x5B, 0x7B: mayBegin = true
      case 0x20: mayBegin = mayBegin || ":-?,".utf8.contains(previous)
      default: mayBegin = false
      }
      previous = byte
    }
    return found
  }
}
