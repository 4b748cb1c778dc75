/// One line's share of a paragraph.
struct LineSpan {
  enum End { case wrap, lineBreak, pageBreak, columnBreak, paragraph }

  /// All clusters, with the blanks and the break at the end.
  var clusters: Range<Int>
  /// Where the blanks at the end begin.
  var contentEnd: Int
  var end: End
  /// The width of the content, hanging punctuation left out.
  var width: Double
  /// Where a tab or squeezed punctuation is not as wide as it was shaped.
  var advances: [Int: Double] = [:]
  /// Moves of the ink of squeezed opening brackets.
  var leaders: [Int: Character] = [:]
}

/// Divides a paragraph into lines, each as full as it can be.
struct LineBreaker {
  let text: ShapedText
  let paragraph: ParagraphFormat
  let settings: Settings
  /// From the margin; tab stops are measured from there.
  let firstIndent: Double
  let indent: Double
  /// From the margin to the right end of lines.
  let right: Double

  /// How far marks may stand beyond the right end.
  var overhang = Double.infinity

  private static let tolerance = 0.01

  func lines() -> [LineSpan] {
    var lines: [LineSpan] = []
    var start = 0
    while start < text.clusters.count {
      let line = line(from: start, indent: lines.isEmpty ? firstIndent : indent, right: right)
      start = line.clusters.upperBound
      lines.append(line)
    }
    return lines
  }

  /// The line that begins with cluster `start`, between two places measured from the margin.
  func line(from start: Int, indent: Double, right: Double) -> LineSpan {
    var room = max(right - indent, 1)
    var line = LineSpan(clusters: start..<start, contentEnd: start, end: .paragraph, width: 0)
    var lastBreak: Int?
    var index = start
    while index < text.clusters.count {
      let cluster = text.clusters[index]
      if index > start, cluster.mayBreakBefore {
        // Blanks may stand beyond the end of the line, a hyphen may not.
        let hyphen = text.clusters[index - 1].hyphenWidth ?? -.infinity
        if line.width + hyphen <= room + Self.tolerance { lastBreak = index }
      }
      if let end = Self.end(cluster) { return closed(line, start, index + 1, end) }
      let advance = advance(index, at: indent + line.width, &line)
      let gap = index > start ? cluster.gap : 0
      if let stop = stop(index, at: indent + line.width) { room = max(room, stop.position - indent) }
      let isOver = line.width + gap + advance > room + Self.tolerance
      if isOver, !cluster.isSpace, index > start {
        if let squeezed = squeezed(index, room: room - line.width - gap) {
          line.advances[index] = squeezed
          line.width += gap + squeezed
          return closed(line, start, afterBlanks(index + 1), .wrap)
        }
        return closed(line, start, lastBreak ?? index, .wrap)
      }
      line.width += gap + advance
      index += 1
    }
    return closed(line, start, index, .paragraph)
  }

  private static func end(_ cluster: ShapedText.Cluster) -> LineSpan.End? {
    switch cluster.kind {
    case .lineBreak: .lineBreak
    case .pageBreak: .pageBreak
    case .columnBreak: .columnBreak
    default: nil
    }
  }

  /// How wide punctuation may be made that would just not fit; nil when it must go to the next line.
  private func squeezed(_ index: Int, room: Double) -> Double? {
    let cluster = text.clusters[index]
    let next = index + 1
    guard cluster.isText,
      next >= text.clusters.count || text.clusters[next].mayBreakBefore
        || text.clusters[next].isSpace
    else { return nil }
    if mayCompress(cluster), CharacterKind.isFullWidthClosing(cluster.first),
      cluster.advance / 2 <= room + Self.tolerance
    {
      return cluster.advance / 2
    }
    let hangs = paragraph.isOn(.hangingPunctuation) && CharacterKind.mayHang(cluster.first)
    // The ink of most fills the left half.
    let reach = CharacterKind.isFullWidthClosing(cluster.first) ? cluster.advance / 2 : cluster.advance
    return hangs && reach <= overhang ? 0 : nil
  }

  /// Punctuation of letters that are set apart keeps its width, as measured in Word.
  private func mayCompress(_ cluster: ShapedText.Cluster) -> Bool {
    settings.compressesPunctuation && text.strands[cluster.strand].format.spacing <= 0
  }

  private func afterBlanks(_ index: Int) -> Int {
    var index = index
    while index < text.clusters.count, text.clusters[index].isSpace { index += 1 }
    return index
  }

  /// The advance of a cluster at `position` from the margin; remembered where it differs from its own.
  private func advance(_ index: Int, at position: Double, _ line: inout LineSpan) -> Double {
    let cluster = text.clusters[index]
    if cluster.isTab {
      let (width, leader) = tab(index, at: position)
      line.advances[index] = width
      line.leaders[index] = leader
      return width
    }
    guard mayCompress(cluster), cluster.isText, index + 1 < text.clusters.count else {
      return cluster.advance
    }
    let next = text.clusters[index + 1].first
    let isPair =
      CharacterKind.isFullWidthClosing(cluster.first)
      && (CharacterKind.isFullWidthClosing(next) || CharacterKind.isFullWidthOpening(next))
    guard isPair else { return cluster.advance }
    line.advances[index] = cluster.advance / 2
    return cluster.advance / 2
  }

  private func closed(_ line: LineSpan, _ start: Int, _ end: Int, _ kind: LineSpan.End) -> LineSpan {
    var line = line
    line.clusters = start..<end
    line.end = kind
    var contentEnd = end
    while contentEnd > start {
      let cluster = text.clusters[contentEnd - 1]
      guard cluster.isSpace || Self.end(cluster) != nil else { break }
      contentEnd -= 1
    }
    line.contentEnd = contentEnd
    if kind == .wrap, let hyphen = text.clusters[end - 1].hyphenWidth { line.advances[end - 1] = hyphen }
    line.advances = line.advances.filter { $0.key < end }
    line.width = (start..<contentEnd).reduce(0) { width, index in
      width + (index > start ? text.clusters[index].gap : 0) + (line.advances[index] ?? text.clusters[index].advance)
    }
    return line
  }
}

extension LineBreaker {
  /// How far a tab at `position` reaches, and what fills it.
  private func tab(_ index: Int, at position: Double) -> (Double, Character?) {
    if let stop = stop(index, at: position) {
      let reach = stop.position - position
      switch stop.kind {
      case .center: return (max(0, reach - following(index, toDecimal: false) / 2), stop.leader)
      case .right: return (max(0, reach - following(index, toDecimal: false)), stop.leader)
      case .decimal: return (max(0, reach - following(index, toDecimal: true)), stop.leader)
      default: return (reach, stop.leader)
      }
    }
    if isBeforeHanging(position) { return (indent - position, nil) }
    let step = settings.defaultTabStop
    let next = ((position + Self.tolerance) / step).rounded(.down) * step + step
    return (next - position, nil)
  }

  /// The stop of its own that a tab reaches, which may lie beyond the margin; nil for the stops at equal distances.
  private func stop(_ index: Int, at position: Double) -> ParagraphProperties.TabStop? {
    guard text.clusters[index].isTab else { return nil }
    if var aligned = text.alignedTabs[text.clusters[index].piece] {
      aligned.position = aligned.kind == .center ? right / 2 : aligned.kind == .right ? right : 0
      return aligned.position > position ? aligned : nil
    }
    let stop = paragraph.properties.tabs.first {
      $0.kind != .bar && $0.kind != .clear && $0.position > position + Self.tolerance
    }
    guard let stop, !isBeforeHanging(position) || stop.position <= indent else { return nil }
    return stop
  }

  /// Whether the text is still left of a hanging indent, which then serves as a stop.
  private func isBeforeHanging(_ position: Double) -> Bool {
    firstIndent < indent && position < indent - Self.tolerance
  }

  /// The width of what follows a tab up to the next one, or up to its decimal point.
  private func following(_ index: Int, toDecimal: Bool) -> Double {
    var width = 0.0
    for next in index + 1..<text.clusters.count {
      let cluster = text.clusters[next]
      if cluster.isTab || Self.end(cluster) != nil { break }
      if toDecimal, cluster.first == 0x2E { break }
      width += cluster.gap + cluster.advance
    }
    return width
  }
}
