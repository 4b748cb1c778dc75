internal import ShenbaoFormats
public import ShenbaoModel
internal import ShenbaoTypesetting

/// A bureau's work done: which packages are recommended, and all that follows from it, in memory until it is written.
///
/// | in the folder | what it is |
/// |---|---|
/// | `推荐/` | what goes to the city: a package that `verify` can check |
/// | `补正/` | a notice for each package that falls short |
/// | `recommendation.json` | for each package what became of it and why |
public struct Recommendation {
  static let recommendedFolder = "推荐"
  static let returnedFolder = "补正"

  /// Every package in the order of recommendation.
  public let entries: [RecommendationEntry]
  /// The code of what goes to the city; nothing when no package is recommended.
  public private(set) var code: String?
  /// How many pages go to the city.
  public private(set) var pages = 0
  private(set) var files: [(name: String, bytes: [UInt8])] = []

  /// The names of all files.
  public var names: [String] { files.map(\.name) }
  /// How many packages are recommended.
  public var recommended: Int { entries.count(where: \.isRecommended) }

  /// Decides and makes everything.
  ///
  /// - Parameters:
  ///   - bureau: The bureau's work.
  ///   - received: What was read of each of its packages, in order.
  ///   - installation: Where the fonts lie.
  ///   - report: Receives what was found of the packages and what the forms complain of.
  /// - Throws: what makes the forms impossible to fill.
  public init(
    of bureau: BureauFolder,
    _ received: [ReceivedPackage],
    with installation: Installation,
    into report: inout Report
  ) throws(Report) {
    let written = zip(bureau.answers.entries, received).enumerated().map { index, pair in
      RecommendationEntry(pair.0, pair.1, number: index + 1, for: bureau)
    }
    entries = RecommendationComparison(of: written, for: bureau).entries
    for entry in entries { entry.findings.forEach { report.add($0) } }
    let place = Place(file: installation.fonts)
    let fonts = try reporting(at: place) { () throws(FormatError) in try FontLibrary(folder: installation.fonts) }
    let digests = try reporting(at: place) { () throws(FormatError) in try fonts.files() }
    try recommend(bureau, received, fonts, digests, into: &report)
    try giveBack(bureau, fonts, into: &report)
    files.append((RecommendationRecord.fileName, RecommendationRecord(self).encoded()))
  }

  private mutating func recommend(
    _ bureau: BureauFolder,
    _ received: [ReceivedPackage],
    _ fonts: FontLibrary,
    _ digests: [(name: String, sha256: String)],
    into report: inout Report
  ) throws(Report) {
    let chosen = entries.filter(\.isRecommended)
    guard !chosen.isEmpty else { return }
    let digest = Digest.hex(Array(digests.map { "\($0.name) \($0.sha256)" }.joined(separator: "\n").utf8))
    let code = PackageCode.make(of: bureau, received, fonts: digest)
    var renderer = BureauRenderer(bureau, fonts: fonts, code: code)
    let set = try RecommendedSet(of: chosen, received, with: &renderer, code: code, fonts: digests)
    report.add(renderer.report)
    (self.code, pages) = (code, set.pages)
    files += set.files.map { ("\(Self.recommendedFolder)/\($0.name)", $0.bytes) }
  }

  private mutating func giveBack(
    _ bureau: BureauFolder,
    _ fonts: FontLibrary,
    into report: inout Report
  ) throws(Report) {
    var renderer = BureauRenderer(bureau, fonts: fonts, code: nil)
    for entry in entries where !entry.isRecommended {
      let data = BureauData(bureau: bureau, code: nil).root(of: entry)
      let docx = try renderer.pages(.notice, with: data).packed()
      let pdf = try reporting(at: Place(file: bureau.file)) { () throws(FormatError) in
        try renderer.pdf(of: docx, titled: BureauPack.Form.notice.title)
      }
      for (bytes, ending) in [(docx, "docx"), (pdf, "pdf")] {
        let name = entry.fileName(.notice, entry.number, of: entries.count, ending)
        files.append(("\(Self.returnedFolder)/\(name)", bytes))
      }
    }
    report.add(renderer.report)
  }

  /// Writes everything as one folder, in one step.
  ///
  /// - Throws: `build.occupied` when the folder holds anything that is not of an earlier run, or the disk's refusal.
  public func write(to path: String) throws(Report) {
    try checkOccupied(path)
    try reporting(.unwritable, at: Place(file: path)) { () throws(FormatError) in
      let folder = try DiskFolder(at: path)
      for file in files { try folder.write(file.bytes, to: file.name) }
      try folder.finish()
    }
  }

  /// What an earlier run made may be replaced, and nothing else.
  private func checkOccupied(_ path: String) throws(Report) {
    guard let kind = DiskFile.kind(of: path) else { return }
    let names = kind == .folder ? try? DiskFile.names(in: path) : nil
    guard let names else { throw Report(Diagnostic(.packageOccupied, at: Place(file: path), "\(path)")) }
    let record = (try? DiskFile.read("\(path)/\(RecommendationRecord.fileName)", limit: 64 << 20))
      .flatMap { RecommendationRecord(decoding: $0) }
    let known = Set((record?.files ?? []) + [RecommendationRecord.fileName])
    let found = names.flatMap { name in
      let isOurs = [Self.recommendedFolder, Self.returnedFolder].contains(name)
      guard isOurs, let inner = try? DiskFile.names(in: "\(path)/\(name)") else { return [name] }
      return inner.map { "\(name)/\($0)" }
    }
    if let strange = found.first(where: { !known.contains($0) }) {
      throw Report(Diagnostic(.packageOccupied, at: Place(file: path), "\(strange)"))
    }
  }
}
