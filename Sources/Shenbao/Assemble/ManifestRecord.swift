internal import ShenbaoFormats
internal import ShenbaoModel

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
  let bound: EvidenceReading.Bound
  let fit: Int?
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
    manifest.fit = fit.map { Manifest.Fit(dotsPerInch: $0, pages: bound.reduced.map { $0 + 1 }) }
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
    if file.role == "bundle" { output.standard = BundleArchiving.standard(of: bound.faults) }
    return output
  }

  private func count(of file: Package.File) -> Int? {
    switch file.role {
    case "bundle": parts.pagination.count
    case Supplement.role: supplement?.parts.pagination.count
    default: nil
    }
  }

  private func parts(of file: Package.File, code: String) -> [String]? {
    switch file.role {
    case "bundle": PartDigests(ofPages: bound.digests).lines
    case Supplement.role: PartDigests(ofPages: supplement?.bound.digests ?? []).lines
    default: PartDigests(of: file.bytes, name: file.name, code: code)?.lines
    }
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
