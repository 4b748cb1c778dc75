/// Writes filled Word parts from their steps.
struct WordWriter {
  private static let emptyParagraph = Array("<w:p/>".utf8)
  private static let tableStart = Array("<w:tbl>".utf8)
  private static let tableEnd = Array("</w:tbl>".utf8)

  /// The first byte of all private signs.
  private static let sign: UInt8 = 0xEF

  static let controlEnd = "</w:sdtContent></w:sdt>"

  var output: [UInt8] = []
  var fill: FormFill
  var names = ControlNames()
  var shelf: PictureShelf
  var lists: NumberedLists
  /// Of the part that is being written.
  var links = PartLinks(taken: [])
  private var hasRepeatedCells = false
  /// Which ids and bookmarks in repeated text were written already.
  private var isWritten: [Bool]
  private let taken: Set<Int>
  private var lastID = 100_000_000

  init(_ fill: FormFill, places: Int, taken: Set<Int>, shelf: PictureShelf, lists: NumberedLists) {
    self.fill = fill
    self.taken = taken
    self.shelf = shelf
    self.lists = lists
    isWritten = Array(repeating: false, count: places)
  }

  /// The bytes of one part whose relationships have those ids; afterwards `links` holds those to be added.
  mutating func part(_ steps: [FillStep], taken ids: Set<String>) throws(FormatError) -> [UInt8] {
    links = PartLinks(taken: ids)
    hasRepeatedCells = false
    output = Array("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n".utf8)
    write(steps)
    return hasRepeatedCells ? try TableColumns.fitted(output) : output
  }

  private mutating func write(_ steps: [FillStep]) {
    for step in steps { write(step) }
  }

  private mutating func write(_ step: FillStep) {
    switch step {
    case .bytes(let bytes): write(bytes)
    case .value(let index, let run): value(index, run)
    case .text(let text): XMLText.append(text.text(&fill).utf8, inAttribute: false, to: &output)
    case .attribute(let text): XMLText.append(text.text(&fill).utf8, inAttribute: true, to: &output)
    case .link(let text): output += links.id("hyperlink", to: text.text(&fill), isExternal: true).utf8
    case .picture(let index, let run, let room): picture(index, run: run, room)
    case .placeholder(let index, let picture): placeholder(index, picture)
    case .choice(let index, let on, let off):
      choice(index, on, off)
    case .rich(let index, let paragraph): rich(index, paragraph)
    case .mergingCell(let index, let cell, let contents): mergingCell(index, cell, contents)
    case .section(let index, let contents): section(index, contents)
    case .control(let open, let contents, let close): control(open, contents, close)
    case .table(let open, let contents, let close): table(open, contents, close)
    case .blocks(let contents): blocks(contents)
    case .identifier(let place, let id): identifier(place, id)
    case .once(let place, let bytes):
      if !isWritten[place] { output += bytes }
      isWritten[place] = true
    }
  }

  /// A box with its path, which differs from row to row, and an id of its own.
  private mutating func choice(_ index: Int, _ on: [UInt8], _ off: [UInt8]) {
    guard let printed = fill.printed(index) else { return }
    let tag = fill.scope.isInFiller ? [] : XMLText.attribute(names.tag(for: printed.path))
    var rest = (printed.text == "☑" ? on : off)[...]
    while let found = rest.firstIndex(of: Self.sign) {
      output += rest[..<found]
      let end = rest.index(found, offsetBy: 3, limitedBy: rest.endIndex) ?? rest.endIndex
      switch Array(rest[found..<end]) {
      case Array(ControlBox.pathSign.utf8): output += tag
      case Array(ControlBox.idSign.utf8): output += String(newID()).utf8
      case let other: output += other
      }
      rest = rest[end...]
    }
    output += rest
  }

  /// Two tables that touch would be read as one.
  private mutating func write(_ bytes: [UInt8]) {
    if bytes.has(Self.tableStart, at: 0) { separateTables() }
    output += bytes
  }

  mutating func separateTables() {
    if output.count >= Self.tableEnd.count, output.has(Self.tableEnd, at: output.count - Self.tableEnd.count) {
      output += Self.emptyParagraph
    }
  }

  private mutating func section(_ index: Int, _ contents: [FillStep]) {
    let separator = fill.table[index].mark.separator
    let rounds = fill.rounds(of: index)
    for round in 0..<rounds.count {
      if round > 0, !separator.isEmpty { run(separator, like: contents) }
      fill.enter(rounds, round)
      write(contents)
      fill.leave(rounds)
    }
  }

  /// The separator takes the format of the first value of the section.
  private mutating func run(_ text: String, like contents: [FillStep]) {
    for case .value(_, let run) in contents {
      output += run
      output += RunFormat.text(text.utf8)
      output += RunFormat.close
      return
    }
  }

  private mutating func identifier(_ place: Int, _ id: [UInt8]) {
    if isWritten[place] { output += String(newID()).utf8 } else { output += id }
    isWritten[place] = true
  }

  mutating func newID() -> Int {
    repeat { lastID += 1 } while taken.contains(lastID)
    return lastID
  }
}

// Values in their content controls.
extension WordWriter {
  private mutating func value(_ index: Int, _ run: [UInt8]) {
    guard let printed = fill.printed(index) else { return }
    guard openControl(printed.path, isContinued: false) else {
      output += run
      if !printed.text.isEmpty { contents(printed.text) }
      output += RunFormat.close
      return
    }
    for span in printed.spans {
      openLink(to: span.address)
      output += run
      contents(span.text)
      output += RunFormat.close
      closeLink(to: span.address)
    }
    output += Self.controlEnd.utf8
  }

  mutating func openLink(to address: String?) {
    guard let address else { return }
    let id = links.id("hyperlink", to: address, isExternal: true)
    output += "<w:hyperlink r:id=\"\(id)\" xmlns:r=\"\(OfficePackage.links.dropLast())\">".utf8
  }

  mutating func closeLink(to address: String?) {
    if address != nil { output += "</w:hyperlink>".utf8 }
  }

  /// Whether a control was opened: rows added to fill up a table hold no values.
  mutating func openControl(_ path: String, isContinued: Bool, kind: String = "") -> Bool {
    guard !fill.scope.isInFiller else { return false }
    let tag = XMLText.attribute(names.tag(for: path, isContinued: isContinued))
    output += "<w:sdt><w:sdtPr><w:alias w:val=\"".utf8
    output += tag
    output += "\"/><w:tag w:val=\"".utf8
    output += tag
    output += "\"/><w:id w:val=\"".utf8
    output += String(newID()).utf8
    // LibreOffice up to 7.4 forgets tag and title of a control in text, but keeps this name.
    output += "\"/><w:placeholder><w:docPart w:val=\"".utf8
    output += tag
    output += "\"/></w:placeholder>".utf8
    output += kind.utf8
    output += "</w:sdtPr><w:sdtContent>".utf8
    return true
  }

  /// Text as it stands in a run: a line feed is `w:br`, a tab `w:tab`.
  mutating func contents(_ text: String) {
    var rest = Array(text.utf8)[...]
    while let stop = rest.firstIndex(where: { $0 == 0x0A || $0 == 0x09 }) {
      if stop > rest.startIndex { output += RunFormat.text(rest[..<stop]) }
      output += (rest[stop] == 0x0A ? "<w:br/>" : "<w:tab/>").utf8
      rest = rest[(stop + 1)...]
    }
    if !rest.isEmpty || text.isEmpty { output += RunFormat.text(rest) }
  }
}

// Structure that must not be left empty.
extension WordWriter {
  private mutating func control(_ open: [UInt8], _ contents: [FillStep], _ close: [UInt8]) {
    let start = output.count
    output += open
    write(contents)
    let end = Array("<w:sdtContent></w:sdtContent>".utf8)
    if output.has(end, at: output.count - end.count) {
      output.removeSubrange(start...)
    } else {
      output += close
    }
  }

  private mutating func table(_ open: [UInt8], _ contents: [FillStep], _ close: [UInt8]) {
    let start = output.count
    separateTables()
    output += open
    hasRepeatedCells = hasRepeatedCells || open.has(TableColumns.sign, at: Self.tableStart.count - 1)
    let rows = output.count
    write(contents)
    if output.count == rows { output.removeSubrange(start...) } else { output += close }
  }

  private mutating func blocks(_ contents: [FillStep]) {
    let start = output.count
    write(contents)
    if !endsInParagraph(from: start) { output += Self.emptyParagraph }
  }

  private func endsInParagraph(from start: Int) -> Bool {
    var end = output.count
    while let tag = output[start..<end].lastIndex(of: UInt8(ascii: "<")) {
      if !output.has(Array("<w:bookmark".utf8), at: tag) {
        return ["</w:p>", "<w:p/>", "<w:p "].contains { output.has(Array($0.utf8), at: tag) }
      }
      end = tag
    }
    return false
  }

  private mutating func mergingCell(_ index: Int, _ cell: TemplateNode.MergingCell, _ contents: [FillStep]) {
    let (above, below) = fill.neighbours(of: index)
    if above {
      output += cell.continued
      output += Self.emptyParagraph
    } else {
      output += below ? cell.restart : cell.plain
      blocks(contents)
    }
    output += "</w:tc>".utf8
  }
}
