/// Statements of other tools about the cell that they stand in, said as marks in its properties and around it.
///
/// `{% colspan n %}` and `{% cellbg colour %}` fill attributes; in a loop, `{% vm %}` makes the cell one with those below, and
/// `{% hm %}` with those to its right.
enum CellStatements {
  /// The order of a cell's properties (ECMA-376 part 1, 17.4.69).
  private static let order = [
    "cnfStyle", "tcW", "gridSpan", "hMerge", "vMerge", "tcBorders", "shd", "noWrap", "tcMar", "textDirection",
    "tcFitText", "vAlign", "hideMark",
  ]

  static func spread(in root: XMLElement) {
    for cell in root.descendants(named: ["tc"]) {
      for paragraph in cell.children("p") {
        while let (word, operand) = take(from: paragraph) { apply(word, operand, to: cell) }
      }
    }
  }

  /// Takes the first such statement out of a paragraph.
  private static func take(from paragraph: XMLElement) -> (word: String, operand: String)? {
    let text = ParagraphText(paragraph)
    let string = String(decoding: text.bytes, as: UTF8.self)
    guard let match = string.firstMatch(of: #/\{%\s*(colspan|cellbg|vm|hm)(?:\s+([^%]*?))?\s*%\}/#) else { return nil }
    let start = string.utf8.distance(from: string.startIndex, to: match.range.lowerBound)
    text.cut(start..<start + string[match.range].utf8.count)
    return (String(match.output.1), String(match.output.2 ?? ""))
  }

  private static func apply(_ word: String, _ operand: String, to cell: XMLElement) {
    switch word {
    case "colspan": set("gridSpan", ["val": "{{ \(operand) }}"], of: cell)
    case "cellbg": set("shd", ["val": "clear", "color": "auto", "fill": "{{ \(operand) }}"], of: cell)
    case "vm":
      set("vMerge", ["val": "{{ 'restart' if loop.first else 'continue' }}"], of: cell)
      let paragraphs = cell.children("p")
      guard let first = paragraphs.first, let last = paragraphs.last else { return }
      let start = run("{% if loop.first %}", in: first)
      if let properties = first.first("pPr") { start.insert(after: properties) } else { first.prepend(start) }
      last.append(run("{% endif %}", in: last))
    default:
      let columns = cell.first(["tcPr", "gridSpan"])?["val"].flatMap { Int($0) } ?? 1
      set("gridSpan", ["val": "{{ loop.length * \(columns) }}"], of: cell)
      marker("{%tc if loop.first %}", beside: cell).insert(before: cell)
      marker("{%tc endif %}", beside: cell).insert(after: cell)
    }
  }

  private static func set(_ name: String, _ attributes: KeyValuePairs<String, String>, of cell: XMLElement) {
    let properties = cell.first("tcPr") ?? cell.prepend(cell.make("w:tcPr"))
    properties.first(name)?.remove()
    let made = properties.make("w:" + name)
    let before = order.prefix { $0 != name }
    if let last = properties.children.last(where: { before.contains($0.name) }) {
      made.insert(after: last)
    } else {
      properties.prepend(made)
    }
    for (attribute, value) in attributes { made.set("w:" + attribute, to: value) }
  }

  private static func run(_ text: String, in paragraph: XMLElement) -> XMLElement {
    let run = paragraph.make("w:r")
    run.append(paragraph.make("w:t", text: text))
    return run
  }

  private static func marker(_ text: String, beside cell: XMLElement) -> XMLElement {
    let made = cell.make("w:tc")
    let paragraph = made.append(cell.make("w:p"))
    let run = paragraph.append(cell.make("w:r"))
    run.append(cell.make("w:t", text: text))
    return made
  }
}
