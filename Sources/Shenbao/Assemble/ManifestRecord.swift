internal import ShenbaoFormats
internal import ShenbaoModel
internal import ShenbaoTypesetting

/// The facts of one build that its manifest keeps.
struct ManifestRecord {
  let plan: Plan
  let parts: Parts
  let folder: ApplicationFolder
  let pack: PackFolder
  let code: String?
  let fonts: [(name: String, sha256: String)]
  let due: [PaperDue]
  let facsimile: Facsimile?
  let bound: BoundVolumes
  let shape: BundleShape
  let supplement: Supplement?

  func manifest(of outputs: [Package.File]) throws(Report) -> [UInt8] {
    var manifest = Manifest(
      packageCode: code,
      pack: packEntry,
      outputs: outputs.map(output),
      catalogue: plan.items.indices.map { catalogueEntry($0, plan, parts) },
      inputs: inputs,
      fonts: fonts.map { Manifest.Font(file: $0.name, sha256: $0.sha256) },
      paper: paper
    )
    if let facsimile {
      manifest.seal = Manifest.Facsimile.name
      manifest.facsimile = Manifest.Facsimile(
        file: facsimile.picture.file.path,
        millimetres: facsimile.picture.millimetres,
        pages: facsimile.pages
      )
    }
    manifest.fit = shape.fit.map { Manifest.Fit(dotsPerInch: $0, pages: bound.reduced) }
    manifest.supplement = supplement.map { supplement in
      Manifest.SupplementEntry(
        packageCode: supplement.code,
        catalogue: supplement.plan.items.indices.map { catalogueEntry($0, supplement.plan, supplement.parts) }
      )
    }
    do {
      return try manifest.encoded()
    } catch {
      throw Report(Diagnostic(.packageManifest, "\(String(describing: error))"))
    }
  }

  private var packEntry: Manifest.PackEntry {
    let chosen = plan.application.pack
    return Manifest.PackEntry(
      id: chosen.id,
      edition: chosen.edition,
      sha256: pack.sha256,
      stage: chosen.stage?.id,
      variant: chosen.variant?.id
    )
  }

  /// Nothing for a pack that names no place for a seal.
  private var paper: Manifest.Paper? {
    let rules = plan.application.pack.paper
    guard !rules.marks.isEmpty else { return nil }
    return Manifest.Paper(sealedPages: due.pages, unsealed: rules.unsealed.rawValue)
  }

  private func output(_ file: Package.File) -> Manifest.Output {
    var output = Manifest.Output(
      role: file.role,
      path: file.name,
      sha256: file.sha256,
      bytes: file.size,
      pages: count(of: file),
      parts: code.flatMap { self.parts(of: file, code: $0) }
    )
    guard let volume = Manifest.volume(ofRole: file.role) else { return output }
    output.standard = BundleArchiving.standard(of: bound.volumes[volume].faults)
    guard bound.volumes.count > 1 else { return output }
    output.firstPage = bound.pages[volume].lowerBound
    if volume > 0 { output.ownCatalogue = parts.volumeCatalogues[volume - 1].pages.count }
    return output
  }

  private func count(of file: Package.File) -> Int? {
    if let volume = Manifest.volume(ofRole: file.role) { return bound.pages[volume].count }
    return file.role == Supplement.role ? supplement?.parts.pagination.count : nil
  }

  private func parts(of file: Package.File, code: String) -> [String]? {
    if let volume = Manifest.volume(ofRole: file.role) {
      return PartDigests(ofPages: bound.volumes[volume].digests, from: bound.pages[volume].lowerBound).lines
    }
    guard file.role == Supplement.role else { return PartDigests(of: file.bytes, name: file.name, code: code)?.lines }
    return PartDigests(ofPages: supplement?.bound.digests ?? []).lines
  }

  private func catalogueEntry(_ index: Int, _ plan: Plan, _ parts: Parts) -> Manifest.CatalogueEntry {
    let item = plan.items[index]
    let pages = parts.pagination.items[index]
    return Manifest.CatalogueEntry(
      item: item.id,
      number: item.number,
      title: item.title,
      firstPage: pages.lowerBound,
      lastPage: pages.upperBound,
      form: item.form.isEmpty ? nil : item.form,
      separator: item.hasSeparator ? parts.pagination.separator(of: index) : nil,
      pieces: item.pieces.enumerated().map { number, piece in
        let pages = parts.pagination.pieces[index][number]
        return Manifest.CataloguePiece(
          title: piece.title,
          file: piece.file.path,
          sha256: piece.file.sha256,
          firstPage: pages.lowerBound,
          lastPage: pages.upperBound,
          treatment: Self.treatments[piece.file.kind] ?? "placed"
        )
      }
    )
  }

  private static let treatments = ["pdf": "imported", "office": "converted"]

  private var inputs: [Manifest.Input] {
    let answers = Manifest.Input(path: folder.answersFile, sha256: folder.answersDigest, bytes: folder.answersSize)
    let seal = plan.application.seal.map { [$0.file] } ?? []
    let items = plan.items + (supplement?.plan.items ?? [])
    let files = (items.flatMap(\.pieces).map(\.file) + seal).map {
      Manifest.Input(path: $0.path, sha256: $0.sha256, bytes: $0.bytes)
    }
    let conversions = items.flatMap(\.pieces).compactMap(\.file.conversion).map {
      Manifest.Input(path: $0.path, sha256: $0.sha256, bytes: $0.bytes)
    }
    return ([answers] + files + conversions).sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }
}
