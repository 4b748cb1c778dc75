internal import ShenbaoFormats
public import ShenbaoModel

extension Package {
  /// Writes the package as a folder, in one step: whoever looks sees the folder of before or the finished one.
  ///
  /// - Throws: `build.occupied` when the folder holds anything that is not an earlier package, `build.in-evidence`,
  ///   or the disk's refusal.
  public func write(to path: String) throws(Report) {
    try checkPlace(path)
    try checkOccupied(path)
    try reporting(.unwritable, at: Place(file: path)) { () throws(FormatError) in
      let folder = try DiskFolder(at: path)
      for file in files {
        switch file.content {
        case .memory(let bytes): try folder.write(bytes, to: file.name)
        case .disk(let bound): try folder.write(bound.file, to: file.name)
        }
      }
      try folder.finish()
    }
  }

  private func checkPlace(_ path: String) throws(Report) {
    guard let evidence = DiskFile.resolved(evidence) else { return }
    var ancestor = path.hasPrefix("/") ? path : "./\(path)"
    while DiskFile.resolved(ancestor) == nil, let slash = ancestor.lastIndex(of: "/") {
      ancestor = String(ancestor[..<slash])
    }
    guard let found = DiskFile.resolved(ancestor), "\(found)/".hasPrefix("\(evidence)/") else { return }
    throw Report(Diagnostic(.packageInEvidence, at: Place(file: path)))
  }

  /// An earlier package may be replaced, and nothing else.
  private func checkOccupied(_ path: String) throws(Report) {
    guard let kind = DiskFile.kind(of: path) else { return }
    let names = kind == .folder ? try? DiskFile.names(in: path) : nil
    guard let names else { throw Report(Diagnostic(.packageOccupied, at: Place(file: path), "\(path)")) }
    let manifest = try? Manifest(decoding: DiskFile.read("\(path)/\(Manifest.fileName)", limit: 64 << 20))
    let known = (manifest?.outputs.map(\.path) ?? []) + [Manifest.fileName]
    if let strange = names.first(where: { !known.contains($0) }) {
      throw Report(Diagnostic(.packageOccupied, at: Place(file: path), "\(strange)"))
    }
  }
}
