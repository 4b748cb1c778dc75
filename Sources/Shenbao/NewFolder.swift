internal import ShenbaoFormats
public import ShenbaoModel

/// A fresh folder for one application: `application.yaml` explained field by field, and a folder for each kind of evidence.
public enum NewFolder {
  /// Makes the folder.
  ///
  /// - Throws: `build.occupied` when something lies at the path already, or the disk's refusal.
  public static func make(at path: String, for pack: Pack) throws(Report) {
    guard pack.status != .reference else { throw Report(Diagnostic(.packReference, "\(pack.title)")) }
    try refuseOccupied(path)
    try reporting(.unwritable, at: Place(file: path)) { () throws(FormatError) in
      let folder = try DiskFolder(at: path)
      try folder.write(Array(pack.skeleton.utf8), to: "application.yaml")
      try folder.write(PackSchema(of: pack).json, to: Pack.schemaFile)
      try folder.finish()
      for item in pack.catalogue where item.source == .evidence {
        try DiskFolder.make("\(path)/evidence/\(item.id)")
      }
    }
  }

  /// Makes the folder of a bureau: `BUREAU.yaml` explained, and a folder for what is received.
  ///
  /// - Throws: `recommend.none`, `build.occupied`, or the disk's refusal.
  public static func makeForBureau(
    at path: String,
    for pack: PackFolder,
    with installation: Installation
  ) throws(Report) {
    let bureau = try OpenedBureauPack(of: pack, in: installation).bureau
    try refuseOccupied(path)
    try reporting(.unwritable, at: Place(file: path)) { () throws(FormatError) in
      let folder = try DiskFolder(at: path)
      try folder.write(Array(bureau.skeleton.utf8), to: "BUREAU.yaml")
      try folder.write(PackSchema(of: bureau).json, to: Pack.schemaFile)
      try folder.finish()
      try DiskFolder.make("\(path)/收件")
    }
  }

  private static func refuseOccupied(_ path: String) throws(Report) {
    if DiskFile.kind(of: path) != nil {
      let names = try? DiskFile.names(in: path)
      guard names?.isEmpty == true else {
        throw Report(
          Diagnostic(.packageOccupied, at: Place(file: path), "\(names?.first { !$0.hasPrefix(".") } ?? path)")
        )
      }
    }
  }
}
