internal import ShenbaoFormats
public import ShenbaoModel

/// A finished package held against its manifest, its documents against each other, and all of it against the answers if they are there.
///
/// The PDF is read with poppler's `pdftotext`, which had no part in writing it; where the machine has none, the report says so.
public struct Verification {
  /// What is wrong; empty for an untouched package.
  public internal(set) var report = Report()
  /// The package code that the manifest names.
  public private(set) var code: String?
  /// What the package says of itself, if that can be read.
  private(set) var manifest: Manifest?
  /// What was looked at, for the report by natures: items that could not be checked are not passed.
  var looked: Set<NatureItem.Need> = []

  /// Pages of the bundle that are of another edition, or of none.
  var others: Set<Int> = []

  /// Of a bureau's package: the fields that are not about one project.
  var common: Set<String> = []

  /// So many files that do not belong there are named one by one.
  private static let mostNamed = 50

  let folder: String
  /// Where its PDFs are read.
  let reading: EvidenceReading
  var contents: [String: [UInt8]] = [:]
  /// The bundle, its volumes joined, if they open.
  var bundle: PDFReader?

  /// Its files, each with the pages that it really has.
  var volumeSizes: [(file: String, pages: Int)] = []

  /// Checks the package in a folder.
  ///
  /// - Parameters:
  ///   - folder: The package's folder.
  ///   - installation: Where the fonts lie: with them the Word file is laid out and compared with the PDF page by page.
  ///   - application: The application's folder, to hold the answers and the evidence against the package too.
  ///   - readsText: Whether the PDF's text is read; false does as a machine without poppler.
  ///   - helper: The program that reads PDFs within limits; without one, the installation's.
  public init(
    of folder: String,
    with installation: Installation? = nil,
    against application: String? = nil,
    readsText: Bool = true,
    helper: String? = nil
  ) {
    self.folder = folder
    reading = EvidenceReading(helper: helper ?? installation?.helper)
    do {
      let manifest = try readManifest()
      (code, self.manifest) = (manifest.packageCode, manifest)
      sayWhatSealsAre(manifest)
      sayWhatWasReduced(manifest)
      checkFiles(manifest)
      let reader = readsText ? OutsideProgram(named: "pdftotext") : nil
      checkSupplement(manifest, with: reader)
      let texts = checkBundle(manifest, with: reader)
      checkCodes(manifest)
      checkActive(manifest)
      checkArchival(manifest)
      common = commonFields(manifest)
      checkDocuments(manifest)
      if let installation { checkWord(manifest, texts, with: installation) }
      if let application { checkAnswers(manifest, application, with: installation) }
      report = Self.joined(report)
    } catch {
      report.add(error)
    }
  }

  /// One finding for each field of a document, with all that was said of it.
  private static func joined(_ report: Report) -> Report {
    var found: [Diagnostic] = []
    for diagnostic in report.diagnostics {
      let same = found.firstIndex { earlier in
        diagnostic.code == .verifyField && earlier.code == .verifyField && earlier.facts == diagnostic.facts
          && earlier.place?.file == diagnostic.place?.file
      }
      guard let same else {
        found.append(diagnostic)
        continue
      }
      let known = found[same].quotes.map(\.source)
      found[same].quotes += diagnostic.quotes.filter { !known.contains($0.source) }
    }
    return found.reduce(into: Report()) { $0.add($1) }
  }

  private func readManifest() throws(Report) -> Manifest {
    try refuseLink(Manifest.fileName)
    let bytes = try reporting(.packageManifest, at: Place(file: Manifest.fileName)) { () throws(FormatError) in
      try DiskFile.read("\(folder)/\(Manifest.fileName)", limit: 64 << 20)
    }
    return try Manifest(decoding: bytes)
  }

  /// A link in a stranger's package leads to files that are none of theirs.
  private func refuseLink(_ name: String) throws(Report) {
    guard DiskFile.isLink("\(folder)/\(name)") else { return }
    throw Report(Diagnostic(.verifyLink, at: Place(file: name), "\(name)"))
  }

  /// Files that the manifest does not know, and those that differ from another one in Unicode form or capitals alone.
  private mutating func checkOthers(_ manifest: Manifest) {
    let known = manifest.outputs.map(\.path) + [Manifest.fileName]
    let names = (try? DiskFile.names(in: folder)) ?? []
    let exact = Set(known.map { Array($0.utf8) })
    let there = Set(names.map { Array($0.utf8) })
    let extra = names.filter { name in
      guard !exact.contains(Array(name.utf8)) else { return false }
      // A disk may spell `é` in its own way; that is the file meant, unless the one meant is there too.
      return !known.contains { $0 == name && !there.contains(Array($0.utf8)) }
    }
    for name in extra.prefix(Self.mostNamed) { report.add(Diagnostic(.packageExtra, at: Place(file: name), "\(name)")) }
    if extra.count > Self.mostNamed {
      let rest = Words("另有 \(extra.count - Self.mostNamed) 个", "\(extra.count - Self.mostNamed) more")
      report.add(Diagnostic(.packageExtra, at: Place(file: folder), rest))
    }
  }

  /// Scans that are not as they came.
  private mutating func sayWhatWasReduced(_ manifest: Manifest) {
    guard let fit = manifest.fit, !fit.pages.isEmpty else { return }
    let pages = PageList(fit.pages)
    let place = Place(file: Manifest.fileName)
    report.add(Diagnostic(.verifyReduced, at: place, Words(pages.text, pages.english), "\(fit.dotsPerInch)"))
  }

  /// A picture of a seal is no seal, and is never taken for one.
  private mutating func sayWhatSealsAre(_ manifest: Manifest) {
    guard manifest.seal == Manifest.Facsimile.name else { return }
    let pages = PageList(manifest.facsimile?.pages ?? [])
    let place = Place(file: Manifest.fileName)
    report.add(Diagnostic(.verifyFacsimile, at: place, Words(pages.text, pages.english)))
  }

  private mutating func checkFiles(_ manifest: Manifest) {
    let due = ["bundle"] + manifest.catalogue.compactMap(\.form) + manifest.outputs.map(\.role)
    var asked: Set<String> = []
    let counts = Dictionary(manifest.outputs.map { ($0.role, 1) }, uniquingKeysWith: +)
    for role in due where asked.insert(role).inserted && counts[role] != 1 {
      let sentence = Words("“\(role)”应恰有一份", "\(role) is due exactly once")
      report.add(Diagnostic(.packageManifest, at: Place(file: Manifest.fileName), sentence))
    }
    for output in manifest.outputs {
      let place = Place(file: output.path)
      guard !output.path.contains("/"), output.path != "..", !output.path.isEmpty else {
        report.add(Diagnostic(.packageManifest, at: place, Words("文件名不合规", "an improper file name")))
        continue
      }
      do {
        try refuseLink(output.path)
      } catch {
        report.add(error)
        continue
      }
      guard let bytes = try? DiskFile.read("\(folder)/\(output.path)") else {
        report.add(Diagnostic(.packageMissing, at: place, "\(output.path)"))
        continue
      }
      contents[output.role] = bytes
      if bytes.count != output.bytes {
        report.add(Diagnostic(.packageChanged, at: place, "\(output.path)", Words("大小不同", "its size")))
      } else if Digest.hex(bytes) != output.sha256 {
        report.add(Diagnostic(.packageChanged, at: place, "\(output.path)", Words("摘要不同", "its digest")))
      }
    }
    checkOthers(manifest)
  }

  /// The same code stands in every Word file and in every sheet.
  private mutating func checkCodes(_ manifest: Manifest) {
    for output in manifest.outputs {
      guard let bytes = contents[output.role], let ending = output.path.split(separator: ".").last else { continue }
      let found: String?
      switch ending {
      case "docx": found = try? WordReader(bytes: bytes).packageCode
      case "xlsx": found = try? SheetReader(bytes: bytes).packageCode
      default: continue
      }
      if found != manifest.packageCode {
        report.add(Diagnostic(.packageCode, at: Place(file: output.path), "\(output.path)"))
      }
    }
  }
}
