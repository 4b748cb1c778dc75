/// One block of a text with structure: a paragraph, a table, a rule.
enum RichBlock: Equatable {
  case paragraph(RichParagraph)
  case table(RichTable)
  case rule
}

struct RichParagraph: Equatable {
  enum Kind: Equatable {
    case body
    /// Level from 1 to 6.
    case heading(Int)
    /// An item of a list: the list's number in the text, the level from 0, and the number it begins with.
    case item(list: Int, level: Int, isOrdered: Bool, start: Int)
    /// A further paragraph of an item of that level.
    case continued(level: Int)
    case quotation
    case code
  }

  var kind: Kind
  var spans: [RichSpan]

  var text: String { spans.map(\.text).joined() }
}

/// Letters of one look; a picture has no letters.
struct RichSpan: Equatable {
  var text: String
  var isStrong = false
  var isEmphasized = false
  var isStruck = false
  var isCode = false
  var link: String?
  /// Where it leads without looking like a link.
  var reference: String?
  /// The file of a picture.
  var picture: String?
}

struct RichTable: Equatable {
  enum Alignment: Equatable {
    case start
    case center
    case end
  }

  var alignments: [Alignment]
  /// The first row is the head.
  var rows: [[[RichSpan]]]
}
