internal import Foundation

/// A bundle on its way: its sources are taken in one after the other, while its own pages are still being drawn.
package struct BundleDraft: ~Copyable {
  private var writer: BundleWriter
  private var sources: [Source] = []
  private var digests = PDFContentDigest()
  private var job = BundleJob(title: "")
  /// By page: those that show a source, and what they paint.
  private var pages: [(page: BundlePage, content: Content)?] = []

  /// Made on other threads: there are codes to be drawn, and much to be packed.
  private typealias Content = Meanwhile<Result<PageContent, FormatError>>
  /// One processor is left to whoever draws our own pages.
  private let queues = (1..<max(2, ProcessInfo.processInfo.activeProcessorCount)).map { number in
    DispatchQueue(label: "bundle \(number)")
  }

  private struct Source {
    var identifier: BundleWriter.SourceID
    var file: BundleJob.Source
    /// Where the digests of what its pages use stand among all that are known.
    var digested: Range<Int>
  }

  package init() throws(FormatError) { writer = try BundleWriter(title: "") }

  /// Takes in a file with all its pages.
  ///
  /// - Throws: what ``BundleWriter`` throws.
  package mutating func take(_ source: BundleJob.Source) throws(FormatError) {
    let identifier = try writer.addSource(file: source.path, password: source.password)
    let known = digests.known
    let pictures = Dictionary(source.pictures.map { ($0.object, $0.sha256) }) { $1 }
    for page in 0..<writer.pageCount(of: identifier) {
      let piece = try writer.take(identifier, page: page)
      know(pictures, of: writer.resources(of: identifier, page: page), in: piece.form)
      // There is time for it now, and none when the bundle is finished.
      for form in [piece.form] + piece.marks.map(\.form) { try digests.learn(form) }
    }
    sources.append(Source(identifier: identifier, file: source, digested: known..<digests.known))
  }

  /// Takes over the digests of the pictures that a page shows, which are known from its file.
  private mutating func know(_ pictures: [Int: String], of resources: PDFObject?, in form: PDFObject) {
    guard !pictures.isEmpty, let shown = resources?["/XObject"] else { return }
    let copies = form["/Resources"]["/XObject"]
    for name in shown.keys {
      guard let digest = shown[name].identity.flatMap({ pictures[$0] }) else { continue }
      digests.know(digest, ofStream: copies[name])
    }
  }

  /// Learns what the bundle is besides its pages, which are added one after the other.
  package mutating func plan(_ job: BundleJob) {
    self.job = job
    (self.job.pages, pages) = ([], [])
  }

  /// Adds pages at the end; those that show no source are only made when they are drawn.
  ///
  /// - Throws: `unsupported` for a page that has no source.
  package mutating func add(_ due: [BundleJob.Page]) throws(FormatError) {
    for page in due {
      job.pages.append(page)
      guard let source = page.source else {
        pages.append(nil)
        continue
      }
      guard sources.indices.contains(source) else {
        throw FormatError(.unsupported, operation: "bundle.page", detail: "a page of no source")
      }
      pages.append(try made(page, from: sources[source].identifier))
    }
  }

  private func made(
    _ due: BundleJob.Page,
    from source: BundleWriter.SourceID
  ) throws(FormatError) -> (page: BundlePage, content: Content) {
    let page = try writer.page(of: source, number: due.page, placement: due.placement)
    let content = Content(on: queues[((due.source ?? 0) + due.page) % queues.count]) { [start = page.sheet.content] in
      Result { () throws(FormatError) in
        PageContent(start, (try due.code?.operators() ?? "") + (due.strip?.operators() ?? ""))
      }
    }
    return (page, content)
  }

  /// Puts it together, from what was taken in and the drawn pages, and writes it to a file.
  ///
  /// What is left of it is only let go of after `written` has heard what came of it.
  ///
  /// - Throws: what ``BundleWriter`` throws, `unsupported` for a code that cannot be drawn, and `damaged` for a source that is not
  ///   what it was when it was looked at.
  package consuming func finish(
    with drawn: [UInt8],
    writingTo path: String,
    written: (BundleJob.Outcome) -> Void
  ) throws(FormatError) {
    (writer.title, writer.firstNumber) = (job.title, job.firstNumber)
    writer.isArchival = job.isArchival
    let contents = try addPages(drawnIn: try writer.addSource(drawn))
    addNavigation()
    let painted = try fill(with: contents)
    let faults = try writer.complete()
    let pages = try pageDigests(painting: painted.map(\.digest))
    let settled = try writer.file.write(to: path, identifier: identifier(drawn, laying: painted.map(\.laid)))
    try checkSources()
    let reduced = writer.reducedPages
    written(BundleJob.Outcome(reduced: reduced, faults: faults, digests: pages, settled: settled))
  }

  private mutating func addNavigation() {
    writer.addOutline(job.outline)
    for link in job.links {
      switch link.target {
      case .page(let page): writer.addLink(on: link.page, rectangle: link.rectangle, to: page)
      case .place(let page, let top): writer.addLink(on: link.page, rectangle: link.rectangle, to: page, top: top)
      case .address(let address): writer.addLink(on: link.page, rectangle: link.rectangle, toAddress: address)
      }
    }
  }

  /// Only now nothing is read from them any more; what was merely touched is still what it was.
  private func checkSources() throws(FormatError) {
    for source in sources.map(\.file) where source.stamp == nil || FileStamp(of: source.path) != source.stamp {
      guard try Digest.hex(ofFile: source.path) == source.sha256 else {
        var error = FormatError(.damaged, operation: "bundle.source", detail: "the file was changed meanwhile")
        error.path = source.path
        throw error
      }
    }
  }

  /// Adds all pages in their order; answers what they paint.
  private mutating func addPages(drawnIn own: BundleWriter.SourceID) throws(FormatError) -> [Content] {
    if job.mostDotsPerInch == nil {
      writer.settledSources = Set(sources.filter(\.file.isSettled).map(\.identifier))
    }
    var contents: [Content] = []
    for (due, known) in zip(job.pages, pages) {
      // Our own pages are no scans.
      writer.mostDotsPerInch = due.source == nil ? nil : job.mostDotsPerInch
      let (page, content) = if let known { known } else { try made(due, from: own) }
      for piece in due.strip?.pieces ?? [] {
        page.sheet.use(try writer.take(own, page: piece).form, as: BundleStrip.name(of: piece))
      }
      try writer.add(page, under: due.seal.map { (own, $0) })
      contents.append(content)
    }
    pages = []
    return contents
  }

  /// Gives the pages what they paint; answers the digest of that, and what of it is laid over what they show.
  private func fill(with contents: [Content]) throws(FormatError) -> [(digest: String, laid: String)] {
    var painted: [(digest: String, laid: String)] = []
    for (page, content) in zip(writer.pages, contents) {
      let content = try content.value.get()
      page.sheet.fill(with: content)
      painted.append((content.digest, content.laid))
    }
    return painted
  }

  /// Of all pages, when nothing of them changes any more.
  private mutating func pageDigests(painting painted: [String]) throws(FormatError) -> [String] {
    // Scans that were brought down and what was mended for PDF/A is not what was taken in.
    for source in sources where job.mostDotsPerInch != nil || job.isArchival && !source.file.isSettled {
      digests.forget(source.digested)
    }
    var all: [String] = []
    for (page, painted) in zip(writer.pages, painted) {
      let (known, resources) = (page.isCovered ? nil : painted, page.object["/Resources"])
      all.append(try digests.digest(ofPage: page.object, painting: known, resources: resources))
    }
    return all
  }

  private func identifier(_ drawn: [UInt8], laying laid: [String]) -> PDFIdentifier {
    let whole = [job.title, "\(job.mostDotsPerInch ?? 0)", Digest.hex(drawn)]
    return PDFIdentifier(of: whole + sources.map(\.file.sha256) + laid)
  }
}
