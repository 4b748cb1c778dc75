internal import ShenbaoFormats
internal import ShenbaoTypesetting

/// Straightened scans and electronic pages bound into the sealed edition.
struct SealedBinding {
  let collation: Collation
  let fonts: FontLibrary

  private var package: ElectronicPackage { collation.electronicPackage }

  func write(to path: String, scans: String, reader: OutsideProgram) throws(FormatError) {
    let count = package.pages.count
    let layer = try TextLayer(of: package.bundlePath, pages: count, reader: reader)
    var writer = try BundleWriter(title: "\(package.bundle.title ?? package.bundleName)（盖章版）")
    writer.isArchival = true
    let pictures = try writer.addSource(file: scans)
    let texts = try writer.addSource(try drawn(layer))
    let built = collation.electronic.isEmpty ? nil : try writer.addSource(DiskFile.read(package.bundlePath))
    var next = 0
    for number in 1...count {
      if collation.sheets[number] != nil {
        try writer.addPage(of: pictures, page: next, placement: .asIs, text: (source: texts, page: next))
        next += 1
      } else if let built {
        try writer.addPage(of: built, page: number - 1, placement: .asIs)
      }
    }
    writer.addOutline(outline)
    addLinks(to: &writer)
    try writer.finish(writingTo: path)
  }

  /// The text of the scanned pages, in their order.
  private func drawn(_ layer: TextLayer) throws(FormatError) -> [UInt8] {
    var painter = PagePainter(fonts: fonts)
    for number in collation.sheets.keys.sorted() {
      let page = package.pages[number - 1]
      let words = layer.pages[number - 1]
      painter.add(try TextLayer.drawn(words, width: page.width, height: page.height, fonts: fonts))
    }
    return try painter.finish()
  }

  /// The electronic bundle's links; those between two electronic pages come with the pages.
  private func addLinks(to writer: inout BundleWriter) {
    for link in package.bundle.links {
      guard case .page(let target) = link.target else { continue }
      let stays = collation.electronic.contains(link.page + 1) && collation.electronic.contains(target + 1)
      if !stays { writer.addLink(on: link.page, rectangle: link.rectangle, to: target) }
    }
  }

  /// The electronic bundle's bookmarks.
  private var outline: [OutlineEntry] {
    var rest = package.bundle.outline[...]
    return Self.entries(of: &rest, level: 1)
  }

  private static func entries(
    of rest: inout ArraySlice<PDFReader.Bookmark>,
    level: Int
  ) -> [OutlineEntry] {
    var entries: [OutlineEntry] = []
    while let next = rest.first, next.level >= level {
      rest.removeFirst()
      let children = level < OutlineEntry.maximumDepth ? Self.entries(of: &rest, level: level + 1) : []
      entries.append(OutlineEntry(title: next.title, page: next.page ?? 0, children: children))
    }
    return entries
  }
}
