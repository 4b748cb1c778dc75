internal import ShenbaoFormats

/// Something that stands in a line as one character does; measures in points from the left end of its baseline.
struct LineObject {
  var width: Double
  var ascent: Double
  var descent: Double
  var items: [DisplayItem]
}

extension TextShaper {
  /// Texts set upon each other, as wide and as high as the largest.
  func object(_ overlay: Overlay) throws(FormatError) -> LineObject {
    var object = LineObject(width: 0, ascent: 0, descent: 0, items: [])
    var lines: [LineObject] = []
    for part in overlay.parts {
      let line = try line(part.text, part.format)
      lines.append(line)
      object.width = max(object.width, line.width)
      object.ascent = max(object.ascent, line.ascent)
      object.descent = max(object.descent, line.descent)
    }
    for line in lines {
      let slack = object.width - line.width
      let x =
        switch overlay.alignment {
        case .left: 0.0
        case .center: slack / 2
        case .right: slack
        }
      object.items += line.items.map { $0.moved(x: x, y: 0) }
    }
    return object
  }

  /// A text in one line, however long.
  func line(_ string: String, _ format: CharacterFormat) throws(FormatError) -> LineObject {
    let inline = Inline(content: .text(string), format: format, controls: [])
    let paragraph = Paragraph(format: self.paragraph, mark: format, inlines: [inline])
    let text = try shape(TextSource(paragraph, numbers: TextSource.Numbers()), mark: format)
    let end = text.clusters.count
    let width = text.clusters.reduce(0) { $0 + $1.gap + $1.advance }
    let box = LineBuilder(
      text: text,
      span: LineSpan(clusters: 0..<end, contentEnd: end, end: .paragraph, width: width),
      alignment: .left,
      left: 0,
      right: width,
      spacing: LineSpacing(rule: .auto, line: 1),
      isLast: false,
      keepsBrokenLinesRagged: true
    )
    .build()
    return LineObject(
      width: width,
      ascent: box.baseline,
      descent: box.height - box.baseline,
      items: box.items.map { $0.moved(x: 0, y: -box.baseline) }
    )
  }
}
