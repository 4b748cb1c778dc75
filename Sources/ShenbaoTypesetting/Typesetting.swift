package import ShenbaoFormats

/// One run of the typesetter over a Word document: its pages are given away as they are finished.
///
/// Neither the document's tree nor its pages are held all at once, so that two thousand pages take little more memory
/// than one. A document that shows the number of its pages is laid out twice when it is long.
package struct Typesetting {
  /// How many pages there are.
  package private(set) var count = 0
  package private(set) var outline: [DocumentHeading] = []
  package private(set) var controls: [ControlRegion] = []
  package private(set) var links: [DocumentLink] = []
  package let title: String?
  package let language: String
  package private(set) var issues: [TypesettingIssue] = []
  /// Whether the pages are only counted, and that by some rows of a long table.
  package private(set) var isEstimate = false
  private var bookmarks = BookmarkPlaces()
  /// The numbers of the last headings of each level.
  private var chapters: [Int: String] = [:]
  /// What may lead somewhere, until all bookmarks are known.
  private var openLinks: [(page: Int, frame: Rectangle, span: TextSpan)] = []

  /// The pages that wait in memory for the number of all.
  private static let waitingPages = 100

  /// Lays the document out and gives each page to `take`, in order.
  ///
  /// `onlyCounting` may lay out some rows of a long table, and suppose that their neighbours are as high.
  ///
  /// - Throws: what ``TypesetDocument`` throws, and what `take` throws.
  package init(
    of docx: ZipArchive,
    fonts: FontLibrary,
    footers: Bool = true,
    onlyCounting: Bool = false,
    _ take: (DrawnPage) throws(FormatError) -> Void
  ) throws(FormatError) {
    let document = try WordDocument(reading: docx)
    let description = DocumentDescription(of: document)
    (title, language) = (description.title, description.language)
    let composer = Composer(document: document, fonts: fonts)
    composer.part = document.mainPart
    composer.onlyCounts = onlyCounting
    let totals = document.showsTotals
    let waiting = totals.inBody ? 0 : totals.around ? Self.waitingPages : Int.max
    var known: (pages: Int, sections: [Int])?
    if totals.inBody || totals.around {
      var pages: [PageFlow.Page] = []
      let flow = PageFlow(composer: composer, furniture: PageFurniture(composer: composer)) { page in
        if pages.count < waiting { pages.append(page) }
      }
      try flow.flow(try document.body())
      known = (flow.count, flow.pagesBySection)
      if pages.count == flow.count {
        let furniture = PageFurniture(composer: composer)
        for page in pages { try take(try finished(page, furniture, known, footers: footers)) }
      }
    }
    if count == 0 { try setPages(of: document, composer, known, footers: footers, take) }
    isEstimate = composer.hasEstimated
    resolve()
    issues = document.issues.issues
  }

  private mutating func setPages(
    of document: WordDocument,
    _ composer: Composer,
    _ known: (pages: Int, sections: [Int])?,
    footers: Bool,
    _ take: (DrawnPage) throws(FormatError) -> Void
  ) throws(FormatError) {
    document.restart()
    composer.noteBoxes = [:]
    composer.numbers = TextSource.Numbers(pages: known?.pages ?? 1)
    var made = self
    let furniture = PageFurniture(composer: composer)
    try withoutActuallyEscaping(take) { take throws(FormatError) in
      let flow = PageFlow(composer: composer, furniture: furniture, sectionPages: known?.sections ?? []) {
        page throws(FormatError) in
        try take(try made.finished(page, furniture, known, footers: footers))
      }
      try flow.flow(try document.body())
    }
    self = made
  }

  /// The page with its header and footer; what it leads to is remembered.
  private mutating func finished(
    _ page: PageFlow.Page,
    _ furniture: PageFurniture,
    _ known: (pages: Int, sections: [Int])?,
    footers: Bool
  ) throws(FormatError) -> DrawnPage {
    let composer = furniture.composer
    let saved = composer.numbers
    defer { composer.numbers = saved }
    composer.numbers = TextSource.Numbers(
      page: page.number,
      pageFormat: page.section.numberFormat,
      pages: known?.pages ?? 1,
      sectionPages: known?.sections[page.sectionIndex] ?? 1
    )
    composer.numbers.chapter = chapter(of: page)
    var canvas = PageCanvas()
    try furniture.paint(page, withFooter: footers, on: &canvas)
    for heading in page.canvas.headings {
      outline.append(DocumentHeading(title: heading.title, level: heading.level, page: count, y: heading.y))
    }
    bookmarks.add(page.canvas.bookmarks, page: count)
    add(canvas.regions + page.canvas.regions, composer.document.spans)
    count += 1
    let items = canvas.below + canvas.items + page.canvas.below + page.canvas.items
    let drawn = DrawnPage(width: page.paper.width, height: page.paper.height, items: items)
    composer.document.issues.part = composer.part
    for text in drawn.textOutside { composer.document.issues.add("outside", place: text, detail: "page") }
    return drawn
  }

  /// What stands before the number of a page: that of its first chapter, or of the one that goes on there
  /// (ECMA-376 17.6.12).
  private mutating func chapter(of page: PageFlow.Page) -> String {
    let numbered = page.canvas.headings.filter { $0.number?.isEmpty == false }
    defer { for heading in numbered { chapters[heading.level] = heading.number } }
    guard let (level, separator) = page.section.chapter else { return "" }
    let number = numbered.first { $0.level == level }?.number ?? chapters[level]
    return number.map { $0 + separator } ?? ""
  }

  private mutating func add(_ regions: [PageCanvas.Region], _ spans: [TextSpan]) {
    for region in regions where spans.indices.contains(region.control) {
      switch spans[region.control] {
      case .control(let tag): controls.append(ControlRegion(tag: tag, page: count, rectangle: region.frame))
      case .address, .bookmark: openLinks.append((count, region.frame, spans[region.control]))
      }
    }
  }

  private mutating func resolve() {
    for link in openLinks {
      switch link.span {
      case .control: continue
      case .address(let address):
        links.append(DocumentLink(page: link.page, rectangle: link.frame, target: .address(address)))
      case .bookmark(let name):
        guard let place = bookmarks[name] else { continue }
        let target = DocumentLink.Target.place(page: place.page, y: place.y)
        links.append(DocumentLink(page: link.page, rectangle: link.frame, target: target))
      }
    }
    openLinks = []
  }
}
