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

/// How lines get their height.
struct LineSpacing {
  var rule: ParagraphProperties.LineRule
  /// Points, or for `auto` the factor.
  var line: Double
  /// The line grid's pitch, where it counts.
  var gridPitch: Double?

  /// The height and the baseline of a line whose tallest text reaches `ascent` and `descent`.
  ///
  /// Exact lines have a fifth of their height below the baseline; smaller ones are filled up above it, and multiples
  /// below. On a grid a line takes whole steps and stands in their middle.
  func place(ascent: Double, descent: Double) -> (height: Double, baseline: Double) {
    let natural = ascent + descent
    switch rule {
    case .exact: return (line, line * 0.8)
    case .atLeast:
      guard let gridPitch else {
        let height = max(line, natural)
        return (height, height - descent)
      }
      let height = max(line, Self.steps(natural, gridPitch))
      return (height, (height - natural) / 2 + ascent)
    case .auto:
      guard let gridPitch else {
        let height = natural * line
        return (height, line >= 1 ? ascent : ascent - (natural - height))
      }
      let step = Self.steps(natural, gridPitch)
      return (step * line, (step - natural) / 2 + ascent)
    }
  }

  private static func steps(_ height: Double, _ pitch: Double) -> Double {
    max(1, ((height - 0.05) / pitch).rounded(.up)) * pitch
  }
}
