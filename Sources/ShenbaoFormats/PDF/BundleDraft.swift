/// A bundle on its way: its sources are taken in one after the other, while its own pages are still being drawn.
package struct BundleDraft: ~Copyable {
  private var writer: BundleWriter
  private var sources: [BundleWriter.SourceID] = []
  private var inputs: [String] = []
  private var settled: Set<BundleWriter.SourceID> = []
  private var digests = PDFContentDigest()
  private var job = BundleJob(title: "")
  /// By page: the operators of its code.
  private var codes: [String?] = []

  package init() throws(FormatError) { writer = try BundleWriter(title: "") }

  /// Takes in a file with all its pages.
  ///
  /// - Throws: what ``BundleWriter`` throws, and `damaged` for a file that is not what it was.
  package mutating func take(_ source: BundleJob.Source) throws(FormatError) {
    guard try Digest.hex(ofFile: source.path) == source.sha256 else {
      throw FormatError(.damaged, operation: "bundle.source", detail: "\(source.path) was changed meanwhile")
    }
    let identifier = try writer.addSource(file: source.path, password: source.password)
    for page in 0..<writer.pageCount(of: identifier) { try writer.take(identifier, page: page) }
    // There is time for it now, and none when the pages' digests are made.
    for stream in writer.takeLargeStreams(of: identifier) { digests.learn(stream) }
    sources.append(identifier)
    inputs.append(source.sha256)
    if source.isSettled { settled.insert(identifier) }
  }

  /// Learns how the bundle is put together.
  ///
  /// - Throws: `unsupported` for a page that has no source and for a code that cannot be drawn.
  package mutating func plan(_ job: BundleJob) throws(FormatError) {
    self.job = job
    codes = []
    for page in job.pages {
      guard page.source.map(sources.indices.contains) ?? true else {
        throw FormatError(.unsupported, operation: "bundle.page", detail: "a page of no source")
      }
      codes.append(try page.code?.operators())
    }
  }

  /// Puts it together, from what was taken in and the drawn pages, and writes it to a file.
  ///
  /// Answers what tells its pages apart, the `contentDigest` of each; `written` hears before when the file is there.
  ///
  /// - Throws: what ``BundleWriter`` throws.
  package consuming func finish(
    with drawn: [UInt8],
    writingTo path: String,
    written: (BundleJob.Outcome) -> Void
  ) throws(FormatError) -> [String] {
    let own = try writer.addSource(drawn)
    let whole = [job.title, "\(job.mostDotsPerInch ?? 0)", Digest.hex(drawn)]
    writer.identifier = PDFIdentifier(of: whole + inputs + codes.compactMap(\.self))
    (writer.title, writer.firstNumber) = (job.title, job.firstNumber)
    writer.isArchival = job.isArchival
    if job.mostDotsPerInch == nil { writer.settledSources = settled }
    for (page, code) in zip(job.pages, codes) {
      // Our own pages are no scans.
      writer.mostDotsPerInch = page.source == nil ? nil : job.mostDotsPerInch
      let source = page.source.map { sources[$0] } ?? own
      let stamp = (own, page.stamp)
      try writer.addPage(of: source, page: page.page, placement: page.placement, stamp: stamp, code: code)
    }
    writer.addOutline(job.outline)
    for link in job.links {
      switch link.target {
      case .page(let page): writer.addLink(on: link.page, rectangle: link.rectangle, to: page)
      case .place(let page, let top): writer.addLink(on: link.page, rectangle: link.rectangle, to: page, top: top)
      case .address(let address): writer.addLink(on: link.page, rectangle: link.rectangle, toAddress: address)
      }
    }
    let reduced = writer.reducedPages
    let faults = try writer.finish(writingTo: path)
    written(BundleJob.Outcome(reduced: reduced, faults: faults))
    return try digests.digests(of: PDFSource(openingFile: path))
  }
}
