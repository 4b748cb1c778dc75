/// The way through a form: headings, paragraphs, tables, text boxes, in reading order.
struct FormWalk {
  /// Nested deeper than this, tables and text boxes are passed over.
  private static let maximumDepth = 12

  var places: [FormPlace] = []
  var remarks: [FormRemark] = []
  var lines: [String] = []
  var heading: String?
  /// The heading of the second order.
  var subheading: String?
  /// The last line of text before a table, which may be its title.
  var caption: String?
  var tables = 0
  var depth = 0

  mutating func read(_ blocks: [XMLElement]) {
    guard depth < Self.maximumDepth else { return }
    depth += 1
    defer { depth -= 1 }
    var index = 0
    while index < blocks.count {
      let block = blocks[index]
      if block.isNamed("tbl") {
        tables += 1
        read(FormGrid(block), number: tables)
        caption = nil
        index += 1
      } else {
        index = paragraph(at: index, of: blocks)
      }
    }
  }

  /// Reads one paragraph and, under a heading that asks for text, the empty ones behind it; gives the next to read.
  private mutating func paragraph(at index: Int, of blocks: [XMLElement]) -> Int {
    let printed = PrintedText(blocks[index])
    readTextBoxes(of: blocks[index])
    let text = printed.text.trimmingBlanks
    if lines.count < 60, !text.isEmpty { lines.append(text) }
    let order = HeadingOrder(of: printed)
    if let order, InlineBlanks(printed).found.isEmpty, !printed.hasBoxes {
      enter(text, order)
      return prose(behind: index, order, of: blocks)
    }
    if printed.isBlank, !printed.glyphs.contains(where: { $0.isUnderlined || $0.isPrompt }) { return index + 1 }
    inline(
      printed,
      labels: [],
      place: TemplatePlace(heading: heading, text: TemplatePlace.excerpt(of: text, around: text))
    )
    let isTitle = text.count <= 30 && !text.contains { "：:。，；".contains($0) }
    if !text.isEmpty { caption = isTitle ? text : nil }
    return index + 1
  }

  private mutating func enter(_ text: String, _ order: HeadingOrder) {
    if order == .first {
      heading = text
      subheading = nil
    } else {
      subheading = text
    }
    caption = text
  }

  /// A heading with room below it, or with nothing but the next heading, asks for text.
  private mutating func prose(behind index: Int, _ order: HeadingOrder, of blocks: [XMLElement]) -> Int {
    var next = index + 1
    var prompt = ""
    var blanks: [XMLElement] = []
    var last = blocks[index]
    while next < blocks.count, blocks[next].isNamed("p") {
      let printed = PrintedText(blocks[next])
      let isEmpty = printed.glyphs.allSatisfy { $0.character.isSpace || $0.character.isNewline }
      guard isEmpty || printed.text.isPrompt, blocks[next].descendants(named: ["txbxContent", "sectPr"]).isEmpty else {
        break
      }
      if isEmpty {
        if !blocks[next].breaksPage { blanks.append(blocks[next]) }
      } else {
        prompt += printed.text.trimmingBlanks
        last = blocks[next]
        blanks = []
      }
      next += 1
    }
    let follower = next < blocks.count ? blocks[next] : nil
    let followerOrder = follower.flatMap { $0.isNamed("p") ? HeadingOrder(of: PrintedText($0)) : nil }
    let isBeforeTable = follower?.isNamed("tbl") == true
    let leadsOn = followerOrder.map { $0.rawValue > order.rawValue } ?? false
    let asksForText = !prompt.isEmpty || blanks.count >= 2 || (followerOrder != nil && !leadsOn)
    guard asksForText, !isBeforeTable || (!prompt.isEmpty && blanks.count >= 2), !leadsOn || !prompt.isEmpty else {
      return index + 1
    }
    let label = PrintedText(blocks[index]).text.trimmingBlanks
    var place = FormPlace(
      kind: .prose,
      finding: prompt.isEmpty && blanks.isEmpty ? .heading : .prompt,
      heading: heading,
      labels: order == .first ? [] : [label],
      prompt: prompt,
      place: TemplatePlace(heading: heading, text: label),
      target: .behind(last)
    )
    if let first = blanks.first { place.target = .paragraph(first, surplus: Array(blanks.dropFirst()), model: nil) }
    places.append(place)
    return next
  }

  /// What stands in text boxes; the version for older programs gets the same marks.
  mutating func readTextBoxes(of paragraph: XMLElement) {
    for content in paragraph.descendants(named: ["txbxContent"]) where !content.isInside("Fallback") {
      let first = places.count
      read(content.blocks)
      guard let alternatives = content.ancestor("AlternateContent"), let fallback = alternatives.first("Fallback"),
        let other = fallback.descendants(named: ["txbxContent"]).first
      else { continue }
      var walk = FormWalk()
      walk.depth = depth
      walk.read(other.blocks)
      guard walk.places.count == places.count - first else { continue }
      for (offset, place) in walk.places.enumerated() { places[first + offset].echo = place.target }
    }
  }
}

/// The order of a heading by its numbering or its style.
enum HeadingOrder: Int {
  case first = 1
  case second
  case third

  init?(of printed: PrintedText) {
    let text = printed.text.trimmingBlanks
    guard (2...40).contains(text.count), !text.contains(where: { "\t。；;！".contains($0) || $0.isNewline }) else {
      return nil
    }
    if text.contains(#/[0-9\s….]{2,}[0-9]+$/#), text.contains("…") || text.contains("..") { return nil }
    if text.contains(#/^(?:[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]+[部章]分?)/#) {
      self = .first
    } else if text.contains(#/^[（(][一二三四五六七八九十]{1,3}[）)]/#) {
      self = .second
    } else if text.contains(#/^(?:[0-9]{1,2}[、.．](?![0-9])|[（(][0-9]{1,2}[）)])/#) {
      self = .third
    } else {
      let style = printed.paragraph.first(["pPr", "pStyle"])?["val"] ?? ""
      let level = printed.paragraph.first(["pPr", "outlineLvl"])?["val"].flatMap { Int($0) }
      guard level != nil || style.contains(#/^(?:[Hh]eading ?)?[1-3]$/#) else { return nil }
      let number = level.map { $0 + 1 } ?? style.last.flatMap { $0.wholeNumberValue } ?? 1
      self = HeadingOrder(rawValue: number.clamped(to: 1...3)) ?? .first
    }
  }
}

extension XMLElement {
  func ancestor(_ name: String) -> XMLElement? {
    var element = parent
    while let current = element {
      if current.isNamed(name) { return current }
      element = current.parent
    }
    return nil
  }

  /// Whether a page ends in this paragraph.
  var breaksPage: Bool {
    !descendants(named: ["br", "sectPr"]).filter { $0.isNamed("sectPr") || $0["type"] == "page" }.isEmpty
  }
}
