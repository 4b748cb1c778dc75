internal import ShenbaoFormats

/// The background and the lines of a stretch of text with one look.
struct Decoration {
  let format: CharacterFormat
  let ink: Colour
  let from: Double
  let to: Double
  let baseline: Double

  var background: [DisplayItem] {
    guard let colour = format.background, to > from else { return [] }
    return [.fill(box, colour)]
  }

  func lines(isUnderlined: Bool) -> [DisplayItem] {
    guard to > from else { return [] }
    var items: [DisplayItem] = []
    let ink = format.colour ?? ink
    if isUnderlined, let underline = format.underline { items += self.underline(underline, ink) }
    let height = baseline - format.rise - format.drawnSize * 0.3
    if format.switches.isOn(.doubleStrike) {
      items.append(line(height - 0.75, 0.5, ink, .solid))
      items.append(line(height + 0.75, 0.5, ink, .solid))
    } else if format.switches.isOn(.strike) {
      items.append(line(height, max(0.5, format.size / 20), ink, .solid))
    }
    if let border = format.border { items += frame(border) }
    return items
  }

  private var box: Rectangle {
    let top = baseline - format.rise - format.drawnSize
    return Rectangle(x: from, y: top, width: to - from, height: format.drawnSize * 1.25)
  }

  private func underline(_ underline: RunProperties.Underline, _ ink: Colour) -> [DisplayItem] {
    let colour = underline.colour ?? ink
    let width = max(0.5, format.size / 20) * (underline.isThick ? 2 : 1)
    let height = baseline - min(0, format.rise) + format.size * 0.14
    if underline.isWavy {
      let waves = underline.style == .double ? [height - width, height + width] : [height]
      return waves.flatMap { wave($0, width / (underline.style == .double ? 2 : 1), colour) }
    }
    switch underline.style {
    case .none: return []
    case .double, .triple:
      return [line(height - width * 0.75, width / 2, colour, .solid), line(height + width, width / 2, colour, .solid)]
    case .dotted: return [line(height, width, colour, .dotted)]
    case .dashed: return [line(height, width, colour, .dashed)]
    case .single: return [line(height, width, colour, .solid)]
    }
  }

  /// A line that rises and falls, in strokes of an eighth of the size.
  private func wave(_ y: Double, _ width: Double, _ colour: Colour) -> [DisplayItem] {
    let step = max(0.5, format.size / 8)
    return stride(from: from, to: to, by: step).enumerated().map { index, x in
      let ends = (y - step / 3, y + step / 3)
      let (start, end) = index % 2 == 0 ? ends : (ends.1, ends.0)
      let rest = min(1, (to - x) / step)
      let reach = start + (end - start) * rest
      return .line(StrokedLine(fromX: x, fromY: start, toX: x + step * rest, toY: reach, width: width, colour: colour))
    }
  }

  private func line(_ y: Double, _ width: Double, _ colour: Colour, _ dash: StrokedLine.Dash) -> DisplayItem {
    .line(StrokedLine(fromX: from, fromY: y, toX: to, toY: y, width: width, colour: colour, dash: dash))
  }

  private func frame(_ border: Border) -> [DisplayItem] {
    let (left, right, top, bottom) = (box.x, box.x + box.width, box.y, box.y + box.height)
    return [
      (left, top, right, top), (left, bottom, right, bottom), (left, top, left, bottom), (right, top, right, bottom),
    ]
    .map { place in
      .line(
        StrokedLine(
          fromX: place.0,
          fromY: place.1,
          toX: place.2,
          toY: place.3,
          width: border.width,
          colour: border.colour
        )
      )
    }
  }
}
