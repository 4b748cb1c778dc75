/// A plain text with marks: a property, a cell of a sheet, a field's instruction.
struct TextTemplate {
  indirect enum Piece {
    case literal(String)
    case mark(Int)
    case section(Int, [Piece])
  }

  private(set) var pieces: [Piece]
  /// Marks that open or close a section whose other end is not in this text.
  private(set) var unpaired: [Int]

  /// Reads `text`, adding its marks to `table`; nil when there are none.
  init?(_ text: String, scanner: MarkScanner, part: String, place: TemplatePlace, table: inout MarkTable) {
    let bytes = Array(text.utf8)
    let spans = scanner.spans(in: bytes, breaks: [])
    guard !spans.isEmpty else { return nil }
    var builder = PieceBuilder()
    var position = 0
    for span in spans {
      builder.add(.literal(String(decoding: bytes[position..<span.range.lowerBound], as: UTF8.self)))
      position = span.range.upperBound
      switch span.content {
      case .literal(let literal):
        builder.add(.literal(literal))
        table.noteEscape()
      case .broken(let written, let kind): table.report(kind, written: written, part: part, place: place)
      case .mark(let mark):
        var here = place
        here.text = TemplatePlace.excerpt(of: text, around: mark.written)
        builder.add(mark, at: table.add(MarkTable.Entry(mark: mark, part: part, place: here)), &table)
      }
    }
    builder.add(.literal(String(decoding: bytes[position...], as: UTF8.self)))
    pieces = builder.finish()
    unpaired = builder.unpaired.sorted()
  }

  /// Reports the marks whose other end is missing, where no end elsewhere counts.
  func reportUnpaired(to table: inout MarkTable) {
    for index in unpaired { table.report(table[index].mark.opens ? .unclosed : .unopened, at: index) }
  }

  /// The marks that print or repeat, in order.
  var marks: [Int] { Self.marks(in: pieces) }

  private static func marks(in pieces: [Piece]) -> [Int] {
    pieces.flatMap { piece -> [Int] in
      switch piece {
      case .literal: []
      case .mark(let index): [index]
      case .section(let index, let body): [index] + marks(in: body)
      }
    }
  }

  /// The filled text.
  func text(_ fill: inout FormFill) -> String {
    var result = ""
    Self.append(pieces, to: &result, &fill)
    return result
  }

  private static func append(_ pieces: [Piece], to result: inout String, _ fill: inout FormFill) {
    for piece in pieces {
      switch piece {
      case .literal(let text): result += text
      case .mark(let index): result += fill.printed(index)?.text ?? ""
      case .section(let index, let body):
        let separator = fill.table[index].mark.separator
        let rounds = fill.rounds(of: index)
        for round in 0..<rounds.count {
          if round > 0 { result += separator }
          fill.enter(rounds, round)
          append(body, to: &result, &fill)
          fill.leave(rounds)
        }
      }
    }
  }
}

/// Puts the pieces of one text together, and pairs its sections.
private struct PieceBuilder {
  private var open: [(index: Int, pieces: [TextTemplate.Piece])] = []
  private var pieces: [TextTemplate.Piece] = []
  private(set) var unpaired: [Int] = []

  mutating func add(_ piece: TextTemplate.Piece) {
    if case .literal("") = piece { return }
    pieces.append(piece)
  }

  mutating func add(_ mark: Mark, at index: Int, _ table: inout MarkTable) {
    if mark.opens {
      open.append((index, pieces))
      pieces = []
    } else if mark.kind == .end {
      close(mark, at: index, &table)
    } else {
      add(.mark(index))
    }
  }

  private mutating func close(_ mark: Mark, at index: Int, _ table: inout MarkTable) {
    guard let last = open.last, mark.path == nil || mark.path == table[last.index].mark.path else {
      unpaired.append(index)
      return
    }
    open.removeLast()
    table.enclose(from: last.index, to: index)
    pieces = last.pieces + [.section(last.index, pieces)]
  }

  mutating func finish() -> [TextTemplate.Piece] {
    while let last = open.popLast() {
      unpaired.append(last.index)
      pieces = last.pieces + pieces
    }
    return pieces
  }
}
