internal import ShenbaoFormats
internal import ShenbaoModel
internal import ShenbaoTypesetting

/// The one PDF: catalogue, declaration and evidence in the catalogue's order, every page stamped.
struct Bundle {
  let plan: Plan
  let parts: Parts
  let folder: ApplicationFolder
  let fonts: FontLibrary
  let packageCode: String?
  /// The seal's picture, when the answers ask for one.
  var facsimile: Facsimile?

  /// Draws what is ours, imports what is not, and joins them.
  func bytes() throws(FormatError) -> [UInt8] {
    let pages = try pages()
    var painter = PagePainter(fonts: fonts)
    var own: [Int] = []
    for page in pages {
      guard case .drawn(let drawn) = page.origin else { continue }
      own.append(own.count)
      painter.add(drawn)
    }
    let stamp = PageStamp(fonts: fonts, packageCode: packageCode, pages: pages.count)
    for (index, page) in pages.enumerated() {
      var drawn = try stamp.drawn(for: page, number: index + 1)
      drawn.items += facsimile?.items(on: index + 1, of: page) ?? []
      painter.add(drawn)
    }
    let title = "\(plan.application.pack.title)申报材料"
    var writer = try BundleWriter(title: title)
    let drawn = try writer.addSource(try painter.finish())
    try add(pages, drawn: drawn, stampsFrom: own.count, to: &writer)
    writer.addOutline(outline)
    for link in links {
      writer.addLink(on: link.page, rectangle: link.rectangle, to: link.target)
    }
    return try writer.finish()
  }

  private func add(
    _ pages: [BundlePage],
    drawn: BundleWriter.SourceID,
    stampsFrom firstStamp: Int,
    to writer: inout BundleWriter
  ) throws(FormatError) {
    var sources: [String: BundleWriter.SourceID] = [:]
    var nextDrawn = 0
    for (index, page) in pages.enumerated() {
      let stamp = (source: drawn, page: firstStamp + index)
      switch page.origin {
      case .drawn:
        try writer.addPage(of: drawn, page: nextDrawn, placement: .asIs, stamp: stamp)
        nextDrawn += 1
      case .file(let path, let number, _):
        if number == 0 { sources[path] = try writer.addSource(folder.files[path] ?? []) }
        guard let source = sources[path] else { continue }
        try writer.addPage(of: source, page: number, placement: placement(of: page), stamp: stamp)
      }
    }
  }

  /// The room above the stamp and beside the binding.
  private func placement(of page: BundlePage) -> PagePlacement {
    let (width, height) = page.size
    let room = PageRectangle(
      x: PageStamp.gutter,
      y: PageStamp.edge,
      width: width - PageStamp.gutter - PageStamp.edge,
      height: height - PageStamp.edge - PageStamp.height
    )
    return .fitted(width: width, height: height, area: room)
  }

  private func pages() throws(FormatError) -> [BundlePage] {
    var pages: [BundlePage] = []
    for item in plan.items {
      let heading = "\(item.number)、\(item.title)"
      switch item.source {
      case .catalogue, .declaration:
        pages += parts.pages(of: item)?.pages.map { drawnPage($0, heading) } ?? []
      case .evidence:
        for piece in item.pieces { pages += try filePages(piece.file, heading) }
      }
    }
    return pages
  }

  private func drawnPage(_ page: DrawnPage, _ heading: String) -> BundlePage {
    let digest = Crockford.text(of: Digest.sha256(Array(page.dump.utf8)), count: 8)
    return BundlePage(origin: .drawn(page), heading: heading, digest: digest)
  }

  private func filePages(_ file: FileFacts, _ heading: String) throws(FormatError) -> [BundlePage] {
    let survey = try FileSurvey(surveying: folder.files[file.path] ?? [], name: file.path)
    return survey.pages.enumerated().map { number, facts in
      let digest = Crockford.text(of: Digest.sha256(Array("\(file.sha256) \(number)".utf8)), count: 8)
      return BundlePage(origin: .file(path: file.path, page: number, facts: facts), heading: heading, digest: digest)
    }
  }
}
