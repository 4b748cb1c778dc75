/// A PDF's outline, read in order (ISO 32000-1, 12.3.3).
struct PDFBookmarks {
  static let maximumCount = 100_000

  private(set) var bookmarks: [PDFReader.Bookmark] = []

  init(of source: PDFSource) {
    var visited: Set<Int> = []
    var open = [(item: source.file.root["/Outlines"]["/First"], level: 1)]
    while let (item, level) = open.popLast(), bookmarks.count < Self.maximumCount {
      guard item.isDictionary, let identity = item.identity, visited.insert(identity).inserted else { continue }
      let action = item["/A"]
      let goal = item["/Dest"].isNull && action["/S"].name == "/GoTo" ? action["/D"] : item["/Dest"]
      let destination = source.destinationNames.destination(goal).flatMap { PDFDestination($0, in: source) }
      bookmarks.append(PDFReader.Bookmark(title: item["/Title"].text ?? "", level: level, page: destination?.page))
      open.append((item["/Next"], level))
      open.append((item["/First"], level + 1))
    }
  }

  /// Those that lead to a page, as a tree of at most four levels and a thousand entries.
  ///
  /// One whose parent leads nowhere takes the parent's place.
  var tree: [OutlineEntry] {
    var open: [(level: Int, entry: OutlineEntry)] = [(0, OutlineEntry(title: "", page: 0, children: []))]
    func close(to level: Int) {
      while open.count > 1, let last = open.last, last.level >= level {
        open.removeLast()
        open[open.count - 1].entry.children.append(last.entry)
      }
    }
    for bookmark in bookmarks.prefix(1_000) {
      guard let page = bookmark.page, !bookmark.title.isEmpty else { continue }
      close(to: min(bookmark.level, 4))
      open.append((min(bookmark.level, 4), OutlineEntry(title: bookmark.title, page: page, children: [])))
    }
    close(to: 1)
    return open[0].entry.children
  }
}
