internal import ShenbaoFormats

/// Turns a paragraph's characters into glyphs: chooses fonts, shapes, spaces, marks where lines may break.
struct TextShaper {
  let fonts: FontLibrary
  let settings: Settings
  let issues: IssueList
  let paragraph: ParagraphFormat
  /// Added to every full-width character by a character grid.
  var gridSpace = 0.0
  /// The width of a grid's squares, when characters stand in them.
  var square: Double?
  /// The shapes in the line, in order.
  var shapes: [LineObject] = []

  /// A character with its font chosen.
  struct Choice: Equatable {
    var face: ObjectIdentifier
    var feature: String?
    var piece: Int
    var ascent: Double
    var level: UInt8
  }

  private static let longestStretch = 500

  struct Chosen {
    var choice: Choice
    var variant: FontVariant
    var declared: DeclaredFont
    /// What is shaped in its stead: the same box from one font, the geta mark for a glyph nobody has.
    var scalar: UInt32
    /// The advance in em it must have.
    var advance: Double?
    var isEastAsia: Bool
  }

  func shape(_ source: TextSource, mark: CharacterFormat) throws(FormatError) -> ShapedText {
    var text = ShapedText()
    text.bytes = source.bytes
    text.pictures = source.pictures
    text.alignedTabs = source.alignedTabs
    var shapes = shapes[...]
    for overlay in source.overlays {
      let shape = LineObject(width: 0, ascent: 0, descent: 0, items: [])
      text.objects.append(
        try overlay.map { overlay throws(FormatError) in try object(overlay) } ?? shapes.popFirst() ?? shape
      )
    }
    text.controls = source.pieces.map(\.controls)
    text.notes = source.notes
    text.labelCount = source.labelCount
    text.mark = lineHeight(of: mark)
    text.characterSize = source.pieces.first?.format.size ?? mark.size
    let levels = TextAnalysis.levels(source, isRightToLeft: paragraph.isOn(.rightToLeft))
    var chosen: [Chosen?] = []
    for index in source.characters.indices {
      chosen.append(try choose(source, index, level: levels[index], before: chosen.last ?? nil))
    }
    var start = 0
    while start < source.characters.count {
      guard let first = chosen[start] else {
        addObject(source, start, level: levels[start], to: &text)
        start += 1
        continue
      }
      let end = self.end(of: start, first, chosen, source)
      add(source, start..<end, chosen, first, to: &text)
      start = end
    }
    BreakMarker(paragraph: paragraph, settings: settings).mark(&text, source: source)
    fit(&text)
    if let square { snap(&text, to: square) }
    return text
  }

  /// The height of a line that only holds the paragraph mark.
  func lineHeight(of format: CharacterFormat) -> (ascent: Double, descent: Double) {
    let slot: FontSlot = format.fonts.prefersEastAsia == true ? .eastAsia : .ascii
    let declared = declared(format.fonts[slot])
    return (declared.ascent * format.size, declared.descent * format.size)
  }

  /// The font a document names, without its leading where the document leaves that out.
  private func declared(_ name: String) -> DeclaredFont {
    var font = fonts.declaredFont(name)
    if settings.leavesOutLeading { font.ascent -= font.leading }
    return font
  }

  /// Where the stretch that can be shaped in one go ends.
  private func end(of start: Int, _ first: Chosen, _ chosen: [Chosen?], _ source: TextSource) -> Int {
    var script = TextAnalysis.script(source.characters[start].scalar)
    var end = start + 1
    while end < chosen.count, let next = chosen[end], next.choice == first.choice {
      // Long stretches are shaped in parts: full-width characters do not change with their neighbours.
      if end - start >= Self.longestStretch, CharacterKind.isWide(source.characters[end].scalar) { break }
      let nextScript = TextAnalysis.script(source.characters[end].scalar)
      if !TextAnalysis.isNeutral(nextScript) {
        if !TextAnalysis.isNeutral(script), script != nextScript { break }
        script = nextScript
      }
      end += 1
    }
    return end
  }
}

extension TextShaper {
  private func choose(
    _ source: TextSource,
    _ index: Int,
    level: UInt8,
    before: Chosen?
  ) throws(FormatError) -> Chosen? {
    let character = source.characters[index]
    let piece = source.pieces[character.piece]
    guard case .text = piece.kind else { return nil }
    let format = piece.format
    if CharacterKind.isAttached(character.scalar), var same = before, same.choice.piece == character.piece {
      same.scalar = character.scalar
      same.advance = nil
      return same
    }
    let slot = try slot(character.scalar, format)
    let declared = declared(picture(character.scalar, format) ?? format.fonts[slot])
    var chosen = Chosen(
      choice: Choice(face: ObjectIdentifier(issues), piece: character.piece, ascent: declared.ascent, level: level),
      variant: FontVariant(face: try fallback(format).face, slant: 0),
      declared: declared,
      scalar: character.scalar,
      isEastAsia: slot == .eastAsia
    )
    if CharacterKind.isInvisible(character.scalar) {
      chosen.choice.face = ObjectIdentifier(chosen.variant.face)
      chosen.advance = 0
      return chosen
    }
    try setFont(&chosen, slot, format)
    if chosen.scalar == 0x3013, character.scalar != 0x3013 { report(source, index) }
    return chosen
  }

  /// The picture font that a sign was taken from, whatever sign of ours stands for it.
  private func picture(_ scalar: UInt32, _ format: CharacterFormat) -> String? {
    guard !CharacterKind.isWide(scalar), let name = format.fonts.ascii else { return nil }
    return fonts.declaredFont(name).dingbats == nil ? nil : name
  }

  private func setFont(_ chosen: inout Chosen, _ slot: FontSlot, _ format: CharacterFormat) throws(FormatError) {
    var role = chosen.declared.role
    if chosen.scalar == CharacterKind.softHyphen { chosen.scalar = 0x2D }
    if CharacterKind.isBox(chosen.scalar) {
      role = .symbol
      chosen.advance = 1
      if chosen.scalar == 0x25A1 { chosen.scalar = 0x2610 }
    } else if slot == .eastAsia, CharacterKind.isAmbiguousPunctuation(chosen.scalar) {
      chosen.choice.feature = "fwid"
      chosen.advance = 1
    } else if slot != .eastAsia, chosen.declared.hasHalfWidthLatin, (0x20...0x7E).contains(chosen.scalar) {
      if role == .fangsong { role = .song }
      chosen.choice.feature = "hwid"
      chosen.advance = 0.5
    } else if slot == .ascii || slot == .highAnsi, !format.isKerned {
      chosen.choice.feature = "kern=0"
    }
    let isBold = (format.isBold || chosen.declared.isHeavy) && role != .symbol
    let isItalic = format.isItalic && role != .symbol
    let variant = try fonts.variant(for: chosen.scalar, role: role, isBold: isBold, isItalic: isItalic)
    if let variant {
      chosen.variant = variant
    } else {
      let replacement: [UInt32: UInt32] = [0x2011: 0x2D, 0xA0: 0x20, 0x2610: 0x25A1]
      chosen.scalar = replacement[chosen.scalar] ?? 0x3013
      chosen.variant =
        try fonts.variant(for: chosen.scalar, role: role, isBold: isBold, isItalic: isItalic)
        ?? chosen.variant
    }
    chosen.choice.face = ObjectIdentifier(chosen.variant.face)
  }

  private func fallback(_ format: CharacterFormat) throws(FormatError) -> FontVariant {
    let blank = try fonts.variant(for: 0x20, role: .song, isBold: false, isItalic: false)
    guard let blank else { throw FormatError(.unsupported, operation: "font.choose", detail: "no font has a blank") }
    return blank
  }

  /// The font slot; signs that the Latin font lacks go to the East Asian one, as in Word.
  private func slot(_ scalar: UInt32, _ format: CharacterFormat) throws(FormatError) -> FontSlot {
    let slot = FontSlot(scalar, prefersEastAsia: format.fonts.prefersEastAsia ?? false)
    guard slot == .highAnsi, (0x2070...0x2BFF).contains(scalar) else { return slot }
    let role = fonts.declaredFont(format.fonts[.highAnsi]).role
    guard role == .serif || role == .sans else { return slot }
    let own = try fonts.variant(for: 0x41, role: role, isBold: false, isItalic: false)
    let found = try fonts.variant(for: scalar, role: role, isBold: false, isItalic: false)
    return own?.face === found?.face ? slot : .eastAsia
  }

  private func report(_ source: TextSource, _ index: Int) {
    let near = source.characters[max(0, index - 10)..<min(source.characters.count, index + 10)]
    let place = String(String.UnicodeScalarView(near.compactMap { Unicode.Scalar($0.scalar) }))
    let code = String(source.characters[index].scalar, radix: 16, uppercase: true)
    issues.add(
      "missing-glyph",
      place: place,
      detail: "U+" + String(repeating: "0", count: max(0, 4 - code.count)) + code
    )
  }
}
