extension WordPartBuilder {
  /// A paragraph with its marks apart from the text around them.
  ///
  /// Marks are split over runs in nearly every second place of real templates, so they are looked for in the joined text.
  mutating func paragraph(_ element: XMLElement) -> TemplateNode {
    var runs = RunSplitter(element, scanner: scanner)
    if runs.hasEscapes { table.noteEscape() }
    var open: [UInt8] = []
    var close: [UInt8] = []
    element.appendOpening(to: &open)
    element.appendClosing(to: &close)
    let properties = element.first("pPr")
    properties?.append(to: &open)
    let node = TemplateNode(.element(open: open, close: close), role: .paragraph)
    node.endsSection = properties?.first("sectPr") != nil
    node.append(inlines(of: element, &runs))
    return becomesRich(node, properties)
  }

  /// The nodes of what is in a paragraph, or in a container inside it.
  private mutating func inlines(of container: XMLElement, _ runs: inout RunSplitter) -> [TemplateNode] {
    var nodes: [TemplateNode] = []
    for child in container.children {
      switch child.name {
      case "pPr", "proofErr": break
      case "sdtPr", "sdtEndPr": nodes.append(TemplateNode(.bytes(child.bytes, .anchor)))
      case "r": nodes += run(child, &runs)
      case "sdt" where child.first(["sdtPr", "checkbox"]) == nil: nodes.append(inlineControl(child, &runs))
      case let name where ParagraphText.containers.contains(name) && name != "sdt":
        nodes.append(inlineGroup(child, &runs))
      default:
        runs.skip(child)
        nodes.append(node(child, in: .paragraph))
      }
    }
    return nodes
  }

  private mutating func inlineControl(_ element: XMLElement, _ runs: inout RunSplitter) -> TemplateNode {
    guard touched.contains(element) else {
      runs.skip(element)
      return TemplateNode(.bytes(element.bytes, .solid))
    }
    let outside = isInPrompt
    defer { isInPrompt = outside }
    if let properties = element.first("sdtPr") {
      isInPrompt = isInPrompt || properties.first("showingPlcHdr") != nil
      ControlBox.release(properties)
    }
    let node = inlineGroup(element, &runs)
    node.isControl = true
    return node
  }

  private mutating func inlineGroup(_ element: XMLElement, _ runs: inout RunSplitter) -> TemplateNode {
    var open: [UInt8] = []
    var close: [UInt8] = []
    element.appendOpening(to: &open)
    element.appendClosing(to: &close)
    return TemplateNode(.element(open: open, close: close), role: .inline, children: inlines(of: element, &runs))
  }

  private mutating func run(_ element: XMLElement, _ runs: inout RunSplitter) -> [TemplateNode] {
    let format = RunFormat(element, isInPrompt: isInPrompt)
    var nodes: [TemplateNode] = []
    var pending: [UInt8] = []
    var isBlank = true
    func flush() {
      guard !pending.isEmpty else { return }
      nodes.append(TemplateNode(.bytes(format.open + pending + RunFormat.close, isBlank ? .blank : .solid)))
      pending = []
      isBlank = true
    }
    for child in element.children {
      switch child.name {
      case "rPr": break
      case "t":
        for piece in runs.pieces(of: child) {
          switch piece {
          case .text(let bytes):
            isBlank = isBlank && bytes.allSatisfy { $0 == 0x20 }
            pending += RunFormat.text(bytes)
          case .mark(let mark):
            flush()
            nodes.append(markNode(mark, run: format.markOpen, in: runs.text.text))
            if mark.kind == .rich {
              richFormats[table.entries.count - 1] = PropertyList(element.first("rPr"), order: PropertyList.runOrder)
            }
          case .broken(let written, let kind):
            if !isEcho {
              table.report(kind, written: written, part: part, place: place(around: written, in: runs.text.text))
            }
          }
        }
      case _ where touched.contains(child):
        flush()
        let inner = node(child, in: .other)
        nodes.append(TemplateNode(.element(open: format.open, close: RunFormat.close), children: [inner]))
      default:
        isBlank = false
        child.append(to: &pending)
      }
    }
    flush()
    return nodes
  }

  private mutating func markNode(_ mark: Mark, run: [UInt8], in text: String) -> TemplateNode {
    let index = table.add(
      MarkTable.Entry(mark: mark, part: part, place: place(around: mark.written, in: text), isEcho: isEcho)
    )
    if mark.kind == .picture { return TemplateNode(.picture(index, run: run, room)) }
    return TemplateNode(mark.prints ? .mark(index, run: run) : .edge(index))
  }

  /// A `{{*mark}}` takes its whole paragraph, and must have it to itself.
  private mutating func becomesRich(_ node: TemplateNode, _ properties: XMLElement?) -> TemplateNode {
    var rich: Int?
    var others = 0
    for child in node.children {
      switch child.content {
      case .mark(let index, _) where table[index].mark.kind == .rich: rich = index
      case .bytes(_, .blank), .bytes(_, .anchor), .edge: break
      default: others += 1
      }
    }
    guard let rich else { return node }
    let hasEdges = node.children.contains { if case .edge = $0.content { true } else { false } }
    guard others == 0, !hasEdges, !node.endsSection else {
      table.report(.malformed, at: rich)
      return node
    }
    let format = TemplateNode.RichParagraph(
      properties: PropertyList(properties, order: PropertyList.paragraphOrder),
      run: richFormats[rich] ?? PropertyList(order: PropertyList.runOrder),
      styles: headings.rich,
      room: room
    )
    return TemplateNode(.rich(rich, format), role: .paragraph)
  }
}

/// The start and the end of the runs that one run is split into.
struct RunFormat {
  static let close = Array("</w:r>".utf8)
  let open: [UInt8]
  /// For a value: the properties only.
  let markOpen: [UInt8]

  init(_ run: XMLElement, isInPrompt: Bool) {
    var open: [UInt8] = []
    run.appendOpening(to: &open)
    let properties = run.first("rPr")
    // The style of a prompt is grey, and must not pass to the value.
    if isInPrompt { properties?.first("rStyle")?.remove() }
    let format = properties?.bytes ?? []
    self.open = open + format
    markOpen = Array("<w:r>".utf8) + format
  }

  static func text(_ bytes: some Collection<UInt8>) -> [UInt8] {
    var result = Array("<w:t xml:space=\"preserve\">".utf8)
    XMLText.append(bytes, inAttribute: false, to: &result)
    return result + Array("</w:t>".utf8)
  }
}
