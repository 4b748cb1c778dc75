/// A piece of a Word part while its template is being read: fixed bytes, or something to fill.
///
/// The tree follows the XML only where marks are; all else is bytes already.
final class TemplateNode {
  enum Content {
    case bytes([UInt8], Weight)
    /// A printing mark, and the start of the run it prints in.
    case mark(Int, run: [UInt8])
    /// A mark that opens or closes a section, and prints nothing itself.
    case edge(Int)
    case text(TextTemplate)
    /// Text with marks in an attribute, and the id of a relationship whose target has marks.
    case attribute(TextTemplate)
    case link(TextTemplate)
    /// A picture in a line, and the room there is for it.
    case picture(Int, run: [UInt8], PictureRoom)
    case placeholder(Int, PlaceholderPicture)
    /// A `w14:checkbox`, ticked and not.
    case choice(Int, on: [UInt8], off: [UInt8])
    /// A paragraph repeated for each line of a text.
    case rich(Int, RichParagraph)
    case element(open: [UInt8], close: [UInt8])
    /// A cell that becomes one with its equal neighbours above and below.
    case mergingCell(Int, MergingCell)
    case section(Int)
  }

  /// What bytes weigh when we ask whether a paragraph holds nothing but marks.
  enum Weight {
    /// Text, pictures, fields.
    case solid
    /// Runs of blanks.
    case blank
    /// Bookmarks and the like, which outlive their paragraph.
    case anchor
  }

  /// What kind of things stand directly in an element.
  enum Role {
    /// Paragraphs and tables.
    case blocks
    /// Rows.
    case table
    /// Cells.
    case row
    /// Runs.
    case paragraph
    case inline
    case other
  }

  struct RichParagraph {
    var properties: PropertyList
    var run: PropertyList
    var styles: RichStyles
    var room: PictureRoom
  }

  /// The start of a cell, properties included: alone, at the head of a merge, and below the head.
  struct MergingCell {
    var plain: [UInt8]
    var restart: [UInt8]
    var continued: [UInt8]
  }

  var content: Content
  let role: Role
  private(set) var children: [TemplateNode] = []
  private(set) weak var parent: TemplateNode?
  /// A control whose whole contents may go, and which then goes as well.
  var isControl = false
  /// A table, which needs a row and must not touch another table.
  var isTable = false
  /// Blocks that must end in a paragraph: a cell, a header, a text box.
  var needsParagraph = false
  /// A row that holds nothing but marks of sections.
  var isMarkerRow = false
  /// Such a row at the edge of other rows that repeat: it is not written.
  var vanishes = false
  /// A mark that stands by itself in place of a row, a cell or a paragraph.
  var isBare = false
  /// Ends a section of the document, so it stays.
  var endsSection = false

  init(_ content: Content, role: Role = .other, children: [TemplateNode] = []) {
    self.content = content
    self.role = role
    append(children)
  }

  func append(_ nodes: [TemplateNode]) {
    for node in nodes { node.parent = self }
    children += nodes
  }

  func prepend(_ nodes: [TemplateNode]) {
    for node in nodes { node.parent = self }
    children = nodes + children
  }

  /// Puts the children of that range into a new section.
  func wrap(_ range: ClosedRange<Int>, section: Int) {
    let wrapped = TemplateNode(.section(section), role: role, children: Array(children[range]))
    wrapped.parent = self
    children.replaceSubrange(range, with: [wrapped])
  }

  /// Puts nodes in the place of the children of that range.
  func replace(_ range: ClosedRange<Int>, with nodes: [TemplateNode]) {
    for node in nodes { node.parent = self }
    children.replaceSubrange(range, with: nodes)
  }

  func index(of child: TemplateNode) -> Int? { children.firstIndex { $0 === child } }

  /// From this node up to the root.
  var lineage: [TemplateNode] {
    var result: [TemplateNode] = []
    var node: TemplateNode? = self
    while let current = node {
      result.append(current)
      node = current.parent
    }
    return result
  }

  /// Turns a paragraph that held nothing but marks into its anchors.
  func dissolve() {
    guard !endsSection else { return }
    content = .element(open: [], close: [])
    children = children.filter { child in
      switch child.content {
      case .bytes(_, .anchor), .section: true
      default: false
      }
    }
  }

  /// Every mark below, in order.
  func forEachMark(_ visit: (Int, TemplateNode) -> Void) {
    switch content {
    case .mark(let index, _), .edge(let index), .choice(let index, _, _), .rich(let index, _),
      .picture(let index, _, _), .placeholder(let index, _):
      visit(index, self)
    default: break
    }
    for child in children { child.forEachMark(visit) }
  }

  /// Whether cells of a row of this table repeat.
  var repeatsCells: Bool {
    children.contains { child in
      switch (child.role, child.content) {
      case (.row, .section): role == .row || child.repeatsCells
      case (.row, _), (.table, _): child.repeatsCells
      default: false
      }
    }
  }
}
