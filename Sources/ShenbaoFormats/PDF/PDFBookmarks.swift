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
}
