/// Finds the pairs of section marks in one part and wraps what they repeat: rows, paragraphs or runs.
struct SectionPairing {
  private struct Edge {
    var index: Int
    var node: TemplateNode
  }

  private let root: TemplateNode
  private(set) var table: MarkTable
  private var open: [Edge] = []
  /// Names of sections given up because they cross another: their ends are not reported again.
  private var abandoned: [NamePath?] = []

  init(_ root: TemplateNode, table: MarkTable) {
    self.root = root
    self.table = table
    var edges: [Edge] = []
    var assignments: [Edge] = []
    root.forEachMark { index, node in
      if case .edge = node.content { edges.append(Edge(index: index, node: node)) }
      if table[index].mark.assigns != nil { assignments.append(Edge(index: index, node: node)) }
    }
    for edge in edges + assignments { standAlone(edge) }
    for edge in edges { take(edge) }
    for edge in open {
      self.table.report(.unclosed, at: edge.index)
      self.table.doubt(after: edge.index)
    }
    nest(root, in: [])
  }

  private mutating func take(_ edge: Edge) {
    let mark = table[edge.index].mark
    if mark.kind == .otherwise { return turn(edge) }
    guard mark.kind == .end else { return open.append(edge) }
    let named = open.lastIndex { mark.closes(table[$0.index].mark) }
    // Other tools hold the name at an end for a remark.
    guard let position = named ?? (table.climbs ? open.indices.last : nil) else {
      if let known = abandoned.firstIndex(of: mark.path) {
        abandoned.remove(at: known)
      } else {
        let due = open.last.map { "/" + table[$0.index].mark.name }
        if !table.isUnsure(edge.index) { table.report(.unopened, at: edge.index, suggestions: due.map { [$0] } ?? []) }
      }
      return
    }
    for crossed in open[(position + 1)...] {
      table.report(.crossing, at: crossed.index)
      abandoned.append(table[crossed.index].mark.path)
      table.doubt(after: crossed.index)
    }
    let opening = open[position]
    open.removeSubrange(position...)
    close(opening, edge)
  }

  private mutating func close(_ opening: Edge, _ edge: Edge) {
    guard let problem = pair(opening, edge) else { return }
    table.report(problem, at: opening.index)
    table.doubt(after: opening.index, before: edge.index)
  }

  /// An `else` closes what is open, and opens what is printed instead: where it stands there is a second mark after it.
  private mutating func turn(_ edge: Edge) {
    guard let last = open.popLast(), let parent = edge.node.parent, let place = parent.index(of: edge.node) else {
      return table.report(.unopened, at: edge.index)
    }
    let twin = TemplateNode(.edge(edge.index))
    twin.isBare = edge.node.isBare
    parent.replace(place...place, with: [edge.node, twin])
    table.deny(last.index, for: edge.index)
    close(last, edge)
    open.append(Edge(index: edge.index, node: twin))
  }

  /// A mark that stands in place of its row, cell or paragraph is all that is left of it.
  private func standAlone(_ edge: Edge) {
    guard !edge.node.isBare, let reach = table[edge.index].mark.replaces,
      let whole = Self.reached(reach, from: edge.node.lineage), let parent = whole.parent,
      let place = parent.index(of: whole)
    else { return }
    var edges: [TemplateNode] = []
    whole.forEachMark { index, node in
      if case .edge = node.content { edges.append(node) }
      if table[index].mark.assigns != nil { edges.append(node) }
    }
    for node in edges { node.isBare = true }
    parent.replace(place...place, with: edges)
  }

  /// The cell of a mark that is all there is in it.
  private func cell(of edge: Edge) -> TemplateNode? {
    guard let cell = Self.reached(.cell, from: edge.node.lineage) else { return nil }
    let isAlone = cell.children.allSatisfy { child in
      if case .bytes(let bytes, _) = child.content { return bytes.has(Array("<w:tcPr".utf8), at: 0) }
      return child.role == .paragraph && child.children.allSatisfy(\.isWeightless)
    }
    return isAlone ? cell : nil
  }

  /// Wraps what stands between; inner pairs have been wrapped before.
  private func pair(_ opening: Edge, _ closing: Edge) -> TemplateIssue.Kind? {
    let left = opening.node.lineage
    let right = closing.node.lineage
    let mark = table[opening.index].mark
    if let reach = mark.reach { return wrapWhole(reach, left, right, opening.index) }
    if opening.node.isBare || closing.node.isBare {
      guard let parent = opening.node.parent, closing.node.parent === parent else { return .crossing }
      return wrap(parent, opening.node, closing.node, opening.index)
    }
    guard let meeting = left.first(where: { node in right.contains { $0 === node } }) else { return .crossing }
    let first = left.prefix { $0 !== meeting }.last
    let last = right.prefix { $0 !== meeting }.last
    guard let first, let last else { return .crossing }
    switch meeting.role {
    case .paragraph, .inline:
      guard first === opening.node, last === closing.node else { return .crossing }
      return wrap(meeting, first, last, opening.index)
    case .table: return wrapRows(meeting, first, last, opening, closing)
    case .row where mark.mayStandForCell && cell(of: opening) != nil && cell(of: closing) != nil:
      for edge in [opening, closing] {
        guard let cell = cell(of: edge), let row = cell.parent, let place = row.index(of: cell) else { continue }
        row.replace(place...place, with: [edge.node])
      }
      guard let parent = opening.node.parent, closing.node.parent === parent else { return .crossing }
      return wrap(parent, opening.node, closing.node, opening.index)
    case .row:
      guard let row = left.first(where: { $0.role == .row && $0.parent?.role == .table }), let parent = row.parent
      else {
        return .crossing
      }
      return wrapRows(parent, row, row, opening, closing)
    case .blocks: return wrapBlocks(meeting, first, last, opening, closing)
    case .other: return .crossing
    }
  }

  private func wrap(
    _ parent: TemplateNode,
    _ first: TemplateNode,
    _ last: TemplateNode,
    _ section: Int
  ) -> TemplateIssue.Kind? {
    guard let start = parent.index(of: first), let end = parent.index(of: last), start <= end else { return .crossing }
    parent.wrap(start...end, section: section)
    return nil
  }

  /// Rows inside an inner section are taken with the whole of it, if its marks stand between ours.
  private func wrapRows(
    _ parent: TemplateNode,
    _ first: TemplateNode,
    _ last: TemplateNode,
    _ opening: Edge,
    _ closing: Edge
  ) -> TemplateIssue.Kind? {
    var (parent, first, last) = (parent, first, last)
    while case .section(let inner) = parent.content, let outer = parent.parent {
      guard (opening.index...closing.index).contains(inner) else { return .crossing }
      (first, last, parent) = (parent, parent, outer)
    }
    let problem = wrap(parent, first, last, opening.index)
    guard problem == nil, first !== last, parent.role == .table else { return problem }
    for edge in [opening.node, closing.node] {
      let row = edge.lineage.first { $0.role == .row && $0.parent?.role == .table }
      if let row, row.isMarkerRow { row.vanishes = true }
    }
    return nil
  }

  private func wrapBlocks(
    _ parent: TemplateNode,
    _ first: TemplateNode,
    _ last: TemplateNode,
    _ opening: Edge,
    _ closing: Edge
  ) -> TemplateIssue.Kind? {
    guard !passesTable(opening.node, below: parent), !passesTable(closing.node, below: parent) else {
      return .outsideTable
    }
    guard let start = opening.node.parent, let end = closing.node.parent, start.role == .paragraph,
      end.role == .paragraph
    else { return .crossing }
    if table[opening.index].mark.isStatement { return join(start, end, opening, closing) }
    guard start.children.prefix(while: { $0 !== opening.node }).allSatisfy(\.isWeightless),
      end.children.reversed().prefix(while: { $0 !== closing.node }).allSatisfy(\.isWeightless)
    else { return table.climbs ? join(start, end, opening, closing) : .crossing }
    if start.endsSection || end.endsSection { return wrapBetween(start, end, opening.index) }
    let problem = wrapRows(parent, first, last, opening, closing)
    guard problem == nil else { return problem }
    for paragraph in [start, end] where paragraph.children.allSatisfy(\.isWeightless) { paragraph.dissolve() }
    return nil
  }

  /// A paragraph that ends a section of the document stays, so its mark must be all there is in it.
  private func wrapBetween(_ start: TemplateNode, _ end: TemplateNode, _ section: Int) -> TemplateIssue.Kind? {
    guard start.children.allSatisfy(\.isWeightless), end.children.allSatisfy(\.isWeightless),
      let parent = start.parent, end.parent === parent, let first = parent.index(of: start),
      let last = parent.index(of: end)
    else { return .crossing }
    let from = start.endsSection ? first + 1 : first
    let to = end.endsSection ? last - 1 : last
    if from <= to { parent.wrap(from...to, section: section) }
    start.dissolve()
    end.dissolve()
    return nil
  }

  /// A section from the middle of one paragraph to the middle of another, as other template languages allow: what stands between
  /// the marks repeats, ends of paragraphs included.
  private func join(
    _ start: TemplateNode,
    _ end: TemplateNode,
    _ opening: Edge,
    _ closing: Edge
  ) -> TemplateIssue.Kind? {
    guard let parent = start.parent, end.parent === parent, let first = parent.index(of: start),
      let last = parent.index(of: end), first < last, let cut = start.index(of: opening.node),
      let stop = end.index(of: closing.node), case .element(let open, let close) = start.content,
      case .element(let reopen, let finish) = end.content
    else { return .crossing }
    let body =
      start.children[cut...] + [TemplateNode(.bytes(close, .solid))] + parent.children[(first + 1)..<last]
      + [TemplateNode(.bytes(reopen, .solid))] + end.children[...stop]
    let section = TemplateNode(.section(opening.index), role: .other, children: Array(body))
    let children = start.children[..<cut] + [section] + end.children[(stop + 1)...]
    let joined = TemplateNode(.element(open: open, close: finish), role: .paragraph, children: Array(children))
    joined.endsSection = start.endsSection || end.endsSection
    parent.replace(first...last, with: [joined])
    return nil
  }

  /// The whole of the paragraphs, rows, cells or tables that the marks stand in.
  private func wrapWhole(
    _ reach: Mark.Reach,
    _ left: [TemplateNode],
    _ right: [TemplateNode],
    _ section: Int
  ) -> TemplateIssue.Kind? {
    guard let first = Self.reached(reach, from: left), let last = Self.reached(reach, from: right),
      let parent = first.parent, last.parent === parent
    else { return table[section].mark.modifiers.contains(.columns) ? .badModifier : .crossing }
    return wrap(parent, first, last, section)
  }

  private static func reached(_ reach: Mark.Reach, from lineage: [TemplateNode]) -> TemplateNode? {
    lineage.first { node in
      switch reach {
      case .run: false
      case .paragraph: node.role == .paragraph
      case .row: node.role == .row && node.parent?.role == .table
      case .cell: node.role == .blocks && node.parent?.role == .row
      case .table: node.isTable
      }
    }
  }

  private func passesTable(_ node: TemplateNode, below parent: TemplateNode) -> Bool {
    node.lineage.prefix { $0 !== parent }.contains { $0.role == .table || $0.role == .row }
  }

  /// Tells each mark which sections are around it, and checks what depends on them.
  private mutating func nest(_ node: TemplateNode, in sections: [Int]) {
    var inner = sections
    switch node.content {
    case .section(let index):
      table.nest(index, in: sections)
      inner.append(index)
    case .mark(let index, _), .choice(let index, _, _), .rich(let index, _), .picture(let index, _, _),
      .placeholder(let index, _):
      table.nest(index, in: sections)
    case .text(let text), .attribute(let text), .link(let text): table.nest(text, in: sections)
    case .mergingCell(let index, _):
      if !isAlone(node) { table.report(.badModifier, at: index) }
    default: break
    }
    for child in node.children { nest(child, in: inner) }
  }

  /// Whether a cell's row is all that its section repeats, so that its neighbours are above and below it.
  private func isAlone(_ cell: TemplateNode) -> Bool {
    guard let row = cell.lineage.first(where: { $0.role == .row && $0.parent?.role == .table }),
      let section = row.parent, case .section = section.content
    else { return false }
    return section.children.count == 1
  }
}

extension TemplateNode {
  /// Nothing to read: marks of sections, blanks, anchors, and sections themselves.
  fileprivate var isWeightless: Bool {
    switch content {
    case .edge, .bytes(_, .blank), .bytes(_, .anchor): true
    default: false
    }
  }
}
