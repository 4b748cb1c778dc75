internal import ShenbaoFormats
internal import ShenbaoModel
internal import ShenbaoTypesetting

/// A plan with all that its package is made of and by.
struct Assembly {
  let plan: Plan
  let folder: ApplicationFolder
  let pack: PackFolder
  let isDraft: Bool
  private let target: String?
  private let fonts: FontLibrary
  private let fontsFolder: Place

  init(
    of plan: Plan,
    in folder: ApplicationFolder,
    for pack: PackFolder,
    with installation: Installation,
    to target: String?,
    isDraft: Bool
  ) throws(Report) {
    (self.plan, self.folder, self.pack, self.target, self.isDraft) = (plan, folder, pack, target, isDraft)
    fontsFolder = Place(file: installation.fonts)
    fonts = try reporting(at: fontsFolder) { () throws(FormatError) in try FontLibrary(folder: installation.fonts) }
  }

  /// All fonts, and one digest over them.
  private func digestedFonts() throws(Report) -> (files: [(name: String, sha256: String)], digest: String) {
    let files = try reporting(at: fontsFolder) { () throws(FormatError) in try fonts.files() }
    return (files, Digest.hex(Array(files.map { "\($0.name) \($0.sha256)" }.joined(separator: "\n").utf8)))
  }

  /// Has the sources taken in: what goes into which volume is only known when the pages are.
  private func begin(_ shape: BundleShape) {
    if shape.cuts.isEmpty { folder.reading.begin(plan.items.flatMap(\.pieces).map(\.file).sources(in: folder)) }
  }

  /// Renders, binds and records.
  func package(_ shape: BundleShape = BundleShape(), into report: inout Report) throws(Report) -> Package {
    begin(shape)
    let (fontFiles, digest) = try digestedFonts()
    let code = isDraft ? nil : PackageCode.make(of: plan, folder: folder, pack: pack, fonts: digest, shape: shape)
    let names = bundleNames(shape, into: &report)
    let parts = try Parts(
      rendering: plan,
      with: pack,
      fonts: fonts,
      packageCode: code,
      bundle: names,
      cuts: shape.cuts,
      into: &report
    )
    guard isDraft || !report.hasErrors else { throw report }
    let due = PaperDue.all(of: plan, parts, into: &report)
    var bundle = Bundle(plan: plan, parts: parts, folder: folder, fonts: fonts, packageCode: code, files: names)
    bundle.facsimile = try Facsimile.asked(for: plan, pages: parts.pagination.count, due: due, in: folder)
    bundle.fit = shape.fit
    let sheet = PrintSheet(plan: plan, parts: parts, due: due, fonts: fonts, packageCode: code, bundleNames: names)
    var (forms, printed) = ([Package.File](), Package.File?.none)
    let bound = try bound(all: bundle) { () throws(Report) in
      forms = try self.forms(parts, into: &report)
      printed = try sheet.file(with: pack, into: &report)
    }
    report.add(bundle.remarks)
    if let fit = shape.fit { report.add(remark(on: bound.reduced, of: parts, fit)) }
    let archiving = BundleArchiving(plan: plan, pagination: parts.pagination, faults: bound.faults).diagnostic
    if let archiving { report.add(archiving) }
    guard isDraft || !report.hasErrors else { throw report }
    var outputs = forms + bound.files(named: names)
    let late = try Supplement(of: self, fonts: fonts, digest: digest)
    outputs += [late?.file(into: &report), printed].compactMap { $0 }
    let limit = pack.pack.mostBytes.map { OutputLimit(bytes: $0, plan: plan, pagination: parts.pagination) }
    if let limit { report.add(limit.report(on: outputs)) }
    let record = ManifestRecord(
      plan: plan,
      parts: parts,
      folder: folder,
      pack: pack,
      code: code,
      fonts: fontFiles,
      due: due,
      facsimile: bundle.facsimile,
      bound: bound,
      shape: shape,
      supplement: late
    )
    let manifest = Package.File(role: "manifest", name: Manifest.fileName, bytes: try record.manifest(of: outputs))
    return Package(of: outputs + [manifest], code: code, pages: parts.pagination.count, folder: folder)
  }

  private func forms(_ parts: Parts, into report: inout Report) throws(Report) -> [Package.File] {
    try parts.forms(into: &report).map { form, bytes in
      let name = plan.fileName(of: form.name, role: form.id, extension: form.ending, into: &report)
      return Package.File(role: form.id, name: name, bytes: bytes)
    }
  }

  /// A name for each volume.
  private func bundleNames(_ shape: BundleShape, into report: inout Report) -> [String] {
    let title = pack.pack.stage?.output ?? "申报材料"
    let count = shape.cuts.count + 1
    return (0..<count).map { volume in
      let part = BundleShape.fileNamePart(volume, of: count)
      return plan.fileName(of: title, role: "bundle", part: part, extension: "pdf", into: &report)
    }
  }

  /// Binds volume after volume; there is time for other work while the first is put together.
  private func bound(all bundle: Bundle, meanwhile work: () throws(Report) -> Void) throws(Report) -> BoundVolumes {
    var bundle = bundle
    var volumes: [EvidenceReading.Bound] = []
    var done = Result<Void, Report>.success(())
    for volume in bundle.files.indices {
      bundle.volume = volume
      if bundle.files.count > 1 { folder.reading.begin(bundle.evidence.sources(in: folder)) }
      volumes.append(try bound(bundle) { if volume == 0 { done = Result { () throws(Report) in try work() } } })
    }
    try done.get()
    return BoundVolumes(volumes: volumes, pages: bundle.parts.pagination.volumes)
  }

  /// Puts a bundle together on the disk it will be written to; a file that cannot be bound is named.
  func bound(_ bundle: Bundle, meanwhile work: () -> Void = {}) throws(Report) -> EvidenceReading.Bound {
    let file = try reporting(.unwritable, at: Place(file: target ?? "")) { () throws(FormatError) in
      try NamelessFile(on: target.map(DiskFile.ground))
    }
    do {
      return try bundle.bound(into: file, meanwhile: work)
    } catch {
      throw Report(diagnostic(error))
    }
  }

  private func diagnostic(_ error: FormatError) -> Diagnostic {
    let known = folder.files.filter { $0.value.path == error.path }.keys.min()
    let file = known ?? folder.answersFile
    let place = Place(file: file)
    return switch error.reason {
    case .stopped: Diagnostic(.evidenceStopped, at: place, "\(file)")
    case _ where known == nil: Diagnostic(.unreadable, at: place, "\(error.operation): \(error.detail)")
    case .tooLarge: Diagnostic(.evidenceTooLarge, at: place, "\(file)", "\(error.detail)")
    default: Diagnostic(.evidenceDamaged, at: place, "\(file)", "\(error.detail)")
    }
  }

  /// Says what became of whose scans.
  private func remark(on reduced: [Int], of parts: Parts, _ fit: Int) -> Diagnostic {
    let pages = Set(reduced)
    let files = zip(plan.items, parts.pagination.pieces).flatMap { item, ranges in
      zip(item.pieces, ranges).filter { !pages.isDisjoint(with: $1) }.map(\.0.file.path)
    }
    let (zh, en) = (files.joined(separator: "、"), files.joined(separator: ", "))
    return Diagnostic(.packageReduced, at: Place(file: folder.answersFile), "\(fit)", Words(zh, en))
  }
}
