internal import ShenbaoFormats
public import ShenbaoModel

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
  ///   - isFitted: Bring scans down, never below 150 dpi, when the bundle is larger than the pack's `max-bytes`.
  ///   - report: Receives everything that was found, errors or not.
  /// - Throws: the same report when nothing could be built.
  public init(
    building folder: ApplicationFolder,
    for pack: PackFolder,
    with installation: Installation,
    to target: String? = nil,
    isDraft: Bool = false,
    isFitted: Bool = false,
    into report: inout Report
  ) throws(Report) {
    let application = Application(validating: folder.value, against: pack.pack, facts: folder.facts, into: &report)
    guard isDraft || !report.hasErrors else { throw report }
    let plan = Plan(for: application)
    let assembly = try Assembly(of: plan, in: folder, for: pack, with: installation, to: target, isDraft: isDraft)
    let isLimited = pack.pack.mostBytes != nil
    if isFitted, !isLimited { report.add(Diagnostic(.packageUnlimited, at: Place(file: "pack.yaml"))) }
    let levels = isFitted && isLimited ? Self.resolutions.filter { $0 < plan.finest } : []
    self = try Self(of: assembly, tryingFits: [nil] + levels, into: &report)
  }

  /// Bundles are bound at most so often before one is taken as it is.
  private static let mostTries = 6

  /// What scans are brought down to, step by step, in dots per inch.
  private static let resolutions = [300, 250, 200, 150]

  /// The one with which the least is done to be no larger than it may be: it is bound as it is, weighed, and bound again if it must be.
  init(of assembly: Assembly, tryingFits fits: [Int?], into report: inout Report) throws(Report) {
    let pack = assembly.pack.pack
    let limit = pack.mostBytes ?? .max
    var weights = BundleWeights(of: assembly.plan, in: assembly.folder)
    var shape = BundleShape()
    var tried: Set<BundleShape> = []
    var best: (package: Package, report: Report, isFitting: Bool)?
    repeat {
      tried.insert(shape)
      var found = report
      let package = try assembly.package(shape, into: &found)
      let sizes = package.files.filter { Manifest.volume(ofRole: $0.role) != nil }.map(\.size)
      let isFitting = sizes.allSatisfy { $0 <= limit }
      if isFitting || best?.isFitting != true { best = (package, found, isFitting) }
      weights.correct(shape, weighing: sizes)
      let next = weights.shape(within: limit, fits: fits, inVolumes: pack.allowsVolumes)
      guard !isFitting || next.isGentler(than: shape) else { break }
      shape = next
    } while !tried.contains(shape) && tried.count < Self.mostTries
    guard let best else { throw report }
    (self, report) = (best.package, best.report)
  }

  init(of files: [File], code: String?, pages: Int, folder: ApplicationFolder) {
    (self.files, self.code, self.pages) = (files, code, pages)
    evidence = "\(folder.path)/evidence"
  }
}

extension Plan {
  /// The finest scan of all evidence, in dots per inch.
  fileprivate var finest: Int { items.flatMap(\.pieces).compactMap(\.file.mostDotsPerInch).max() ?? 0 }
}
