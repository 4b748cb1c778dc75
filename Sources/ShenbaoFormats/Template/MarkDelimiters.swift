/// The brackets around a mark, `{{` and `}}` unless a pack says otherwise.
///
/// Each character is also accepted in its full-width form (U+FF01 to U+FF5E), which Chinese input methods type.
package struct MarkDelimiters: Equatable, Sendable {
  package let opening: String
  package let closing: String

  /// Whether what stands between them follows the rules of other tools, which look up names that a row lacks further out.
  package let isForeign: Bool

  /// Those of our own marks.
  package static let braces = MarkDelimiters("{{", "}}", isForeign: false)
  /// The same in templates of other tools, which have statements between `{%` and `%}` as well.
  package static let foreignBraces = MarkDelimiters(opening: "{{", closing: "}}")

  package init(opening: String, closing: String) {
    let isStatement = opening == "{%" && closing == "%}"
    self.init(isStatement ? "{{" : opening, isStatement ? "}}" : closing, isForeign: true)
  }

  private init(_ opening: String, _ closing: String, isForeign: Bool) {
    self.opening = opening
    self.closing = closing
    self.isForeign = isForeign
  }

  /// Whether statements stand between `{%` and `%}`, and remarks between `{#` and `#}`.
  var haveStatements: Bool { opening == "{{" && closing == "}}" }
}

/// One bracket, ready to be looked for in UTF-8.
struct BracketPattern: Equatable, Sendable {
  private let choices: [[[UInt8]]]
  /// The characters a match can start with, in UTF-8.
  var starts: [[UInt8]] { choices.first ?? [] }
  private let firstBytes: [UInt8]

  init(_ bracket: String) {
    choices = bracket.unicodeScalars.map { scalar in
      let plain = Array(String(Character(scalar)).utf8)
      guard (0x21...0x7E).contains(scalar.value), let wide = Unicode.Scalar(scalar.value + 0xFEE0) else {
        return [plain]
      }
      return [plain, Array(String(Character(wide)).utf8)]
    }
    firstBytes = (choices.first ?? []).compactMap(\.first)
  }

  /// Where a match that starts at `start` ends.
  func end(in text: [UInt8], at start: Int) -> Int? {
    guard start < text.count, firstBytes.contains(text[start]) else { return nil }
    var position = start
    for choice in choices {
      let matched = choice.first { bytes in
        position + bytes.count <= text.count && text[position..<position + bytes.count].elementsEqual(bytes)
      }
      guard let matched else { return nil }
      position += matched.count
    }
    return position
  }

  /// Whether a match may start with that byte.
  func mayStart(with byte: UInt8) -> Bool { firstBytes.contains(byte) }

  /// Whether it stands anywhere in `text`.
  func occurs(in text: [UInt8]) -> Bool {
    text.indices.contains { end(in: text, at: $0) != nil }
  }
}
