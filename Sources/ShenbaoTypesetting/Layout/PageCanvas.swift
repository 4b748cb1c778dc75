internal import ShenbaoFormats

/// What has been put on one page so far; measures in points from the page's top left.
struct PageCanvas {
  /// A heading met on the page.
  struct Heading {
    var title: String
    var level: Int
    /// In its list.
    var number: String?
    var y = 0.0
  }

  /// Where a bookmark leads.
  struct Bookmark {
    var name: String
    var y: Double
  }

  /// A part of a content control or a hyperlink.
  struct Region {
    var control: Int
    var frame: Rectangle
  }

  /// Painted first, as pictures behind the text and backgrounds of cells.
  var below: [DisplayItem] = []
  var items: [DisplayItem] = []
  /// What floats where lines run down stands upright on the paper, behind the text and before it.
  var standing: (below: [DisplayItem], items: [DisplayItem]) = ([], [])
  var headings: [Heading] = []
  var regions: [Region] = []
  var bookmarks: [Bookmark] = []

  mutating func add(_ line: LineBox, x: Double, y: Double) {
    for item in line.items { items.append(item.moved(x: x, y: y)) }
    for span in line.controls {
      let frame = Rectangle(x: x + span.from, y: y, width: max(0, span.to - span.from), height: line.height)
      regions.append(Region(control: span.control, frame: frame))
    }
  }

  /// Puts all of another canvas on top.
  mutating func add(_ other: PageCanvas) {
    below += other.below
    items += other.items
    standing.below += other.standing.below
    standing.items += other.standing.items
    headings += other.headings
    regions += other.regions
    bookmarks += other.bookmarks
  }

  /// How much of each kind there is.
  struct Extent {
    var below = 0
    var items = 0
    var headings = 0
    var regions = 0
    var bookmarks = 0
  }

  var extent: Extent {
    Extent(
      below: below.count,
      items: items.count,
      headings: headings.count,
      regions: regions.count,
      bookmarks: bookmarks.count
    )
  }

  /// Moves what was put on it since there was so much, or all.
  mutating func move(down distance: Double, from start: Extent = Extent()) {
    for index in below.indices[start.below...] { below[index] = below[index].moved(x: 0, y: distance) }
    for index in items.indices[start.items...] { items[index] = items[index].moved(x: 0, y: distance) }
    for index in headings.indices[start.headings...] { headings[index].y += distance }
    for index in regions.indices[start.regions...] { regions[index].frame.y += distance }
    for index in bookmarks.indices[start.bookmarks...] { bookmarks[index].y += distance }
  }

  mutating func line(
    _ fromX: Double,
    _ fromY: Double,
    _ toX: Double,
    _ toY: Double,
    _ border: Border
  ) {
    for stroke in border.strokes(fromX, fromY, toX, toY) { items.append(.line(stroke)) }
  }
}

extension PageCanvas {
  /// The four lines of a frame.
  mutating func frame(_ frame: Rectangle, _ borders: Borders) {
    let (right, bottom) = (frame.x + frame.width, frame.y + frame.height)
    if let border = borders.top { line(frame.x, frame.y, right, frame.y, border) }
    if let border = borders.bottom { line(frame.x, bottom, right, bottom, border) }
    if let border = borders.left { line(frame.x, frame.y, frame.x, bottom, border) }
    if let border = borders.right { line(right, frame.y, right, bottom, border) }
  }
}

extension Border {
  /// The strokes that show the border along a line, upright or level.
  func strokes(_ fromX: Double, _ fromY: Double, _ toX: Double, _ toY: Double) -> [StrokedLine] {
    guard isVisible else { return [] }
    let isLevel = fromY == toY
    let offsets: [Double]
    let dash: StrokedLine.Dash
    switch style {
    case .none: return []
    case .double: (offsets, dash) = ([-width, width], .solid)
    case .triple: (offsets, dash) = ([-2 * width, 0, 2 * width], .solid)
    case .dotted: (offsets, dash) = ([0], .dotted)
    case .dashed: (offsets, dash) = ([0], .dashed)
    case .single: (offsets, dash) = ([0], .solid)
    }
    return offsets.map { offset in
      StrokedLine(
        fromX: fromX + (isLevel ? 0 : offset),
        fromY: fromY + (isLevel ? offset : 0),
        toX: toX + (isLevel ? 0 : offset),
        toY: toY + (isLevel ? offset : 0),
        width: width,
        colour: colour,
        dash: dash
      )
    }
  }
}
