/// Statements of other tools about the line, row or cell that they stand in.
///
/// `{%-` takes what it stands in to the end of the line before, `-%}` what follows to its own; remarks such as `{#tr … #}` go
/// with their whole row.
enum LineStatements {
  /// Carries them out; tells whether something went with a remark.
  static func apply(to root: XMLElement) -> Bool {
    join(in: root)
    return removeRemarks(in: root)
  }

  private static func removeRemarks(in root: XMLElement) -> Bool {
    var gone: [XMLElement] = []
    for paragraph in root.descendants(named: ["p"]) {
      guard let word = ParagraphText(paragraph).text.firstMatch(of: #/\{#(p|tr|tc)\s.*#\}/#)?.output.1 else { continue }
      var whole: XMLElement? = paragraph
      while let element = whole, !element.isNamed(String(word)) { whole = element.parent }
      if let whole, !gone.contains(whole) { gone.append(whole) }
    }
    for element in gone { element.unlink() }
    return !gone.isEmpty
  }

  private static func join(in root: XMLElement) {
    for paragraph in root.descendants(named: ["p"]) {
      var next = paragraph
      while let previous = next.previous, previous.isNamed("p"), joins(previous, next) {
        for child in next.children where !child.isNamed("pPr") { previous.append(child) }
        next.remove()
        next = previous
      }
    }
    for stop in root.descendants(named: ["br"]) where stop["type"] == nil && isJoined(stop) { stop.remove() }
  }

  /// Whether a line that a break ends, or the one after it, is joined to the other.
  private static func isJoined(_ stop: XMLElement) -> Bool {
    let before = stop.previous ?? stop.parent?.previous?.children.last
    let after = stop.next ?? stop.parent?.next?.children.first { !$0.isNamed("rPr") }
    return before?.isNamed("t") == true && before?.text.trimmingBlanks.hasSuffix("-%}") == true
      || after?.isNamed("t") == true && after?.text.trimmingBlanks.hasPrefix("{%-") == true
  }

  private static func joins(_ first: XMLElement, _ second: XMLElement) -> Bool {
    guard first.first(["pPr", "sectPr"]) == nil else { return false }
    return ParagraphText(first).text.trimmingBlanks.hasSuffix("-%}")
      || ParagraphText(second).text.trimmingBlanks.hasPrefix("{%-")
  }
}
