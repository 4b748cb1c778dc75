internal import ShenbaoFormats

extension PageFlow {
  /// Places the blocks up to the end of a section.
  func place(_ body: BodySource) throws(FormatError) {
    var window: [Block] = []
    while let first = try body.peek() {
      if case .sectionEnd = first { break }
      var chain: [Block] = []
      while let block = try body.peek(), chain.count <= Self.longestChain {
        if case .sectionEnd = block { break }
        chain.append(block)
        _ = try body.next()
        guard block.keepsNext || block.isFramed else { break }
      }
      let start = window.count
      window += chain
      // What comes after a long table can only be read after it.
      if case .paragraph = chain.last, case .paragraph(let next) = try body.peek() { window.append(.paragraph(next)) }
      try place(window, start..<start + chain.count)
      window = [chain[chain.count - 1]]
    }
  }

  /// Places blocks that are in memory.
  func place(_ blocks: [Block]) throws(FormatError) {
    var start = 0
    while start < blocks.count {
      var end = start
      while end + 1 < blocks.count, end - start < Self.longestChain, blocks[end].keepsNext { end += 1 }
      try place(blocks, start..<end + 1)
      start = end + 1
    }
  }

  private static let longestChain = 40

  /// Places blocks that must stay with their next, among their neighbours.
  private func place(_ blocks: [Block], _ range: Range<Int>) throws(FormatError) {
    if owesPage {
      try newPage()
      dropsSpaceBefore = true
    }
    composer.numbers.noteOffsets = [TextSource.NoteOffset(from: 1, before: notes.count)]
    var chain: [Box] = []
    for member in range {
      if let box = try composer.box(blocks, member, width: textWidth) { chain.append(box) }
    }
    if chain.count > 1 { try keepTogether(chain) }
    for box in chain { try place(box) }
  }

  private func keepTogether(_ chain: [Box]) throws(FormatError) {
    guard !isAtTop, let last = chain.last, !last.isFramed else { return }
    if case .paragraph(let first) = chain[0],
      first.breaksPageBefore || first.lines.contains(where: { $0.breaksPageAfter || $0.breaksColumnAfter })
    {
      return
    }
    let needed = chain.dropLast().reduce(0) { $0 + $1.height } + Self.beginning(of: last)
    if y + needed > bottom, needed <= page.bottom - page.top { try overflow() }
  }

  /// The least part of a box that can stand at the foot of a page.
  private static func beginning(of box: Box) -> Double {
    switch box {
    case .paragraph(let box):
      let count = box.keepsLines || box.lines.count <= 3 ? box.lines.count : 2
      return box.before + box.lines.prefix(count).reduce(0) { $0 + $1.height }
    case .table(let box):
      return box.rows.prefix(box.beginningCount).reduce(0) { $0 + $1.height }
    }
  }

  func overflow() throws(FormatError) {
    if !(try nextColumn()) {
      spreadPage()
      try newPage()
    }
    dropsSpaceBefore = true
  }

  func place(_ box: Box) throws(FormatError) {
    switch box {
    case .paragraph(let box): try place(box)
    case .table(let box): try place(box)
    }
  }

  func paint(_ box: Box) {
    if !pages.isEmpty, composer.section.fillsPages {
      let start = pages[pages.count - 1].canvas.extent
      pages[pages.count - 1].starts.append(start)
    }
    paint(box, at: y)
    y += box.height
    if box.height > 0 { isAtTop = false }
  }

  func paint(_ box: Box, at top: Double) {
    guard !pages.isEmpty else { return }
    let geometry = page
    box.paint(x: geometry.left, y: top, page: geometry, on: &pages[pages.count - 1].canvas)
  }

  func advance(to place: Double) {
    y = place
    isAtTop = false
  }

  private func place(_ whole: ParagraphBox) throws(FormatError) {
    var box = whole
    if let position = box.position { return placeFrame(box, position) }
    if box.breaksPageBefore, !isAtTop {
      try newPage()
      // Since Word 2013.
      dropsSpaceBefore = composer.document.settings.compatibilityMode >= 15
    }
    while !box.lines.isEmpty {
      if isAtTop, dropsSpaceBefore { box.before = 0 }
      let untilBreak =
        box.lines.firstIndex { $0.breaksPageAfter || $0.breaksColumnAfter }.map { $0 + 1 } ?? box.lines.count
      var part = box
      var rest: ParagraphBox?
      if untilBreak < box.lines.count {
        let (head, tail) = box.split(after: untilBreak)
        (part, rest) = (head, tail)
      }
      let last = part.lines.last
      try placeLines(part)
      guard last?.breaksPageAfter == true || last?.breaksColumnAfter == true else { return }
      if last?.breaksPageAfter == true, rest == nil {
        owesPage = true
        return
      }
      let isInColumn = last?.breaksPageAfter == true ? false : try nextColumn()
      if !isInColumn { try newPage() }
      dropsSpaceBefore = true
      guard let rest else { return }
      let beginsWithBreak = untilBreak == 1 && last?.items.isEmpty == true && last?.breaksPageAfter == true
      box = rest
      // Until Word 2013 a paragraph that begins with a page break has its space above below that.
      if beginsWithBreak, composer.document.settings.compatibilityMode < 15 {
        (box.before, dropsSpaceBefore) = (whole.before, false)
      }
    }
  }

  /// Lines without a page break among them, over as many pages as they take.
  private func placeLines(_ whole: ParagraphBox) throws(FormatError) {
    var box = whole
    while true {
      if isAtTop, dropsSpaceBefore { box.before = 0 }
      try renumber(&box)
      box = try beside(box)
      let room = bottom - y - box.before
      var count = try linesFitting(withNotes: box, box.linesFitting(room), room: room)
      if count < box.lines.count, !isAtTop, count == 0 {
        try overflow()
        continue
      }
      if count == 0 {
        var used = 0.0
        count = max(
          1,
          box.lines.prefix { line in
            used += line.height
            return used <= room + 0.05
          }.count
        )
      }
      if count >= box.lines.count { return try paintWithNotes(.paragraph(box)) }
      let (head, tail) = box.split(after: count)
      try paintWithNotes(.paragraph(head))
      try overflow()
      box = tail
    }
  }

  /// The part of a table that fits with its notes, and the rest.
  private func split(_ box: TableBox) throws(FormatError) -> (head: TableBox?, tail: TableBox?) {
    let whole = bottom - y
    var room = whole
    var parts = box.split(at: room)
    while let head = parts.head {
      let needed = head.height + (try heightOfNotes(Box.table(head).notes))
      guard needed > whole + 0.05 else { break }
      room -= max(1, needed - whole)
      parts = box.split(at: room)
    }
    return parts
  }

  /// Paints a box and puts its notes at the foot.
  private func paintWithNotes(_ box: Box) throws(FormatError) {
    let top = y
    paint(box)
    if case .paragraph(let paragraph) = box { try number(paragraph, at: top) }
    let references = box.notes
    if !references.isEmpty { try add(notesOf: references) }
  }

  /// Where footnotes begin anew on each page, gives a paragraph those that follow here.
  ///
  /// A paragraph that goes on in a column of another width gets new lines as well.
  private func renumber(_ box: inout ParagraphBox) throws(FormatError) {
    if abs(box.width - textWidth) > 0.01, box.position == nil, box.source != nil {
      box.frame.right += textWidth - box.width
      box.width = textWidth
      box.lines = try composer.lines(of: box, around: [])
    }
    guard composer.noteFormat(.footnote).restart == .eachPage else { return }
    let first = box.lines.lazy.flatMap(\.notes).first { $0.kind == .footnote && $0.number != nil }
    guard let first, let number = first.number else { return }
    let wanted = composer.noteFormat(.footnote).start + notes.count
    guard number != wanted else { return }
    box.noteOffsets.append(TextSource.NoteOffset(from: first.place, before: notes.count + 1 - first.place))
    box.lines = try composer.lines(of: box, around: [])
  }

  private func place(_ whole: TableBox) throws(FormatError) {
    var box = whole
    if placeFloating(box) { return }
    while true {
      passObstacles(box.rows.first?.height ?? 0)
      try box.fill(beyond: page.height)
      let (head, tail) = try split(box)
      if let head {
        try paintWithNotes(.table(head))
        guard let tail else { return }
        box = tail
      } else if isAtTop {
        let (forced, rest) = box.forcedSplit(at: bottom - y)
        try paintWithNotes(.table(forced))
        guard let rest else { return }
        box = rest
      }
      try overflow()
    }
  }
}

extension Block {
  fileprivate var keepsNext: Bool {
    guard case .paragraph(let paragraph) = self else { return false }
    return paragraph.format.isOn(.keepNext)
  }

  /// What stands in one frame is laid out together.
  fileprivate var isFramed: Bool {
    guard case .paragraph(let paragraph) = self else { return false }
    return paragraph.format.properties.frame != nil
  }
}

extension Box {
  fileprivate var isFramed: Bool {
    guard case .paragraph(let paragraph) = self else { return false }
    return paragraph.position != nil
  }
}
