extension BundleWriter {
  /// Writes the bookmarks: the first level open, those below closed.
  func addOutline() throws(FormatError) {
    guard !outline.isEmpty else { return }
    let root = file.indirect(file.dictionary())
    root.set("/Type", file.name("/Outlines"))
    try add(outline, under: root, depth: 1)
    file.root.set("/Outlines", root)
  }

  private func add(_ entries: [OutlineEntry], under parent: PDFObject, depth: Int) throws(FormatError) {
    guard depth <= OutlineEntry.maximumDepth else {
      throw FormatError(.tooLarge, operation: "bundle.outline", detail: "more than \(OutlineEntry.maximumDepth) levels")
    }
    let items = entries.map { _ in file.indirect(file.dictionary()) }
    for (index, entry) in entries.enumerated() {
      let item = items[index]
      item.set("/Title", file.text(entry.title))
      item.set("/Parent", parent)
      item.set("/Dest", try destination(page: entry.page, top: entry.top))
      if index > 0 { item.set("/Prev", items[index - 1]) }
      if index + 1 < items.count { item.set("/Next", items[index + 1]) }
      if !entry.children.isEmpty { try add(entry.children, under: item, depth: depth + 1) }
    }
    guard let first = items.first, let last = items.last else { return }
    parent.set("/First", first)
    parent.set("/Last", last)
    // A negative count keeps an item closed.
    parent.set("/Count", file.integer(depth == 1 ? items.count : -items.count))
  }

  /// A destination that shows a page from `top` points below its upper edge, at the reader's own zoom.
  func destination(page: Int, top: Double? = nil) throws(FormatError) -> PDFObject {
    guard pages.indices.contains(page) else {
      throw FormatError(.unsupported, operation: "bundle.destination", detail: "page \(page + 1) of \(pages.count)")
    }
    let target = file.array([pages[page].object])
    for part in [file.name("/XYZ"), file.integer(0), file.number(pages[page].box.top - (top ?? 0)), file.parse("null")]
    {
      target.append(part)
    }
    return target
  }
}
