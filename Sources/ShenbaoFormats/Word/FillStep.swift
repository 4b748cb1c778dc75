/// One step of filling a Word part: what to write next.
///
/// The steps of a part are its `TemplateNode` tree with all fixed bytes joined, so that filling is mostly copying.
indirect enum FillStep {
  case bytes([UInt8])
  case value(Int, run: [UInt8])
  case text(TextTemplate)
  case attribute(TextTemplate)
  case link(TextTemplate)
  case picture(Int, run: [UInt8], PictureRoom)
  case placeholder(Int, PlaceholderPicture)
  case choice(Int, on: [UInt8], off: [UInt8])
  case rich(Int, TemplateNode.RichParagraph)
  case mergingCell(Int, TemplateNode.MergingCell, [FillStep])
  case section(Int, [FillStep])
  /// Written whole or, when a control, not at all; a cell is given a paragraph at its end.
  case control(open: [UInt8], [FillStep], close: [UInt8])
  /// With a sign in its start where its cells may be repeated.
  case table(open: [UInt8], [FillStep], close: [UInt8])
  case blocks([FillStep])
  /// An id that must not occur twice: kept the first time, then counted up. The number names the place.
  case identifier(Int, [UInt8])
  /// A bookmark's end or beginning, which repeated rows must not repeat.
  case once(Int, [UInt8])
}

/// Joins a tree of nodes to steps.
struct StepBuilder {
  private static let tableStart = "<w:tbl".utf8.count
  private(set) var steps: [FillStep] = []
  /// How many ids and bookmarks stand in repeated text.
  private(set) var places: Int

  init(_ root: TemplateNode, places: Int) {
    self.places = places
    add(root, isRepeated: false)
  }

  private init(children: [TemplateNode], isRepeated: Bool, places: Int) {
    self.places = places
    for child in children { add(child, isRepeated: isRepeated) }
  }

  private mutating func inner(_ node: TemplateNode, isRepeated: Bool) -> [FillStep] {
    let builder = StepBuilder(children: node.children, isRepeated: isRepeated, places: places)
    places = builder.places
    return builder.steps
  }

  private mutating func add(_ node: TemplateNode, isRepeated: Bool) {
    guard !node.vanishes else { return }
    switch node.content {
    case .bytes(let bytes, _): add(bytes, isRepeated: isRepeated)
    case .edge: break
    case .mark(let index, let run): steps.append(.value(index, run: run))
    case .text(let text): steps.append(.text(text))
    case .attribute(let text): steps.append(.attribute(text))
    case .link(let text): steps.append(.link(text))
    case .picture(let index, let run, let room): steps.append(.picture(index, run: run, room))
    case .placeholder(let index, let picture): steps.append(.placeholder(index, picture))
    case .choice(let index, let on, let off): steps.append(.choice(index, on: on, off: off))
    case .rich(let index, let paragraph): steps.append(.rich(index, paragraph))
    case .section(let index): steps.append(.section(index, inner(node, isRepeated: true)))
    case .mergingCell(let index, let cell):
      steps.append(.mergingCell(index, cell, inner(node, isRepeated: isRepeated)))
    case .element(let open, let close): add(node, open, close, isRepeated: isRepeated)
    }
  }

  private mutating func add(_ node: TemplateNode, _ open: [UInt8], _ close: [UInt8], isRepeated: Bool) {
    if node.isTable {
      let sign = node.repeatsCells ? TableColumns.sign : []
      let start = open.prefix(Self.tableStart) + sign + open.dropFirst(Self.tableStart)
      steps.append(.table(open: Array(start), inner(node, isRepeated: isRepeated), close: close))
    } else if node.isControl {
      steps.append(.control(open: open, inner(node, isRepeated: isRepeated), close: close))
    } else {
      add(open, isRepeated: isRepeated)
      if node.needsParagraph {
        steps.append(.blocks(inner(node, isRepeated: isRepeated)))
      } else {
        for child in node.children { add(child, isRepeated: isRepeated) }
      }
      add(close, isRepeated: isRepeated)
    }
  }

  private mutating func add(_ bytes: [UInt8], isRepeated: Bool) {
    guard !bytes.isEmpty else { return }
    guard isRepeated else { return append(bytes) }
    for piece in RepeatedBytes.pieces(of: bytes) {
      switch piece {
      case .plain(let plain): append(plain)
      case .identifier(let id):
        steps.append(.identifier(places, id))
        places += 1
      case .anchor(let anchor):
        steps.append(.once(places, anchor))
        places += 1
      }
    }
  }

  private mutating func append(_ bytes: [UInt8]) {
    if case .bytes(let before) = steps.last {
      steps[steps.count - 1] = .bytes(before + bytes)
    } else {
      steps.append(.bytes(bytes))
    }
  }
}
