internal import ShenbaoModel

/// The volumes of the bundle (分册), which are files of their own with the pages of one.
extension Manifest {
  /// `bundle` for the first, `bundle-2` for the second.
  static func role(ofVolume volume: Int) -> String { volume == 0 ? "bundle" : "bundle-\(volume + 1)" }

  /// The volume, from 0, that has a role; nil for other outputs.
  static func volume(ofRole role: String) -> Int? {
    guard role != "bundle" else { return 0 }
    guard role.hasPrefix("bundle-"), let number = Int(role.dropFirst("bundle-".count)), number > 1 else { return nil }
    return number - 1
  }

  /// The bundle's files in order.
  var volumes: [Output] {
    outputs.compactMap { output in Self.volume(ofRole: output.role).map { (volume: $0, output: output) } }
      .sorted { $0.volume < $1.volume }.map(\.output)
  }

  /// How many pages the bundle has.
  var bundlePages: Int { volumes.reduce(0) { $0 &+ ($1.pages ?? 0) } }

  /// Where each volume after the first begins, as far as the catalogue says it.
  var volumeStarts: [Pagination.VolumeStart] {
    volumes.dropFirst().compactMap { output in
      let own = output.ownCatalogue ?? 0
      let page = (output.firstPage ?? 0) &+ own
      for (index, entry) in catalogue.enumerated() {
        if entry.firstPage == page { return (Plan.Unit(item: index, piece: 0), own) }
        guard let piece = entry.pieces.firstIndex(where: { $0.firstPage == page }) else { continue }
        return (Plan.Unit(item: index, piece: piece), own)
      }
      return nil
    }
  }

  /// What was done to keep the bundle small.
  var shape: BundleShape { BundleShape(fit: fit?.dotsPerInch, cuts: volumeStarts.map(\.unit)) }
}
