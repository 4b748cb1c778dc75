internal import ShenbaoFormats
public import ShenbaoModel
internal import ShenbaoTypesetting

/// A finished package: the outputs with their manifest, none of them in a place until it is written.
public struct Package: Sendable {
  /// One file of the package.
  public struct File: Sendable {
    /// The id of its form, `bundle` or `manifest`.
    public let role: String
    /// Its name.
    public let name: String
    let content: Content

    enum Content: Sendable {
      case memory([UInt8])
      case disk(EvidenceReading.Bound)
    }
  }

  /// The files, the manifest last.
  public let files: [File]
  /// The package code, which a draft has not.
  public let code: String?
  /// How many pages the bundle has.
  public let pages: Int
  /// Where the evidence lies, and no output may.
  let evidence: String

  /// Builds a package: reads, validates, plans, renders and assembles.
  ///
  /// - Parameters:
  ///   - folder: The applicant's folder.
  ///   - pack: The call.
  ///   - installation: Where the fonts lie.
  ///   - target: Where it will be written: what is large is made on that disk.
  ///   - isDraft: Build in spite of errors, with 草稿 on every page and without a package code.
  ///   - report: Receives everything that was found, errors or not.
  /// - Throws: the same report when nothing could be built.
  public init(
    building folder: ApplicationFolder,
    for pack: PackFolder,
    with installation: Installation,
    to target: String? = nil,
    isDraft: Bool = false,
    into report: inout Report
  ) throws(Report) {
    let application = Application(validating: folder.value, against: pack.pack, facts: folder.facts, into: &report)
    guard isDraft || !report.hasErrors else { throw report }
    let plan = Plan(for: application)
    let fonts = try reporting(at: Place(file: installation.fonts)) { () throws(FormatError) in
      try FontLibrary(folder: installation.fonts)
    }
    let fontFiles = try reporting(at: Place(file: installation.fonts)) { () throws(FormatError) in try fonts.files() }
    let digest = Digest.hex(Array(fontFiles.map { "\($0.name) \($0.sha256)" }.joined(separator: "\n").utf8))
    code = isDraft ? nil : PackageCode.make(of: plan, folder: folder, pack: pack, fonts: digest)
    let parts = try Parts(rendering: plan, with: pack, fonts: fonts, packageCode: code, into: &report)
    guard isDraft || !report.hasErrors else { throw report }
    pages = parts.pagination.count
    let due = PaperDue.all(of: plan, parts, into: &report)
    let facsimile = try Facsimile.asked(for: plan, pages: pages, due: due, in: folder)
    var bundle = Bundle(plan: plan, parts: parts, folder: folder, fonts: fonts, packageCode: code)
    bundle.facsimile = facsimile
    let bound = try Self.bound(bundle, of: folder, on: target.map(DiskFile.ground))
    var outputs = Self.forms(parts, of: plan, into: &report)
    let title = pack.pack.stage?.output ?? "申报材料"
    let bundleName = plan.fileName(of: title, role: "bundle", extension: "pdf", into: &report)
    outputs.append(File(role: "bundle", name: bundleName, content: .disk(bound)))
    let late = try Supplement(of: application, in: folder, with: pack, fonts: fonts, digest: digest, isDraft: isDraft) {
      bundle throws(Report) in try Self.bound(bundle, of: folder, on: target.map(DiskFile.ground))
    }
    if let file = late?.file(into: &report) { outputs.append(file) }
    let sheet = PrintSheet(plan: plan, parts: parts, due: due, fonts: fonts, packageCode: code, bundleName: bundleName)
    if let sheet = try sheet.file(with: pack, into: &report) { outputs.append(sheet) }
    if let most = pack.pack.mostBytes { report.add(OutputLimit(bytes: most, plan: plan).report(on: outputs)) }
    let record = ManifestRecord(
      plan: plan,
      parts: parts,
      folder: folder,
      pack: pack,
      code: code,
      fonts: fontFiles,
      due: due,
      facsimile: facsimile,
      pages: bound.digests,
      supplement: late
    )
    evidence = "\(folder.path)/evidence"
    files = outputs + [File(role: "manifest", name: Manifest.fileName, bytes: try record.manifest(of: outputs))]
  }

  private static func forms(_ parts: Parts, of plan: Plan, into report: inout Report) -> [File] {
    parts.forms.map { made in
      let name = plan.fileName(of: made.form.name, role: made.form.id, extension: made.form.ending, into: &report)
      return File(role: made.form.id, name: name, bytes: made.bytes)
    }
  }

  /// Puts a bundle together on the disk of `ground`; a file that cannot be bound is named.
  private static func bound(
    _ bundle: Bundle,
    of folder: ApplicationFolder,
    on ground: String?
  ) throws(Report) -> EvidenceReading.Bound {
    let file = try reporting(.unwritable, at: Place(file: ground ?? "")) { () throws(FormatError) in
      try NamelessFile(on: ground)
    }
    do {
      return try bundle.bound(into: file)
    } catch {
      guard error.reason == .stopped else {
        let place = Place(file: folder.answersFile)
        throw Report(Diagnostic(.unreadable, at: place, "\(error.operation): \(error.detail)"))
      }
      let path = folder.files.first { $0.value.path == error.detail }?.key ?? folder.answersFile
      throw Report(Diagnostic(.evidenceStopped, at: Place(file: path), "\(path)"))
    }
  }
}
