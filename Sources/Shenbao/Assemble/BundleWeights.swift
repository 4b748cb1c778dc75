internal import ShenbaoFormats
internal import ShenbaoModel

/// How many bytes each part of a bundle takes: guessed from its file, and put right by what was bound.
struct BundleWeights {
  /// What a page takes beside its content: the stamp.
  private static let page = 5_000.0
  /// What our own pages take, fonts and all.
  private static let own = 300_000.0

  private struct Unit {
    let unit: Plan.Unit
    /// Bytes and dots per inch of each page that can be brought down.
    var scans: [(bytes: Double, dotsPerInch: Double)] = []
    var others = 0.0
    /// What is bound, measured by what was guessed.
    var factor = 1.0

    init(_ unit: Plan.Unit, others: Double) { (self.unit, self.others) = (unit, others) }

    init(_ unit: Plan.Unit, _ file: FileFacts, _ pages: [FileSurvey.PageFacts]) {
      self.unit = unit
      let share = Double(file.bytes) / Double(max(pages.count, 1))
      for page in pages {
        others += BundleWeights.page
        if !page.hasText, let dots = page.resolution { scans.append((share, Double(dots))) } else { others += share }
      }
    }

    func weight(_ fit: Int?) -> Double {
      let scans = scans.reduce(0) { sum, scan in
        let part = fit.map { min(1, Double($0) / scan.dotsPerInch) } ?? 1
        return sum + scan.bytes * part * part
      }
      return (scans + others) * factor
    }
  }

  private var units: [Unit]

  init(of plan: Plan, in folder: ApplicationFolder) {
    units = plan.units.map { place in
      guard let piece = plan.items[place.item].pieces.dropFirst(place.piece).first else {
        return Unit(place, others: Self.own)
      }
      return Unit(place, piece.file, folder.files[piece.file.path]?.survey.pages ?? [])
    }
  }

  /// The gentlest shape in which nothing is guessed to be larger than `limit`; when there is none, the last of the fits.
  func shape(within limit: Int, fits: [Int?], inVolumes: Bool) -> BundleShape {
    var shape = BundleShape()
    for fit in fits {
      shape = BundleShape(fit: fit, cuts: inVolumes ? cuts(at: limit, fit) : [])
      if weights(of: shape).allSatisfy({ $0 <= Double(limit) }) { break }
    }
    return shape
  }

  /// Learns what the volumes of a bundle of that shape really weigh.
  mutating func correct(_ shape: BundleShape, weighing sizes: [Int]) {
    let factors = zip(sizes, weights(of: shape)).map { Double($0) / max($1, 1) }
    var volume = 0
    for index in units.indices {
      if shape.cuts.contains(units[index].unit) { volume += 1 }
      if factors.indices.contains(volume) { units[index].factor *= factors[volume] }
    }
  }

  /// Volumes filled one after the other; a part that is too heavy has one of its own.
  private func cuts(at limit: Int, _ fit: Int?) -> [Plan.Unit] {
    var cuts: [Plan.Unit] = []
    var filled = 0.0
    for unit in units {
      let weight = unit.weight(fit)
      if filled > 0, filled + weight > Double(limit) {
        cuts.append(unit.unit)
        filled = Self.own
      }
      filled += weight
    }
    return cuts
  }

  private func weights(of shape: BundleShape) -> [Double] {
    var weights = [0.0]
    for unit in units {
      if shape.cuts.contains(unit.unit) { weights.append(Self.own) }
      weights[weights.count - 1] += unit.weight(shape.fit)
    }
    return weights
  }
}
