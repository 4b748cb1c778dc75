internal import ShenbaoFormats
internal import ShenbaoModel
internal import ShenbaoTypesetting

extension Bundle {
  /// The bookmarks: the catalogue's items, below them their pieces, and the headings of the declaration.
  var outline: [OutlineEntry] {
    let count = files.count
    let own =
      volume > 0 ? [OutlineEntry(title: BundleShape.catalogueTitle(volume, of: count), page: range.lowerBound)] : []
    return moved(own + plan.items.indices.compactMap(entry), by: -range.lowerBound)
  }

  /// An item as far as it lies in the volume; nothing when it lies elsewhere.
  private func entry(for index: Int) -> OutlineEntry? {
    let item = plan.items[index]
    let first = parts.pagination.items[index].lowerBound - 1
    let places = parts.pagination.pieces[index].map { $0.lowerBound - 1 }
    var children = places.indices.filter { range.contains(places[$0]) }.map { number in
      let piece = item.pieces[number]
      return OutlineEntry(
        title: "\(number + 1). \(piece.title)",
        page: places[number],
        children: moved(folder.files[piece.file.path]?.survey.outline ?? [], by: places[number])
      )
    }
    if item.source == .declaration, range.contains(first) { children = headings(of: item, from: first) }
    guard let page = range.contains(first) ? first : children.first?.page else { return nil }
    return OutlineEntry(title: "\(item.number)、\(item.title)", page: page, children: children)
  }

  private func moved(_ entries: [OutlineEntry], by offset: Int) -> [OutlineEntry] {
    entries.map { entry in
      let children = moved(entry.children, by: offset)
      return OutlineEntry(title: entry.title, page: entry.page + offset, top: entry.top, children: children)
    }
  }

  private func headings(of item: Plan.Item, from offset: Int) -> [OutlineEntry] {
    let entries = parts.pages(of: item)?.outline ?? []
    let top = entries.map(\.level).min() ?? 1
    return entries.filter { $0.level == top }.map {
      OutlineEntry(title: $0.title, page: $0.page + offset, top: $0.y)
    }
  }

  /// What the forms lead to: pages of the bundle, which the Word files name by its file, addresses, and their own places.
  var links: [BundleJob.Link] {
    let own = zip(parts.volumeCatalogues, parts.pagination.volumes.dropFirst()).flatMap { document, pages in
      links(in: document, from: pages.lowerBound - 1)
    }
    return own
      + plan.items.enumerated().flatMap { index, item in
        let first = parts.pagination.items[index].lowerBound - 1
        let document = parts.separators[item.id] ?? parts.pages(of: item)
        return document.map { links(in: $0, from: first) } ?? []
      }
  }

  private func links(in document: TypesetDocument, from first: Int) -> [BundleJob.Link] {
    document.links.reduce(into: []) { links, link in
      let target: BundleJob.Link.Target =
        switch link.target {
        case .place(let page, let y): .place(page: page + first, top: y)
        case .address(let address): parts.addresses.page(of: address).map { .page($0 - 1) } ?? .address(address)
        }
      let link = BundleJob.Link(page: link.page + first, rectangle: link.rectangle, target: target)
      if let last = links.indices.last, let joined = links[last].joined(with: link) {
        links[last] = joined
      } else {
        links.append(link)
      }
    }
  }
}

extension BundleJob.Link {
  /// Both as one, when they stand beside each other and lead to the same: the cells of a row in the catalogue.
  fileprivate func joined(with next: BundleJob.Link) -> BundleJob.Link? {
    let (top, bottom) = (
      max(rectangle.y, next.rectangle.y),
      min(rectangle.y + rectangle.height, next.rectangle.y + next.rectangle.height)
    )
    let isBeside = bottom - top >= min(rectangle.height, next.rectangle.height) / 2
    guard page == next.page, target == next.target, isBeside else { return nil }
    var link = self
    link.rectangle = rectangle.union(next.rectangle)
    return link
  }

  /// The same as a volume that holds these pages counts; nothing when it leads to another volume, which may lie anywhere under any
  /// name where it was sent.
  func moved(into pages: Range<Int>) -> BundleJob.Link? {
    var link = self
    link.page -= pages.lowerBound
    switch target {
    case .page(let page):
      guard pages.contains(page) else { return nil }
      link.target = .page(page - pages.lowerBound)
    case .place(let page, let top):
      guard pages.contains(page) else { return nil }
      link.target = .place(page: page - pages.lowerBound, top: top)
    case .address: break
    }
    return link
  }
}
