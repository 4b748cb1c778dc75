/// Cuts the texts of a paragraph's runs where marks begin and end; texts must be asked for in their order.
struct RunSplitter {
  enum Piece {
    case text(ArraySlice<UInt8>)
    /// In the run that holds the first character of the mark's name, whose format the value takes.
    case mark(Mark)
    case broken(String, TemplateIssue.Kind)
  }

  let text: ParagraphText
  /// Whether doubled brackets must become single ones.
  var hasEscapes: Bool { spans.contains { if case .literal = $0.content { true } else { false } } }
  private let spans: [MarkScanner.Span]
  private var next = 0
  private var span = 0

  init(_ paragraph: XMLElement, scanner: MarkScanner) {
    text = ParagraphText(paragraph)
    spans = scanner.spans(in: text.bytes)
  }

  /// Passes over the texts inside an element that is taken as it is.
  mutating func skip(_ element: XMLElement) {
    guard ParagraphText.containers.contains(element.name) else { return }
    next += ParagraphText(wrapping: element).starts.count
  }

  /// The pieces of one `w:t`.
  mutating func pieces(of element: XMLElement) -> [Piece] {
    guard next < text.starts.count else { return [] }
    var position = text.starts[next]
    let end = position + element.text.utf8.count
    next += 1
    var pieces: [Piece] = []
    while position < end {
      while span < spans.count, spans[span].range.upperBound <= position { span += 1 }
      guard span < spans.count, spans[span].range.lowerBound < end else {
        pieces.append(.text(text.bytes[position..<end]))
        break
      }
      let current = spans[span]
      if current.range.lowerBound > position {
        pieces.append(.text(text.bytes[position..<current.range.lowerBound]))
        position = current.range.lowerBound
      }
      let stop = min(end, current.range.upperBound)
      if (position..<stop).contains(current.nameOffset) { pieces.append(Self.piece(current.content)) }
      position = stop
    }
    return pieces
  }

  private static func piece(_ content: MarkScanner.Span.Content) -> Piece {
    switch content {
    case .mark(let mark): .mark(mark)
    case .literal(let text): .text(ArraySlice(text.utf8))
    case .broken(let written, let kind): .broken(written, kind)
    }
  }
}
