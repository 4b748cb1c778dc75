internal import ShenbaoFormats
internal import ShenbaoModel
internal import ShenbaoTypesetting

extension Bundle {
  /// The bookmarks: the catalogue's items, below them their pieces, and the headings of the declaration.
  var outline: [ShenbaoFormats.OutlineEntry] {
    plan.items.enumerated().map { index, item in
      let first = parts.pagination.items[index].lowerBound
      var children = item.pieces.enumerated().map { number, piece in
        let first = parts.pagination.pieces[index][number].lowerBound - 1
        return ShenbaoFormats.OutlineEntry(
          title: "\(number + 1). \(piece.title)",
          page: first,
          children: moved(folder.files[piece.file.path]?.survey.outline ?? [], by: first)
        )
      }
      if item.source == .declaration { children = headings(of: item, from: first - 1) }
      return ShenbaoFormats.OutlineEntry(title: "\(item.number)、\(item.title)", page: first - 1, children: children)
    }
  }

  /// A piece's own bookmarks, below its own.
  private func moved(_ entries: [ShenbaoFormats.OutlineEntry], by offset: Int) -> [ShenbaoFormats.OutlineEntry] {
    entries.map { entry in
      let children = moved(entry.children, by: offset)
      return ShenbaoFormats.OutlineEntry(title: entry.title, page: entry.page + offset, children: children)
    }
  }

  private func headings(of item: Plan.Item, from offset: Int) -> [ShenbaoFormats.OutlineEntry] {
    let entries = parts.pages(of: item)?.outline ?? []
    let top = entries.map(\.level).min() ?? 1
    return entries.filter { $0.level == top }.map {
      ShenbaoFormats.OutlineEntry(title: $0.title, page: $0.page + offset, top: $0.y)
    }
  }

  /// Every page number that a form prints leads to its page.
  var links: [BundleJob.Link] {
    var links: [BundleJob.Link] = []
    for (index, item) in plan.items.enumerated() {
      let offset = parts.pagination.items[index].lowerBound - 1
      if let document = parts.pages(of: item) { links += self.links(in: document, offset: offset) }
    }
    return links
  }

  private func links(in document: TypesetDocument, offset: Int) -> [BundleJob.Link] {
    document.controls.compactMap { control in
      guard let target = target(of: control.tag) else { return nil }
      let frame = control.rectangle
      let area = PageRectangle(x: frame.x, y: frame.y, width: frame.width, height: frame.height)
      return BundleJob.Link(page: control.page + offset, rectangle: area, target: target - 1)
    }
  }

  /// The page that a control's tag leads to: `目录[2].名称`, `目录[3].材料[1].页码`, `附件.主体资格.页`, `附件.其他材料.3.页`.
  private func target(of tag: String) -> Int? {
    // Patterns are dear, and nearly every control has another tag.
    guard tag.hasPrefix("目录[") || tag.hasPrefix("附件.") else { return nil }
    if let match = tag.wholeMatch(of: #/目录\[(\d+)\](?:\.材料\[(\d+)\])?\..+/#), let item = Int(match.1) {
      return firstPage(item: item - 1, piece: match.2.flatMap { Int($0) }.map { $0 - 1 })
    }
    guard let match = tag.wholeMatch(of: #/附件\.([^.]+)(?:\.(\d+))?\.[^.]+/#),
      let item = plan.items.firstIndex(where: { $0.id == match.1 })
    else { return nil }
    return firstPage(item: item, piece: match.2.flatMap { Int($0) }.map { $0 - 1 })
  }

  private func firstPage(item: Int, piece: Int?) -> Int? {
    let pagination = parts.pagination
    guard pagination.items.indices.contains(item) else { return nil }
    guard let piece else { return pagination.items[item].lowerBound }
    guard pagination.pieces[item].indices.contains(piece) else { return nil }
    return pagination.pieces[item][piece].lowerBound
  }
}
