internal import ShenbaoFormats
internal import ShenbaoModel

/// The package that was printed, as far as its scans are held against it.
struct ElectronicPackage {
  let folder: String
  let code: String
  let bundle: PDFReader
  /// The files of the bundle, each with the numbers of its pages.
  let volumes: [(name: String, pages: ClosedRange<Int>)]
  private let paper: Manifest.Paper?

  var pages: [PDFReader.Page] { bundle.pages }
  var bundleName: String { volumes[0].name }

  /// Where a volume lies.
  func path(ofVolume volume: Int) -> String { "\(folder)/\(volumes[volume].name)" }

  /// Reads the package, or what was handed in after it.
  ///
  /// - Throws: what `verify` finds wrong with the package, `paper.draft` and `paper.no-supplement`.
  init(reading folder: String, isSupplement: Bool = false, helper: String?) throws(Report) {
    let verification = Verification(of: folder, readsText: false, helper: helper)
    guard !verification.report.hasErrors, let whole = verification.bundle else { throw verification.report }
    let manifest = try reporting(.packageManifest, at: Place(file: Manifest.fileName)) { () throws(FormatError) in
      try DiskFile.read("\(folder)/\(Manifest.fileName)", limit: 64 << 20)
    }
    var facts = try Manifest(decoding: manifest)
    var bundle = whole
    if isSupplement {
      guard let late = facts.ofSupplement, let output = late.outputs.first else {
        throw Report(Diagnostic(.paperNoSupplement, at: Place(file: folder)))
      }
      facts = late
      bundle = try reporting(at: Place(file: output.path)) { () throws(FormatError) in
        try EvidenceReading(helper: helper).read("\(folder)/\(output.path)")
      }
    }
    guard let code = facts.packageCode else { throw Report(Diagnostic(.paperDraft, at: Place(file: folder))) }
    (self.folder, self.code, self.bundle) = (folder, code, bundle)
    volumes = facts.volumes.map { output in
      let first = output.firstPage ?? 1
      return (output.path, first...max(first, first - 1 + (output.pages ?? 0)))
    }
    paper = facts.paper
  }

  /// Whether a page (from 1) need not come back from paper.
  func mayStayElectronic(_ page: Int) -> Bool {
    guard let paper else { return false }
    return paper.unsealed == PaperRules.Unsealed.electronic.rawValue && !paper.sealedPages.contains(page)
  }
}
