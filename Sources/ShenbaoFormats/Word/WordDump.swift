extension WordReader {
  /// The document as text that a person can read and compare: headings, paragraphs, tables as lines, controls as ⟦path：text⟧.
  package var dump: String {
    var lines: [String] = []
    for story in stories {
      lines.append("== \(story.name)")
      var writer = WordDumpWriter(properties: properties)
      writer.blocks(of: story.root, indent: "")
      lines += writer.lines
    }
    // The sources of structured texts would say the same again.
    let shown = properties.values.filter { !$0.name.hasPrefix(ControlNames.sourceSign) }
    if !shown.isEmpty { lines.append("== properties") }
    lines += shown.map { "\($0.name): \($0.text)" }
    return lines.map { $0 + "\n" }.joined()
  }
}

private struct WordDumpWriter {
  let properties: CustomProperties
  private(set) var lines: [String] = []

  init(properties: CustomProperties) { self.properties = properties }

  mutating func blocks(of container: XMLElement, indent: String) {
    for child in container.children {
      switch child.name {
      case "p": paragraph(child, indent: indent)
      case "tbl": table(child, indent: indent)
      case "sectPr": lines.append(indent + "-- section" + section(child))
      case "sdt": child.first("sdtContent").map { blocks(of: $0, indent: indent) }
      case "pPr", "tcPr", "tblPr": break
      default: blocks(of: child, indent: indent)
      }
    }
  }

  private mutating func paragraph(_ element: XMLElement, indent: String) {
    let style = element.first(["pPr", "pStyle"])?["val"].map { "[\($0)] " } ?? ""
    lines.append(indent + style + text(of: element))
    for box in element.descendants(named: ["txbxContent"]) where !box.isInFallback {
      lines.append(indent + "-- text box")
      blocks(of: box, indent: indent + "  ")
    }
    if let properties = element.first(["pPr", "sectPr"]) { lines.append(indent + "-- section" + section(properties)) }
  }

  private func section(_ properties: XMLElement) -> String {
    let size = properties.first("pgSz").map { " \($0["w"] ?? "")×\($0["h"] ?? "")" } ?? ""
    return size + (properties.first("pgSz")?["orient"].map { " " + $0 } ?? "")
  }

  private mutating func table(_ element: XMLElement, indent: String) {
    lines.append(indent + "-- table")
    for row in element.rows {
      var cells: [String] = []
      var nested: [XMLElement] = []
      for cell in row.cells {
        cells.append(self.cell(cell))
        nested += cell.children("tbl")
      }
      lines.append(indent + "| " + cells.joined(separator: " | ") + " |")
      for table in nested { self.table(table, indent: indent + "  ") }
    }
  }

  private func cell(_ cell: XMLElement) -> String {
    let span = cell.first(["tcPr", "gridSpan"])?["val"].map { "→\($0) " } ?? ""
    let merge = cell.first(["tcPr", "vMerge"]).map { $0["val"] == "restart" ? "↓ " : "↑ " } ?? ""
    let paragraphs = cell.paragraphs.map { text(of: $0) }
    return span + merge + paragraphs.joined(separator: " ¶ ")
  }

  private func text(of container: XMLElement) -> String {
    var text = ""
    for child in container.children {
      switch child.name {
      case "r": text += RunText.text(ofRun: child).flattened
      case "sdt":
        let inside = child.first("sdtContent").map { self.text(of: $0) } ?? ""
        let state = child.first(["sdtPr", "checkbox"]) == nil ? inside : child.controlText
        text += child.controlTag.map { "⟦\(ControlNames.path(of: $0, properties: properties))：\(state)⟧" } ?? state
      case "del", "moveFrom", "pPr": break
      default: text += self.text(of: child)
      }
    }
    return text
  }
}

extension String {
  /// On one line.
  fileprivate var flattened: String {
    String(map { $0 == "\n" ? "⏎" : $0 == "\t" ? "⇥" : $0 })
  }
}

extension XMLElement {
  fileprivate var isInFallback: Bool {
    var element = parent
    while let current = element {
      if current.isNamed("Fallback") { return true }
      element = current.parent
    }
    return false
  }

  fileprivate var rows: [XMLElement] { below("tr") }
  fileprivate var cells: [XMLElement] { below("tc") }
  fileprivate var paragraphs: [XMLElement] { below("p") }

  /// The children of that name, also inside controls.
  private func below(_ name: String) -> [XMLElement] {
    children.flatMap { child -> [XMLElement] in
      if child.isNamed(name) { return [child] }
      return child.isNamed("sdt") || child.isNamed("sdtContent") ? child.below(name) : []
    }
  }
}
