internal import CCMark
internal import Foundation

/// A text with the structure that Markdown gives it (GitHub's dialect: tables and strikethrough), as a list of blocks.
///
/// Unlike there, a line break begins a new paragraph, as it does in every form. HTML stays the letters it is written with.
struct MarkdownText {
  /// Lists and quotations deeper than this are taken as text.
  private static let maximumDepth = 12
  private static let registered: Void = cmark_gfm_core_extensions_ensure_registered()
  /// The library keeps the signs of extensions in tables that all parsers share, and changes them while it parses.
  private static let lock = NSLock()

  private(set) var blocks: [RichBlock] = []
  private var lists = 0

  /// Whether a text could have any structure at all.
  static func hasStructure(_ text: String) -> Bool {
    let signs = Array("*_#`~[!>|-+\\&<".utf8)
    return text.utf8.contains { signs.contains($0) || (0x30...0x39).contains($0) }
  }

  init(_ text: String) {
    _ = Self.registered
    Self.lock.lock()
    defer { Self.lock.unlock() }
    guard let parser = cmark_parser_new(0) else { return }
    defer { cmark_parser_free(parser) }
    for name in ["table", "strikethrough"] {
      if let found = cmark_find_syntax_extension(name) { cmark_parser_attach_syntax_extension(parser, found) }
    }
    let bytes = Array(text.utf8)
    bytes.withUnsafeBytes { buffer in
      cmark_parser_feed(parser, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), buffer.count)
    }
    guard let root = cmark_parser_finish(parser) else { return }
    defer { cmark_node_free(root) }
    read(children(of: root), Surrounding())
  }

  /// What is around a block.
  private struct Surrounding {
    var depth = 0
    var isQuoted = false
    /// Of the innermost list: its number, level, order and start.
    var list: (number: Int, level: Int, isOrdered: Bool, start: Int)?
  }

  private mutating func read(_ nodes: [CMarkNode], _ around: Surrounding) {
    for node in nodes { read(node, around) }
  }

  private mutating func read(_ node: CMarkNode, _ around: Surrounding) {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_PARAGRAPH: add(kind(around), InlineReader.lines(of: node, breaks: around.list == nil))
    case CMARK_NODE_HEADING:
      let level = Int(cmark_node_get_heading_level(node)).clamped(to: 1...6)
      add(.heading(level), InlineReader.lines(of: node, breaks: false))
    case CMARK_NODE_THEMATIC_BREAK: blocks.append(.rule)
    case CMARK_NODE_CODE_BLOCK, CMARK_NODE_HTML_BLOCK: addLiteral(node)
    case CMARK_NODE_BLOCK_QUOTE:
      var inner = around
      inner.isQuoted = true
      descend(node, inner)
    case CMARK_NODE_LIST: list(node, around)
    case _ where isNamed("table", node): table(node)
    default: descend(node, around)
    }
  }

  private mutating func descend(_ node: CMarkNode, _ around: Surrounding) {
    guard around.depth < Self.maximumDepth else { return addLiteral(node) }
    var inner = around
    inner.depth += 1
    read(children(of: node), inner)
  }

  private func kind(_ around: Surrounding) -> RichParagraph.Kind {
    if let list = around.list { return .continued(level: list.level) }
    return around.isQuoted ? .quotation : .body
  }

  private mutating func add(_ kind: RichParagraph.Kind, _ lines: [[RichSpan]]) {
    blocks += lines.map { .paragraph(RichParagraph(kind: kind, spans: $0)) }
  }

  private mutating func addLiteral(_ node: CMarkNode) {
    let text = cmark_node_get_literal(node).map { String(cString: $0) } ?? ""
    let isCode = cmark_node_get_type(node) == CMARK_NODE_CODE_BLOCK
    for line in text.split(separator: "\n") {
      let span = RichSpan(text: String(line), isCode: isCode)
      blocks.append(.paragraph(RichParagraph(kind: isCode ? .code : .body, spans: [span])))
    }
  }

  private mutating func list(_ node: CMarkNode, _ around: Surrounding) {
    var inner = around
    let isOrdered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST
    let start = Int(cmark_node_get_list_start(node)).clamped(to: 0...1_000_000)
    inner.list = (lists, min((around.list?.level ?? -1) + 1, 8), isOrdered, start)
    lists += 1
    inner.depth += 1
    guard inner.depth < Self.maximumDepth else { return addLiteral(node) }
    for item in children(of: node) {
      let before = blocks.count
      read(children(of: item), inner)
      guard let list = inner.list, blocks.indices.contains(before), case .paragraph(var first) = blocks[before] else {
        continue
      }
      first.kind = .item(list: list.number, level: list.level, isOrdered: list.isOrdered, start: list.start)
      blocks[before] = .paragraph(first)
    }
  }

  private mutating func table(_ node: CMarkNode) {
    let columns = Int(cmark_gfm_extensions_get_table_columns(node)).clamped(to: 1...63)
    let letters = cmark_gfm_extensions_get_table_alignments(node)
    let alignments = (0..<columns).map { column -> RichTable.Alignment in
      switch letters?[column] {
      case UInt8(ascii: "c"): .center
      case UInt8(ascii: "r"): .end
      default: .start
      }
    }
    let rows = children(of: node).map { row in
      let cells = children(of: row).prefix(columns).map { InlineReader.lines(of: $0, breaks: false).first ?? [] }
      return cells + Array(repeating: [], count: columns - cells.count)
    }
    blocks.append(.table(RichTable(alignments: alignments, rows: rows)))
  }
}

/// A node of cmark's tree, which the tree owns.
private typealias CMarkNode = OpaquePointer

/// Of the kinds that extensions add.
private func isNamed(_ name: String, _ node: CMarkNode) -> Bool {
  cmark_node_get_type_string(node).map { String(cString: $0) == name } ?? false
}

private func children(of node: CMarkNode) -> [CMarkNode] {
  var result: [CMarkNode] = []
  var child = cmark_node_first_child(node)
  while let current = child {
    result.append(current)
    child = cmark_node_next(current)
  }
  return result
}

/// Reads the letters of a paragraph.
private struct InlineReader {
  private var found: [[RichSpan]] = [[]]
  private let breaks: Bool

  /// The spans of a paragraph; where lines end they begin anew or are joined.
  static func lines(of node: CMarkNode, breaks: Bool) -> [[RichSpan]] {
    var reader = InlineReader(breaks: breaks)
    for child in children(of: node) { reader.read(child, RichSpan(text: ""), depth: 0) }
    return reader.found
  }

  private init(breaks: Bool) { self.breaks = breaks }

  private mutating func read(_ node: CMarkNode, _ look: RichSpan, depth: Int) {
    var look = look
    switch cmark_node_get_type(node) {
    case CMARK_NODE_TEXT, CMARK_NODE_HTML_INLINE: return add(literal(node), look)
    case CMARK_NODE_CODE:
      look.isCode = true
      return add(literal(node), look)
    case CMARK_NODE_LINEBREAK: return add("\n", look)
    case CMARK_NODE_SOFTBREAK: return softBreak(look)
    case CMARK_NODE_IMAGE:
      look.picture = cmark_node_get_url(node).map { String(cString: $0) } ?? ""
      found[found.count - 1].append(look)
      return
    case CMARK_NODE_LINK: look.link = cmark_node_get_url(node).map { String(cString: $0) }
    case CMARK_NODE_STRONG: look.isStrong = true
    case CMARK_NODE_EMPH: look.isEmphasized = true
    case _ where isNamed("strikethrough", node): look.isStruck = true
    default: break
    }
    guard depth < 40 else { return }
    for child in children(of: node) { read(child, look, depth: depth + 1) }
  }

  private func literal(_ node: CMarkNode) -> String {
    cmark_node_get_literal(node).map { String(cString: $0) } ?? ""
  }

  private mutating func add(_ text: String, _ look: RichSpan) {
    guard !text.isEmpty else { return }
    var span = look
    span.text = text
    let line = found.count - 1
    if var last = found[line].last, last.picture == nil {
      let before = last.text
      last.text = text
      if last == span {
        found[line][found[line].count - 1].text = before + text
        return
      }
    }
    found[line].append(span)
  }

  /// A new paragraph, or inside an item the words joined: Chinese has no blanks between them.
  private mutating func softBreak(_ look: RichSpan) {
    if breaks { return found.append([]) }
    let last = found.last?.last?.text.unicodeScalars.last
    let isLatin = last.map { scalar in scalar.value < 0x2E80 } ?? false
    if isLatin { add(" ", look) }
  }
}
