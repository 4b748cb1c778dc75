internal import ShenbaoFormats
public import ShenbaoModel

/// A package about to be archived, with everything that it was made from.
///
/// A package's folder holds no inputs, so they are taken from the application's folder: the one that is named, or the one
/// that the package lies in. The manifest's digests prove that they are the very files; where one is not, nothing is archived.
public struct ArchiveSource {
  private let manifest: Manifest
  private let payload: [Bag.File]
  private let checks: [UInt8]
  private let answers: String
  /// The package code.
  public let code: String
  private let title: String
  /// Fonts that are not those of the package.
  public private(set) var report = Report()

  /// Gathers a package and its inputs.
  ///
  /// - Parameters:
  ///   - package: The package's folder.
  ///   - application: The application's folder; without one, the folder that the package lies in.
  ///   - installation: Where packs and fonts lie.
  ///   - withFonts: Whether the fonts go into the archive.
  /// - Throws: what `verify` finds wrong, `archive.draft`, `archive.inputs`, `archive.pack`, `archive.fonts`.
  public init(
    gathering package: String,
    application: String? = nil,
    with installation: Installation,
    withFonts: Bool = false
  ) throws(Report) {
    let verification = Verification(of: package, with: installation)
    guard !verification.report.hasErrors else { throw verification.report }
    let outputs = try FolderFiles(of: package)
    manifest = try Manifest(decoding: outputs[Manifest.fileName] ?? [])
    guard manifest.kind == nil else { throw Report(Diagnostic(.recommendArchived, at: Place(file: package))) }
    guard let code = manifest.packageCode else {
      throw Report(Diagnostic(.archiveDraft, at: Place(file: package)))
    }
    self.code = code
    let inputs = try Self.inputs(of: manifest, in: application ?? Self.parent(of: package))
    answers = Self.answers(of: manifest)
    let pack = try Self.pack(of: manifest, in: installation)
    title = pack.pack.title
    let templates = try [manifest.pack.id, "common"].map { name throws(Report) in
      try FolderFiles(of: "\(installation.templates)/\(name)").files(below: "\(Archive.homeFolder)Templates/\(name)/")
    }
    let fonts = FontComparison(of: manifest, with: installation.fonts)
    report.add(fonts.report(severity: withFonts ? .error : .warning))
    guard !report.hasErrors else { throw report }
    payload =
      outputs.files(below: Archive.packageFolder)
      + inputs.map { Bag.File(path: Archive.applicationFolder + $0.path, bytes: $0.bytes) }
      + templates.flatMap(\.self) + (withFonts ? fonts.files(below: "\(Archive.homeFolder)Fonts/") : [])
    checks = VerificationRecord(verification).encoded()
    try checkNames()
  }

  /// Writes the archive; a file is never written over.
  public func write(to path: String) throws(Report) {
    let record = ArchiveRecord(answers: answers, packageCode: code, version: Installation.version)
    let bag = Bag(
      name: "shenbao-\(code)",
      payload: payload,
      tags: [
        Bag.File(path: Archive.checksName, bytes: checks),
        Bag.File(path: Archive.recordName, bytes: record.encoded()),
      ]
    )
    let information = [
      ("Bag-Software-Agent", "shenbao \(Installation.version)"), ("External-Description", "\(title)申报材料"),
      ("External-Identifier", code), ("Internal-Sender-Identifier", "\(manifest.pack.id) \(manifest.pack.edition)"),
    ]
    let bytes = try reporting(.archiveTooLarge, at: Place(file: path)) { () throws(FormatError) in
      try bag.packed(describedBy: information.map { (key: $0.0, value: $0.1) })
    }
    guard DiskFile.kind(of: path) == nil else {
      throw Report(Diagnostic(.packageOccupied, at: Place(file: path), "\(path)"))
    }
    try reporting(.unwritable, at: Place(file: path)) { () throws(FormatError) in
      try DiskFile.write(bytes, toNew: path)
    }
  }

  /// Names that could not be unpacked on every system are refused now, not in ten years.
  private func checkNames() throws(Report) {
    var report = Report()
    var known: Set<String> = []
    for file in payload {
      if !ZipListing.isHarmless(file.path) {
        report.add(Diagnostic(.name(file.path), at: Place(file: file.path)))
      } else if !known.insert(file.path.lowercased()).inserted {
        report.add(Diagnostic(.twice(file.path), at: Place(file: file.path)))
      }
    }
    guard !report.hasErrors else { throw report }
  }

  private static func parent(of package: String) -> String {
    guard let resolved = DiskFile.resolved(package), let slash = resolved.lastIndex(of: "/") else { return "." }
    return String(resolved[..<slash])
  }

  /// The input that is no piece of evidence.
  private static func answers(of manifest: Manifest) -> String {
    let seal = manifest.facsimile.map { [$0.file] } ?? []
    let entries = manifest.catalogue + (manifest.supplement?.catalogue ?? [])
    let pieces = Set(entries.flatMap(\.pieces).map(\.file) + seal)
    return manifest.inputs.first { !pieces.contains($0.path) && !$0.path.hasPrefix(OfficeConversion.folder) }?.path
      ?? ""
  }

  private static func inputs(of manifest: Manifest, in folder: String) throws(Report) -> [Bag.File] {
    var report = Report()
    var files: [Bag.File] = []
    for input in manifest.inputs {
      let path = "\(folder)/\(input.path)"
      let isInside = ZipListing.isHarmless(input.path) && DiskFile.isInside(path, folder)
      if isInside, let bytes = try? Self.content(of: path, as: input.path), Digest.hex(bytes) == input.sha256 {
        files.append(Bag.File(path: input.path, bytes: bytes))
      } else {
        let why = isInside ? Words("内容不同", "another content") : Words("不在", "missing")
        report.add(Diagnostic(.archiveInputs, at: Place(file: folder), "\(input.path)", why))
      }
    }
    guard !report.hasErrors else { throw report }
    return files
  }

  /// A file's bytes; the answers' without passwords.
  private static func content(of path: String, as name: String) throws -> [UInt8] {
    let bytes = try DiskFile.read(path)
    guard !name.contains("/"), let value = try? Value(parsing: bytes, file: name) else { return bytes }
    return try EvidencePasswords(in: value).redacted(bytes, file: name)
  }

  private static func pack(of manifest: Manifest, in installation: Installation) throws(Report) -> PackFolder {
    let pack = try installation.pack(manifest.pack.id)
    guard pack.sha256 == manifest.pack.sha256 else {
      throw Report(Diagnostic(.archivePack, at: Place(file: installation.templates), "\(manifest.pack.id)"))
    }
    return pack
  }
}

extension DiskFile {
  /// Whether a path, its links followed, leads to something in a folder.
  static func isInside(_ path: String, _ folder: String) -> Bool {
    guard let root = resolved(folder), let found = resolved(path) else { return false }
    return found.hasPrefix(root == "/" ? "/" : "\(root)/")
  }
}
