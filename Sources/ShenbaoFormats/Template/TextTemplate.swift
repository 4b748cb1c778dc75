/// A plain text with marks: a property, a cell of a sheet, a field's instruction.
struct TextTemplate {
  /// Texts and values know which of the text's runs they take their format from.
  indirect enum Piece {
    case literal(String, run: Int)
    case mark(Int, run: Int)
    case section(Int, [Piece])
  }

  private(set) var pieces: [Piece]
  /// Marks that open or close a section whose other end is not in this text.
  private(set) var unpaired: [Int]

  /// Reads `text`, whose runs end at those bytes, adding its marks to `table`; nil when there are none.
  init?(
    _ text: String,
    runs: [Int] = [],
    scanner: MarkScanner,
    part: String,
    place: TemplatePlace,
    table: inout MarkTable
  ) {
    let bytes = Array(text.utf8)
    let spans = scanner.spans(in: bytes, breaks: [])
    guard !spans.isEmpty else { return nil }
    var builder = PieceBuilder(bytes: bytes, runs: runs)
    var position = 0
    for span in spans {
      builder.add(position..<span.range.lowerBound)
      position = span.range.upperBound
      switch span.content {
      case .literal(let literal):
        builder.add(literal, at: span.nameOffset)
        table.noteEscape()
      case .broken(let written, let kind): table.report(kind, written: written, part: part, place: place)
      case .mark(let mark):
        var here = place
        here.text = TemplatePlace.excerpt(of: text, around: mark.written)
        let index = table.add(MarkTable.Entry(mark: mark, part: part, place: here))
        builder.add(mark, index, at: span.nameOffset, &table)
      }
    }
    builder.add(position..<bytes.count)
    pieces = builder.finish()
    unpaired = builder.unpaired.sorted()
  }

  /// Reports the marks whose other end is missing, where no end elsewhere counts.
  func reportUnpaired(to table: inout MarkTable) {
    for index in unpaired { table.report(table[index].mark.opens ? .unclosed : .unopened, at: index) }
  }

  /// Whether it prints nothing but blanks, whatever the data.
  var isBlank: Bool {
    pieces.allSatisfy { piece in
      if case .literal(let text, _) = piece { text.trimmingBlanks.isEmpty } else { false }
    }
  }

  /// The marks that print or repeat, in order.
  var marks: [Int] { Self.marks(in: pieces) }

  private static func marks(in pieces: [Piece]) -> [Int] {
    pieces.flatMap { piece -> [Int] in
      switch piece {
      case .literal: []
      case .mark(let index, _): [index]
      case .section(let index, let body): [index] + marks(in: body)
      }
    }
  }

  /// The filled text; values are put through `change`.
  func text(_ fill: inout FormFill, change: ((String) -> String)? = nil) -> String {
    runs(&fill, change: change).map(\.text).joined()
  }

  /// The filled text in pieces of one format each.
  func runs(_ fill: inout FormFill, change: ((String) -> String)? = nil) -> [(run: Int, text: String)] {
    var result: [(run: Int, text: String)] = []
    Self.append(pieces, to: &result, &fill, change)
    return result
  }

  private static func append(
    _ pieces: [Piece],
    to result: inout [(run: Int, text: String)],
    _ fill: inout FormFill,
    _ change: ((String) -> String)?
  ) {
    for piece in pieces {
      switch piece {
      case .literal(let text, let run): append(text, run, to: &result)
      case .mark(let index, let run):
        let text = fill.content(of: index)?.text ?? ""
        append(change?(text) ?? text, run, to: &result)
      case .section(let index, let body):
        let separator = fill.table[index].mark.separator
        let rounds = fill.rounds(of: index)
        for round in 0..<rounds.count {
          if round > 0 { append(separator, result.last?.run ?? 0, to: &result) }
          fill.enter(rounds, round)
          append(body, to: &result, &fill, change)
          fill.leave(rounds)
        }
      }
    }
  }

  private static func append(_ text: String, _ run: Int, to result: inout [(run: Int, text: String)]) {
    guard !text.isEmpty else { return }
    if result.last?.run == run { result[result.count - 1].text += text } else { result.append((run, text)) }
  }
}

/// Puts the pieces of one text together, and pairs its sections.
private struct PieceBuilder {
  private let bytes: [UInt8]
  private let runs: [Int]
  private var open: [(index: Int, pieces: [TextTemplate.Piece])] = []
  private var pieces: [TextTemplate.Piece] = []
  private(set) var unpaired: [Int] = []

  init(bytes: [UInt8], runs: [Int]) {
    self.bytes = bytes
    self.runs = runs
  }

  private func run(at offset: Int) -> Int { runs.firstIndex { $0 > offset } ?? max(0, runs.count - 1) }

  /// Adds a range of the text, cut where runs end.
  mutating func add(_ range: Range<Int>) {
    var position = range.lowerBound
    while position < range.upperBound {
      let run = run(at: position)
      let end = run < runs.count && runs[run] > position ? min(runs[run], range.upperBound) : range.upperBound
      pieces.append(.literal(String(decoding: bytes[position..<end], as: UTF8.self), run: run))
      position = end
    }
  }

  mutating func add(_ literal: String, at offset: Int) { pieces.append(.literal(literal, run: run(at: offset))) }

  mutating func add(_ mark: Mark, _ index: Int, at offset: Int, _ table: inout MarkTable) {
    if mark.kind == .otherwise {
      guard let last = open.last else { return unpaired.append(index) }
      table.deny(last.index, for: index)
      close(mark, at: index, &table)
    }
    if mark.opens {
      open.append((index, pieces))
      pieces = []
    } else if mark.kind == .end {
      close(mark, at: index, &table)
    } else {
      pieces.append(.mark(index, run: run(at: offset)))
    }
  }

  private mutating func close(_ mark: Mark, at index: Int, _ table: inout MarkTable) {
    guard let last = open.last,
      mark.kind == .otherwise || mark.closes(table[last.index].mark)
        || table.climbs && !open.contains(where: { mark.closes(table[$0.index].mark) })
    else {
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
