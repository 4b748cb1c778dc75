package import ShenbaoFormats

extension DrawnPage {
  /// How far from its upper and its lower edge nothing is painted; white is nothing.
  package var free: (above: Double, below: Double) {
    var (top, bottom) = (height, 0.0)
    for item in items {
      guard let extent = item.extent else { continue }
      top = min(top, extent.lowerBound)
      bottom = max(bottom, extent.upperBound)
    }
    return (max(top, 0), max(height - bottom, 0))
  }

  /// The same page, made smaller to lie in the middle of an area of itself.
  func fitted(into area: Rectangle) -> DrawnPage {
    let move = move(into: area)
    return DrawnPage(width: width, height: height, items: items.map { $0.moved(by: move) })
  }

  func move(into area: Rectangle) -> PageMove {
    let scale = min(1, area.width / width, area.height / height)
    return PageMove(
      scale: scale,
      x: area.x + (area.width - width * scale) / 2,
      y: area.y + (area.height - height * scale) / 2
    )
  }
}

/// A change of size, then of place.
struct PageMove {
  var scale: Double
  var x: Double
  var y: Double

  func apply(_ rectangle: Rectangle) -> Rectangle {
    Rectangle(
      x: x + rectangle.x * scale,
      y: y + rectangle.y * scale,
      width: rectangle.width * scale,
      height: rectangle.height * scale
    )
  }
}

extension DisplayItem {
  /// From where to where it reaches down the page; nothing for what is not seen.
  fileprivate var extent: ClosedRange<Double>? {
    switch self {
    case .glyphs(let run):
      guard run.text.contains(where: { !$0.isWhitespace }) else { return nil }
      let end = run.y + run.direction.y * (run.lastGlyphX + run.size)
      // Letters reach about so far above and below their baseline, or beside it.
      return (min(run.y, end) - run.size * 0.9)...(max(run.y, run.direction == .level ? run.y : end) + run.size * 0.3)
    case .line(let line): return min(line.fromY, line.toY)...max(line.fromY, line.toY)
    case .fill(let area, let colour):
      return colour == .white || area.height <= 0 || area.width <= 0 ? nil : area.y...(area.y + area.height)
    case .image(let image):
      let height = image.turn.reach(width: image.frame.width, height: max(image.frame.height, 0)).height
      let top = image.frame.y + (max(image.frame.height, 0) - height) / 2
      return top...(top + height)
    }
  }

  fileprivate func moved(by move: PageMove) -> DisplayItem {
    switch self {
    case .glyphs(var run):
      (run.x, run.y, run.size) = (move.x + run.x * move.scale, move.y + run.y * move.scale, run.size * move.scale)
      for index in run.glyphs.indices {
        run.glyphs[index].x *= move.scale
        run.glyphs[index].y *= move.scale
      }
      return .glyphs(run)
    case .line(var line):
      (line.fromX, line.toX) = (move.x + line.fromX * move.scale, move.x + line.toX * move.scale)
      (line.fromY, line.toY) = (move.y + line.fromY * move.scale, move.y + line.toY * move.scale)
      line.width *= move.scale
      return .line(line)
    case .fill(let area, let colour): return .fill(move.apply(area), colour)
    case .image(var image):
      image.frame = move.apply(image.frame)
      return .image(image)
    }
  }
}

extension TypesetDocument {
  /// The same document, each page made smaller for which `room` gives an area of it.
  package func fitted(into room: (DrawnPage) -> Rectangle?) -> TypesetDocument {
    var result = self
    for (number, page) in pages.enumerated() {
      guard let area = room(page) else { continue }
      let move = page.move(into: area)
      result.pages[number] = page.fitted(into: area)
      for index in outline.indices where outline[index].page == number {
        result.outline[index].y = move.y + outline[index].y * move.scale
      }
      for index in controls.indices where controls[index].page == number {
        result.controls[index].rectangle = move.apply(controls[index].rectangle)
      }
      for index in links.indices {
        if links[index].page == number { result.links[index].rectangle = move.apply(links[index].rectangle) }
        if case .place(number, let y) = links[index].target {
          result.links[index].target = .place(page: number, y: move.y + y * move.scale)
        }
      }
    }
    return result
  }
}
