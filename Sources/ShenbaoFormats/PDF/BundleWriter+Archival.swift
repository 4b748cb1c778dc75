/// What a bundle has to say of itself to be PDF/A-2b, and whether it may (ISO 19005-2).
extension BundleWriter {
  /// A finished bundle, and what keeps it from being PDF/A.
  package struct Finished: Sendable {
    package var bytes: [UInt8]
    /// Nothing when it calls itself PDF/A-2b; nil when nobody asked.
    package var faults: [ArchivalFinding]?
  }

  /// Puts right what can be in all pages, and holds all of the file against the rules.
  func archivalFaults() -> [ArchivalFinding] {
    let check = ArchivalCheck(file, intent: .rgb)
    check.isMending = true
    for page in pages where settledSources.contains(page.source) {
      if let piece = page.object["/Resources"]["/XObject"]["/Piece"].identity { check.settled.insert(piece) }
    }
    check.visited = check.settled
    check.checkCatalogue()
    check.notes.close(page: nil)
    let inherited = PDFPage.Inherited(from: file.root["/Pages"])
    for (number, page) in pages.enumerated() {
      check.check(PDFPage(page.object, inheriting: inherited), number: number)
    }
    check.checkObjects(from: file.root)
    check.notes.close(page: nil)
    return check.notes.findings
  }

  /// Device colours stand for sRGB.
  func addOutputIntent() {
    let profile = file.stream(ICCProfile.sRGB)
    profile.set("/N", file.integer(3))
    let intent = file.dictionary()
    intent.set("/Type", file.name("/OutputIntent"))
    intent.set("/S", file.name("/GTS_PDFA1"))
    intent.set("/OutputConditionIdentifier", file.text("sRGB IEC61966-2-1"))
    intent.set("/Info", file.text("sRGB IEC61966-2-1"))
    intent.set("/DestOutputProfile", file.indirect(profile))
    file.root.set("/OutputIntents", file.array([intent]))
  }
}
