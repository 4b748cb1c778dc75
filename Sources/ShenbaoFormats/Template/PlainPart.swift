/// A part of a package that is no story and no sheet, with marks in its texts: a drawing, a chart, notes, properties.
struct PlainPart {
  let name: String
  private let steps: [FillStep]
  private let places: Int

  /// The kinds of such parts in a workbook.
  static let kindsOfWorkbook = [
    "officedocument.drawing+xml", "chart+xml", "spreadsheetml.comments+xml", "diagramData+xml", "core-properties+xml",
    "extended-properties+xml", "custom-properties+xml", "spreadsheetml.table+xml",
  ]

  /// Reads a part; nil when there is no mark in it.
  init?(
    _ name: String,
    bytes: [UInt8],
    scanner: MarkScanner,
    table: inout MarkTable
  ) throws(FormatError) {
    guard scanner.starts.contains(where: { bytes.index(of: $0, from: 0) != nil }) else { return nil }
    let root = try XMLDocument(parsing: bytes).root
    SplitMarks.join(in: root, scanner)
    let before = table.size
    let first = table.entries.count
    // What a chart remembers of cells with marks is read again from the filled cells.
    for cache in root.descendants(named: ["strCache", "numCache", "multiLvlStrCache"])
    where !cache.elements(holding: scanner.starts).isEmpty {
      cache.remove()
      table.noteEscape()
    }
    var attributes = MarkedAttributes(part: name)
    attributes.replace(in: root, targets: [:], scanner: scanner, table: &table)
    let headings = try HeadingStyles(nil)
    var builder = WordPartBuilder(part: name, root: root, scanner: scanner, headings: headings, table: table)
    let node = builder.node(root, in: .other)
    attributes.resolve(node)
    table = builder.table
    for index in first..<table.entries.count where table[index].mark.kind == .picture {
      table.report(.unsupported, at: index)
    }
    guard before != table.size else { return nil }
    let steps = StepBuilder(node, places: 0)
    self.name = name
    self.steps = steps.steps
    places = steps.places
  }

  /// The part filled.
  func filled(_ fill: inout FormFill) throws(FormatError) -> [UInt8] {
    let lists = try NumberedLists(nil)
    var writer = WordWriter(fill, places: places, taken: [], shelf: PictureShelf { _ in nil }, lists: lists)
    let bytes = try writer.part(steps, taken: [])
    fill = writer.fill
    return bytes
  }
}

/// Marks that are split over the runs of a paragraph of DrawingML or of a note.
enum SplitMarks {
  /// Moves each such mark into the run that holds its name's first character.
  static func join(in root: XMLElement, _ scanner: MarkScanner) {
    for paragraph in root.descendants(named: ["p", "text", "is"]) {
      let texts = paragraph.children("r").compactMap { $0.first("t") }
      guard texts.count > 1 else { continue }
      var pieces = texts.map { Array($0.text.utf8) }
      let spans = scanner.spans(in: pieces.flatMap { $0 })
      var isChanged = false
      for span in spans.reversed() { isChanged = join(span, &pieces) || isChanged }
      guard isChanged else { continue }
      for (text, piece) in zip(texts, pieces) { text.text = String(decoding: piece, as: UTF8.self) }
    }
  }

  private static func join(_ span: MarkScanner.Span, _ pieces: inout [[UInt8]]) -> Bool {
    var start = 0
    var mark: [UInt8] = []
    var home: (piece: Int, offset: Int)?
    for index in pieces.indices {
      let end = start + pieces[index].count
      let lower = max(start, span.range.lowerBound)
      let upper = min(end, span.range.upperBound)
      if lower < upper {
        mark += pieces[index][(lower - start)..<(upper - start)]
        if (lower..<upper).contains(span.nameOffset) { home = (index, lower - start) }
        if upper - lower == span.range.count { return false }
        pieces[index].removeSubrange((lower - start)..<(upper - start))
      }
      start = end
    }
    if let home { pieces[home.piece].insert(contentsOf: mark, at: home.offset) }
    return true
  }
}
