internal import ShenbaoFormats

/// Lays blocks out in a given width.
final class Composer {
  let document: WordDocument
  let fonts: FontLibrary
  var section = Section()
  var numbers = TextSource.Numbers()
  /// How many tables are around the blocks being laid out.
  var tableDepth = 0
  /// The colour of text that names none: white on dark cells.
  var ink = Colour.black
  /// How far punctuation may stand beyond the right end: in a cell it must not touch the border.
  var overhang = Double.infinity
  /// How wide the container of the paragraph is that is being laid out.
  var lineWidth = 0.0
  /// Notes laid out lately.
  var noteBoxes: [String: [Box]] = [:]
  /// The frame that the last paragraph stood in, how wide it is and how much of it is filled.
  private var frame: (position: FramePosition, width: Double, height: Double)?
  /// The part the blocks come from, for issues.
  var part = ""
  /// Whether only the number of pages is wanted: some rows of a long table then stand for the others.
  var onlyCounts = false
  /// Whether rows stand for others.
  var hasEstimated = false

  init(document: WordDocument, fonts: FontLibrary) {
    self.document = document
    self.fonts = fonts
  }

  /// The boxes of a cell, a header or a footer.
  func boxes(_ blocks: [Block], width: Double) throws(FormatError) -> [Box] {
    var boxes: [Box] = []
    for index in blocks.indices {
      if let box = try box(blocks, index, width: width) { boxes.append(box) }
    }
    return boxes
  }

  /// The box of one block among its neighbours.
  func box(_ blocks: [Block], _ index: Int, width: Double) throws(FormatError) -> Box? {
    switch blocks[index] {
    case .sectionEnd: return nil
    case .table(let table):
      frame = nil
      return .table(try self.table(table, width: width))
    case .paragraph(let paragraph):
      if isUnseen(paragraph, at: index, of: blocks) { return nil }
      var neighbours = Neighbours(before: Self.paragraph(blocks, index - 1), after: Self.paragraph(blocks, index + 1))
      neighbours.isFirst = index == 0
      neighbours.isLast = index == blocks.count - 1
      guard let position = paragraph.format.properties.frame else {
        frame = nil
        return .paragraph(try self.paragraph(paragraph, width: width, between: neighbours))
      }
      if frame?.position != position {
        frame = (position, try self.width(of: position, blocks[index...], available: width), 0)
      }
      var box = try self.paragraph(paragraph, width: frame?.width ?? width, between: neighbours)
      box.offsetInFrame = frame?.height ?? 0
      frame?.height += box.innerHeight
      return .paragraph(box)
    }
  }

  /// Whether an empty paragraph of a cell takes no room: with a hidden mark, or at the end below a table.
  private func isUnseen(_ paragraph: Paragraph, at index: Int, of blocks: [Block]) -> Bool {
    guard tableDepth > 0, paragraph.inlines.isEmpty, paragraph.label == nil, paragraph.bookmarks.isEmpty else {
      return false
    }
    guard index == blocks.count - 1 else { return paragraph.mark.isHidden }
    guard index > 0, case .table = blocks[index - 1] else { return false }
    return true
  }

  /// How wide a frame is that paragraphs one after the other share: as their longest text, where nothing is said
  /// (ECMA-376 17.3.1.11).
  private func width(
    of position: FramePosition,
    _ blocks: ArraySlice<Block>,
    available: Double
  ) throws(FormatError) -> Double {
    if let width = position.width { return width }
    var widest = 0.0
    for case .paragraph(let paragraph) in blocks {
      guard paragraph.format.properties.frame == position else { break }
      let text = try shape(paragraph)
      let indents = Indentation(paragraph.format.properties.indents, characterSize: text.characterSize)
      widest = max(widest, indents.left + indents.firstLine + text.width + indents.right)
    }
    return min(available, widest)
  }

  private static func paragraph(_ blocks: [Block], _ index: Int) -> ParagraphFormat? {
    guard blocks.indices.contains(index), case .paragraph(let paragraph) = blocks[index] else { return nil }
    return paragraph.format
  }

  var usesGrid: Bool {
    section.grid != .none && (tableDepth == 0 || document.settings.adjustsLineHeightInTables)
  }

  func shape(_ paragraph: Paragraph) throws(FormatError) -> ShapedText {
    document.issues.part = part
    numbers.footnotes = noteFormat(.footnote)
    numbers.endnotes = noteFormat(.endnote)
    let snaps = usesGrid && paragraph.format.isOn(.snapToGrid) && section.grid == .linesAndCharacters
    let square = max(1, document.styles.characterSize + section.characterSpace)
    var shaper = TextShaper(
      fonts: fonts,
      settings: document.settings,
      issues: document.issues,
      paragraph: paragraph.format,
      gridSpace: snaps && !section.snapsToCharacters ? section.characterSpace : 0,
      square: snaps && section.snapsToCharacters ? square : nil
    )
    shaper.shapes = try shapes(in: paragraph)
    return try shaper.shape(TextSource(paragraph, numbers: numbers), mark: paragraph.mark)
  }
}
