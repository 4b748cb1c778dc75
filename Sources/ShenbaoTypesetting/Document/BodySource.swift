internal import ShenbaoFormats

/// The blocks of a document's body, read from its XML one stretch after the other.
final class BodySource {
  /// The sections of the body, which stand at their ends and must be known before.
  let sections: [Section]
  private let reader: BodyReader
  private let pieces: XMLPieces
  /// The document element and the body.
  private let ancestors: [XMLPieces.Piece]
  private var nextPiece = 0
  private var ready: ArraySlice<Block> = []
  private var isAtEnd = false

  private static let stretch = 64
  private static let stretchSize = 128 << 10
  /// Tables of more rows are not read in one go.
  private static let longTable = 150

  init(_ pieces: XMLPieces, of document: WordDocument) throws(FormatError) {
    guard let body = pieces.root.children.first(where: { $0.name == "body" }) else {
      throw FormatError(.damaged, operation: "word.open", detail: "no body in \(document.mainPart)")
    }
    self.pieces = pieces
    ancestors = [pieces.root, body]
    if pieces.root.children.filter({ $0.name == "body" }).count > 1 {
      document.issues.part = document.mainPart
      document.issues.add("unsupported", place: "", detail: "w:body")
    }
    reader = try BodyReader(document: document, part: document.mainPart)
    sections = try Self.sections(reader, pieces, ancestors)
  }

  private var blocks: [XMLPieces.Piece] { ancestors[1].children }

  /// The next block, which stays; nil at the end.
  func peek() throws(FormatError) -> Block? {
    while ready.isEmpty, !isAtEnd { ready = try read()[...] }
    return ready.first
  }

  /// Takes the next block.
  func next() throws(FormatError) -> Block? {
    guard try peek() != nil else { return nil }
    return ready.popFirst()
  }

  /// Takes the blocks up to the end of the section, long tables with all of their rows.
  func restOfSection() throws(FormatError) -> [Block] {
    var result: [Block] = []
    while let block = try peek() {
      if case .sectionEnd = block { break }
      ready.removeFirst()
      if case .table(let table) = block, let source = table.source {
        result.append(.table(try source.whole(table)))
      } else {
        result.append(block)
      }
    }
    return result
  }

  private func read() throws(FormatError) -> [Block] {
    guard nextPiece < blocks.count else {
      isAtEnd = true
      return [.sectionEnd(reader.section(try lastSection()))]
    }
    if isLong(blocks[nextPiece]) {
      nextPiece += 1
      return try longTable(blocks[nextPiece - 1])
    }
    let start = nextPiece
    var size = 0
    while nextPiece < blocks.count, !isLong(blocks[nextPiece]), nextPiece - start < Self.stretch,
      size < Self.stretchSize
    {
      size += blocks[nextPiece].size
      nextPiece += 1
    }
    return reader.blocks(of: try pieces.element(holding: blocks[start..<nextPiece], in: ancestors))
  }

  private func isLong(_ piece: XMLPieces.Piece) -> Bool {
    piece.children.count > Self.longTable
      && !piece.children.contains { row in
        row.holds.contains("del") || ["sdt", "customXml", "ins", "moveTo"].contains(row.name)
      }
  }

  private func longTable(_ piece: XMLPieces.Piece) throws(FormatError) -> [Block] {
    let around = piece.children.filter { $0.name != "tr" }
    let path = ancestors + [piece]
    var (table, style) = reader.frame(of: try pieces.element(holding: around[...], in: path))
    let source = RowSource(reader, pieces, in: path, piece.children.filter { $0.name == "tr" }, style: style)
    table.source = source
    let stays = table.properties.floating == nil && table.properties.isMirrored != true
    return [.table(stays ? table : try source.whole(table))]
  }

  private func lastSection() throws(FormatError) -> XMLElement? {
    guard let place = blocks.lastIndex(where: { $0.name == "sectPr" }) else { return nil }
    return try pieces.element(holding: blocks[place...place], in: ancestors).first("sectPr")
  }

  /// Reads the ends of sections alone.
  private static func sections(
    _ reader: BodyReader,
    _ pieces: XMLPieces,
    _ ancestors: [XMLPieces.Piece]
  ) throws(FormatError) -> [Section] {
    let before = reader.progress
    defer { reader.progress = before }
    var sections: [Section] = []
    let blocks = ancestors[1].children
    for index in blocks.indices where blocks[index].holds.contains("sectPr") && blocks[index].name != "tbl" {
      let stretch = reader.blocks(of: try pieces.element(holding: blocks[index...index], in: ancestors))
      for case .sectionEnd(let section) in stretch { sections.append(section) }
    }
    let last = blocks.lastIndex { $0.name == "sectPr" }
    let holder = try last.map { place throws(FormatError) in
      try pieces.element(holding: blocks[place...place], in: ancestors)
    }
    sections.append(reader.section(holder?.first("sectPr")))
    return sections
  }
}

/// The rows of a long table, read some at a time and as often as they are needed.
final class RowSource {
  private let reader: BodyReader
  private let pieces: XMLPieces
  private let ancestors: [XMLPieces.Piece]
  private let rows: [XMLPieces.Piece]
  private let style: StyleFormat
  /// The first stretch, when it was parsed for the columns' widths.
  private var beginning: XMLElement?

  static let stretch = 64

  init(
    _ reader: BodyReader,
    _ pieces: XMLPieces,
    in ancestors: [XMLPieces.Piece],
    _ rows: [XMLPieces.Piece],
    style: StyleFormat
  ) {
    self.reader = reader
    self.pieces = pieces
    self.ancestors = ancestors
    self.rows = rows
    self.style = style
  }

  var count: Int { rows.count }

  /// A stretch of rows from `start` on, or so many that stand `step` apart; those that are hidden are left out.
  func read(from start: Int, of table: Table, every step: Int = 1) throws(FormatError) -> [TableRow] {
    let parent = try stretch(from: start, every: step)
    beginning = nil
    return reader.rows(parent.children, from: start, of: rows.count, table, style)
  }

  private func stretch(from start: Int, every step: Int = 1) throws(FormatError) -> XMLElement {
    if start == 0, let beginning { return beginning }
    let picked = stride(from: start, to: min(rows.count, start + Self.stretch * step), by: step).map { rows[$0] }
    return try pieces.element(holding: picked[...], in: ancestors)
  }

  /// The first rows with their cells, but without what stands in those.
  func frames(of table: Table) throws(FormatError) -> [TableRow] {
    let before = reader.progress
    defer { reader.progress = before }
    let parent = try stretch(from: 0)
    beginning = parent
    return reader.rows(parent.children, from: 0, of: rows.count, table, style, withContents: false)
  }

  /// Reads all rows for their measures alone: as if they had not been read.
  func survey(_ table: Table, _ visit: (TableRow) throws(FormatError) -> Void) throws(FormatError) {
    let before = reader.progress
    defer { reader.progress = before }
    for start in stride(from: 0, to: rows.count, by: Self.stretch) {
      for row in try read(from: start, of: table) { try visit(row) }
    }
  }

  /// The table with all of its rows.
  func whole(_ table: Table) throws(FormatError) -> Table {
    var whole = table
    whole.source = nil
    for start in stride(from: 0, to: rows.count, by: Self.stretch) { whole.rows += try read(from: start, of: table) }
    return whole
  }
}
