package import ShenbaoFormats

/// One thing painted on a page; measures in points, the origin at the top left, y downwards.
package enum DisplayItem {
  case glyphs(GlyphRun)
  case line(StrokedLine)
  case fill(Rectangle, Colour)
  case image(PlacedImage)
}

/// A straight line with butt ends.
package struct StrokedLine: Equatable, Sendable {
  package enum Dash: String, Sendable {
    case solid
    case dotted
    case dashed
    /// The dots that lead from an entry to its page.
    case leader
    /// A dot where the line would begin.
    case round
  }

  package var fromX: Double
  package var fromY: Double
  package var toX: Double
  package var toY: Double
  package var width: Double
  package var colour: Colour
  package var dash: Dash = .solid
}

/// A picture file and where it is painted.
package struct PlacedImage {
  package var frame: Rectangle
  var image: ImageFile
  var crop = Picture.Crop()
  var turn = PictureTurn.none
}

/// Glyphs of one face, size and colour in one line, with the text they stand for.
package struct GlyphRun {
  struct Glyph {
    var index: UInt32
    /// From the run's origin, in points.
    var x: Double
    var y: Double
  }

  /// How many bytes of the text stand for how many glyphs.
  struct Cluster {
    var bytes: Int
    var glyphs: Int
  }

  /// Where the baseline leads: a step of length 1.
  package struct Direction: Equatable, Sendable {
    package var x: Double
    package var y: Double
    package static let level = Direction(x: 1, y: 0)
  }

  package var x: Double
  /// The baseline.
  package var y: Double
  package var text: String
  package var size: Double
  package var colour: Colour
  var face: FontFace
  var slant: Double
  /// Horizontal scale, 1 as designed.
  var scale: Double = 1
  var direction = Direction.level
  var glyphs: [Glyph]
  var clusters: [Cluster]

  /// The face's file, without its ending.
  package var fontName: String { face.name }

  /// Where the last glyph begins, from the origin.
  package var lastGlyphX: Double { glyphs.last?.x ?? 0 }
}

extension DisplayItem {
  /// The same thing moved.
  package func moved(x: Double, y: Double) -> DisplayItem {
    switch self {
    case .glyphs(var run):
      run.x += x
      run.y += y
      return .glyphs(run)
    case .line(var line):
      line.fromX += x
      line.toX += x
      line.fromY += y
      line.toY += y
      return .line(line)
    case .fill(var rectangle, let colour):
      rectangle.x += x
      rectangle.y += y
      return .fill(rectangle, colour)
    case .image(var image):
      image.frame.x += x
      image.frame.y += y
      return .image(image)
    }
  }
}
