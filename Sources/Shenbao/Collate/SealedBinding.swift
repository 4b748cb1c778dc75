internal import ShenbaoFormats
internal import ShenbaoTypesetting

/// Straightened scans and electronic pages bound into the sealed edition, or into a volume of it.
struct SealedBinding {
  let collation: Collation
  let fonts: FontLibrary
  /// From 0.
  let volume: Int

  private var package: ElectronicPackage { collation.electronicPackage }
  /// The numbers of its pages.
  private var range: ClosedRange<Int> { package.volumes[volume].pages }
  /// Those of them that were scanned, and how many scanned pages stand before them.
  private var scanned: [Int] { collation.sheets.keys.filter(range.contains).sorted() }
  private var scannedBefore: Int { collation.sheets.keys.count { $0 < range.lowerBound } }

  func write(to path: String, scans: String, layer: TextLayer) throws(FormatError) {
    let part = BundleShape.fileNamePart(volume, of: package.volumes.count)
    var writer = try BundleWriter(title: "\(package.bundle.title ?? package.bundleName)\(part)（盖章版）")
    (writer.isArchival, writer.firstNumber) = (true, range.lowerBound)
    let pictures = try writer.addSource(file: scans)
    let texts = scanned.isEmpty ? nil : try writer.addSource(try drawn(layer))
    let isWhole = scanned.count == range.count
    let built = isWhole ? nil : try writer.addSource(DiskFile.read(package.path(ofVolume: volume)))
    var next = 0
    for number in range {
      if let texts, collation.sheets[number] != nil {
        let scan = scannedBefore + next
        try writer.addPage(of: pictures, page: scan, placement: .asIs, text: (source: texts, page: next))
        next += 1
      } else if let built {
        try writer.addPage(of: built, page: number - range.lowerBound, placement: .asIs)
      }
    }
    writer.addOutline(outline)
    addLinks(to: &writer)
    try writer.finish(writingTo: path)
  }

  /// The text of the scanned pages, in their order.
  private func drawn(_ layer: TextLayer) throws(FormatError) -> [UInt8] {
    var painter = PagePainter(fonts: fonts)
    for number in scanned {
      let page = package.pages[number - 1]
      let words = layer.pages[number - 1]
      painter.add(try TextLayer.drawn(words, width: page.width, height: page.height, fonts: fonts))
    }
    return try painter.finish()
  }

  /// The electronic bundle's links; those between two electronic pages come with the pages.
  private func addLinks(to writer: inout BundleWriter) {
    let first = range.lowerBound - 1
    for link in package.bundle.links where range.contains(link.page + 1) {
      guard case .page(let target) = link.target, range.contains(target + 1) else { continue }
      let stays = collation.electronic.contains(link.page + 1) && collation.electronic.contains(target + 1)
      if !stays { writer.addLink(on: link.page - first, rectangle: link.rectangle, to: target - first) }
    }
  }

  /// The electronic bundle's bookmarks.
  private var outline: [OutlineEntry] {
    let first = range.lowerBound - 1
    var rest = package.bundle.outline.filter { range.contains(($0.page ?? 0) + 1) }[...]
    return Self.entries(of: &rest, level: 1, from: first)
  }

  private static func entries(
    of rest: inout ArraySlice<PDFReader.Bookmark>,
    level: Int,
    from first: Int
  ) -> [OutlineEntry] {
    var entries: [OutlineEntry] = []
    while let next = rest.first, next.level >= level {
      rest.removeFirst()
      let children = level < OutlineEntry.maximumDepth ? Self.entries(of: &rest, level: level + 1, from: first) : []
      entries.append(OutlineEntry(title: next.title, page: (next.page ?? first) - first, children: children))
    }
    return entries
  }
}
