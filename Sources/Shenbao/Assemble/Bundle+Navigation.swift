internal import ShenbaoFormats
internal import ShenbaoModel
internal import ShenbaoTypesetting

extension Bundle {
  /// The bookmarks: the catalogue's items, below them their pieces, and the headings of the declaration.
  var outline: [OutlineEntry] {
    plan.items.enumerated().map { index, item in
      let first = parts.pagination.items[index].lowerBound
      var children = item.pieces.enumerated().map { number, piece in
        let first = parts.pagination.pieces[index][number].lowerBound - 1
        return OutlineEntry(
          title: "\(number + 1). \(piece.title)",
          page: first,
          children: moved(folder.files[piece.file.path]?.survey.outline ?? [], by: first)
        )
      }
      if item.source == .declaration { children = headings(of: item, from: first - 1) }
      return OutlineEntry(title: "\(item.number)、\(item.title)", page: first - 1, children: children)
    }
  }

  /// A piece's own bookmarks, below its own.
  private func moved(_ entries: [OutlineEntry], by offset: Int) -> [OutlineEntry] {
    entries.map { entry in
      let children = moved(entry.children, by: offset)
      return OutlineEntry(title: entry.title, page: entry.page + offset, children: children)
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
    plan.items.enumerated().flatMap { index, item in
      let first = parts.pagination.items[index].lowerBound - 1
      let document = parts.separators[item.id] ?? parts.pages(of: item)
      return document.map { links(in: $0, from: first) } ?? []
    }
  }

  private func links(in document: TypesetDocument, from first: Int) -> [BundleJob.Link] {
    let addresses = PageAddress(file: file)
    return document.links.map { link in
      let target: BundleJob.Link.Target =
        switch link.target {
        case .place(let page, let y): .place(page: page + first, top: y)
        case .address(let address): addresses.page(of: address).map { .page($0 - 1) } ?? .address(address)
        }
      return BundleJob.Link(page: link.page + first, rectangle: link.rectangle, target: target)
    }
  }
}
