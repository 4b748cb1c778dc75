internal import ShenbaoFormats
internal import ShenbaoModel
internal import ShenbaoTypesetting

/// A plan with all that its package is made of and by.
struct Assembly {
  let plan: Plan
  let folder: ApplicationFolder
  let pack: PackFolder
  let isDraft: Bool
  private let fonts: FontLibrary
  private let fontFiles: [(name: String, sha256: String)]

  init(
    of plan: Plan,
    in folder: ApplicationFolder,
    for pack: PackFolder,
    with installation: Installation,
    isDraft: Bool
  ) throws(Report) {
    (self.plan, self.folder, self.pack, self.isDraft) = (plan, folder, pack, isDraft)
    let place = Place(file: installation.fonts)
    fonts = try reporting(at: place) { () throws(FormatError) in try FontLibrary(folder: installation.fonts) }
    let fonts = fonts
    fontFiles = try reporting(at: place) { () throws(FormatError) in try fonts.files() }
  }

  /// Renders, binds and records.
  func package(into report: inout Report) throws(Report) -> Package {
    let digest = Digest.hex(Array(fontFiles.map { "\($0.name) \($0.sha256)" }.joined(separator: "\n").utf8))
    let code = isDraft ? nil : PackageCode.make(of: plan, folder: folder, pack: pack, fonts: digest)
    let title = pack.pack.stage?.output ?? "申报材料"
    let name = plan.fileName(of: title, role: "bundle", extension: "pdf", into: &report)
    let parts = try Parts(rendering: plan, with: pack, fonts: fonts, packageCode: code, bundle: name, into: &report)
    guard isDraft || !report.hasErrors else { throw report }
    let due = PaperDue.all(of: plan, parts, into: &report)
    let facsimile = try Facsimile.asked(for: plan, pages: parts.pagination.count, due: due, in: folder)
    var bundle = Bundle(plan: plan, parts: parts, folder: folder, fonts: fonts, packageCode: code, file: name)
    bundle.facsimile = facsimile
    let bound = try Package.bound(bundle, of: folder)
    report.add(bundle.remarks)
    var outputs = forms(parts, into: &report) + [Package.File(role: "bundle", name: name, bytes: bound.bytes)]
    let late = try Supplement(of: self, fonts: fonts, digest: digest)
    if let file = late?.file(into: &report) { outputs.append(file) }
    let sheet = PrintSheet(plan: plan, parts: parts, due: due, fonts: fonts, packageCode: code, bundleName: name)
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
    let manifest = Package.File(role: "manifest", name: Manifest.fileName, bytes: try record.manifest(of: outputs))
    return Package(of: outputs + [manifest], code: code, pages: parts.pagination.count, folder: folder)
  }

  private func forms(_ parts: Parts, into report: inout Report) -> [Package.File] {
    parts.forms.map { made in
      let name = plan.fileName(of: made.form.name, role: made.form.id, extension: made.form.ending, into: &report)
      return Package.File(role: made.form.id, name: name, bytes: made.bytes)
    }
  }
}
