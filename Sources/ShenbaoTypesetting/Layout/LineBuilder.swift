internal import ShenbaoFormats

/// Sets one line: places its clusters and makes what is painted.
struct LineBuilder {
  let text: ShapedText
  let span: LineSpan
  let alignment: ParagraphProperties.Alignment
  /// From the container's left edge.
  let left: Double
  let right: Double
  let spacing: LineSpacing
  let isLast: Bool
  let keepsBrokenLinesRagged: Bool
  /// The colour of text that names none.
  var ink = Colour.black
  /// Where bar tabs draw a line, from the container's left edge.
  var bars: [Double] = []
  var textAlignment = ParagraphProperties.TextAlignment.auto

  /// A cluster with its place.
  struct Placed {
    var index: Int
    var x: Double
    var advance: Double
  }

  func build() -> LineBox {
    let extent = extent()
    let (height, baseline) = spacing.place(extent)
    let placed = place()
    var box = LineBox(height: height, baseline: baseline, items: [], controls: [])
    box.firstCluster = span.clusters.lowerBound
    box.breaksColumnAfter = span.end == .columnBreak
    box.breaksPageAfter = span.end == .pageBreak
    decorate(placed, baseline: baseline, below: &box.items, isBelow: true)
    paint(placed, baseline: baseline, into: &box.items)
    decorate(placed, baseline: baseline, below: &box.items, isBelow: false)
    emphasize(placed, baseline: baseline, into: &box.items)
    for place in bars {
      let bar = StrokedLine(fromX: place, fromY: 0, toX: place, toY: height, width: 0.5, colour: ink)
      box.items.append(.line(bar))
    }
    box.controls = controls(placed)
    box.notes = notes
    return box
  }

  private var notes: [NoteReference] {
    guard !text.notes.isEmpty else { return [] }
    let begun = span.clusters.filter { $0 == 0 || text.clusters[$0 - 1].piece != text.clusters[$0].piece }
    let pieces = Set(begun.map { text.clusters[$0].piece })
    let last = text.clusters.last?.piece ?? 0
    // A mark that is not shown belongs to what follows, or else to the last line.
    return text.notes.filter { pieces.contains($0.piece) || isLast && $0.piece > last }.map(\.reference)
  }

  /// How far the line reaches; blanks only count where nothing else stands, the paragraph mark beside a list's label too.
  func extent() -> LineExtent {
    var extent = LineExtent()
    let hasText = span.clusters.contains { text.clusters[$0].isText }
    for index in span.clusters {
      let cluster = text.clusters[index]
      let strand = text.strands[cluster.strand]
      switch cluster.kind {
      case .picture, .object: extent.include(ascent: strand.ascent, descent: strand.descent, isText: false)
      case .text:
        extent.include(ascent: strand.ascent, descent: strand.descent, isText: cluster.piece >= text.labelCount)
      default:
        if !hasText { extent.include(ascent: strand.ascent, descent: strand.descent) }
      }
    }
    let isEmpty = !span.clusters.contains { text.clusters[$0].isText && text.clusters[$0].piece >= text.labelCount }
    if isEmpty, isLast || span.clusters.isEmpty {
      extent.include(ascent: text.mark.ascent, descent: text.mark.descent, isText: hasText || extent.ascent == 0)
    }
    return extent
  }

  private func place() -> [Placed] {
    let slack = right - left - span.width
    var x = left
    var stretch: (from: Int, each: Double) = (span.clusters.upperBound, 0)
    switch alignment {
    case .left: break
    case .center: x += max(0, slack / 2)
    case .right: x += max(0, slack)
    case .both, .distribute:
      if slack > 0, isStretched { stretch = stretching(slack) }
    }
    var placed: [Placed] = []
    for index in visualOrder() {
      let cluster = text.clusters[index]
      if index > span.clusters.lowerBound { x += cluster.gap }
      if index > stretch.from, index < span.contentEnd, isStretchable(index) { x += stretch.each }
      let advance = span.advances[index] ?? cluster.advance
      placed.append(Placed(index: index, x: x, advance: advance))
      x += advance
    }
    return placed
  }

  private var isStretched: Bool {
    switch span.end {
    case .wrap: true
    case .lineBreak: alignment == .distribute || !keepsBrokenLinesRagged
    case .pageBreak, .columnBreak, .paragraph: alignment == .distribute
    }
  }

  /// From which cluster on, and how much is put before each that may move; tabs hold what stands before them.
  private func stretching(_ slack: Double) -> (from: Int, each: Double) {
    var from = span.clusters.lowerBound
    for index in span.clusters where text.clusters[index].isTab { from = index + 1 }
    let places = from < span.contentEnd ? (from + 1..<max(from + 1, span.contentEnd)).filter(isStretchable).count : 0
    return (from, places == 0 ? 0 : slack / Double(places))
  }

  /// Whether the line may be stretched before this cluster: beside full-width characters and after blanks.
  private func isStretchable(_ index: Int) -> Bool {
    guard index > span.clusters.lowerBound else { return false }
    let cluster = text.clusters[index]
    let before = text.clusters[index - 1]
    return alignment == .distribute || cluster.isWide || before.isWide || before.isSpace
  }

  /// The clusters from left to right (UAX 9, L2).
  private func visualOrder() -> [Int] {
    var order = Array(span.clusters)
    let levels = order.map { text.strands[text.clusters[$0].strand].level }
    guard let highest = levels.max(), highest > 0 else { return order }
    for level in stride(from: highest, through: 1, by: -1) {
      var start = 0
      while start < order.count {
        var end = start
        while end < order.count, text.strands[text.clusters[order[end]].strand].level >= level { end += 1 }
        if end > start { order[start..<end].reverse() }
        start = max(end, start + 1)
      }
    }
    return order
  }

  private func controls(_ placed: [Placed]) -> [ControlSpan] {
    var spans: [ControlSpan] = []
    for item in placed {
      for control in text.controls[text.clusters[item.index].piece] {
        if let known = spans.firstIndex(where: { $0.control == control }) {
          spans[known].from = min(spans[known].from, item.x)
          spans[known].to = max(spans[known].to, item.x + item.advance)
        } else {
          spans.append(ControlSpan(control: control, from: item.x, to: item.x + item.advance))
        }
      }
    }
    return spans
  }
}

extension LineBuilder {
  /// Blanks at the end of a wrapped line are not painted: they would stand in the margin.
  private var paintedEnd: Int { span.end == .wrap ? span.contentEnd : span.clusters.upperBound }

  private func paint(_ placed: [Placed], baseline: Double, into items: inout [DisplayItem]) {
    var run: GlyphRun?
    var strand = -1
    func close() {
      if let run { items.append(.glyphs(run)) }
      run = nil
    }
    for item in placed where item.index < paintedEnd {
      let cluster = text.clusters[item.index]
      switch cluster.kind {
      case .picture(let number):
        close()
        let raised = baseline + offset(of: cluster) - text.strands[cluster.strand].format.rise
        let (width, height) = text.pictures[number].room
        let frame = Rectangle(x: item.x, y: raised - height, width: width, height: height)
        items += text.pictures[number].items(in: frame)
      case .object(let number):
        close()
        let y = baseline + offset(of: cluster)
        items += text.objects[number].items.map { $0.moved(x: item.x, y: y) }
      case .tab:
        close()
        leader(item, baseline: baseline, into: &items)
      case .softHyphen where span.advances[item.index] == nil: continue
      case .text, .space, .softHyphen:
        if cluster.strand != strand { close() }
        strand = cluster.strand
        if run == nil { run = newRun(text.strands[strand], x: item.x, baseline: baseline + offset(of: cluster)) }
        if run != nil { add(cluster, at: item.x, to: &run) }
      case .lineBreak, .pageBreak, .columnBreak: close()
      }
    }
    close()
  }

  private func newRun(_ strand: ShapedText.Strand, x: Double, baseline: Double) -> GlyphRun? {
    guard let variant = strand.variant else { return nil }
    return GlyphRun(
      x: x,
      y: baseline - strand.format.rise,
      text: "",
      size: strand.format.drawnSize,
      colour: strand.format.colour ?? ink,
      face: variant.face,
      slant: variant.slant,
      scale: strand.format.scale,
      glyphs: [],
      clusters: []
    )
  }

  private func add(_ cluster: ShapedText.Cluster, at x: Double, to run: inout GlyphRun?) {
    guard let origin = run?.x, let size = run?.size, let scale = run?.scale else { return }
    var pen = x - origin + cluster.shift
    var count = 0
    for glyph in text.glyphs[cluster.glyphs] where !glyph.isEmpty {
      run?.glyphs.append(
        GlyphRun.Glyph(index: glyph.index, x: pen + glyph.offsetX * size * scale, y: glyph.offsetY * size)
      )
      pen += glyph.advance * size * scale
      count += 1
    }
    run?.clusters.append(GlyphRun.Cluster(bytes: cluster.bytes.count, glyphs: count))
    run?.text += text.string(cluster.bytes)
  }

  private func leader(_ item: Placed, baseline: Double, into items: inout [DisplayItem]) {
    guard let leader = span.leaders[item.index], item.advance > 2 else { return }
    let format = text.strands[text.clusters[item.index].strand].format
    let isDotted = leader == "." || leader == "\u{B7}"
    let height: Double
    switch leader {
    case "-": height = format.size * 0.3
    case "\u{B7}": height = format.size * 0.35
    case "_": height = -format.size * 0.1
    default: height = format.size * 0.04
    }
    items.append(
      .line(
        StrokedLine(
          fromX: item.x + 1,
          fromY: baseline - height,
          toX: item.x + item.advance - 1,
          toY: baseline - height,
          width: isDotted ? format.size / 12 : 0.5,
          colour: format.colour ?? ink,
          dash: isDotted ? .leader : leader == "-" ? .dashed : .solid
        )
      )
    )
  }
}

extension LineBuilder {
  /// Backgrounds below the text; lines under, through and around it above.
  private func decorate(_ placed: [Placed], baseline: Double, below items: inout [DisplayItem], isBelow: Bool) {
    var start = 0
    while start < placed.count {
      let format = format(placed[start])
      var end = start + 1
      let partsWords = format.underline?.isWordsOnly == true
      while end < placed.count, self.format(placed[end]) === format,
        !partsWords || isBlank(placed[end]) == isBlank(placed[start])
      { end += 1 }
      if isDecorated(format) {
        let from = placed[start].x
        let last = placed[end - 1]
        let reach = last.x + last.advance
        let to = span.end == .wrap ? min(reach, max(right, from)) : reach
        let shifted = baseline + offset(of: text.clusters[placed[start].index])
        let decoration = Decoration(format: format, ink: ink, from: from, to: to, baseline: shifted)
        items += isBelow ? decoration.background : decoration.lines(isUnderlined: isUnderlined(placed[start..<end]))
      }
      start = end
    }
  }

  private func isDecorated(_ format: CharacterFormat) -> Bool {
    format.underline != nil || format.background != nil || format.border != nil
      || format.switches.isOn(.strike) || format.switches.isOn(.doubleStrike)
  }

  private func isUnderlined(_ placed: ArraySlice<Placed>) -> Bool {
    placed.contains { item in
      if format(item).underline?.isWordsOnly == true, isBlank(item) { return false }
      return switch text.clusters[item.index].kind {
      case .lineBreak, .pageBreak, .columnBreak: false
      default: true
      }
    }
  }

  private func isBlank(_ placed: Placed) -> Bool { !text.clusters[placed.index].isText }

  private func format(_ placed: Placed) -> CharacterFormat {
    text.strands[text.clusters[placed.index].strand].format
  }
}
