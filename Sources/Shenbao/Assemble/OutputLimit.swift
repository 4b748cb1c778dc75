internal import ShenbaoFormats
internal import ShenbaoModel

/// How large an output may be, as the call's portal takes, held against what was made.
struct OutputLimit {
  let bytes: Int
  let plan: Plan
  let pagination: Pagination

  /// A warning for each output that is larger, with the evidence that weighs most; and that the bundle is in volumes.
  func report(on outputs: [Package.File]) -> Report {
    var report = Report()
    if pagination.volumes.count > 1, let first = outputs.first(where: { $0.role == "bundle" }) {
      let count = pagination.volumes.count
      report.add(Diagnostic(.packageVolumes, at: Place(file: first.name), Self.size(bytes), "\(count)"))
    }
    for output in outputs where output.size > bytes {
      let facts: [Words] = ["\(output.name)", Self.size(output.size), Self.size(bytes)]
      let files = Manifest.volume(ofRole: output.role).map(files) ?? []
      if plan.application.pack.allowsVolumes, let only = files.first, files.count == 1 {
        report.add(Diagnostic(.packageHeavyPiece, at: Place(file: only.path), "\(only.path)", facts[1], facts[2]))
      } else {
        let most = files.isEmpty ? "—" : heaviest(of: files)
        report.add(Diagnostic(.packageOverLimit, at: Place(file: output.name), facts[0], facts[1], facts[2], most))
      }
    }
    return report
  }

  /// The evidence in a volume.
  private func files(in volume: Int) -> [FileFacts] {
    zip(plan.items, pagination.pieces).flatMap { item, places in
      zip(item.pieces, places).filter { pagination.volume(of: $1.lowerBound) == volume }.map(\.0.file)
    }
  }

  private func heaviest(of files: [FileFacts]) -> Words {
    let files = files.sorted { ($1.bytes, $0.path) < ($0.bytes, $1.path) }
    let parts = files.prefix(3).map { "\($0.path) \(Self.size($0.bytes).zh)" }
    return Words(parts.joined(separator: "、"), parts.joined(separator: ", "))
  }

  /// In megabytes with one decimal, or in kilobytes.
  private static func size(_ bytes: Int) -> Words {
    guard bytes >= 1 << 20 else { return "\((bytes + 1_023) / 1_024) KB" }
    let tenths = (bytes * 10 + (1 << 20) - 1) >> 20
    return "\(tenths / 10).\(tenths % 10) MB"
  }
}
