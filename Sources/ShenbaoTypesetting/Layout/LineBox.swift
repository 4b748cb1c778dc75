/// One finished line; measures in points, x from the container's left edge, y from the line's top.
struct LineBox {
  var height: Double
  var baseline: Double
  var items: [DisplayItem]
  /// The parts of the line that stand in content controls or hyperlinks.
  var controls: [ControlSpan]
  var breaksPageAfter = false
  var breaksColumnAfter = false
  /// Its first place in the paragraph's text.
  var firstCluster = 0
  /// Left free above it, as part of the height.
  var gap = 0.0
  /// The notes that belong to it.
  var notes: [NoteReference] = []
}

/// A part of a line that stands in a content control or a hyperlink, by its place in the document's list of spans.
struct ControlSpan {
  var control: Int
  var from: Double
  var to: Double
}

/// How far what stands in a line reaches above and below its baseline, in points.
struct LineExtent {
  var ascent = 0.0
  var descent = 0.0
  /// The height of the tallest letters, which line spacing multiplies; pictures are not multiplied.
  var text = 0.0

  mutating func include(ascent: Double, descent: Double, isText: Bool = true) {
    self.ascent = max(self.ascent, ascent)
    self.descent = max(self.descent, descent)
    if isText { text = max(text, ascent + descent) }
  }
}

/// How lines get their height.
struct LineSpacing {
  var rule: ParagraphProperties.LineRule
  /// Points, or for `auto` the factor.
  var line: Double
  /// The line grid's pitch, where it counts.
  var gridPitch: Double?

  /// The height and the baseline of a line.
  ///
  /// Exact lines have a fifth of their height below the baseline; smaller ones are filled up above it, and multiples
  /// below. On a grid a line takes whole steps and stands in their middle; one of a least height only takes a step at least.
  func place(_ extent: LineExtent) -> (height: Double, baseline: Double) {
    let (ascent, descent) = (extent.ascent, extent.descent)
    let natural = ascent + descent
    switch rule {
    case .exact: return (line, line * 0.8)
    case .atLeast:
      guard let gridPitch else {
        let height = max(line, natural)
        return (height, height - descent)
      }
      let height = max(line, natural, gridPitch)
      return (height, (height - natural) / 2 + ascent)
    case .auto:
      guard let gridPitch else {
        let height = natural + extent.text * (line - 1)
        return (height, line >= 1 || natural <= 0 ? ascent : ascent * height / natural)
      }
      let step = Self.steps(natural, gridPitch)
      return (step + Self.steps(extent.text, gridPitch) * (line - 1), (step - natural) / 2 + ascent)
    }
  }

  private static func steps(_ height: Double, _ pitch: Double) -> Double {
    max(1, ((height - 0.05) / pitch).rounded(.up)) * pitch
  }
}
