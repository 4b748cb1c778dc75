/// The pages of a PDF in order, found by walking the page tree without recursion (ISO 32000-1, 7.7.3).
struct PDFPageTree {
  /// The most pages a file may have.
  static let maximumPages = 20_000
  /// The most nodes above one page.
  static let maximumDepth = 200

  private(set) var pages: [PDFPage] = []
  /// Nodes on the way down.
  private var path: [Node] = []
  /// Nodes that were come to, and of those the ones below which no page was found.
  private var visited: Set<Int> = []
  private var barren: Set<Int> = []

  /// - Throws: `damaged` for a tree without pages, with a page missing or with a loop; `tooLarge` past the limits.
  init(of file: PDFFile) throws(FormatError) {
    let root = file.root["/Pages"]
    try enter(root, inheriting: PDFPage.Inherited(from: root))
    while !path.isEmpty {
      guard let child = path[path.count - 1].children.popLast() else {
        leave(path.removeLast())
        continue
      }
      if let identity = child.identity, barren.contains(identity) {
        path[path.count - 1].isRepeating = true
      } else {
        try visit(child, inheriting: path[path.count - 1].inherited)
      }
    }
    try file.check("pdf.pages")
    guard !pages.isEmpty else { throw Self.damage("no pages") }
  }

  private mutating func visit(_ node: PDFObject, inheriting inherited: PDFPage.Inherited) throws(FormatError) {
    guard node.isDictionary else { throw Self.damage("page \(pages.count + 1) is missing") }
    guard node["/Kids"].isNull else { return try enter(node, inheriting: inherited.overridden(by: node)) }
    // Libqpdf would make a page of it, and nothing of what else it is used for.
    let isOther = node["/Type"].name.map { $0 != "/Page" } ?? false
    let isPage = !isOther || ["/Contents", "/Resources", "/MediaBox"].contains { !node[$0].isNull }
    guard isPage else { throw Self.damage("page \(pages.count + 1) is no page") }
    guard pages.count < Self.maximumPages else { throw Self.excess }
    pages.append(PDFPage(node, inheriting: inherited))
  }

  private mutating func enter(_ node: PDFObject, inheriting inherited: PDFPage.Inherited) throws(FormatError) {
    if let identity = node.identity {
      guard visited.insert(identity).inserted else { throw Self.damage("the page tree runs in a circle") }
    }
    guard path.count < Self.maximumDepth else {
      throw FormatError(.tooLarge, operation: "pdf.pages", detail: "the page tree is too deep")
    }
    guard node["/Kids"].count <= Self.maximumPages else { throw Self.excess }
    let children = node["/Kids"].items
    path.append(Node(object: node, children: children.reversed(), inherited: inherited, firstPage: pages.count))
  }

  /// Programs that take pages out leave nodes without pages behind, in several places: libqpdf, which takes the second for a
  /// circle, is not to come to one again.
  private mutating func leave(_ node: Node) {
    if let identity = node.object.identity, node.firstPage == pages.count { barren.insert(identity) }
    guard node.isRepeating else { return }
    let fruitful = node.object["/Kids"].items.filter { child in child.identity.map { !barren.contains($0) } ?? true }
    node.object.set("/Kids", node.object.file.array(fruitful))
  }

  private static var excess: FormatError {
    FormatError(.tooLarge, operation: "pdf.pages", detail: "more than \(maximumPages) pages")
  }

  private static func damage(_ detail: String) -> FormatError {
    FormatError(.damaged, operation: "pdf.pages", detail: detail)
  }
}

extension PDFPageTree {
  private struct Node {
    let object: PDFObject
    /// Still to visit, last first.
    var children: [PDFObject]
    let inherited: PDFPage.Inherited
    /// How many pages came before it.
    let firstPage: Int
    /// Whether a node without pages stands below it that was come to before.
    var isRepeating = false
  }
}
