internal import ShenbaoFormats
public import ShenbaoModel

/// Every output of an archive made again from the archive alone, each held against the archived one byte for byte.
public struct Regeneration {
  /// One output of the archived package.
  public struct Output: Sendable {
    /// Its name.
    public let name: String
    /// Whether it came out the same byte for byte.
    public let isSame: Bool
  }

  /// The outputs in the manifest's order, the manifest last.
  public private(set) var outputs: [Output] = []
  /// Fonts that are not those of the package, and for each output that differs what differs in it.
  public private(set) var report = Report()

  /// Builds the package again and writes it to a folder.
  ///
  /// Fonts are the archive's own where it holds them, otherwise the installation's.
  ///
  /// `asking` is called for the passwords of evidence, which no archive holds; `helper` is the program that reads evidence
  /// within limits.
  ///
  /// - Throws: what makes it impossible to build.
  public init(
    of archive: Archive,
    to target: String,
    with installation: Installation,
    helper: String? = nil,
    asking: ((_ path: String) -> String?)? = nil
  ) throws(Report) {
    let folder = target.hasSuffix("/") ? String(target.dropLast()) : target
    let slash = folder.lastIndex(of: "/")
    let beside = slash.map { "\(folder[...$0]).\(folder[folder.index(after: $0)...]).opened" } ?? ".\(folder).opened"
    let tree = try reporting(.unwritable, at: Place(file: beside)) { () throws(FormatError) in
      try Self.opened(archive, at: beside)
    }
    let hasFonts = DiskFile.kind(of: "\(tree.path)/home/Fonts") == .folder
    var home = Installation(
      templates: "\(tree.path)/home/Templates",
      fonts: hasFonts ? "\(tree.path)/home/Fonts" : installation.fonts
    )
    home.helper = installation.helper
    report.add(FontComparison(of: archive.manifest, with: home.fonts).report(severity: .warning))
    let answers = "\(tree.path)/application/\(archive.answers)"
    let application = try ApplicationFolder(reading: answers, helper: helper, asking: asking)
    let pack = try home.pack(for: application, stage: archive.manifest.pack.stage)
    var remarks = Report()
    let valid = Application(validating: application.value, against: pack.pack, facts: application.facts, into: &remarks)
    guard !remarks.hasErrors else { throw remarks }
    let plan = Plan(for: valid)
    let assembly = try Assembly(
      of: plan,
      in: application,
      for: pack,
      with: home,
      to: target,
      isDraft: false
    )
    let package = try assembly.package(archive.manifest.shape, into: &remarks)
    try package.write(to: target)
    compare(package, with: archive)
  }

  /// The archive's payload on the disk, for as long as the work lasts.
  private static func opened(_ archive: Archive, at path: String) throws(FormatError) -> DiskTree {
    let tree = try DiskTree(at: path)
    for file in archive.bag.payload where !file.path.hasPrefix(Archive.packageFolder) {
      try tree.write(file.bytes, to: String(file.path.dropFirst("data/".count)))
    }
    return tree
  }

  private mutating func compare(_ package: Package, with archive: Archive) {
    let listed = archive.manifest.outputs.map { (role: $0.role, name: $0.path) } + [("manifest", Manifest.fileName)]
    for (role, name) in listed {
      let old = archive.bag[Archive.packageFolder + name] ?? []
      let new = package.files.first { $0.role == role }
      let isSame = new?.bytes == old && new?.name == name
      outputs.append(Output(name: name, isSame: isSame))
      guard !isSame else { continue }
      let words = OutputDifference(name: name, old: old, new: new?.bytes ?? []).words
      report.add(Diagnostic(.archiveDiffers, at: Place(file: name), "\(name)", words))
    }
    guard outputs.contains(where: { !$0.isSame }) else { return }
    report.add(Diagnostic(.archiveCause, Self.causes(of: archive.manifest, report)))
  }

  /// What is not as it was when the archive was made; with none of it, the same bytes are due.
  private static func causes(of manifest: Manifest, _ report: Report) -> Words {
    let now = Manifest.Tool.present
    let then = manifest.tool
    let all: [(name: Words, old: String, new: String)] = [
      (Words("程序版本", "the version"), then.version, now.version),
      (Words("版面版本", "the layout's version"), "\(then.layout)", "\(now.layout)"),
      ("zlib", then.zlib ?? "?", now.zlib ?? "?"),
    ]
    var causes = all.filter { $0.old != $0.new }.map {
      Words("\($0.name.zh) \($0.old) → \($0.new)", "\($0.name.en) \($0.old) → \($0.new)")
    }
    if report.diagnostics.contains(where: { $0.code == .archiveFonts }) { causes.append(Words("字体", "fonts")) }
    guard !causes.isEmpty else {
      return Words("环境没有变，本应逐字节相同：请报告这个问题", "nothing, so the same bytes were due: please report this")
    }
    return Words(causes.map(\.zh).joined(separator: "；"), causes.map(\.en).joined(separator: "; "))
  }
}

extension Installation {
  /// Packs and fonts that do not lie in one folder.
  init(templates: String, fonts: String) {
    (self.templates, self.fonts) = (templates, fonts)
  }
}
