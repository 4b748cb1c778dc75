package import ShenbaoFormats

/// A Word document as pages.
package struct TypesetDocument {
  package private(set) var pages: [DrawnPage] = []
  /// The headings in their order.
  package private(set) var outline: [OutlineEntry] = []
  /// Where the content controls stand: one region for each line or part of one.
  package private(set) var controls: [ControlRegion] = []
  /// The hyperlinks: one for each line or part of one; those that lead to no bookmark of the document are left out.
  package private(set) var links: [DocumentLink] = []
  /// As the document names itself; nil when it does not.
  package let title: String?
  /// A BCP 47 tag.
  package let language: String
  /// What could not be typeset as it is meant.
  package private(set) var issues: [TypesettingIssue] = []

  /// Lays the document out.
  ///
  /// - Parameters:
  ///   - docx: the bytes of the file.
  ///   - fonts: the only fonts used.
  ///   - footers: false leaves footers out, for pages that are stamped where they would stand.
  /// - Throws: `damaged` or `encrypted` files, `tooLarge` past the limits; `unsupported` when it is no Word document.
  package init(typesetting docx: [UInt8], fonts: FontLibrary, footers: Bool = true) throws(FormatError) {
    let document = try WordDocument(reading: docx)
    let description = DocumentDescription(of: document.package, mainPart: document.mainPart)
    (title, language) = (description.title, description.language)
    let body = try document.body()
    let composer = Composer(document: document, fonts: fonts)
    composer.part = document.mainPart
    var flow = PageFlow(composer: composer, furniture: PageFurniture(composer: composer))
    try flow.flow(body)
    if body.contains(where: \.showsTotals) {
      composer.numbers = TextSource.Numbers(pages: flow.pages.count)
      let counts = flow.pagesBySection
      flow = PageFlow(composer: composer, furniture: PageFurniture(composer: composer), sectionPages: counts)
      try flow.flow(body)
    }
    try finish(flow, composer, footers: footers)
    issues = document.issues.issues
  }

  private mutating func finish(_ flow: PageFlow, _ composer: Composer, footers: Bool) throws(FormatError) {
    let furniture = PageFurniture(composer: composer)
    let sectionPages = flow.pagesBySection
    var regions: [(page: Int, region: PageCanvas.Region)] = []
    for (index, page) in flow.pages.enumerated() {
      composer.numbers = TextSource.Numbers(
        page: page.number,
        pageFormat: page.section.numberFormat,
        pages: flow.pages.count,
        sectionPages: sectionPages[page.sectionIndex]
      )
      var canvas = PageCanvas()
      try furniture.paint(page, withFooter: footers, on: &canvas)
      add(page, canvas, index)
      regions += (canvas.regions + page.canvas.regions).map { (index, $0) }
    }
    add(regions, composer.document.spans, BookmarkPlaces(flow.pages.map(\.canvas.bookmarks)))
  }

  private mutating func add(_ page: PageFlow.Page, _ furniture: PageCanvas, _ index: Int) {
    let items = furniture.below + furniture.items + page.canvas.below + page.canvas.items
    pages.append(DrawnPage(width: page.geometry.width, height: page.geometry.height, items: items))
    for heading in page.canvas.headings {
      outline.append(OutlineEntry(title: heading.title, level: heading.level, page: index, y: heading.y))
    }
  }

  private mutating func add(
    _ regions: [(page: Int, region: PageCanvas.Region)],
    _ spans: [TextSpan],
    _ bookmarks: BookmarkPlaces
  ) {
    for (page, region) in regions where spans.indices.contains(region.control) {
      switch spans[region.control] {
      case .control(let tag): controls.append(ControlRegion(tag: tag, page: page, rectangle: region.frame))
      case .address(let address):
        links.append(DocumentLink(page: page, rectangle: region.frame, target: .address(address)))
      case .bookmark(let name):
        guard let place = bookmarks[name] else { continue }
        links.append(DocumentLink(page: page, rectangle: region.frame, target: .place(page: place.page, y: place.y)))
      }
    }
  }
}

/// One heading of a document.
package struct OutlineEntry: Equatable, Sendable {
  package var title: String
  /// From 1, the highest.
  package var level: Int
  /// From 0.
  package var page: Int
  /// Points from the page's top.
  package var y: Double

  package init(title: String, level: Int, page: Int, y: Double) {
    self.title = title
    self.level = level
    self.page = page
    self.y = y
  }
}

/// A part of a content control on a page.
package struct ControlRegion: Equatable, Sendable {
  package var tag: String
  /// From 0.
  package var page: Int
  package var rectangle: Rectangle

  package init(tag: String, page: Int, rectangle: Rectangle) {
    self.tag = tag
    self.page = page
    self.rectangle = rectangle
  }
}

extension Block {
  /// Whether it shows the number of all pages, which is only known afterwards.
  fileprivate var showsTotals: Bool {
    switch self {
    case .sectionEnd: false
    case .table(let table): table.rows.contains { $0.cells.contains { $0.blocks.contains(where: \.showsTotals) } }
    case .paragraph(let paragraph):
      paragraph.inlines.contains { inline in
        guard case .number(let number) = inline.content else { return false }
        if case .page = number { return false }
        return true
      }
    }
  }
}
