internal import ShenbaoFormats

/// What a stretch of text belongs to beside its paragraph.
enum TextSpan: Equatable {
  /// A content control, by its tag.
  case control(String)
  /// A hyperlink to an address.
  case address(String)
  /// A hyperlink to a bookmark of the document.
  case bookmark(String)
}

extension BodyReader {
  /// The spans inside a hyperlink (ECMA-376 17.16.22); one that leads nowhere adds none.
  func entering(link element: XMLElement, _ spans: [Int]) -> [Int] {
    let target = element["id"].flatMap { relationships[$0] }
    if let target, target.isExternal { return entering(.address(target.part), spans) }
    return element["anchor"].map { entering(.bookmark($0), spans) } ?? spans
  }

  func entering(_ span: TextSpan, _ spans: [Int]) -> [Int] {
    document.spans.append(span)
    return spans + [document.spans.count - 1]
  }
}

extension TextSpan {
  /// What the result of a field leads to (ECMA-376 17.16.5.25, 17.16.5.46, 17.16.5.53).
  init?(instruction: String) {
    var words = Self.words(instruction)[...]
    guard let name = words.popFirst()?.uppercased() else { return nil }
    switch name {
    case "HYPERLINK":
      if let anchor = words.firstIndex(where: { $0.lowercased() == "\\l" }), anchor + 1 < words.endIndex {
        self = .bookmark(words[anchor + 1])
      } else if let address = words.first(where: { !$0.hasPrefix("\\") }) {
        self = .address(address)
      } else {
        return nil
      }
    case "PAGEREF", "REF", "NOTEREF":
      guard words.contains(where: { $0.lowercased() == "\\h" }), let bookmark = words.first else { return nil }
      self = .bookmark(bookmark)
    default: return nil
    }
  }

  /// Words parted by blanks; a quoted one may hold blanks.
  private static func words(_ instruction: String) -> [String] {
    var words: [String] = []
    var isQuoted = false
    var isOpen = false
    for character in instruction {
      if character == "\"" || character == "\u{201C}" || character == "\u{201D}" {
        if !isQuoted { words.append("") }
        isQuoted.toggle()
        isOpen = isQuoted
      } else if character.isWhitespace, !isQuoted {
        isOpen = false
      } else {
        if !isOpen { words.append("") }
        isOpen = true
        words[words.count - 1].append(character)
      }
    }
    return words
  }
}
