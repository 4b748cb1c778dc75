/// Something that a blank form asks for, and where.
package struct FormPlace {
  /// What is written there.
  package enum Kind: Equatable, Sendable {
    /// One value.
    case value
    /// A day, a month or two days, whose `年　月　日` is printed.
    case date
    case month
    case period
    /// Paragraphs.
    case prose
    /// Ticks in printed boxes, with the words beside them.
    case boxes([String])
    /// A row for each of several things: the heads of the columns, and how many rows the form prints.
    case rows([String], count: Int)
  }

  /// How the place was found, the surest first.
  package enum Finding: String, Sendable {
    case beside, below, crossing, inline, boxes, rows, prompt, heading, rule
  }

  package var kind: Kind
  package var finding: Finding
  /// The heading it stands under.
  package var heading: String?
  /// The printed words that name it, the outermost first.
  package var labels: [String]
  /// The form's own remark on what is to be written.
  package var prompt = ""
  /// The unit printed behind it.
  package var unit = ""
  /// Where it is, for people.
  package var place: TemplatePlace
  var target: Target
  /// The same place in the version of a text box for older programs.
  var echo: Target?

  enum Target {
    /// A blank cell or paragraph of its own.
    case paragraph(XMLElement, surplus: [XMLElement], model: XMLElement?)
    /// A new paragraph behind that one.
    case behind(XMLElement)
    case range(XMLElement, Range<Int>)
    case boxes([(paragraph: XMLElement, glyph: Int, words: String)])
    case rows(cells: [Column], surplus: [XMLElement])
  }

  /// A cell of the row that is repeated.
  struct Column {
    var cell: XMLElement
    var isNumber: Bool
  }

  /// The names that a mark needs: one, or one for the rows and one for each column.
  package struct Naming {
    package var path: String
    package var columns: [String]

    package init(path: String, columns: [String] = []) {
      self.path = path
      self.columns = columns
    }
  }
}

/// Something on a blank form that is not filled from answers, and why.
package struct FormRemark: Equatable, Sendable {
  package enum Kind: String, Sendable {
    /// Signed or sealed by hand.
    case signature
    /// A date written by hand beside a signature.
    case handDate
    /// A blank without words beside it.
    case unnamed
    /// A box without words.
    case box
  }

  package var kind: Kind
  package var text: String
  package var place: TemplatePlace
}
