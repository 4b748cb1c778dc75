/// What is wrong at one mark of a template.
package struct TemplateIssue: Equatable, Sendable {
  package enum Kind: String, Sendable, CaseIterable {
    /// Nothing in the data has that name.
    case unknownName
    /// A list or a group of names where one value is to be printed.
    case listWhereValueIsDue
    /// `{{.}}` or a row number where the section around it is no list.
    case valueWhereListIsDue
    /// `{{/x}}` without `{{#x}}`.
    case unopened
    /// `{{#x}}` without `{{/x}}`.
    case unclosed
    /// Two sections overlap, or a pair starts or ends in the middle of something.
    case crossing
    /// One mark of a pair stands in a table and the other outside it.
    case outsideTable
    /// A modifier that does not exist, or that does not suit the value.
    case badModifier
    /// Brackets whose contents are no mark.
    case malformed
    /// `{% … %}`, as other tools write, among our marks, or one of theirs that we do not know.
    case foreign
    /// A value holds a character that no document may contain.
    case controlCharacter
    /// The file that a picture's mark names is not there, or is neither PNG nor JPEG.
    case missingPicture
    /// Data that no mark prints.
    case unusedData
    /// Something in the template that cannot be filled or moved yet.
    case unsupported
  }

  package var kind: Kind
  /// The mark as written, `{{甲.乙}}`.
  package var mark: String
  /// The name in it.
  package var name: String
  /// The part of the package, `word/document.xml`.
  package var part: String
  package var place: TemplatePlace
  /// The nearest names, best first, at most three.
  package var suggestions: [String]
  /// Grows from the template's beginning to its end.
  var order = Int.max

  package init(
    _ kind: Kind,
    mark: String,
    name: String,
    part: String,
    place: TemplatePlace,
    suggestions: [String] = []
  ) {
    self.kind = kind
    self.mark = mark
    self.name = name
    self.part = part
    self.place = place
    self.suggestions = suggestions
  }
}

/// Where in a template something stands, said so that a person can find it.
package struct TemplatePlace: Equatable, Sendable {
  /// The nearest heading before it.
  package var heading: String?
  /// Table, row and column as printed, from 1.
  package var table: Int?
  package var row: Int?
  package var column: Int?
  /// In a workbook: the sheet's name, and the cell as `B7`.
  package var sheet: String?
  package var cell: String?
  /// The text around the mark, at most 60 characters.
  package var text: String

  package init(
    heading: String? = nil,
    table: Int? = nil,
    row: Int? = nil,
    column: Int? = nil,
    sheet: String? = nil,
    cell: String? = nil,
    text: String = ""
  ) {
    self.heading = heading
    self.table = table
    self.row = row
    self.column = column
    self.sheet = sheet
    self.cell = cell
    self.text = text
  }
}

extension [TemplateIssue] {
  /// In the order of the template; what concerns no mark comes last.
  var inReadingOrder: [TemplateIssue] {
    enumerated().sorted { ($0.element.order, $0.offset) < ($1.element.order, $1.offset) }.map(\.element)
  }
}

extension TemplatePlace {
  /// The part of `text` around the `mark`, at most 60 characters, with dots where something was left out.
  static func excerpt(of text: String, around mark: String) -> String {
    let flat = String(text.map { $0.isNewline || $0 == "\t" ? " " : $0 })
    guard flat.count > 60 else { return flat }
    let at = flat.range(of: mark)
    let start = at.map { flat.distance(from: flat.startIndex, to: $0.lowerBound) } ?? 0
    let from = max(0, min(start - 20, flat.count - 58))
    let excerpt = String(flat.dropFirst(from).prefix(58))
    return (from > 0 ? "…" : "") + excerpt + (from + 58 < flat.count ? "…" : "")
  }
}

extension String {
  /// The first place where `other` stands; unlike Foundation's, it compares bytes.
  fileprivate func range(of other: String) -> Range<String.Index>? {
    let haystack = Array(utf8)
    let needle = Array(other.utf8)
    guard !needle.isEmpty, needle.count <= haystack.count else { return nil }
    for start in 0...(haystack.count - needle.count) where haystack[start..<start + needle.count].elementsEqual(needle)
    {
      let lower = utf8.index(utf8.startIndex, offsetBy: start)
      return lower..<utf8.index(lower, offsetBy: needle.count)
    }
    return nil
  }
}
