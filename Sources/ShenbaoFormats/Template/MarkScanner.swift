/// Finds the marks in the text of a paragraph, of a cell or of a property.
struct MarkScanner: Equatable, Sendable {
  /// A mark, or an escape, at a range of UTF-8 bytes.
  struct Span: Equatable, Sendable {
    enum Content: Equatable, Sendable {
      case mark(Mark)
      /// `{{{{`, which prints `{{`.
      case literal(String)
      /// What looks like a mark and is none.
      case broken(String, TemplateIssue.Kind)
    }

    var range: Range<Int>
    /// The first byte of the name, whose format the value takes.
    var nameOffset: Int
    var content: Content
  }

  /// A mark longer than this is taken for brackets that were never closed.
  static let maximumLength = 1_000

  /// With which escaped brackets may begin that end something.
  private static let endings = Array("}%".utf8)

  private let opening: BracketPattern
  private let closing: BracketPattern
  private let delimiters: MarkDelimiters
  private static let statement = (opening: BracketPattern("{%"), closing: BracketPattern("%}"))
  private static let escapes = ["{_{": "{{", "}_}": "}}", "{_%": "{%", "%_}": "%}"].map {
    (pattern: BracketPattern($0.key), text: $0.value)
  }
  private static let remark = (opening: BracketPattern("{#"), closing: BracketPattern("#}"))

  /// The characters that a mark can start with, in UTF-8.
  var starts: [[UInt8]] { opening.starts }

  init(_ delimiters: MarkDelimiters) {
    self.delimiters = delimiters
    opening = BracketPattern(delimiters.opening)
    closing = BracketPattern(delimiters.closing)
  }

  /// Whether statements of other tools are marks.
  var hasStatements: Bool { delimiters.isForeign && delimiters.haveStatements }

  /// Whether there may be marks in `text`.
  func occurs(in text: [UInt8]) -> Bool {
    opening.occurs(in: text) || delimiters.haveStatements && Self.statement.opening.occurs(in: text)
  }

  /// The spans in `text`, in order and apart; `breaks` are bytes that no mark can contain.
  func spans(in text: [UInt8], breaks: [UInt8] = [0x0A, 0x09, 0x01]) -> [Span] {
    var spans: [Span] = []
    var position = 0
    while position < text.count {
      // Statements and remarks begin as marks do.
      guard opening.mayStart(with: text[position]) || hasStatements && Self.endings.contains(text[position]) else {
        position += 1
        continue
      }
      let span: Span
      if let inside = opening.end(in: text, at: position) {
        span = self.span(in: text, from: position, inside: inside, breaks: breaks)
      } else if hasStatements, let found = escape(in: text, at: position) {
        span = found
      } else if delimiters.haveStatements, let found = statement(in: text, from: position, breaks: breaks) {
        span = found
      } else {
        position += 1
        continue
      }
      spans.append(span)
      position = span.range.upperBound
    }
    return spans
  }

  /// A statement or a remark of other tools; among our own marks a statement is a mistake.
  private func statement(in text: [UInt8], from start: Int, breaks: [UInt8]) -> Span? {
    let isRemark = Self.remark.opening.end(in: text, at: start) != nil
    let (opening, closing) = isRemark ? Self.remark : Self.statement
    guard let inside = opening.end(in: text, at: start), delimiters.isForeign || !isRemark else { return nil }
    let limit = min(text.count, inside + Self.maximumLength)
    for position in inside..<max(inside, limit) {
      guard !breaks.contains(text[position]) else { return nil }
      guard let end = closing.end(in: text, at: position) else { continue }
      if isRemark { return Span(range: start..<end, nameOffset: start, content: .literal("")) }
      return span(in: text, range: start..<end, inside: inside..<position, isStatement: true)
    }
    return nil
  }

  /// `{_{`, by which other tools print `{{`.
  private func escape(in text: [UInt8], at start: Int) -> Span? {
    for escape in Self.escapes {
      guard let end = escape.pattern.end(in: text, at: start) else { continue }
      return Span(range: start..<end, nameOffset: start, content: .literal(escape.text))
    }
    return nil
  }

  private func span(in text: [UInt8], from start: Int, inside: Int, breaks: [UInt8]) -> Span {
    if let end = opening.end(in: text, at: inside) {
      return Span(range: start..<end, nameOffset: start, content: .literal(delimiters.opening))
    }
    var position = inside
    while position < min(text.count, inside + Self.maximumLength), !breaks.contains(text[position]) {
      if let end = closing.end(in: text, at: position) {
        return span(in: text, range: start..<end, inside: inside..<position)
      }
      if opening.end(in: text, at: position) != nil { break }
      position += 1
    }
    let written = String(decoding: text[start..<position].prefix(60), as: UTF8.self)
    return Span(range: start..<inside, nameOffset: start, content: .broken(written, .malformed))
  }

  private func span(in text: [UInt8], range: Range<Int>, inside: Range<Int>, isStatement: Bool = false) -> Span {
    let written = String(decoding: text[range], as: UTF8.self)
    let nameOffset = Self.nameOffset(in: text, inside)
    do throws(Mark.Problem) {
      let mark = try mark(String(decoding: text[inside], as: UTF8.self), written: written, isStatement: isStatement)
      return Span(range: range, nameOffset: nameOffset, content: .mark(mark))
    } catch {
      return Span(range: range, nameOffset: nameOffset, content: .broken(written, error.issue))
    }
  }

  private func mark(_ inside: String, written: String, isStatement: Bool) throws(Mark.Problem) -> Mark {
    guard delimiters.isForeign else {
      guard !isStatement else { throw .foreign }
      return try Mark(parsing: inside, written: written)
    }
    return try Mark(foreign: inside, written: written, isStatement: isStatement)
  }

  /// The first byte after signs and blanks.
  private static func nameOffset(in text: [UInt8], _ inside: Range<Int>) -> Int {
    let signs = Set("#?^/*@☐□＃？＾／＊＠".unicodeScalars)
    var offset = inside.lowerBound
    for scalar in String(decoding: text[inside], as: UTF8.self).unicodeScalars {
      guard signs.contains(scalar) || scalar.properties.isWhitespace else { break }
      offset += scalar.utf8.count
    }
    return offset < inside.upperBound ? offset : inside.lowerBound
  }
}

extension Mark.Problem {
  fileprivate var issue: TemplateIssue.Kind {
    switch self {
    case .malformed: .malformed
    case .badModifier: .badModifier
    case .foreign: .foreign
    }
  }
}

extension Unicode.Scalar {
  /// The scalar in UTF-8.
  fileprivate var utf8: [UInt8] { Array(String(Character(self)).utf8) }
}
