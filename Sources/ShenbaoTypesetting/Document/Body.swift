/// The content of a document, its styles already resolved.
enum Block {
  case paragraph(Paragraph)
  case table(Table)
  /// The section that ends here.
  case sectionEnd(Section)
}

/// One paragraph.
struct Paragraph {
  var format: ParagraphFormat
  /// The look of the paragraph mark, which gives an empty line its height.
  var mark: CharacterFormat
  var inlines: [Inline]
  /// The list label that stands before the text.
  var label: ListLabel?
  /// The names of the bookmarks in it.
  var bookmarks: [String] = []

  /// The text as read, fields by their cached results.
  var text: String {
    inlines.reduce(into: "") { text, inline in
      switch inline.content {
      case .text(let piece): text += piece
      case .tab: text += "\t"
      case .lineBreak: text += " "
      default: break
      }
    }
  }
}

/// The number or bullet of a list paragraph.
struct ListLabel {
  var text: String
  /// The number of its level alone.
  var number = ""
  var format: CharacterFormat
  var suffix: String
  var alignment = ParagraphProperties.Alignment.left
}

/// A stretch of a paragraph with one look.
struct Inline {
  enum Content {
    case text(String)
    case tab
    case lineBreak
    case pageBreak
    case columnBreak
    case number(PageNumber)
    case picture(Picture)
    case floating(FloatingObject)
    case overlay(Overlay)
    case note(NoteReference)
    /// A shape that stands in the line as a character does.
    case box(Shape)
    /// A tab to a place of the margins, with what fills it (ECMA-376 17.3.3.23).
    case alignedTab(ParagraphProperties.TabStop.Kind, leader: Character?)
  }

  var content: Content
  var format: CharacterFormat
  /// The content controls and hyperlinks around it, outermost first, as places in the document's list of spans.
  var controls: [Int]
}

/// A number known only when pages are made.
enum PageNumber {
  case page(NumberFormat?)
  case pages
  case sectionPages
  /// The number of the note that the text belongs to.
  case note
}

/// A picture in the text; measures in points.
struct Picture {
  /// Where a floating picture stands; nil for one in the line.
  struct Anchor {
    enum Origin: String { case page, margin, column, paragraph, line, character, leftMargin, rightMargin }
    var horizontalOrigin: Origin
    var verticalOrigin: Origin
    var x: Double
    var y: Double
    var horizontalAlign: String?
    var verticalAlign: String?
    var isBehindText: Bool
    var wrap = Wrap.none
    /// Kept free around it.
    var distances = (top: 0.0, left: 0.0, bottom: 0.0, right: 0.0)

    /// How text runs around it (ECMA-376 20.4.2.17, 20.4.2.20).
    enum Wrap { case none, square, topAndBottom }

    /// At the paragraph's own corner.
    static let inLine = Anchor(horizontalOrigin: .column, verticalOrigin: .paragraph, x: 0, y: 0, isBehindText: false)

    static func wrap(vml name: String) -> Wrap {
      switch name {
      case "square", "tight", "through": .square
      case "topAndBottom": .topAndBottom
      default: .none
      }
    }
  }

  /// Shares of width and height that are cut off.
  struct Crop: Equatable {
    var top = 0.0
    var left = 0.0
    var bottom = 0.0
    var right = 0.0
  }

  var image: ImageFile
  /// Before it is turned.
  var width: Double
  var height: Double
  var crop = Crop()
  var border = Border.none
  var turn = PictureTurn.none

  /// What it takes of a line.
  var room: (width: Double, height: Double) { turn.reach(width: width, height: height) }
}

/// One table; its cells keep the grid columns they cover.
struct Table {
  /// Word's own limit is 63; generated files have a few more.
  static let maximumColumns = 256

  var properties: TableProperties
  /// Column widths as saved, in points.
  var grid: [Double]
  var rows: [TableRow]
  /// Where the rows of a long table are read from; `rows` is then empty.
  var source: RowSource?
}

struct TableRow {
  var properties: RowProperties
  /// The table's properties with this row's exceptions.
  var table: TableProperties
  var cells: [TableCell]
}

struct TableCell {
  var properties: CellProperties
  /// The first grid column.
  var column: Int
  var blocks: [Block]
}
