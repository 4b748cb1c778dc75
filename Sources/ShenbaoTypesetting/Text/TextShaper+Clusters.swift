extension TextShaper {
  func addObject(_ source: TextSource, _ index: Int, level: UInt8, to text: inout ShapedText) {
    let character = source.characters[index]
    let piece = source.pieces[character.piece]
    var (ascent, descent) = lineHeight(of: piece.format)
    var advance = 0.0
    if case .picture(let number) = piece.kind {
      (ascent, descent) = (source.pictures[number].room.height + piece.format.rise, 0)
      advance = source.pictures[number].room.width
    }
    if case .object(let number) = piece.kind {
      let object = text.objects[number]
      (ascent, descent, advance) = (object.ascent, object.descent, object.width + piece.format.spacing)
    }
    text.strands.append(
      ShapedText.Strand(variant: nil, format: piece.format, ascent: ascent, descent: descent, level: level)
    )
    text.clusters.append(
      ShapedText.Cluster(
        kind: piece.kind,
        bytes: character.byte..<byteEnd(source, index),
        first: character.scalar,
        last: character.scalar,
        glyphs: text.glyphs.count..<text.glyphs.count,
        advance: advance,
        strand: text.strands.count - 1,
        piece: character.piece,
        isWide: false
      )
    )
  }

  private func byteEnd(_ source: TextSource, _ index: Int) -> Int {
    index + 1 < source.characters.count ? source.characters[index + 1].byte : source.bytes.count
  }

  func add(
    _ source: TextSource,
    _ range: Range<Int>,
    _ chosen: [Chosen?],
    _ first: Chosen,
    to text: inout ShapedText
  ) {
    let format = source.pieces[first.choice.piece].format
    text.strands.append(
      ShapedText.Strand(
        variant: first.variant,
        format: format,
        // Raised and lowered small letters are counted in their full size and on the baseline.
        ascent: first.declared.ascent * format.size + format.position,
        descent: first.declared.descent * format.size - format.position,
        level: first.choice.level
      )
    )
    var shaped: [UInt8] = []
    var starts: [Int] = []
    var script: UInt8 = 0
    for index in range {
      starts.append(shaped.count)
      let scalar = Unicode.Scalar(chosen[index]?.scalar ?? 0x3013) ?? "\u{3013}"
      shaped.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      let own = TextAnalysis.script(scalar.value)
      if TextAnalysis.isNeutral(script) { script = own }
    }
    let glyphs = first.variant.face.shape(
      shaped[...],
      script: script,
      level: first.choice.level,
      feature: first.choice.feature
    )
    for (characters, glyphRange) in Self.clusters(glyphs, starts) {
      let base = text.glyphs.count
      text.glyphs.append(contentsOf: glyphs[glyphRange])
      let place = range.lowerBound + characters.lowerBound..<range.lowerBound + characters.upperBound
      addCluster(source, place, chosen, glyphs: base..<text.glyphs.count, to: &text)
    }
  }

  /// Pairs of characters and glyphs that belong together, in the order of the text.
  private static func clusters(_ glyphs: [ShapedGlyph], _ starts: [Int]) -> [(Range<Int>, Range<Int>)] {
    var groups: [(byte: Int, glyphs: Range<Int>)] = []
    for (index, glyph) in glyphs.enumerated() {
      if let last = groups.last, last.byte == glyph.byte {
        groups[groups.count - 1].glyphs = last.glyphs.lowerBound..<index + 1
      } else {
        groups.append((glyph.byte, index..<index + 1))
      }
    }
    if groups.count > 1, groups[0].byte > groups[groups.count - 1].byte { groups.reverse() }
    var result: [(Range<Int>, Range<Int>)] = []
    var character = 0
    var end = 0
    for (index, group) in groups.enumerated() {
      let next = index + 1 < groups.count ? groups[index + 1].byte : Int.max
      while end < starts.count, starts[end] < next { end += 1 }
      guard end > character else { continue }
      result.append((character..<end, group.glyphs))
      character = end
    }
    return result
  }

  /// Whether it is one of several blanks in a row that the settings balance (ECMA-376 17.15.3.3).
  private func isBalanced(_ source: TextSource, _ characters: Range<Int>) -> Bool {
    guard settings.balancesBlanks, source.characters[characters.lowerBound].scalar == 0x20 else { return false }
    return [characters.lowerBound - 1, characters.upperBound].contains {
      source.characters.indices.contains($0) && source.characters[$0].scalar == 0x20
    }
  }

  private func addCluster(
    _ source: TextSource,
    _ characters: Range<Int>,
    _ chosen: [Chosen?],
    glyphs: Range<Int>,
    to text: inout ShapedText
  ) {
    let first = source.characters[characters.lowerBound]
    let last = source.characters[characters.upperBound - 1]
    let format = source.pieces[first.piece].format
    let size = format.drawnSize
    let natural = text.glyphs[glyphs].reduce(0) { $0 + ($1.isEmpty ? 0 : $1.advance) }
    let forced = chosen[characters.lowerBound].flatMap { $0.advance }
    let advance = isBalanced(source, characters) ? 0.5 : forced.map { max($0, $0 < 1 ? 0 : natural) } ?? natural
    let isWide = CharacterKind.isWide(first.scalar) || chosen[characters.lowerBound]?.isEastAsia == true
    let isSpace = first.scalar == 0x20 || (0x2000...0x200A).contains(first.scalar)
    let snaps = gridSpace != 0 && format.switches.isOn(.snapToGrid, otherwise: true)
    let grid = snaps ? (isWide ? gridSpace : gridSpace / 2) : 0
    let width = max(0, advance * size * format.scale + format.spacing + grid)
    let isHyphen = first.scalar == CharacterKind.softHyphen
    text.clusters.append(
      ShapedText.Cluster(
        kind: isHyphen ? .softHyphen(width: width) : isSpace ? .space : .text,
        bytes: first.byte..<byteEnd(source, characters.upperBound - 1),
        first: first.scalar,
        last: last.scalar,
        glyphs: glyphs,
        advance: isHyphen ? 0 : width,
        strand: text.strands.count - 1,
        piece: first.piece,
        shift: (advance - natural) / 2 * size * format.scale,
        isWide: isWide
      )
    )
  }
}
