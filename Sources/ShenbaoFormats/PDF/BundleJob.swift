/// A bundle to be put together: all that ``BundleWriter`` needs, so that another process can do it.
package struct BundleJob: Codable, Sendable {
  /// A file that pages are taken from.
  package struct Source: Codable, Sendable {
    /// Where it lies.
    package var path: String
    /// What was looked at before must be what is bound now.
    package var sha256: String
    package var password: String
    /// Whether its pages keep all rules of PDF/A as they are.
    package var isSettled: Bool

    package init(path: String, sha256: String, password: String, isSettled: Bool = false) {
      (self.path, self.sha256, self.password, self.isSettled) = (path, sha256, password, isSettled)
    }
  }

  /// A page of the bundle.
  package struct Page: Codable, Sendable {
    /// The source, or nil for the drawn pages.
    package var source: Int?
    /// The page there, from 0.
    package var page: Int
    package var placement: PagePlacement
    /// The drawn page that is laid on top.
    package var stamp: Int

    package init(source: Int?, page: Int, placement: PagePlacement, stamp: Int) {
      (self.source, self.page, self.placement, self.stamp) = (source, page, placement, stamp)
    }
  }

  /// A rectangle that leads elsewhere; pages are counted from 0.
  package struct Link: Codable, Sendable {
    package enum Target: Codable, Sendable {
      case page(Int)
      /// Points from the page's top.
      case place(page: Int, top: Double)
      case address(String)
    }

    package var page: Int
    package var rectangle: Rectangle
    package var target: Target

    package init(page: Int, rectangle: Rectangle, target: Target) {
      (self.page, self.rectangle, self.target) = (page, rectangle, target)
    }
  }

  /// What came of it beside the file.
  package struct Outcome: Codable, Sendable {
    /// Pages, from 0, whose scans were brought down.
    package var reduced: [Int]
    /// What keeps it from being PDF/A-2b: nothing when it is, nil when it was not asked to be.
    package var faults: [ArchivalFinding]?
  }

  package var title: String
  /// The number of the first page.
  package var firstNumber = 1
  package var sources: [Source] = []
  package var pages: [Page] = []
  package var outline: [OutlineEntry] = []
  package var links: [Link] = []
  /// The finest that scans may be.
  package var mostDotsPerInch: Int?
  /// Whether the bundle is to be PDF/A-2b if all pages are.
  package var isArchival = false

  package init(title: String) { self.title = title }

  /// Puts it together and writes it to a file; `starting` hears of each source before it is opened.
  ///
  /// The drawn pages are asked for when all others are there.
  ///
  /// - Throws: what ``BundleWriter`` throws, and `damaged` for a file that is not what it was.
  package func run(
    drawn: () throws(FormatError) -> [UInt8],
    writingTo path: String,
    starting: (Source) -> Void
  ) throws(FormatError) -> Outcome {
    var writer = try BundleWriter(title: title)
    (writer.isArchival, writer.firstNumber) = (isArchival, firstNumber)
    var opened: [Int: BundleWriter.SourceID] = [:]
    for page in pages {
      guard let index = page.source else { continue }
      let source: BundleWriter.SourceID
      if let known = opened[index] { source = known } else { source = try open(sources[index], &writer, starting) }
      opened[index] = source
      try writer.take(source, page: page.page)
    }
    let own = try writer.addSource(drawn())
    for page in pages {
      let source = page.source.flatMap { opened[$0] } ?? own
      // Our own pages are no scans.
      writer.mostDotsPerInch = page.source == nil ? nil : mostDotsPerInch
      try writer.addPage(of: source, page: page.page, placement: page.placement, stamp: (own, page.stamp))
    }
    writer.addOutline(outline)
    for link in links {
      switch link.target {
      case .page(let page): writer.addLink(on: link.page, rectangle: link.rectangle, to: page)
      case .place(let page, let top): writer.addLink(on: link.page, rectangle: link.rectangle, to: page, top: top)
      case .address(let address): writer.addLink(on: link.page, rectangle: link.rectangle, toAddress: address)
      }
    }
    let reduced = writer.reducedPages
    return Outcome(reduced: reduced, faults: try writer.finish(writingTo: path))
  }

  private func open(
    _ source: Source,
    _ writer: inout BundleWriter,
    _ starting: (Source) -> Void
  ) throws(FormatError) -> BundleWriter.SourceID {
    starting(source)
    guard try Digest.hex(ofFile: source.path) == source.sha256 else {
      throw FormatError(.damaged, operation: "bundle.source", detail: "\(source.path) was changed meanwhile")
    }
    let identifier = try writer.addSource(file: source.path, password: source.password)
    if source.isSettled, mostDotsPerInch == nil { writer.settledSources.insert(identifier) }
    return identifier
  }
}
