/// A bundle on its way: its sources are taken in one after the other, while its own pages are still being drawn.
package struct BundleDraft: ~Copyable {
  private var writer: BundleWriter
  private var sources: [Source] = []
  private var digests = PDFContentDigest()
  private var job = BundleJob(title: "")
  /// By page: what is laid on it.
  private var operators: [String] = []
  /// By page: those that show a source.
  private var pages: [BundlePage?] = []

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
    (self.job.pages, operators, pages) = ([], [], [])
  }

  /// Adds pages at the end; those that show no source are only made when they are drawn.
  ///
  /// - Throws: `unsupported` for a page that has no source and for a code that cannot be drawn.
  package mutating func add(_ due: [BundleJob.Page]) throws(FormatError) {
    let laid = due.mapInParallel { page in
      Result { () throws(FormatError) in
        (try page.code?.operators() ?? "") + (page.strip?.operators() ?? "")
      }
    }
    var shown: [BundleWriter.DuePage] = []
    for (page, laid) in zip(due, laid) {
      let laid = try laid.get()
      operators.append(laid)
      guard let source = page.source else { continue }
      guard sources.indices.contains(source) else {
        throw FormatError(.unsupported, operation: "bundle.page", detail: "a page of no source")
      }
      shown.append(page.due(from: sources[source].identifier, laid))
    }
    var made = try writer.pages(shown).makeIterator()
    pages += due.map { $0.source == nil ? nil : made.next() }
    job.pages += due
  }

  /// Puts it together, from what was taken in and the drawn pages, and writes it to a file.
  ///
  /// What is left of it is only let go of after `written` has heard what came of it.
  ///
  /// - Throws: what ``BundleWriter`` throws, and `damaged` for a source that is not what it was when it was looked at.
  package consuming func finish(
    with drawn: [UInt8],
    writingTo path: String,
    written: (BundleJob.Outcome) -> Void
  ) throws(FormatError) {
    let own = try writer.addSource(drawn)
    (writer.title, writer.firstNumber) = (job.title, job.firstNumber)
    writer.isArchival = job.isArchival
    try addPages(drawnIn: own)
    writer.addOutline(job.outline)
    for link in job.links {
      switch link.target {
      case .page(let page): writer.addLink(on: link.page, rectangle: link.rectangle, to: page)
      case .place(let page, let top): writer.addLink(on: link.page, rectangle: link.rectangle, to: page, top: top)
      case .address(let address): writer.addLink(on: link.page, rectangle: link.rectangle, toAddress: address)
      }
    }
    let faults = try writer.complete()
    let pages = try pageDigests()
    let settled = try writer.file.write(to: path, identifier: identifier(drawn))
    try checkSources()
    let reduced = writer.reducedPages
    written(BundleJob.Outcome(reduced: reduced, faults: faults, digests: pages, settled: settled))
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

  private mutating func addPages(drawnIn own: BundleWriter.SourceID) throws(FormatError) {
    if job.mostDotsPerInch == nil {
      writer.settledSources = Set(sources.filter(\.file.isSettled).map(\.identifier))
    }
    for (index, page) in job.pages.enumerated() {
      // Our own pages are no scans.
      writer.mostDotsPerInch = page.source == nil ? nil : job.mostDotsPerInch
      var made = pages[index]
      if made == nil { made = try writer.pages([page.due(from: own, operators[index])]).first }
      guard let made else { continue }
      let objects = made.object["/Resources"]["/XObject"]
      for piece in page.strip?.pieces ?? [] {
        objects.set(BundleStrip.name(of: piece), try writer.take(own, page: piece).form)
      }
      try writer.add(made, under: page.seal.map { (own, $0) })
    }
  }

  /// Of all pages, when nothing of them changes any more.
  private mutating func pageDigests() throws(FormatError) -> [String] {
    // Scans that were brought down and what was mended for PDF/A is not what was taken in.
    for source in sources where job.mostDotsPerInch != nil || job.isArchival && !source.file.isSettled {
      digests.forget(source.digested)
    }
    var all: [String] = []
    for page in writer.pages {
      let resources = page.object["/Resources"]
      all.append(try digests.digest(ofPage: page.object, painting: page.contentDigest, resources: resources))
    }
    return all
  }

  private func identifier(_ drawn: [UInt8]) -> PDFIdentifier {
    let whole = [job.title, "\(job.mostDotsPerInch ?? 0)", Digest.hex(drawn)]
    return PDFIdentifier(of: whole + sources.map(\.file.sha256) + operators)
  }
}

extension BundleJob.Page {
  fileprivate func due(from source: BundleWriter.SourceID, _ operators: String) -> BundleWriter.DuePage {
    BundleWriter.DuePage(source: source, number: page, placement: placement, operators: operators)
  }
}
