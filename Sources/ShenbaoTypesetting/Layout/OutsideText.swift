extension [Box] {
  /// The first text whose baseline lies more than `depth` points below the top.
  func text(below depth: Double) -> String? {
    var top = 0.0
    for box in self {
      if let text = box.text(below: depth - top) { return text }
      top += box.height
    }
    return nil
  }
}

extension Box {
  fileprivate func text(below depth: Double) -> String? {
    switch self {
    case .paragraph(let box): box.text(below: depth)
    case .table(let box): box.text(below: depth)
    }
  }
}

extension ParagraphBox {
  fileprivate func text(below depth: Double) -> String? {
    guard position == nil else { return nil }
    var top = before + topBorder
    for line in lines {
      if top + line.baseline > depth, let text = line.items.firstText { return text }
      top += line.height
    }
    return nil
  }
}

extension TableBox {
  fileprivate func text(below depth: Double) -> String? {
    var top = 0.0
    for row in rows {
      for cell in row.cells {
        if let text = cell.boxes.text(below: depth - top - cell.margins.top) { return text }
      }
      top += row.height
    }
    return nil
  }
}

extension DrawnPage {
  /// Text of which a part lies beyond the edges of the paper, one piece of each line.
  var textOutside: [String] {
    var lines: Set<Double> = []
    return items.compactMap { item in
      guard case .glyphs(let run) = item, run.text.contains(where: { !$0.isWhitespace }) else { return nil }
      let (endX, endY) = (run.x + run.lastGlyphX * run.direction.x, run.y + run.lastGlyphX * run.direction.y)
      let isBeside = min(run.x, endX) < -1.5 || max(run.x, endX) > width
      let isAbove = min(run.y, endY) < 0 || max(run.y, endY) > height
      return (isBeside || isAbove) && lines.insert(run.y).inserted ? run.text : nil
    }
  }
}

extension [DisplayItem] {
  /// What the first glyphs that are more than blanks stand for.
  fileprivate var firstText: String? {
    for case .glyphs(let run) in self where run.text.contains(where: { !$0.isWhitespace }) { return run.text }
    return nil
  }
}
