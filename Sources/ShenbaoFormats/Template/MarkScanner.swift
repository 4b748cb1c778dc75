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

  let opening: BracketPattern
  private let closing: BracketPattern
  private let delimiters: MarkDelimiters

  init(_ delimiters: MarkDelimiters) {
    self.delimiters = delimiters
    opening = BracketPattern(delimiters.opening)
    closing = BracketPattern(delimiters.closing)
  }

  /// The spans in `text`, in order and apart; `breaks` are bytes that no mark can contain.
  func spans(in text: [UInt8], breaks: [UInt8] = [0x0A, 0x09, 0x01]) -> [Span] {
    var spans: [Span] = []
    var position = 0
    while position < text.count {
      guard let inside = opening.end(in: text, at: position) else {
        position += 1
        continue
      }
      let span = span(in: text, from: position, inside: inside, breaks: breaks)
      spans.append(span)
      position = span.range.upperBound
    }
    return spans
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

  private func span(in text: [UInt8], range: Range<Int>, inside: Range<Int>) -> Span {
    let written = String(decoding: text[range], as: UTF8.self)
    let nameOffset = Self.nameOffset(in: text, inside)
    do throws(Mark.Problem) {
      let mark = try Mark(
        parsing: String(decoding: text[inside], as: UTF8.self),
        written: written,
        isForeign: delimiters.climbs
      )
      return Span(range: range, nameOffset: nameOffset, content: .mark(mark))
    } catch {
      let kind: TemplateIssue.Kind = error == .malformed ? .malformed : .badModifier
      return Span(range: range, nameOffset: nameOffset, content: .broken(written, kind))
    }
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

extension Unicode.Scalar {
  /// The scalar in UTF-8.
  fileprivate var utf8: [UInt8] { Array(String(Character(self)).utf8) }
}
