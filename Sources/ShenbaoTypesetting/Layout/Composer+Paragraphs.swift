internal import ShenbaoFormats

extension Composer {
  /// Lays out one paragraph between its neighbours.
  func paragraph(
    _ paragraph: Paragraph,
    width: Double,
    between neighbours: Neighbours
  ) throws(FormatError) -> ParagraphBox {
    lineWidth = width
    let text = try shape(paragraph)
    let indents = Indentation(paragraph.format.properties.indents, characterSize: text.characterSize)
    let breaker = breaker(text, paragraph, width: width)
    var box = ParagraphBox(lines: [], before: 0, after: 0)
    box.position = paragraph.format.properties.frame
    box.lines = lines(text, breaker, paragraph.format)
    (box.before, box.after) = spaces(around: paragraph.format, neighbours)
    box.frame = frame(paragraph.format, indents, right: breaker.right, neighbours)
    box.keepsNext = paragraph.format.isOn(.keepNext)
    box.keepsLines = paragraph.format.isOn(.keepLines)
    box.controlsWidows = paragraph.format.isOn(.widowControl)
    box.breaksPageBefore = paragraph.format.isOn(.pageBreakBefore)
    box.floating = try floating(paragraph)
    box.source = paragraph
    box.width = width
    box.noteOffsets = numbers.noteOffsets
    box.bookmarks = paragraph.bookmarks
    if let level = paragraph.format.outlineLevel {
      let title = ((paragraph.label?.text ?? "") + paragraph.text).split(whereSeparator: \.isWhitespace)
      if !title.isEmpty {
        let text = title.joined(separator: " ")
        box.heading = PageCanvas.Heading(title: text, level: level + 1, number: paragraph.label?.number)
      }
    }
    return box
  }

  /// In a grid of characters a line holds whole ones (ECMA-376 17.3.1.1); not in cells, as measured in Word.
  private func adjusted(_ right: Double, _ format: ParagraphFormat, _ indents: Indentation) -> Double {
    guard section.grid == .linesAndCharacters, tableDepth == 0, format.isOn(.snapToGrid),
      format.isOn(.adjustsRightIndent)
    else { return right }
    let pitch = max(1, document.styles.characterSize + section.characterSpace)
    let count = ((right - indents.left + 0.01) / pitch).rounded(.down)
    return count < 1 ? right : indents.left + count * pitch
  }

  func breaker(_ text: ShapedText, _ paragraph: Paragraph, width: Double) -> LineBreaker {
    let indents = Indentation(paragraph.format.properties.indents, characterSize: text.characterSize)
    return LineBreaker(
      text: text,
      paragraph: paragraph.format,
      settings: document.settings,
      firstIndent: indents.left + indents.firstLine - shift(of: paragraph.label, text),
      indent: indents.left,
      right: adjusted(max(width - indents.right, indents.left + 1), paragraph.format, indents),
      overhang: overhang + max(0, indents.right)
    )
  }

  /// How far a list label stands left of its place (ECMA-376 17.9.7).
  private func shift(of label: ListLabel?, _ text: ShapedText) -> Double {
    guard let label, label.alignment != .left, !label.text.isEmpty else { return 0 }
    let width = text.clusters.prefix { $0.piece == 0 }.reduce(0) { $0 + $1.gap + $1.advance }
    return label.alignment == .center ? width / 2 : width
  }

  func builder(
    _ text: ShapedText,
    _ span: LineSpan,
    _ format: ParagraphFormat,
    left: Double,
    right: Double,
    isLast: Bool
  ) -> LineBuilder {
    LineBuilder(
      text: text,
      span: span,
      alignment: format.alignment,
      left: left,
      right: right,
      spacing: lineSpacing(format),
      isLast: isLast,
      keepsBrokenLinesRagged: document.settings.keepsBrokenLinesRagged,
      ink: format.properties.shading?.colour.map(\.readableInk) ?? ink,
      bars: format.properties.tabs.filter { $0.kind == .bar }.map(\.position),
      textAlignment: format.properties.textAlignment ?? .auto
    )
  }

  private func lines(_ text: ShapedText, _ breaker: LineBreaker, _ format: ParagraphFormat) -> [LineBox] {
    var spans = breaker.lines()
    if spans.isEmpty || spans.last?.end == .lineBreak {
      let end = text.clusters.count
      spans.append(LineSpan(clusters: end..<end, contentEnd: end, end: .paragraph, width: 0))
    }
    return spans.enumerated().map { index, span in
      let left = index == 0 ? breaker.firstIndent : breaker.indent
      let isLast = index == spans.count - 1
      return builder(text, span, format, left: left, right: breaker.right, isLast: isLast).build()
    }
  }

  private func lineSpacing(_ format: ParagraphFormat) -> LineSpacing {
    let spacing = format.properties.spacing
    let rule = spacing.rule ?? .auto
    let line = spacing.line ?? 12
    return LineSpacing(
      rule: rule,
      line: rule == .auto ? max(0.05, line / 12) : max(0.7, line),
      gridPitch: usesGrid && format.isOn(.snapToGrid) ? section.linePitch : nil
    )
  }

  private func frame(
    _ format: ParagraphFormat,
    _ indents: Indentation,
    right: Double,
    _ neighbours: Neighbours
  ) -> ParagraphBox.Frame {
    var frame = ParagraphBox.Frame(borders: format.properties.borders)
    frame.shading = format.properties.shading?.colour
    frame.left = min(indents.left, indents.left + indents.firstLine)
    frame.right = right
    guard !frame.borders.isEmpty else { return frame }
    // Neighbours with the same borders share one frame (ECMA-376 17.3.1.5).
    if neighbours.before?.properties.borders == format.properties.borders {
      frame.borders.top = format.properties.borders.insideHorizontal
    }
    if neighbours.after?.properties.borders == format.properties.borders { frame.borders.bottom = nil }
    return frame
  }
}

/// A paragraph's indents in points.
struct Indentation {
  var left: Double
  var right: Double
  var firstLine: Double

  /// Measures in characters count before those in points, except nought (ECMA-376 17.3.1.12).
  init(_ indents: ParagraphProperties.Indents, characterSize: Double) {
    func amount(_ characters: Int?, _ points: Double?) -> Double {
      if let characters, characters != 0 { return Double(characters) / 100 * characterSize }
      return points ?? 0
    }
    left = amount(indents.leftChars, indents.left)
    right = amount(indents.rightChars, indents.right)
    firstLine = amount(indents.firstLineChars, indents.firstLine)
  }
}
