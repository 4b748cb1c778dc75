extension LineBuilder {
  /// How far below the line's baseline a cluster's own is, when the paragraph aligns characters otherwise.
  func offset(of cluster: ShapedText.Cluster) -> Double {
    guard textAlignment != .auto, textAlignment != .baseline else { return 0 }
    let strand = text.strands[cluster.strand]
    let extent = extent()
    let (ascent, descent) = (extent.ascent, extent.descent)
    switch textAlignment {
    case .auto, .baseline: return 0
    case .top: return strand.ascent - ascent
    case .bottom: return descent - strand.descent
    case .center: return ((descent - ascent) - (strand.descent - strand.ascent)) / 2
    }
  }

  /// Marks under each character, where Chinese sets them whatever the document calls them; circles stand above.
  func emphasize(_ placed: [Placed], baseline: Double, into items: inout [DisplayItem]) {
    for item in placed {
      let cluster = text.clusters[item.index]
      let format = text.strands[cluster.strand].format
      guard cluster.isText, format.emphasis != .none, !CharacterKind.isPunctuation(cluster.first) else { continue }
      let isAbove = format.emphasis == .circle
      let size = format.drawnSize
      let x = item.x + (item.advance - format.spacing) / 2
      let y = baseline + offset(of: cluster) - format.rise + (isAbove ? -size * 0.98 : size * 0.25)
      items.append(.line(.dot(x: x, y: y, width: size * (isAbove ? 0.2 : 0.13), format.colour ?? ink)))
      if isAbove { items.append(.line(.dot(x: x, y: y, width: size * 0.12, .white))) }
    }
  }
}

extension StrokedLine {
  /// A round dot.
  fileprivate static func dot(x: Double, y: Double, width: Double, _ colour: Colour) -> StrokedLine {
    StrokedLine(fromX: x, fromY: y, toX: x, toY: y, width: width, colour: colour, dash: .round)
  }
}
