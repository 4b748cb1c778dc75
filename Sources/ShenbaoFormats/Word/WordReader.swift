/// A filled Word document, read back: its values by path, and all of it as text.
package struct WordReader {
  let package: OfficePackage
  let properties: CustomProperties
  /// The document, then headers, footers and notes.
  let stories: [(name: String, root: XMLElement)]

  /// Reads a `.docx`.
  package init(bytes: [UInt8]) throws(FormatError) {
    package = try OfficePackage(bytes: bytes)
    properties = try CustomProperties(package)
    let kinds = [
      "document.main+xml", "template.main+xml", "header+xml", "footer+xml", "footnotes+xml", "endnotes+xml",
    ]
    var stories: [(name: String, root: XMLElement)] = []
    for name in kinds.flatMap({ [package] in package.parts(ofKind: "wordprocessingml." + $0) }) {
      guard let bytes = package.archive[name] else { continue }
      stories.append((name, try XMLDocument(parsing: bytes).root))
    }
    guard !stories.isEmpty else {
      throw FormatError(.damaged, operation: "word.open", detail: "no document part")
    }
    self.stories = stories
  }

  /// The package code in the document's properties.
  package var packageCode: String? { properties[CustomProperties.packageCode] }

  /// The values in content controls, in document order, each with its path: `工作基础.团队[2].姓名`.
  package var values: [(path: String, text: String)] {
    var result: [(path: String, text: String)] = []
    for story in stories {
      var collector = ControlCollector(properties: properties)
      collector.collect(story.root)
      result += collector.values
    }
    guard properties.values.contains(where: { $0.name.hasPrefix(ControlNames.sourceSign) }) else { return result }
    return result.map { value in
      (value.path, ControlNames.source(of: value.path, printedAs: value.text, properties: properties) ?? value.text)
    }
  }
}

/// Gathers the tagged controls below an element.
private struct ControlCollector {
  let properties: CustomProperties
  private(set) var values: [(path: String, text: String)] = []

  init(properties: CustomProperties) { self.properties = properties }

  mutating func collect(_ element: XMLElement) {
    for child in element.children {
      switch child.name {
      // The fallback of a text box says the same again.
      case "Fallback", "del", "moveFrom": break
      case "sdt": add(child)
      case "ffData":
        if let box = LegacyBox.state(of: child) { add(box.isChecked ? "☑" : "☐", tag: box.path) }
      default: collect(child)
      }
    }
  }

  private mutating func add(_ control: XMLElement) {
    guard let content = control.first("sdtContent") else { return }
    guard let tag = control.controlTag else { return collect(content) }
    if control.hasLostTag, content.children.contains(where: \.isEmptyControl) { return addGlued(content, tag: tag) }
    add(control.controlText, tag: tag)
    collect(content)
  }

  private mutating func add(_ text: String, tag: String) {
    let path = ControlNames.path(of: tag, properties: properties)
    if tag.last == ControlNames.continuation, let last = values.last, last.path == path {
      values[values.count - 1].text += "\n" + text
    } else {
      values.append((path, text))
    }
  }

  /// LibreOffice up to 7.4 puts a control that directly follows another into it: empty, and with its text behind it.
  private mutating func addGlued(_ content: XMLElement, tag: String) {
    var (tag, text) = (tag, "")
    for child in content.children {
      if child.isEmptyControl, let next = child.controlTag {
        add(text, tag: tag)
        (tag, text) = (next, "")
      } else {
        text += child.isNamed("r") ? RunText.text(ofRun: child) : RunText.text(of: child)
      }
    }
    add(text, tag: tag)
  }
}

extension XMLElement {
  /// The tag of a content control: what is left of it after a journey through other programs.
  var controlTag: String? {
    guard let properties = first("sdtPr") else { return nil }
    let candidates = [
      properties.first("tag")?["val"], properties.first("alias")?["val"],
      properties.first(["placeholder", "docPart"])?["val"],
    ]
    let tag = candidates.compactMap(\.self).first { !$0.isEmpty } ?? ""
    return tag.isEmpty || tag.hasPrefix("DefaultPlaceholder") ? nil : tag
  }

  /// Whether neither tag nor title is left of a content control.
  var hasLostTag: Bool { isNamed("sdt") && first(["sdtPr", "tag"]) == nil && first(["sdtPr", "alias"]) == nil }

  /// A control without text that has lost its tag.
  var isEmptyControl: Bool { hasLostTag && controlTag != nil && controlText.isEmpty }

  /// The text in a content control; of a check box, its state.
  var controlText: String {
    if let checked = first(["sdtPr", "checkbox"])?.first("checked") {
      return ["1", "true", "on"].contains(checked["val"] ?? "1") ? "☑" : "☐"
    }
    guard let content = first("sdtContent") else { return "" }
    if first(["sdtPr", "picture"]) != nil {
      return content.descendants(named: ["docPr"]).first?["descr"] ?? ""
    }
    return RunText.text(of: content)
  }
}

/// The text in runs, as a reader of the page sees it.
enum RunText {
  static func text(of container: XMLElement) -> String {
    var lines: [String] = []
    append(container, to: &lines)
    return lines.joined(separator: "\n")
  }

  private static func append(_ container: XMLElement, to lines: inout [String]) {
    for child in container.children {
      switch child.name {
      case "p":
        lines.append("")
        append(child, to: &lines)
      case "r": add(text(ofRun: child), to: &lines)
      case "del", "moveFrom", "pPr", "sdtPr": break
      default: append(child, to: &lines)
      }
    }
  }

  private static func add(_ text: String, to lines: inout [String]) {
    if lines.isEmpty { lines.append(text) } else { lines[lines.count - 1] += text }
  }

  static func text(ofRun run: XMLElement) -> String {
    var text = ""
    for child in run.children {
      switch child.name {
      case "t": text += child.text
      case "tab": text += "\t"
      case "br", "cr": text += "\n"
      case "noBreakHyphen": text += "-"
      default: break
      }
    }
    return text
  }
}
