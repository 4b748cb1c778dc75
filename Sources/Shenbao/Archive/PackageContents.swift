internal import ShenbaoFormats
internal import ShenbaoModel

/// A package's manifest and files in memory, out of a folder or out of an archive.
struct PackageContents {
  let manifest: Manifest
  /// The outputs' bytes by role.
  private(set) var outputs: [String: [UInt8]] = [:]
  /// The answers as written, which only an archive holds.
  private(set) var answers: Value?

  /// Reads a package's folder, or an archive's ZIP file.
  ///
  /// - Throws: what makes the manifest or the archive unreadable; outputs that are missing are left out.
  init(reading path: String) throws(Report) {
    guard case .file = DiskFile.kind(of: path) else {
      try Self.refuseLink(Manifest.fileName, in: path)
      let bytes = try reporting(.packageManifest, at: Place(file: path)) { () throws(FormatError) in
        try DiskFile.read("\(path)/\(Manifest.fileName)", limit: 64 << 20)
      }
      manifest = try Manifest(decoding: bytes)
      for output in manifest.outputs where ZipListing.isHarmless(output.path) && !output.path.contains("/") {
        try Self.refuseLink(output.path, in: path)
        outputs[output.role] = try? DiskFile.read("\(path)/\(output.path)")
      }
      return
    }
    let archive = try Archive(reading: path)
    manifest = archive.manifest
    for output in manifest.outputs { outputs[output.role] = archive.bag[Archive.packageFolder + output.path] }
    let written = archive.bag[Archive.applicationFolder + archive.answers] ?? []
    answers = try Value(parsing: written, file: archive.answers)
  }

  private static func refuseLink(_ name: String, in folder: String) throws(Report) {
    guard DiskFile.isLink("\(folder)/\(name)") else { return }
    throw Report(Diagnostic(.verifyLink, at: Place(file: name), "\(name)"))
  }

  /// The values of the Word files and the sheets by path, in the order of reading; the first of each path counts.
  var formValues: [(path: String, text: String)] {
    let word = manifest.outputs.filter(\.isWord).compactMap { outputs[$0.role] }
    let sheets = manifest.outputs.filter(\.isSheet).compactMap { outputs[$0.role] }
    let values =
      word.flatMap { (try? WordReader(bytes: $0).values) ?? [] }
      + sheets.flatMap { (try? SheetReader(bytes: $0).values) ?? [] }
    var known: Set<String> = []
    return values.filter { known.insert($0.path).inserted }
  }
}

extension Value {
  /// Every scalar with its path, as `工作基础.团队[2].姓名`.
  func scalars(below path: String = "") -> [(path: String, text: String)] {
    switch content {
    case .text(let text): [(path, text)]
    case .list(let values):
      values.enumerated().flatMap { $0.element.scalars(below: "\(path)[\($0.offset + 1)]") }
    case .map(let entries):
      entries.flatMap { $0.value.scalars(below: path.isEmpty ? $0.key : "\(path).\($0.key)") }
    }
  }
}
