/// A drawn box with text, or a line; measures in points.
struct Shape {
  enum Outline {
    case rectangle
    /// From the upper left to the lower right corner, or from the lower left to the upper right.
    case line(isRising: Bool)
  }

  var outline = Outline.rectangle
  var width: Double
  var height: Double
  /// Of the column's width, when it is as wide as that.
  var share: Double?
  /// Whether the height follows the text.
  var growsWithText = false
  var fill: Colour?
  var stroke: Border = .none
  /// The colour of text that names none, on the fill.
  var ink: Colour?
  var insets = (top: 3.6, left: 7.2, bottom: 3.6, right: 7.2)
  var verticalAlign = CellProperties.VerticalAlign.top
  var direction = CellProperties.Direction.horizontal
  /// How it is turned as a whole, about its middle.
  var turn = PictureTurn.none
  /// Whether its text stays level when it is turned.
  var keepsTextLevel = false
  var blocks: [Block] = []
  /// What stands in it, when it is a group of drawings.
  var members: [Member] = []

  /// A drawing in a group, its place from the group's upper left corner.
  struct Member {
    var x: Double
    var y: Double
    var content: FloatingObject.Content
  }

  /// A pale frame instead of something that cannot be shown.
  static func unshown(width: Double, height: Double) -> Shape {
    var shape = Shape(width: width, height: height)
    shape.stroke = Border(style: .single, width: 0.5, colour: Colour(red: 192, green: 192, blue: 192), space: 0)
    return shape
  }
}

/// Something that floats beside the text: a picture or a shape, and where.
struct FloatingObject {
  enum Content {
    case picture(Picture)
    case shape(Shape)
  }

  var content: Content
  var anchor: Picture.Anchor
}
