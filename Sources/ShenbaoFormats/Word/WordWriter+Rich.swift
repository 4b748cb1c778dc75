// Structured text as native paragraphs, lists and tables in the mark's own format.
extension WordWriter {
  /// A text without structure prints one paragraph for each line that is not empty, and at least one.
  mutating func rich(_ index: Int, _ format: TemplateNode.RichParagraph) {
    guard let printed = fill.printed(index) else { return }
    var signs = LinkSigns(printed.spans)
    var blocks: [RichBlock] = []
    if MarkdownText.hasStructure(printed.text) { blocks = MarkdownText(signs.text).blocks }
    // Rules alone would leave no place for the value.
    if blocks.allSatisfy({ $0 == .rule }) {
      let lines = signs.text.split(separator: "\n").filter { !$0.allSatisfy(\.isWhitespace) }
      blocks = (lines.isEmpty ? [""] : lines).map {
        .paragraph(RichParagraph(kind: .body, spans: [RichSpan(text: String($0))]))
      }
    }
    var text = RichText(index: index, path: printed.path, format: format)
    for block in signs.resolved(blocks) { write(block, &text) }
    if text.texts.joined(separator: "\n") != printed.text, !fill.scope.isInFiller {
      names.keep(printed.text, of: printed.path, printedAs: text.texts.joined(separator: "\n"))
    }
  }

  private mutating func write(_ block: RichBlock, _ text: inout RichText) {
    switch block {
    case .paragraph(let paragraph): write(paragraph, &text)
    case .table(let table): write(table, &text)
    case .rule:
      let line = "<w:pBdr><w:bottom w:val=\"single\" w:sz=\"6\" w:space=\"1\" w:color=\"auto\"/></w:pBdr>"
      append("<w:p>")
      output += text.format.properties.changed(without: ["numPr"], adding: [("pBdr", line)]).bytes("w:pPr")
      append("</w:p>")
    }
  }

  private mutating func write(_ paragraph: RichParagraph, _ text: inout RichText) {
    append("<w:p>")
    output += properties(of: paragraph.kind, &text).bytes("w:pPr")
    var run = text.format.run
    if case .heading(let level) = paragraph.kind {
      let hasStyle = text.format.styles.headings[level] != nil
      run = hasStyle ? PropertyList(order: PropertyList.runOrder) : run.changed(adding: [("b", "<w:b/>")])
    }
    spans(paragraph.spans, run, &text)
    append("</w:p>")
  }

  private mutating func properties(of kind: RichParagraph.Kind, _ text: inout RichText) -> PropertyList {
    let own = text.format.properties
    switch kind {
    case .body: return own
    case .heading(let level):
      guard let style = text.format.styles.headings[level] else {
        return own.changed(without: ["ind"], adding: [("keepNext", "<w:keepNext/>")])
      }
      let id = String(decoding: XMLText.attribute(style), as: UTF8.self)
      return PropertyList(order: PropertyList.paragraphOrder).changed(adding: [
        ("pStyle", "<w:pStyle w:val=\"\(id)\"/>")
      ])
    case .item(let list, let level, let isOrdered, let start):
      let number = text.lists[list] ?? lists.add(isOrdered: isOrdered, start: start)
      text.lists[list] = number
      let numbering = "<w:numPr><w:ilvl w:val=\"\(level)\"/><w:numId w:val=\"\(number)\"/></w:numPr>"
      // The number looks like the format of the paragraph's end.
      let end = String(decoding: text.format.run.bytes("w:rPr"), as: UTF8.self)
      return own.changed(without: ["ind"], adding: [("numPr", numbering), ("rPr", end)])
    case .continued(let level): return indented(own, 420 * (level + 1))
    case .quotation, .code: return indented(own, 420)
    }
  }

  private func indented(_ properties: PropertyList, _ twips: Int) -> PropertyList {
    properties.changed(without: ["numPr"], adding: [("ind", "<w:ind w:left=\"\(twips)\" w:firstLine=\"0\"/>")])
  }

  private mutating func write(_ table: RichTable, _ text: inout RichText) {
    let width = max(300, text.format.room.width / 635 / max(table.alignments.count, 1))
    let style = text.format.styles.grid.map { String(decoding: XMLText.attribute($0), as: UTF8.self) }
    let edges = ["top", "left", "bottom", "right", "insideH", "insideV"].map {
      "<w:\($0) w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/>"
    }
    separateTables()
    append("<w:tbl><w:tblPr>\(style.map { "<w:tblStyle w:val=\"\($0)\"/>" } ?? "")<w:tblW w:w=\"0\" w:type=\"auto\"/>")
    append("<w:tblBorders>\(edges.joined())</w:tblBorders></w:tblPr><w:tblGrid>")
    append(String(repeating: "<w:gridCol w:w=\"\(width)\"/>", count: table.alignments.count) + "</w:tblGrid>")
    for (number, row) in table.rows.enumerated() {
      append(number == 0 ? "<w:tr><w:trPr><w:tblHeader/></w:trPr>" : "<w:tr>")
      for (cell, alignment) in zip(row, table.alignments) {
        append("<w:tc><w:tcPr><w:tcW w:w=\"\(width)\" w:type=\"dxa\"/></w:tcPr><w:p>")
        let side = ["start": "left", "center": "center", "end": "right"]["\(alignment)"] ?? "left"
        let own = text.format.properties.changed(
          without: ["ind", "numPr"],
          adding: [("jc", "<w:jc w:val=\"\(side)\"/>")]
        )
        output += own.bytes("w:pPr")
        spans(cell, number == 0 ? text.format.run.changed(adding: [("b", "<w:b/>")]) : text.format.run, &text)
        append("</w:p></w:tc>")
      }
      append("</w:tr>")
    }
    append("</w:tbl>")
  }

  /// The letters of one paragraph in a control, so that they can be read back.
  private mutating func spans(_ spans: [RichSpan], _ run: PropertyList, _ text: inout RichText) {
    let isContinued = !text.texts.isEmpty
    text.texts.append(spans.map(\.text).joined())
    if spans.isEmpty, isContinued { return }
    let opens = openControl(text.path, isContinued: isContinued)
    for span in spans {
      if let picture = span.picture {
        self.picture(
          picture,
          at: text.index,
          run: Array("<w:r>".utf8) + run.bytes("w:rPr"),
          text.format.room,
          (nil, nil)
        )
        continue
      }
      let link = span.link.flatMap { $0.isEmpty ? nil : $0 } ?? span.reference
      openLink(to: link)
      append("<w:r>")
      output += format(of: span, run, text.format.styles).bytes("w:rPr")
      contents(span.text)
      append("</w:r>")
      closeLink(to: link)
    }
    if spans.isEmpty { append("<w:r><w:t></w:t></w:r>") }
    if opens { append(Self.controlEnd) }
  }

  private func format(of span: RichSpan, _ run: PropertyList, _ styles: RichStyles) -> PropertyList {
    var additions: [(name: String, xml: String)] = []
    if span.isStrong { additions.append(("b", "<w:b/>")) }
    if span.isEmphasized { additions.append(("i", "<w:i/>")) }
    if span.isStruck { additions.append(("strike", "<w:strike/>")) }
    if span.link != nil {
      if let style = styles.link {
        let id = String(decoding: XMLText.attribute(style), as: UTF8.self)
        additions.append(("rStyle", "<w:rStyle w:val=\"\(id)\"/>"))
      } else {
        additions += [("color", "<w:color w:val=\"0563C1\"/>"), ("u", "<w:u w:val=\"single\"/>")]
      }
    }
    return additions.isEmpty ? run : run.changed(adding: additions)
  }

  private mutating func append(_ text: String) { output += text.utf8 }
}

/// A structured text that is being written.
private struct RichText {
  let index: Int
  let path: String
  let format: TemplateNode.RichParagraph
  /// The numbers of its lists in the document.
  var lists: [Int: Int] = [:]
  /// The text of each paragraph so far.
  var texts: [String] = []

  init(index: Int, path: String, format: TemplateNode.RichParagraph) {
    self.index = index
    self.path = path
    self.format = format
  }
}
