/// What a finished PDF holds, read back from its bytes alone.
package struct PDFReader: Equatable, Sendable, Codable {
  package struct Page: Equatable, Sendable, Codable {
    /// Points, as the reader sees it.
    package var width: Double
    package var height: Double
    /// Degrees clockwise, counted in already.
    package var rotation: Int
    /// What readers show as its number.
    package var label: String
    /// SHA-256 of all the page paints, independent of object numbers and of how it was deflated.
    package var contentDigest: String
    /// The same of the imported piece alone; nil for a page that ``BundleWriter`` did not make.
    ///
    /// Stamp and annotations do not count, so it equals the `contentDigest` of the page that was imported.
    package var pieceDigest: String?
  }

  package struct Bookmark: Equatable, Sendable, Codable {
    package var title: String
    /// From 1.
    package var level: Int
    /// From 0; nil when it leads to no page.
    package var page: Int?
  }

  package struct Link: Equatable, Sendable, Codable {
    package enum Target: Equatable, Sendable, Codable {
      /// From 0.
      case page(Int)
      case address(String)
    }

    /// From 0.
    package var page: Int
    package var rectangle: Rectangle
    package var target: Target
  }

  package struct Font: Hashable, Sendable, Codable {
    package var name: String
    package var isEmbedded: Bool
  }

  package var version: String
  package var title: String?
  package var producer: String?
  package var language: String?
  package var isEncrypted: Bool
  package var activeContent: Set<FileSurvey.ActiveContent>
  package var hasForms: Bool
  package var isSigned: Bool
  /// Names of the layers that are hidden.
  package var hiddenLayers: [String]
  package var pages: [Page] = []
  /// In reading order.
  package var outline: [Bookmark] = []
  package var links: [Link] = []
  /// By name.
  package var fonts: [Font] = []

  package var pageCount: Int { pages.count }
  package var hasActiveContent: Bool { !activeContent.isEmpty }

  /// The files of a bundle, one after the other, as if they were one; all but pages, bookmarks, links and what they hold beside
  /// is the first one's.
  package init(joining files: [PDFReader]) {
    self = files[0]
    for file in files.dropFirst() {
      let offset = pageCount
      pages += file.pages
      outline += file.outline.map { Bookmark(title: $0.title, level: $0.level, page: $0.page.map { $0 + offset }) }
      links += file.links.map { $0.moved(by: offset) }
      fonts += file.fonts
      activeContent.formUnion(file.activeContent)
      isEncrypted = isEncrypted || file.isEncrypted
    }
  }

  /// - Throws: `damaged`, `encrypted` or `tooLarge`, as ``FileSurvey``.
  package init(bytes: [UInt8]) throws(FormatError) {
    let source = try PDFSource(opening: bytes)
    let file = source.file
    let information = file.trailer["/Info"]
    version = file.version
    (title, producer) = (information["/Title"].text, information["/Producer"].text)
    language = file.root["/Lang"].text
    isEncrypted = file.isEncrypted
    let activity = PDFActivity(of: file, pages: source.pages)
    (activeContent, hasForms, isSigned) = (activity.content, activity.hasForms, activity.isSigned)
    hiddenLayers = PDFLayers(of: file).hidden.map { $0["/Name"].text ?? "" }
    try readPages(of: source)
    outline = PDFBookmarks(of: source).bookmarks
    fonts = try PDFFonts(of: source).fonts
    try file.check("pdf.read")
  }

  private mutating func readPages(of source: PDFSource) throws(FormatError) {
    let labels = PDFLabels(of: source.file)
    var digests = PDFContentDigest()
    for (number, page) in source.pages.enumerated() {
      let piece = page.resources["/XObject"]["/Piece"]
      pages.append(
        Page(
          width: page.size.width,
          height: page.size.height,
          rotation: page.rotation,
          label: labels.label(of: number),
          contentDigest: try digests.digest(ofPage: page.object, resources: page.resources),
          pieceDigest: piece.isStream ? try digests.digest(ofXObject: piece) : nil
        )
      )
      for annotation in page.object["/Annots"].items.prefix(PDFAnnotation.maximumCount) {
        guard let link = PDFAnnotation(annotation).link(in: source) else { continue }
        links.append(Link(link, on: number, page))
      }
    }
  }
}

extension PDFReader.Link {
  fileprivate func moved(by offset: Int) -> PDFReader.Link {
    var link = self
    link.page += offset
    if case .page(let page) = target { link.target = .page(page + offset) }
    return link
  }

  fileprivate init(_ link: PDFLink, on number: Int, _ page: PDFPage) {
    let box = page.upright.apply(link.rectangle)
    self.page = number
    rectangle = Rectangle(x: box.left, y: page.size.height - box.top, width: box.width, height: box.height)
    switch link.target {
    case .page(let destination): target = .page(destination.page)
    case .address(let address): target = .address(String(decoding: address, as: UTF8.self))
    }
  }
}
