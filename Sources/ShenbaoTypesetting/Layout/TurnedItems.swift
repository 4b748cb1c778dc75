internal import ShenbaoFormats

extension DisplayItem {
  /// The thing turned by a quarter about the origin, which then goes to (`x`, `y`).
  func turned(isDown: Bool, x: Double, y: Double) -> DisplayItem {
    func place(_ pointX: Double, _ pointY: Double) -> (Double, Double) {
      isDown ? (x - pointY, y + pointX) : (x + pointY, y - pointX)
    }
    func turned(_ frame: Rectangle) -> Rectangle {
      let (firstX, firstY) = place(frame.x, frame.y)
      let (secondX, secondY) = place(frame.x + frame.width, frame.y + frame.height)
      return Rectangle(
        x: min(firstX, secondX),
        y: min(firstY, secondY),
        width: abs(firstX - secondX),
        height: abs(firstY - secondY)
      )
    }
    if case .fill(let frame, let colour) = self { return .fill(turned(frame), colour) }
    return self.turned(by: PictureTurn(degrees: isDown ? 90 : 270), points: place)
  }

  /// The thing turned, given where points go; a filled rectangle becomes a line as thick as it is high.
  func turned(by turn: PictureTurn, points: (Double, Double) -> (Double, Double)) -> DisplayItem {
    switch self {
    case .glyphs(var run):
      (run.x, run.y) = points(run.x, run.y)
      (run.direction.x, run.direction.y) = turn.move(run.direction.x, run.direction.y)
      return .glyphs(run)
    case .line(var line):
      (line.fromX, line.fromY) = points(line.fromX, line.fromY)
      (line.toX, line.toY) = points(line.toX, line.toY)
      return .line(line)
    case .fill(let frame, let colour):
      let (right, y) = (frame.x + frame.width, frame.y + frame.height / 2)
      let bar = StrokedLine(fromX: frame.x, fromY: y, toX: right, toY: y, width: frame.height, colour: colour)
      return DisplayItem.line(bar).turned(by: turn, points: points)
    case .image(var image):
      let (width, height) = (image.frame.width, image.frame.height)
      let (x, y) = points(image.frame.x + width / 2, image.frame.y + height / 2)
      (image.frame.x, image.frame.y) = (x - width / 2, y - height / 2)
      image.turn.degrees = PictureTurn.normal(image.turn.degrees + turn.degrees)
      return .image(image)
    }
  }
}

extension DisplayItem {
  /// A thing of a line that runs down from (`x`, `y`): full-width characters stand upright in its middle.
  func upright(x: Double, y: Double) -> [DisplayItem] {
    guard case .glyphs(let run) = self else { return [turned(isDown: true, x: x, y: y)] }
    return run.pieces.flatMap { piece -> [DisplayItem] in
      guard let scalar = piece.text.unicodeScalars.first?.value, CharacterKind.isWide(scalar),
        !GlyphRun.turnsWithLine(scalar)
      else { return [DisplayItem.glyphs(piece).turned(isDown: true, x: x, y: y)] }
      var upright = piece
      let middle = piece.y - piece.size * GlyphRun.middle
      upright.x = x - middle - piece.size / 2
      upright.y = y + piece.x + piece.size * (0.5 + GlyphRun.middle)
      if GlyphRun.standsInCorner(scalar) {
        upright.x += piece.size * 0.55
        upright.y -= piece.size * 0.55
      }
      return [.glyphs(upright)]
    }
  }
}

extension PageCanvas {
  /// Turns what was set on the turned paper of a section whose lines run down (ECMA-376 17.6.20), but for what stands.
  mutating func turn(onto paper: PageGeometry) {
    below = standing.below + below.flatMap { $0.upright(x: paper.width, y: 0) }
    items = items.flatMap { $0.upright(x: paper.width, y: 0) } + standing.items
    standing = ([], [])
    for index in headings.indices { headings[index].y = paper.top }
    for index in bookmarks.indices { bookmarks[index].y = paper.top }
    for index in regions.indices {
      let frame = regions[index].frame
      regions[index].frame = Rectangle(
        x: paper.width - frame.y - frame.height,
        y: frame.x,
        width: frame.height,
        height: frame.width
      )
    }
  }
}

extension PageGeometry {
  /// The measures of a page for text whose lines run down: its right edge is the upper one.
  func set(inVertical isVertical: Bool) -> PageGeometry {
    guard isVertical else { return self }
    return PageGeometry(
      width: height,
      height: width,
      left: top,
      right: bottom,
      top: width - right,
      bottom: width - left,
      isTurned: true
    )
  }

  /// The paper as it lies, for what does not turn with the lines.
  var upright: PageGeometry {
    guard isTurned else { return self }
    return PageGeometry(
      width: height,
      height: width,
      left: height - bottom,
      right: height - top,
      top: left,
      bottom: right
    )
  }

  /// Where a frame on the paper lies among lines that run down.
  func turned(_ frame: Rectangle) -> Rectangle {
    guard isTurned else { return frame }
    return Rectangle(x: frame.y, y: height - frame.x - frame.width, width: frame.height, height: frame.width)
  }
}

extension GlyphRun {
  /// How far above the baseline the middle of a full-width character lies, in em.
  fileprivate static let middle = 0.38

  /// Brackets and dashes turn with the line.
  fileprivate static func turnsWithLine(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x3008...0x3011, 0x3014...0x301B, 0xFF08, 0xFF09, 0xFF3B, 0xFF3D, 0xFF5B...0xFF5E: true
    default: false
    }
  }

  /// Commas and stops stand in the upper right corner of their square.
  fileprivate static func standsInCorner(_ scalar: UInt32) -> Bool {
    [0x3001, 0x3002, 0xFF0C, 0xFF0E].contains(scalar)
  }

  /// The run cut so that each full-width character stands alone.
  fileprivate var pieces: [GlyphRun] {
    var pieces: [GlyphRun] = []
    var (byte, glyph) = (0, 0)
    var wasWide = true
    let bytes = Array(text.utf8)
    for cluster in clusters {
      let string = String(decoding: bytes[byte..<byte + cluster.bytes], as: UTF8.self)
      let own = glyphs[glyph..<glyph + cluster.glyphs]
      byte += cluster.bytes
      glyph += cluster.glyphs
      let isWide = string.unicodeScalars.first.map { CharacterKind.isWide($0.value) } ?? false
      if isWide || wasWide || pieces.isEmpty {
        var piece = self
        piece.x += own.first?.x ?? 0
        (piece.text, piece.glyphs, piece.clusters) = ("", [], [])
        pieces.append(piece)
      }
      let shift = pieces[pieces.count - 1].x - x
      pieces[pieces.count - 1].text += string
      pieces[pieces.count - 1].clusters.append(cluster)
      pieces[pieces.count - 1].glyphs += own.map { Glyph(index: $0.index, x: $0.x - shift, y: $0.y) }
      wasWide = isWide
    }
    return pieces
  }
}
