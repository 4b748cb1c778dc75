/// What stands above and below a paragraph.
struct Neighbours {
  /// Nil where there is none, or a table.
  var before: ParagraphFormat?
  var after: ParagraphFormat?
  /// Whether it begins or ends the body, the cell or the header.
  var isFirst = false
  var isLast = false
}

extension Composer {
  /// The space above and below a paragraph (ECMA-376 17.3.1.33), in points.
  ///
  /// As in HTML, the larger of two spaces that meet counts, unless the settings let them add up: what the paragraph
  /// above leaves free already is no more left free by the one below, even when that begins a page.
  func spaces(around format: ParagraphFormat, _ neighbours: Neighbours) -> (before: Double, after: Double) {
    let after = space(below: format, neighbours.after, isLast: neighbours.isLast)
    var before = space(above: format, neighbours.before, isFirst: neighbours.isFirst)
    if let above = neighbours.before, above.properties.frame == nil, format.properties.frame == nil,
      !document.settings.addsParagraphSpaces
    {
      before = max(0, before - space(below: above, format, isLast: false))
    }
    return (before, after)
  }

  private func space(above format: ParagraphFormat, _ neighbour: ParagraphFormat?, isFirst: Bool) -> Double {
    let spacing = format.properties.spacing
    if isContextual(format, neighbour) { return 0 }
    if spacing.isBeforeAutomatic == true, !document.settings.addsParagraphSpaces {
      return isFirst || areListed(format, neighbour) ? 0 : Self.automaticSpace
    }
    return amount(spacing.before, spacing.beforeLines)
  }

  private func space(below format: ParagraphFormat, _ neighbour: ParagraphFormat?, isLast: Bool) -> Double {
    let spacing = format.properties.spacing
    if isContextual(format, neighbour) { return 0 }
    if spacing.isAfterAutomatic == true, !document.settings.addsParagraphSpaces {
      return isLast && tableDepth > 0 || areListed(format, neighbour) ? 0 : Self.automaticSpace
    }
    return amount(spacing.after, spacing.afterLines)
  }

  /// What browsers leave between paragraphs of 12 points.
  private static let automaticSpace = 14.0

  private func isContextual(_ format: ParagraphFormat, _ neighbour: ParagraphFormat?) -> Bool {
    guard let neighbour, format.isOn(.contextualSpacing) else { return false }
    return neighbour.styleID == format.styleID
  }

  /// Whether both are items of one list: there is no space between them in HTML, but between two lists there is.
  private func areListed(_ format: ParagraphFormat, _ neighbour: ParagraphFormat?) -> Bool {
    let list = format.properties.numberingID ?? 0
    return list != 0 && neighbour?.properties.numberingID == list
  }

  private func amount(_ points: Double?, _ lines: Int?) -> Double {
    guard let lines, lines != 0 else { return max(0, points ?? 0) }
    return max(0, Double(lines) / 100 * (section.grid == .none ? 12 : section.linePitch))
  }
}
