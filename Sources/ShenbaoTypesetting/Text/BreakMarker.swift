/// Marks where a line may break, and the quarter em between Chinese and Western text.
struct BreakMarker {
  let paragraph: ParagraphFormat
  let settings: Settings

  func mark(_ text: inout ShapedText, source: TextSource) {
    guard text.clusters.count > 1 else { return }
    let needsAnalysis = text.clusters.contains { !$0.isWide && $0.isText }
    let unicode = needsAnalysis ? TextAnalysis.breaks(source) : []
    let hasKinsoku = paragraph.isOn(.kinsoku)
    let noStart = settings.noLineStart ?? CharacterKind.noLineStart
    let noEnd = settings.noLineEnd ?? CharacterKind.noLineEnd
    let notes = Set(text.notes.map(\.piece))
    var character = 0
    for index in 1..<text.clusters.count {
      let before = text.clusters[index - 1]
      let after = text.clusters[index]
      while character < source.characters.count, source.characters[character].byte < after.bytes.lowerBound {
        character += 1
      }
      let isForbidden = hasKinsoku && (noEnd.contains(before.last) || noStart.contains(after.first))
      let byUnicode = character < unicode.count && unicode[character]
      text.clusters[index].mayBreakBefore = mayBreak(before, after, isForbidden: isForbidden, byUnicode: byUnicode)
      // The number of a note is no part of the text around it.
      if notes.contains(before.piece) || notes.contains(after.piece) {
        if notes.contains(after.piece) { text.clusters[index].mayBreakBefore = false }
        continue
      }
      text.clusters[index].gap = gap(before, after, text)
    }
  }

  private func mayBreak(
    _ before: ShapedText.Cluster,
    _ after: ShapedText.Cluster,
    isForbidden: Bool,
    byUnicode: Bool
  ) -> Bool {
    if after.isSpace || after.hyphenWidth != nil { return false }
    if CharacterKind.isAttached(after.first) { return false }
    if before.last == 0x200B { return true }
    if before.first == 0xA0 || after.first == 0xA0 || before.last == 0x2060 { return false }
    if before.isSpace || before.isTab { return !isForbidden }
    if after.isTab { return true }
    if !before.isText || !after.isText { return true }
    if before.isWide || after.isWide { return !isForbidden }
    if !paragraph.isOn(.wordWrap) { return true }
    // UAX 14 keeps a hyphen and a digit together, and divides addresses after their slashes; Word does neither.
    if before.last == 0x2D, CharacterKind.isDigit(after.first) { return true }
    if before.last != 0x2D, CharacterKind.isPunctuation(before.last), before.last < 0x80 { return false }
    return byUnicode && !isForbidden
  }

  /// The blank that Word puts between an ideograph and a letter or digit.
  private func gap(_ before: ShapedText.Cluster, _ after: ShapedText.Cluster, _ text: ShapedText) -> Double {
    guard before.isText, after.isText else { return 0 }
    let western: UInt32
    let ideograph: ShapedText.Cluster
    if CharacterKind.isIdeograph(before.last) {
      (ideograph, western) = (before, after.first)
    } else if CharacterKind.isIdeograph(after.first) {
      (ideograph, western) = (after, before.last)
    } else {
      return 0
    }
    let applies =
      CharacterKind.isDigit(western) && paragraph.isOn(.autoSpaceDigits)
      || CharacterKind.isLetter(western) && paragraph.isOn(.autoSpaceLatin)
    return applies ? text.strands[ideograph.strand].format.size / 4 : 0
  }
}
