/// Takes the blank out of a paragraph and puts a mark there, in a run of its own with the letters of the blank.
struct BlankCut {
  private let printed: PrintedText

  init(_ printed: PrintedText) { self.printed = printed }

  func replace(_ range: Range<Int>, with mark: String) {
    let glyphs = printed.glyphs
    guard range.upperBound <= glyphs.count else { return }
    if range.count == 1, glyphs[range.lowerBound].character == PrintedText.box {
      return replaceBox(glyphs[range.lowerBound], with: mark)
    }
    let hasRule = range.contains { "_＿".contains(glyphs[$0].character) }
    let texts = range.filter { glyphs[$0].source.isNamed("t") }
    let tail = trailing(range)
    guard let first = texts.first, let run = glyphs[first].source.parent else {
      return insert(mark, at: range.lowerBound)
    }
    // From the last run to the first, so that places in earlier texts stay true.
    var byText: [(text: XMLElement, offsets: [Int])] = []
    for index in texts {
      if byText.last?.text == glyphs[index].source {
        byText[byText.count - 1].offsets.append(glyphs[index].offset)
      } else {
        byText.append((glyphs[index].source, [glyphs[index].offset]))
      }
    }
    for (text, offsets) in byText.dropFirst().reversed() { Self.remove(offsets, from: text) }
    guard let (text, offsets) = byText.first, let start = offsets.first else { return }
    Self.split(text, at: start, without: offsets, in: run)
    put(mark + tail, behind: run, letters: run, isRuled: hasRule)
    for index in range where glyphs[index].isPrompt { Self.clearPrompt(around: glyphs[index].source) }
  }

  /// Blanks that keep the next words of the line apart.
  private func trailing(_ range: Range<Int>) -> String {
    let characters = printed.characters
    guard range.upperBound < characters.count, !characters[range.upperBound].isNewline else { return "" }
    let next = characters[range.upperBound]
    guard next.isHan || next.isLetter, let last = range.last, characters[last].isSpace, range.count > 3 else {
      return ""
    }
    return characters[last] == "\u{3000}" ? "\u{3000}\u{3000}" : characters[last] == "\t" ? "" : "    "
  }

  private func insert(_ mark: String, at position: Int) {
    let glyphs = printed.glyphs
    let before = position > 0 ? glyphs[position - 1] : nil
    let anchor = before.flatMap { $0.source.isNamed("r") ? $0.source : $0.source.parent }
    if let before, before.source.isNamed("t"), let run = before.source.parent {
      // In the middle of a text: what follows goes into a run behind the mark.
      if before.offset + 1 < before.source.text.count {
        Self.split(before.source, at: before.offset + 1, without: [], in: run)
      }
      return put(mark, behind: run, letters: run, isRuled: false)
    }
    if let anchor, anchor.isNamed("r") { return put(mark, behind: anchor, letters: anchor, isRuled: false) }
    let run = printed.paragraph.make("w:r")
    let next = position < glyphs.count ? glyphs[position].source.parent : nil
    if let properties = next?.first("rPr") { run.append(properties.copy()) }
    let text = run.make("w:t", text: mark)
    text.set("xml:space", to: "preserve")
    run.append(text)
    if let next, next.isNamed("r") { run.insert(before: next) } else { printed.paragraph.append(run) }
  }

  /// Ends the run at a character; what stands behind it goes into a run of its own.
  private static func split(_ text: XMLElement, at offset: Int, without offsets: [Int], in run: XMLElement) {
    let characters = Array(text.text)
    let gone = Set(offsets)
    let rest = run.copy()
    let position = run.children.firstIndex(of: text) ?? 0
    for child in rest.children.prefix(position) where !child.isNamed("rPr") { child.remove() }
    for child in run.children.dropFirst(position + 1) { child.remove() }
    let behind = characters.indices.filter { $0 >= offset && !gone.contains($0) }.map { characters[$0] }
    set(text, String(characters[..<offset]))
    if let other = rest.first("t") { set(other, String(behind)) }
    rest.insert(after: run)
  }

  private static func remove(_ offsets: [Int], from text: XMLElement) {
    let gone = Set(offsets)
    set(text, String(text.text.enumerated().filter { !gone.contains($0.offset) }.map(\.element)))
  }

  private static func set(_ text: XMLElement, _ content: String) {
    text.text = content
    text.set("xml:space", to: "preserve")
  }

  private func put(_ mark: String, behind run: XMLElement, letters: XMLElement, isRuled: Bool) {
    let made = run.make("w:r")
    if let properties = letters.first("rPr") { made.append(properties.copy()) }
    if isRuled { Self.underline(made) }
    let text = made.make("w:t", text: mark)
    text.set("xml:space", to: "preserve")
    made.append(text)
    made.insert(after: run)
  }

  /// A printed rule of underscores becomes the rule below the answer (ECMA-376, 17.3.2.40).
  private static func underline(_ run: XMLElement) {
    let properties = run.first("rPr") ?? run.prepend(run.make("w:rPr"))
    guard properties.first("u") == nil else { return }
    let rule = properties.make("w:u")
    rule.set("w:val", to: "single")
    let later = [
      "effect", "bdr", "shd", "fitText", "vertAlign", "rtl", "cs", "em", "lang", "eastAsianLayout", "specVanish",
      "oMath",
    ]
    if let next = properties.children.first(where: { later.contains($0.name) }) {
      rule.insert(before: next)
    } else {
      properties.append(rule)
    }
  }

  private static func clearPrompt(around text: XMLElement) {
    guard let control = text.ancestor("sdt"), let properties = control.first("sdtPr") else { return }
    properties.first("showingPlcHdr")?.remove()
    properties.first("placeholder")?.remove()
  }

  private func replaceBox(_ glyph: PrintedText.Glyph, with mark: String) {
    let source = glyph.source
    switch source.name {
    case "t":
      guard let run = source.parent else { return }
      Self.split(source, at: glyph.offset, without: [glyph.offset], in: run)
      put(mark, behind: run, letters: run, isRuled: false)
    case "sym":
      guard let run = source.parent else { return }
      let position = run.children.firstIndex(of: source) ?? 0
      let rest = run.copy()
      for child in rest.children.prefix(position + 1) where !child.isNamed("rPr") { child.remove() }
      for child in run.children.dropFirst(position) { child.remove() }
      rest.insert(after: run)
      put(mark, behind: run, letters: run, isRuled: false)
    case "sdt":
      // A real check box is named in its tag.
      guard let properties = source.first("sdtPr") else { return }
      let tag = properties.first("tag") ?? properties.prepend(properties.make("w:tag"))
      tag.set("w:val", to: String(mark.dropFirst(3).dropLast(2)))
    default:
      put(mark, behind: source, letters: source, isRuled: false)
      var next: XMLElement? = source
      // An old check box is a field from its beginning to its end.
      while let run = next {
        let isEnd = run.first("fldChar")?["fldCharType"] == "end"
        next = run.next
        if run != source, run.first("t")?.text == mark { continue }
        run.remove()
        if isEnd { break }
      }
    }
  }
}
