/// Marks in attributes of a part: alternative texts, tips, and addresses of links.
///
/// Before the part is read, each such attribute is given a private sign in place of its text; afterwards the signs are found in the
/// bytes of the tree's nodes, wherever the attribute went.
struct MarkedAttributes {
  private enum Meaning {
    case text(TextTemplate)
    /// The id of a relationship whose target has marks.
    case link(TextTemplate)
  }

  private static let start = Array("\u{F8F0}".utf8)
  private static let end = Array("\u{F8F1}".utf8)

  private var meanings: [Meaning] = []
  private let part: String

  init(part: String) { self.part = part }

  /// Replaces the attributes below `root` that have marks, and ids of `targets` with marks.
  mutating func replace(in root: XMLElement, targets: [String: String], scanner: MarkScanner, table: inout MarkTable) {
    for (element, name, value) in root.attributes(holding: scanner.starts)
    where Self.isRead(name, of: element) && scanner.occurs(in: Array(value.utf8))
      && !PlaceholderPicture.isOne(element, scanner)
    {
      guard let template = template(value, scanner, &table) else { continue }
      element.set(name, to: sign(.text(template)))
    }
    guard !targets.isEmpty else { return }
    for element in root.descendants(named: ["hyperlink", "hlinkClick"]) {
      guard let attribute = element.attributes.first(where: { $0.qualifiedName.hasSuffix(":id") }),
        let target = targets[attribute.value], let template = template(target, scanner, &table)
      else { continue }
      element.set(attribute.qualifiedName, to: sign(.link(template)))
    }
  }

  /// Whether people read it; others hold identifiers in braces.
  private static func isRead(_ name: String, of element: XMLElement) -> Bool {
    let local = name.split(separator: ":").last ?? ""
    if local == "val" {
      // The text of a box is its mark.
      let isBox = element.parent?.first("checkBox") != nil
      return !isBox && ["helpText", "statusText", "default", "gridSpan", "vMerge"].contains(element.name)
    }
    if local == "fill" { return element.isNamed("shd") }
    // The name of a table's column is the text of its header cell.
    if local == "name" { return element.isNamed("tableColumn") }
    return ["descr", "title", "tooltip", "alt", "string", "displayText"].contains(local)
  }

  private func template(_ text: String, _ scanner: MarkScanner, _ table: inout MarkTable) -> TextTemplate? {
    let place = TemplatePlace(text: TemplatePlace.excerpt(of: text, around: ""))
    let template = TextTemplate(text, scanner: scanner, part: part, place: place, table: &table)
    template?.reportUnpaired(to: &table)
    return template
  }

  private mutating func sign(_ meaning: Meaning) -> String {
    meanings.append(meaning)
    return "\u{F8F0}\(meanings.count - 1)\u{F8F1}"
  }

  /// Puts nodes that fill in place of the signs.
  func resolve(_ node: TemplateNode) {
    guard !meanings.isEmpty else { return }
    switch node.content {
    case .bytes(let bytes, let weight):
      let pieces = pieces(of: bytes)
      guard pieces.count > 1 else { return }
      node.content = .element(open: [], close: [])
      node.append(
        pieces.map { piece in
          if case .bytes(let bytes, _) = piece { TemplateNode(.bytes(bytes, weight)) } else { TemplateNode(piece) }
        }
      )
    case .element(let open, let close):
      for child in node.children { resolve(child) }
      let pieces = pieces(of: open)
      guard pieces.count > 1 else { return }
      node.content = .element(open: [], close: close)
      node.prepend(pieces.map { TemplateNode($0) })
    default:
      for child in node.children { resolve(child) }
    }
  }

  private func pieces(of bytes: [UInt8]) -> [TemplateNode.Content] {
    var pieces: [TemplateNode.Content] = []
    var position = 0
    while let found = bytes.index(of: Self.start, from: position),
      let stop = bytes.index(of: Self.end, from: found),
      let number = Int(String(decoding: bytes[(found + Self.start.count)..<stop], as: UTF8.self)),
      meanings.indices.contains(number)
    {
      pieces.append(.bytes(Array(bytes[position..<found]), .anchor))
      switch meanings[number] {
      case .text(let template): pieces.append(.attribute(template))
      case .link(let template): pieces.append(.link(template))
      }
      position = stop + Self.end.count
    }
    pieces.append(.bytes(Array(bytes[position...]), .anchor))
    return pieces
  }
}
