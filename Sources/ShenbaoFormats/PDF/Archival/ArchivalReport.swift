/// What keeps a PDF from being PDF/A-2b (ISO 19005-2, level B): nothing when it conforms.
package struct ArchivalReport: Equatable, Codable, Sendable {
  private static let deepestEmbedded = 2

  /// In the order of clauses.
  package let findings: [ArchivalFinding]
  package let pageCount: Int
  /// Whether it says of itself that it is PDF/A, of whatever part.
  package let isClaimed: Bool

  package var conforms: Bool { findings.isEmpty }

  /// Judges a file as it is, by its bytes.
  ///
  /// - Throws: `encrypted`, `damaged` or `tooLarge` for a file that cannot be opened.
  package init(of bytes: [UInt8], password: String = "") throws(FormatError) {
    try self.init(of: bytes, password: password, embeddedDepth: 0)
  }

  init(of bytes: [UInt8], password: String = "", embeddedDepth: Int) throws(FormatError) {
    let source = try PDFSource(opening: bytes, password: password)
    try self.init(of: source, bytes: bytes, embeddedDepth: embeddedDepth)
  }

  /// Judges an opened file; `bytes` are its own.
  init(of source: PDFSource, bytes: [UInt8], embeddedDepth: Int = 0) throws(FormatError) {
    guard embeddedDepth <= Self.deepestEmbedded else {
      throw FormatError(.tooLarge, operation: "pdf.archival", detail: "files are embedded too deeply")
    }
    let intents = ArchivalIntents(of: source.file)
    let check = ArchivalCheck(source.file, intent: intents.intent)
    (check.embeddedDepth, check.byteCount) = (embeddedDepth, bytes.count)
    for fault in intents.faults { check.note(fault) }
    if !source.repairs.isEmpty { check.note(.damaged) }
    if source.file.isEncrypted { check.note(.encrypted) }
    for fault in PDFSyntax(of: bytes, file: source.file).faults { check.note(fault) }
    check.checkIdentifier()
    check.checkCatalogue()
    check.checkDocumentMetadata()
    check.notes.close(page: nil)
    for (number, page) in source.pages.enumerated() { check.check(page, number: number) }
    // What is not below a page.
    check.checkObjects(from: source.file.trailer)
    check.notes.close(page: nil)
    isClaimed = check.isClaimed
    findings = check.notes.findings
    pageCount = source.pages.count
    source.file.forgetErrors()
  }
}

/// The output intents of a file (ISO 32000-1, 14.11.5): what its device colours stand for.
struct ArchivalIntents {
  private(set) var intent: ArchivalCheck.Intent?
  private(set) var faults: [ArchivalRule] = []
  /// The profile of the PDF/A intent.
  private(set) var profile: PDFObject?

  init(of file: PDFFile) {
    var profiles: Set<Int> = []
    for entry in file.root["/OutputIntents"].items.prefix(32) where entry.isDictionary {
      if entry["/S"].name == "/GTS_PDFX", !entry["/DestOutputProfileRef"].isNull { faults.append(.profileReference) }
      let profile = entry["/DestOutputProfile"]
      guard profile.isStream else { continue }
      if let identity = profile.identity { profiles.insert(identity) }
      guard entry["/S"].name == "/GTS_PDFA1", intent == nil else { continue }
      intent = ICCHeader(profile.streamData(decoded: true) ?? [])?.intent
      if intent == nil { faults.append(.outputProfile) } else { self.profile = profile }
    }
    if profiles.count > 1 { faults.append(.intentsDiffer) }
  }
}
