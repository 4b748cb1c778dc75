internal import ShenbaoFormats

/// The notes at the foot of the column being filled; measures in points.
struct PageNotes {
  var boxes: [Box] = []
  /// With the separator above them.
  var height = 0.0
  /// What did not fit and goes on at the foot of the next column.
  var rest: [Box] = []
  /// How many notes have begun on the page.
  var count = 0
  /// Whether the first goes on from the column before.
  var isContinued = false
}

extension PageFlow {
  /// How far down the text of the current column may go.
  var bottom: Double { page.bottom - notes.height }

  /// How much room the notes of some lines would take in this column.
  func heightOfNotes(_ references: [NoteReference]) throws(FormatError) -> Double {
    let footnotes = references.filter { $0.kind == .footnote }
    guard !footnotes.isEmpty else { return 0 }
    var height = notes.boxes.isEmpty ? try separator(isContinued: false).height : 0
    for reference in footnotes { height += try composer.note(reference, width: textWidth).height }
    // A long note may be divided, so that its line need not leave the page half empty.
    let last = try composer.note(footnotes[footnotes.count - 1], width: textWidth)
    if last.height > (page.bottom - page.top) / 4 { height += last.beginning - last.height }
    return height
  }

  /// How many of the first `count` lines can stand here with their notes.
  func linesFitting(withNotes box: ParagraphBox, _ count: Int, room: Double) throws(FormatError) -> Int {
    var count = count
    while count > 0 {
      let references = box.lines.prefix(count).flatMap(\.notes)
      if references.isEmpty { return count }
      let used = box.lines.prefix(count).reduce(box.topBorder) { $0 + $1.height }
      let left = room - (try heightOfNotes(references))
      if used <= left + 0.05 { return count }
      count = min(count - 1, box.linesFitting(min(left, used - 0.1)))
    }
    return 0
  }

  /// Puts the notes of what has just been painted at the foot; as much as there is room for when they must be divided.
  func add(notesOf references: [NoteReference]) throws(FormatError) {
    endnotes += references.filter { $0.kind == .endnote }
    for reference in references where reference.kind == .footnote {
      let boxes = try composer.note(reference, width: textWidth)
      notes.count += 1
      try add(boxes)
    }
  }

  private func add(_ boxes: [Box]) throws(FormatError) {
    guard notes.rest.isEmpty else {
      notes.rest += boxes
      return
    }
    let line = notes.boxes.isEmpty ? try separator(isContinued: notes.isContinued).height : 0
    let room = page.bottom - max(y, page.top + 12) - notes.height - line
    var (head, tail) = boxes.split(at: max(0, room))
    // A page that holds nothing but one line too high for it must not go on for ever.
    if head.isEmpty, notes.boxes.isEmpty, isAtTop, let first = tail.first {
      let (forced, remainder) = first.forcedSplit(at: max(1, room))
      (head, tail) = ([forced], (remainder.map { [$0] } ?? []) + tail.dropFirst())
    }
    notes.rest = tail
    guard !head.isEmpty else { return }
    notes.boxes += head
    notes.height += line + head.height
  }

  /// Paints the notes of a column that is full; what is left of them begins the next.
  func closeNotes() throws(FormatError) {
    guard !pages.isEmpty else { return }
    defer {
      notes = PageNotes(rest: notes.rest, count: notes.count, isContinued: !notes.rest.isEmpty)
    }
    guard !notes.boxes.isEmpty else { return }
    let line = try separator(isContinued: notes.isContinued)
    var top = composer.noteFormat(.footnote).isBeneathText ? y : page.bottom - notes.height
    var canvas = PageCanvas()
    let geometry = page
    if line.isDrawn {
      let width = notes.isContinued ? textWidth : min(144, textWidth)
      let middle = top + line.height / 2
      canvas.line(geometry.left, middle, geometry.left + width, middle, .noteSeparator)
    }
    top += line.height
    notes.boxes.paint(x: geometry.left, y: top, page: geometry, on: &canvas)
    pages[pages.count - 1].foot.add(canvas)
    // What follows columns on the same page stands below their notes.
    if !columns.ranges.isEmpty { columns.lowest = max(columns.lowest, page.bottom) }
    pages[pages.count - 1].footHeight = max(pages[pages.count - 1].footHeight, notes.height)
  }

  /// Goes on with notes that did not fit into the column before.
  func resumeNotes() throws(FormatError) {
    guard !notes.rest.isEmpty else { return }
    let rest = notes.rest
    notes.rest = []
    try add(rest)
  }

  /// Ends the document or a section with its endnotes, and with what is left of footnotes.
  func placeEndnotes() throws(FormatError) {
    if !endnotes.isEmpty {
      let references = endnotes
      endnotes = []
      if let line = try composer.separator(.endnote, "separator", width: textWidth) {
        if y + line.height > bottom, !isAtTop { try overflow() }
        if line.isDrawn {
          let (left, middle) = (page.left, y + line.height / 2)
          let right = left + min(144, textWidth)
          pages[pages.count - 1].canvas.line(left, middle, right, middle, .noteSeparator)
        }
        advance(to: y + line.height)
      }
      for reference in references {
        for box in try composer.note(reference, width: textWidth) { try place(box) }
      }
    }
  }

  /// Gives notes that still wait pages of their own.
  func finishNotes() throws(FormatError) {
    while !notes.rest.isEmpty { try newPage() }
    try closeNotes()
  }

  private func separator(isContinued: Bool) throws(FormatError) -> (height: Double, isDrawn: Bool) {
    let type = isContinued ? "continuationSeparator" : "separator"
    return try composer.separator(.footnote, type, width: textWidth) ?? (12, true)
  }
}

extension Composer {
  /// The text of a note.
  func note(_ reference: NoteReference, width: Double) throws(FormatError) -> [Box] {
    guard let stories = try document.notes(reference.kind), let story = stories[reference.id] else { return [] }
    let key = "\(reference.kind) \(reference.id) \(reference.number ?? 0) \(width) \(section.grid) \(section.linePitch)"
    if let known = noteBoxes[key] { return known }
    if noteBoxes.count > 64 { noteBoxes = [:] }
    let saved = (part, numbers, tableDepth, ink)
    defer { (part, numbers, tableDepth, ink) = saved }
    (part, tableDepth, ink) = (stories.part, 0, .black)
    numbers.note = reference.number.map { noteFormat(reference.kind).format.text($0) } ?? ""
    let boxes = try boxes(story.blocks, width: width)
    noteBoxes[key] = boxes
    return boxes
  }

  /// What stands between text and notes; nil when the document does not say.
  func separator(
    _ kind: NoteReference.Kind,
    _ type: String,
    width: Double
  ) throws(FormatError) -> (height: Double, isDrawn: Bool)? {
    guard let story = try document.notes(kind)?[type] else { return nil }
    let saved = (tableDepth, numbers.note)
    defer { (tableDepth, numbers.note) = saved }
    tableDepth = 0
    return (try boxes(story.blocks, width: width).height, story.hasLine)
  }

  func noteFormat(_ kind: NoteReference.Kind) -> NoteNumbering {
    switch kind {
    case .footnote: section.footnotes ?? document.settings.footnotes
    case .endnote: section.endnotes ?? document.settings.endnotes
    }
  }
}

extension Box {
  /// The notes that the text of the box belongs to.
  var notes: [NoteReference] {
    switch self {
    case .paragraph(let box): box.lines.flatMap(\.notes) + box.floating.flatMap { $0.boxes.flatMap(\.notes) }
    case .table(let box): box.rows.flatMap { $0.cells.flatMap { $0.boxes.flatMap(\.notes) } }
    }
  }
}

extension [Box] {
  /// The least of a divided note that stands below the line it belongs to.
  fileprivate var beginning: Double {
    guard case .paragraph(let first) = first else { return height }
    return first.before + first.lines.prefix(2).reduce(0) { $0 + $1.height }
  }
}

extension Border {
  fileprivate static let noteSeparator = Border(style: .single, width: 0.5, colour: .black, space: 0)
}
