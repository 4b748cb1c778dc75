/// The one PDF, put together page by page from drawn pages, evidence and pictures.
///
/// Every page of the result stands upright: no `/Rotate`, no `/UserUnit`, `/MediaBox` from the origin. What a source
/// had that could act (scripts, forms, attachments) is left out; what could be seen is still seen. The same pages
/// give the same bytes.
package struct BundleWriter: ~Copyable {
  /// The most pages a bundle may have.
  package static let maximumPages = 20_000

  /// A file added to a bundle.
  package struct SourceID: Hashable, Sendable {
    let index: Int
  }

  let file: PDFFile
  /// What readers show instead of the file's name.
  package var title: String
  let language: String
  /// The number that readers show for the first page.
  package var firstNumber = 1
  var pages: [BundlePage] = []
  var outline: [OutlineEntry] = []
  var ownLinks: [OwnLink] = []
  var preciseLinks: [PreciseLink] = []
  private(set) var sources: [BundleSource] = []
  /// The finest that scans may be, in dots per inch as shown; finer ones are brought down to it.
  package var mostDotsPerInch: Int?
  /// The pages, from 0, whose scans were brought down.
  package private(set) var reducedPages: [Int] = []
  /// Whether it is to call itself PDF/A-2b if it may.
  package var isArchival = false
  /// Sources whose pages keep all rules of PDF/A as they are, as a survey of the same bytes has found.
  package var settledSources: Set<SourceID> = []

  /// An empty bundle; readers show `title` instead of the file's name, `language` is a BCP 47 tag.
  ///
  /// - Throws: what libqpdf refuses.
  package init(title: String, language: String = "zh-CN") throws(FormatError) {
    file = try PDFFile()
    self.title = title
    self.language = language
  }

  /// Takes in a PDF or a file of pictures to take pages from.
  ///
  /// - Throws: what ``FileSurvey`` throws, and `unsupported` for other kinds of file.
  package mutating func addSource(_ bytes: [UInt8], password: String = "") throws(FormatError) -> SourceID {
    let kind = FileSurvey.Kind(recognising: bytes)
    if kind == .pdf {
      sources.append(BundleSource(.pdf(try PDFSource(opening: bytes, password: password))))
    } else if let pictures = try PictureFile(bytes, kind: kind) {
      sources.append(BundleSource(.pictures(pictures)))
    } else {
      throw FormatError(.unsupported, operation: "bundle.source", detail: kind.rawValue)
    }
    return SourceID(index: sources.count - 1)
  }

  /// Takes in a file; a PDF, unless it is small, stays on the disk until the bundle is written.
  ///
  /// - Throws: as for bytes, and `inputOutput`.
  package mutating func addSource(file path: String, password: String = "") throws(FormatError) -> SourceID {
    guard try FileSurvey.isLargePDF(path) else { return try addSource(DiskFile.read(path), password: password) }
    sources.append(BundleSource(.pdf(try PDFSource(openingFile: path, password: password))))
    return SourceID(index: sources.count - 1)
  }

  /// How many pages a source has; each picture is one.
  package func pageCount(of source: SourceID) -> Int { sources[source.index].pageCount }

  /// What a page of a PDF paints with.
  func resources(of source: SourceID, page: Int) -> PDFObject? { sources[source.index].pdf?.pages[page].resources }

  /// Copies a page of a source now, to be added later.
  ///
  /// - Throws: as ``addPage(of:page:placement:operators:overlay:text:)``.
  func take(_ source: SourceID, page: Int) throws(FormatError) -> BundlePiece {
    try sources[source.index].piece(page, for: file)
  }

  /// Adds a page at the end; `page` counts from 0.
  ///
  /// The overlay is a page drawn at the final page's size, and is laid on top, over the operators; so is the text, of
  /// which nothing is seen.
  ///
  /// - Throws: `unsupported` for a page the source does not have, `tooLarge` past 20,000 pages, and what is broken in it.
  package mutating func addPage(
    of source: SourceID,
    page: Int,
    placement: PagePlacement,
    operators: String? = nil,
    overlay: (source: SourceID, page: Int)? = nil,
    text: (source: SourceID, page: Int)? = nil
  ) throws(FormatError) {
    let text = try text.map { text throws(FormatError) in try sources[text.source.index].text(text.page, for: file) }
    let page = try self.page(of: source, number: page, placement: placement, text: text)
    page.sheet.fill(with: PageContent(page.sheet.content, operators ?? ""))
    try add(page, under: overlay)
  }

  /// Makes a page that shows page `number` of a source, to be filled and added later.
  func page(
    of source: SourceID,
    number: Int,
    placement: PagePlacement,
    text: BundlePiece? = nil
  ) throws(FormatError) -> BundlePage {
    let piece = try sources[source.index].piece(number, for: file)
    let layout = placement.layout(of: piece.size, enlarging: piece.mostEnlarged)
    var page = BundlePage(
      sheet: BundleSheet(size: layout.page, in: file),
      source: source,
      number: number,
      scale: layout.matrix.a,
      links: piece.links,
      matrix: piece.upright.then(layout.matrix)
    )
    page.sheet.draw(piece, by: page.matrix)
    if let text { page.sheet.draw(text: text) }
    return page
  }

  /// Adds a page at the end, and lays a drawn page over it.
  mutating func add(_ page: BundlePage, under overlay: (source: SourceID, page: Int)?) throws(FormatError) {
    guard pages.count < Self.maximumPages else {
      throw FormatError(.tooLarge, operation: "bundle.page", detail: "more than \(Self.maximumPages) pages")
    }
    let source = sources[page.source.index]
    if let most = mostDotsPerInch {
      let reduction = ScanReduction(dotsPerInch: Double(most))
      if try source.reduce(page.number, scale: page.scale, by: reduction, in: file) { reducedPages.append(pages.count) }
    }
    source.placements[page.number, default: []].append(
      BundleSource.Placement(page: pages.count, matrix: page.matrix)
    )
    var page = page
    if let overlay {
      try sources[overlay.source.index].overlay(overlay.page, for: file).lie(on: page.object, of: page.box)
      page.isCovered = true
    }
    try file.addPage(page.object)
    pages.append(page)
  }

  /// Adds bookmarks at the end of the list.
  package mutating func addOutline(_ entries: [OutlineEntry]) { outline += entries }

  /// Makes a rectangle of a page lead to another page; both from 0, the target may come later.
  package mutating func addLink(on page: Int, rectangle: Rectangle, to target: Int) {
    ownLinks.append(OwnLink(page: page, rectangle: rectangle, target: target))
  }

  /// Writes the finished PDF to a new file at `path`, without holding it in memory.
  ///
  /// - Throws: what ``finish()`` throws, and `inputOutput` when the disk refuses.
  package consuming func finish(writingTo path: String) throws(FormatError) {
    _ = try complete()
    try file.write(to: path)
  }

  /// The finished PDF in memory.
  ///
  /// - Throws: `unsupported` for no pages and for links and bookmarks to pages that are not there.
  package consuming func finish() throws(FormatError) -> [UInt8] {
    try finished().bytes
  }

  /// The finished PDF, and what keeps it from being the PDF/A that it was asked to be.
  ///
  /// - Throws: what ``finish()`` throws.
  package consuming func finished() throws(FormatError) -> Finished {
    let faults = try complete()
    return Finished(bytes: try file.written(), faults: faults)
  }

  /// Writes what concerns all pages; answers what keeps them from being the PDF/A that they were asked to be.
  func complete() throws(FormatError) -> [ArchivalFinding]? {
    guard !pages.isEmpty else { throw FormatError(.unsupported, operation: "bundle.finish", detail: "no pages") }
    try addLinks()
    try addOutline()
    try mergeLayers()
    let faults = isArchival ? archivalFaults() : nil
    if faults?.isEmpty == true { addOutputIntent() }
    describe(isArchival: faults?.isEmpty == true)
    try file.check("bundle.finish")
    return faults
  }

  /// A link of our own.
  struct OwnLink {
    let page: Int
    let rectangle: Rectangle
    let target: Int
  }
}
