internal import ShenbaoFormats

extension Composer {
  /// The lines of a paragraph, or of what is left of it, made again beside obstacles.
  ///
  /// Obstacles are measured from the left edge of the container and from the top of the first line.
  func lines(of box: ParagraphBox, around obstacles: [Obstacle]) throws(FormatError) -> [LineBox] {
    guard let paragraph = box.source else { return box.lines }
    numbers.noteOffsets = box.noteOffsets
    lineWidth = box.width
    let text = try shape(paragraph)
    let breaker = breaker(text, paragraph, width: box.width)
    let count = text.clusters.count
    var start = box.lines.first?.firstCluster ?? 0
    var lines: [LineBox] = []
    var y = 0.0
    var isOpen = true
    while isOpen {
      let indent = start == 0 && lines.isEmpty ? breaker.firstIndent : breaker.indent
      let height = lines.last?.naturalHeight ?? box.lines.first?.naturalHeight ?? 12
      let room = obstacles.room(y: y, height: height, left: indent, right: breaker.right)
      let span =
        start < count
        ? breaker.line(from: start, indent: room.left, right: room.right)
        : LineSpan(clusters: count..<count, contentEnd: count, end: .paragraph, width: 0)
      start = span.clusters.upperBound
      isOpen = start < count || span.end == .lineBreak
      let builder = builder(text, span, paragraph.format, left: room.left, right: room.right, isLast: !isOpen)
      let line = builder.build().lowered(by: room.y - y)
      y += line.height
      lines.append(line)
    }
    return lines
  }
}

extension LineBox {
  /// The height without what was left free above.
  var naturalHeight: Double { height - gap }

  /// The line with room left free above it.
  fileprivate func lowered(by distance: Double) -> LineBox {
    guard distance > 0 else { return self }
    var line = self
    line.gap = distance
    line.height += distance
    line.baseline += distance
    line.items = items.map { $0.moved(x: 0, y: distance) }
    return line
  }
}
