internal import ShenbaoFormats

/// A paragraph in lines, or the part of it that stands on one page; measures in points.
struct ParagraphBox {
  /// Borders and background, reaching from `left` to `right` of the container.
  struct Frame {
    var borders = Borders()
    var shading: Colour?
    var left = 0.0
    var right = 0.0
  }

  var lines: [LineBox]
  var before: Double
  var after: Double
  var frame = Frame()
  var keepsNext = false
  var keepsLines = false
  var controlsWidows = true
  var breaksPageBefore = false
  var heading: PageCanvas.Heading?
  var bookmarks: [String] = []
  var floating: [FloatingBox] = []
  /// What it was made of and in which width, to make it again beside something.
  var source: Paragraph?
  var width = 0.0
  /// Whether lines were made to run beside something.
  var isBesideObstacles = false
  /// How its footnotes were numbered.
  var noteOffsets: [TextSource.NoteOffset] = []
  /// How far below others in the same frame it stands.
  var offsetInFrame = 0.0
  /// A paragraph in a frame of its own takes no room among the others.
  var position: FramePosition?

  var topBorder: Double { frame.borders.top.map { $0.isVisible ? $0.space + $0.thickness : 0 } ?? 0 }
  private var bottomBorder: Double {
    frame.borders.bottom.map { $0.isVisible ? $0.space + $0.thickness : 0 } ?? 0
  }

  /// Whether nothing of it is seen.
  var isEmpty: Bool {
    lines.allSatisfy(\.items.isEmpty) && floating.isEmpty && frame.borders.isEmpty && frame.shading == nil
  }

  /// From the top of the first line to the bottom of the last, with borders.
  var innerHeight: Double { lines.reduce(topBorder + bottomBorder) { $0 + $1.height } }
  var height: Double { position == nil ? before + innerHeight + after : 0 }

  /// How many lines fit into `room` (spacing before taken off) without breaking a rule; all, some or none.
  func linesFitting(_ room: Double) -> Int {
    var count = 0
    var used = topBorder
    for line in lines {
      used += line.height
      if used > room + 0.05 { break }
      count += 1
    }
    if count == lines.count || position != nil { return lines.count }
    if keepsLines { return 0 }
    guard controlsWidows, lines.count > 1 else { return count }
    if lines.count - count == 1 { count -= 1 }
    return count < 2 ? 0 : count
  }

  /// Cuts after `count` lines.
  func split(after count: Int) -> (head: ParagraphBox, tail: ParagraphBox) {
    var head = self
    var tail = self
    head.lines = Array(lines.prefix(count))
    head.after = 0
    head.frame.borders.bottom = nil
    tail.lines = Array(lines.dropFirst(count))
    tail.before = 0
    tail.heading = nil
    tail.bookmarks = []
    tail.floating = []
    tail.breaksPageBefore = false
    tail.frame.borders.top = nil
    return (head, tail)
  }

  func paint(x: Double, y: Double, page: PageGeometry, on canvas: inout PageCanvas) {
    guard let position else { return paint(x: x, top: y + before, above: before, page: page, on: &canvas) }
    let left = position.left(frame.right, containerX: x, page: page)
    let top = position.top(innerHeight, flowY: y, page: page) + offsetInFrame
    paint(x: left, top: top, above: 0, page: page, on: &canvas)
  }

  /// Paints it below the space above it, which what floats does not count.
  private func paint(x: Double, top: Double, above: Double, page: PageGeometry, on canvas: inout PageCanvas) {
    paintFrame(x: x, top: top, on: &canvas)
    if var heading {
      heading.y = top
      canvas.headings.append(heading)
    }
    canvas.bookmarks += bookmarks.map { PageCanvas.Bookmark(name: $0, y: top) }
    for item in floating { item.paint(paragraphX: x, paragraphY: top - above, page: page, on: &canvas) }
    var lineTop = top + topBorder
    for line in lines {
      canvas.add(line, x: x, y: lineTop)
      lineTop += line.height
    }
  }

  private func paintFrame(x: Double, top: Double, on canvas: inout PageCanvas) {
    let bottom = top + innerHeight
    let borders = frame.borders
    let left = x + frame.left - (borders.left.map { $0.isVisible ? $0.space + $0.width / 2 : 0 } ?? 0)
    let right = x + frame.right + (borders.right.map { $0.isVisible ? $0.space + $0.width / 2 : 0 } ?? 0)
    if let shading = frame.shading {
      canvas.below.append(.fill(Rectangle(x: left, y: top, width: right - left, height: bottom - top), shading))
    }
    if let border = borders.top { canvas.line(left, top + border.width / 2, right, top + border.width / 2, border) }
    if let border = borders.bottom {
      canvas.line(left, bottom - border.width / 2, right, bottom - border.width / 2, border)
    }
    if let border = borders.left { canvas.line(left, top, left, bottom, border) }
    if let border = borders.right { canvas.line(right, top, right, bottom, border) }
    if let bar = borders.bar { canvas.line(left - bar.space, top, left - bar.space, bottom, bar) }
  }
}

/// The page a box stands on, for things placed by the page's measures.
struct PageGeometry {
  var width: Double
  var height: Double
  var left: Double
  var right: Double
  var top: Double
  var bottom: Double
  /// Whether it is turned for lines that run down.
  var isTurned = false

  /// Where a floating picture stands; on turned paper from the upper left corner of its margins, as it lies.
  func frame(
    _ size: (width: Double, height: Double),
    _ anchor: Picture.Anchor,
    paragraphX: Double,
    paragraphY: Double
  ) -> Rectangle {
    if isTurned {
      let paper = upright
      return paper.frame(size, anchor, paragraphX: paper.left, paragraphY: paper.top)
    }
    let across: (Double, Double)
    switch anchor.horizontalOrigin {
    case .page: across = (0, width)
    case .leftMargin: across = (0, left)
    case .rightMargin: across = (right, width)
    case .margin: across = (left, right)
    default: across = (paragraphX, max(paragraphX, right))
    }
    let down: (Double, Double)
    switch anchor.verticalOrigin {
    case .page: down = (0, height)
    case .margin: down = (top, bottom)
    default: down = (paragraphY, bottom)
    }
    let x = Self.place(anchor.horizontalAlign, anchor.x, across, size.width)
    let y = Self.place(anchor.verticalAlign, anchor.y, down, size.height)
    return Rectangle(x: x, y: y, width: size.width, height: size.height)
  }

  private static func place(_ align: String?, _ offset: Double, _ range: (Double, Double), _ size: Double) -> Double {
    switch align {
    case "center": (range.0 + range.1 - size) / 2
    case "right", "bottom", "outside": range.1 - size
    case "left", "top", "inside": range.0
    default: range.0 + offset
    }
  }
}
