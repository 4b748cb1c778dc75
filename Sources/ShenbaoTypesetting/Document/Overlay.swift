/// Texts that are set upon each other (`EQ \\o`, ECMA-376 17.16.5.16).
struct Overlay {
  enum Alignment { case left, center, right }

  struct Part {
    var text: String
    var format: CharacterFormat
  }

  var parts: [Part]
  var alignment: Alignment

  init(parts: [Part], alignment: Alignment) {
    self.parts = parts
    self.alignment = alignment
  }

  /// The overlay that an `EQ` field asks for, each of its characters with its format; nil for other formulas.
  ///
  /// A part may be raised or lowered by `\\s\\up8(text)`; parts within parts are not known.
  init?(_ characters: [(Character, CharacterFormat)]) {
    guard let open = characters.firstIndex(where: { Self.isOpening($0.0) }),
      let close = characters.lastIndex(where: { $0.0 == ")" || $0.0 == "\u{FF09}" }), open < close
    else { return nil }
    let head = String(characters[..<open].map(\.0)).lowercased().filter { !$0.isWhitespace }
    guard head.hasPrefix("eq\\o") else { return nil }
    let option = head.dropFirst(4)
    guard ["", "\\ac", "\\al", "\\ar", "\\ad"].contains(option) else { return nil }
    alignment = option == "\\al" ? .left : option == "\\ar" ? .right : .center
    parts = []
    for piece in Self.pieces(characters[(open + 1)..<close]) {
      guard let part = Self.part(piece) else { return nil }
      parts.append(part)
    }
    guard (1...16).contains(parts.count) else { return nil }
  }

  private static func isOpening(_ character: Character) -> Bool { character == "(" || character == "\u{FF08}" }

  /// What stands between commas that are in no inner brackets.
  private static func pieces(
    _ characters: ArraySlice<(Character, CharacterFormat)>
  ) -> [[(Character, CharacterFormat)]] {
    var pieces: [[(Character, CharacterFormat)]] = [[]]
    var depth = 0
    for (character, format) in characters {
      if isOpening(character) { depth += 1 }
      if character == ")" || character == "\u{FF09}" { depth -= 1 }
      if depth == 0, [",", ";", "\u{FF0C}"].contains(character) {
        pieces.append([])
      } else {
        pieces[pieces.count - 1].append((character, format))
      }
    }
    return pieces
  }

  private static func part(_ piece: [(Character, CharacterFormat)]) -> Part? {
    let text = String(piece.map(\.0))
    let format = piece.first { !$0.0.isWhitespace }?.1 ?? piece.first?.1
    guard let format else { return nil }
    let trimmed = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard trimmed.contains("\\") else { return trimmed.isEmpty ? nil : Part(text: trimmed, format: format) }
    guard let match = trimmed.wholeMatch(of: #/\\[sS]\s*\\(up|do|UP|DO)\s*(\d+)?\s*\(([^\\()]*)\)/#) else { return nil }
    let distance = match.2.flatMap { Double($0) } ?? 2
    let rise = match.1.lowercased() == "up" ? distance : -distance
    return Part(text: String(match.3), format: CharacterFormat(format, raisedBy: max(-200, min(200, rise))))
  }
}
