/// Writes marks where a form has blanks.
struct MarkWriter {
  /// What is to be put into a paragraph, which is done from its end so that places stay true.
  private var edits: [XMLElement: [(range: Range<Int>, mark: String)]] = [:]

  /// Writes what concerns lines; nothing may be asked of it afterwards.
  func finish() {
    for (paragraph, edits) in edits {
      for edit in edits.sorted(by: { $0.range.lowerBound > $1.range.lowerBound }) {
        BlankCut(PrintedText(paragraph)).replace(edit.range, with: edit.mark)
      }
    }
  }

  mutating func write(_ target: FormPlace.Target, _ kind: FormPlace.Kind, _ naming: FormPlace.Naming) {
    switch target {
    case .paragraph(let paragraph, let surplus, let model):
      fill(paragraph, with: kind == .prose ? "{{*\(naming.path)}}" : "{{\(naming.path)}}", model: model)
      keepHeight(of: paragraph, instead: surplus)
    case .behind(let paragraph):
      let added = paragraph.make("w:p")
      if let properties = paragraph.first("pPr") {
        let copied = properties.copy()
        for child in copied.children
        where ["sectPr", "numPr", "outlineLvl", "pageBreakBefore", "pStyle"].contains(child.name) {
          // Only a heading's own style goes.
          if child.isNamed("pStyle"), HeadingOrder(of: PrintedText(paragraph)) == nil { continue }
          child.remove()
        }
        added.append(copied)
      }
      added.insert(after: paragraph)
      fill(added, with: "{{*\(naming.path)}}", model: HeadingOrder(of: PrintedText(paragraph)) == nil ? paragraph : nil)
    case .range(let paragraph, let range):
      let pattern = kind == .date ? "|yyyy年M月d日" : kind == .month ? "|yyyy年M月" : ""
      edits[paragraph, default: []].append((range, "{{\(naming.path)\(pattern)}}"))
    case .boxes(let boxes):
      for box in boxes {
        edits[box.paragraph, default: []].append(
          (box.glyph..<box.glyph + 1, "{{☐\(naming.path)=\(box.words)}}")
        )
      }
    case .rows(let cells, let surplus):
      repeatRow(cells, surplus, kind, naming)
    }
  }

  private func repeatRow(
    _ cells: [FormPlace.Column],
    _ surplus: [XMLElement],
    _ kind: FormPlace.Kind,
    _ naming: FormPlace.Naming
  ) {
    guard case .rows(_, let count) = kind else { return }
    for (index, column) in cells.enumerated() {
      guard let paragraph = column.cell.blocks.first(where: { $0.isNamed("p") }) else { continue }
      let opening = index == 0 ? "{{#\(naming.path)|至少\(count.clamped(to: 1...1_000))行}}" : ""
      let closing = index == cells.count - 1 ? "{{/\(naming.path)}}" : ""
      let name = index < naming.columns.count ? naming.columns[index] : "列\(index + 1)"
      for other in column.cell.blocks.dropFirst() where other.isNamed("p") { other.remove() }
      fill(paragraph, with: opening + "{{\(column.isNumber ? "序号" : name)}}" + closing, model: nil)
    }
    for row in surplus { row.remove() }
  }

  /// Puts the mark alone into a paragraph without words, in its own letters or in those of `model`.
  private func fill(_ paragraph: XMLElement, with mark: String, model: XMLElement?) {
    let old = paragraph.descendants(named: ["r"])
    var properties = old.first?.first("rPr")?.copy()
    if properties == nil, let own = paragraph.first(["pPr", "rPr"]) {
      properties = Self.runProperties(own, in: paragraph)
    }
    if properties == nil, let letters = model?.descendants(named: ["r"]).first?.first("rPr") {
      let copied = letters.copy()
      for child in copied.children where ["b", "bCs"].contains(child.name) { child.remove() }
      properties = copied
    }
    Self.clearPrompts(paragraph)
    for text in paragraph.descendants(named: ["t"]) { text.text = "" }
    let run = paragraph.make("w:r")
    if let properties { run.append(properties) }
    let text = run.make("w:t", text: mark)
    text.set("xml:space", to: "preserve")
    run.append(text)
    paragraph.append(run)
  }

  private static func runProperties(_ mark: XMLElement, in paragraph: XMLElement) -> XMLElement {
    let properties = paragraph.make("w:rPr")
    for child in mark.children where !["ins", "del", "moveFrom", "moveTo", "rPrChange"].contains(child.name) {
      properties.append(child.copy())
    }
    return properties
  }

  /// A control that shows its prompt is an ordinary one from now on.
  private static func clearPrompts(_ paragraph: XMLElement) {
    for properties in paragraph.descendants(named: ["sdtPr"]) {
      properties.first("showingPlcHdr")?.remove()
      properties.first("placeholder")?.remove()
    }
  }

  /// A line is 15.6 points high in Word's Chinese template.
  private static let line = 312

  /// The room that empty paragraphs made in a cell becomes the least height of its row.
  private func keepHeight(of paragraph: XMLElement, instead surplus: [XMLElement]) {
    guard !surplus.isEmpty else { return }
    let movable = surplus.filter {
      !$0.breaksPage && $0.descendants(named: ["bookmarkStart", "drawing", "pict"]).isEmpty
    }
    if let row = paragraph.ancestor("tr") {
      let properties = row.first("trPr") ?? row.prependProperties()
      let known = properties.first("trHeight")?["val"].flatMap { Int($0) } ?? 0
      let height = properties.first("trHeight") ?? properties.append(properties.make("w:trHeight"))
      height.set("w:val", to: String(max(known, (movable.count + 1) * Self.line)))
      if height["hRule"] == "exact" { height.set("w:hRule", to: "atLeast") }
    }
    for paragraph in movable { paragraph.remove() }
  }
}

extension XMLElement {
  fileprivate func prependProperties() -> XMLElement {
    let made = make("w:trPr")
    if let exceptions = first("tblPrEx") { made.insert(after: exceptions) } else { prepend(made) }
    return made
  }
}
