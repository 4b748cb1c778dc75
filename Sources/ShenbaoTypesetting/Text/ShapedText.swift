/// A paragraph's text as glyphs, not yet in lines; measures in points.
struct ShapedText {
  /// A stretch with one font, size and look.
  struct Strand {
    var variant: FontVariant?
    var format: CharacterFormat
    /// Of the declared font, in points.
    var ascent: Double
    var descent: Double
    var level: UInt8
  }

  /// The smallest piece that is never divided: a character, a ligature, a tab, a picture.
  struct Cluster {
    enum Kind {
      case text
      case space
      case tab
      /// Shown only where a line ends with it; until then it takes no room.
      case softHyphen(width: Double)
      case lineBreak
      case pageBreak
      case columnBreak
      case picture(Int)
      case object(Int)
    }

    var kind: Kind
    var bytes: Range<Int>
    /// The first and the last character.
    var first: UInt32
    var last: UInt32
    var glyphs: Range<Int>
    var advance: Double
    var strand: Int
    /// Which inline it came from.
    var piece: Int
    /// Moves the ink within the advance.
    var shift = 0.0
    /// Kept free before it when it does not begin a line.
    var gap = 0.0
    var isWide: Bool
    var mayBreakBefore = false

    var isText: Bool { if case .text = kind { true } else { false } }
    var isSpace: Bool { if case .space = kind { true } else { false } }
    var isTab: Bool { if case .tab = kind { true } else { false } }
    /// How wide it is where a line ends with it, when it is an optional hyphen.
    var hyphenWidth: Double? { if case .softHyphen(let width) = kind { width } else { nil } }
  }

  var bytes: [UInt8] = []
  var clusters: [Cluster] = []
  var glyphs: [ShapedGlyph] = []
  var strands: [Strand] = []
  var pictures: [Picture] = []
  var objects: [LineObject] = []
  /// Tabs that lead to the margins or between them, by piece; their position is computed in the line.
  var alignedTabs: [Int: ParagraphProperties.TabStop] = [:]
  /// The content controls of each piece.
  var controls: [[Int]] = []
  /// The notes, each with the piece it stands at.
  var notes: [(piece: Int, reference: NoteReference)] = []
  /// How many pieces at the beginning are a list's label, which line spacing does not multiply, as measured in Word.
  var labelCount = 0
  /// Height of an empty line, and what the paragraph mark adds to the last.
  var mark = (ascent: 0.0, descent: 0.0)
  /// The size by which indents in characters are measured.
  var characterSize = 10.5

  /// In one line.
  var width: Double { clusters.reduce(1) { $0 + $1.gap + $1.advance } }

  func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
}
