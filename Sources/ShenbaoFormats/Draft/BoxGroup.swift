/// Printed boxes with the words beside them: `□是　□否`.
struct BoxGroup {
  struct Option {
    /// Which glyph of which paragraph.
    var glyph: Int
    var words: String
    /// The room of `其他（请说明：　　）`.
    var blank: InlineBlank?
  }

  /// The words before the first box.
  var label = ""
  var options: [Option] = []

  init(_ printed: PrintedText) {
    let text = printed.characters
    let boxes = text.indices.filter { text[$0] == PrintedText.box }
    guard let first = boxes.first else { return }
    let before: [Character] = Array(text[..<first].suffix(while: { !$0.isNewline }))
    let behind = text[((boxes.last ?? first) + 1)...]
    let opening: Int? = before.lastIndex { "：:".contains($0) }
    let words: ArraySlice<Character> = before[(opening.map { $0 + 1 } ?? 0)...]
    // `是□　否□`: the words stand before their boxes.
    let isReversed = !words.allSatisfy { $0.isFormBlank } && behind.allSatisfy { $0.isFormBlank || "。；）)".contains($0) }
    let question: ArraySlice<Character> = isReversed ? before[..<(opening ?? 0)] : before[...]
    label = String(question.filter { !$0.isWhitespace })
    let blanks = InlineBlanks(printed).found
    for (number, box) in boxes.enumerated() {
      let start = number == 0 ? 0 : boxes[number - 1] + 1
      let end = number + 1 < boxes.count ? boxes[number + 1] : text.count
      let range = isReversed ? start..<box : box + 1..<end
      let words = isReversed ? Self.lastWords(of: text[range]) : Self.firstWords(of: text[range])
      let blank = blanks.first { range.contains($0.range.lowerBound) || $0.range.lowerBound == range.upperBound }
      options.append(Option(glyph: box, words: words, blank: isReversed ? nil : blank))
    }
    options.removeAll { $0.words.isEmpty }
  }

  private static func firstWords(of text: ArraySlice<Character>) -> String {
    var words = ""
    var blanks = 0
    var depth = 0
    for character in text.drop(while: { $0.isSpace }) {
      if character.isNewline || character == "\t" || "_＿：:；;，。".contains(character) { break }
      if "（(".contains(character) { depth += 1 }
      if "）)".contains(character) { depth -= 1 }
      blanks = character.isSpace ? blanks + (character == " " ? 1 : 2) : 0
      if blanks >= 2 || depth < 0 { break }
      words.append(character)
      if words.count > 40 { break }
    }
    return plain(words)
  }

  private static func lastWords(of text: ArraySlice<Character>) -> String {
    let words = text.reversed().drop { $0.isSpace }.prefix { !$0.isSpace && !$0.isNewline && !"：:；;，。、".contains($0) }
    return plain(String(words.reversed()))
  }

  /// An open bracket without its end, as of `其他（请说明`, is no part of the option.
  private static func plain(_ words: String) -> String {
    var words = words[...]
    if let open = words.lastIndex(where: { "（(".contains($0) }), !words[open...].contains(where: { "）)".contains($0) })
    {
      words = words[..<open]
    }
    return words.filter { !"|{}=|".contains($0) }.trimmingBlanks
  }
}

extension ArraySlice<Character> {
  /// The longest ending of which every character is so.
  fileprivate func suffix(while isKept: (Character) -> Bool) -> ArraySlice<Character> {
    guard let last = lastIndex(where: { !isKept($0) }) else { return self }
    return self[(last + 1)...]
  }
}
