internal import ShenbaoFormats
public import ShenbaoModel

/// A package as somebody handed it in: a folder, or a ZIP file that is unpacked for as long as the work on it lasts.
///
/// A ZIP file may hold the package's folder or what lies in it, with names in UTF-8 or GBK. It comes from a stranger: it is
/// looked at before anything is unpacked, and unpacked where only its owner may look.
public struct OpenedPackage {
  /// The package's folder.
  public let folder: String
  /// Of a ZIP file the digest and the size of it, of a folder those of its manifest.
  let digest: String
  let size: Int

  private init(_ folder: String, _ bytes: [UInt8]) {
    (self.folder, digest, size) = (folder, Digest.hex(bytes), bytes.count)
  }

  /// Opens a folder or a ZIP file for some work; what was unpacked is gone afterwards.
  ///
  /// - Throws: `recommend.unopened`, `recommend.no-package`, or why a ZIP file is not unpacked; and what the work throws.
  public static func open<Result>(
    _ path: String,
    _ work: (OpenedPackage) throws(Report) -> Result
  ) throws(Report) -> Result {
    guard let kind = DiskFile.kind(of: path) else {
      let words = Words("没有这个文件或者文件夹", "there is no such file or folder")
      throw Report(Diagnostic(.recommendUnopened, at: Place(file: path), words))
    }
    guard case .file = kind else {
      return try work(OpenedPackage(path, try manifest(of: path)))
    }
    let bytes = try file(path)
    let tree = try unpacked(bytes, at: Place(file: path))
    defer { extendLifetime(tree) }
    return try work(OpenedPackage(tree.path, bytes))
  }

  private static func file(_ path: String) throws(Report) -> [UInt8] {
    try reporting(.recommendUnopened, at: Place(file: path)) { () throws(FormatError) in
      try DiskFile.read(path, limit: Archive.largest)
    }
  }

  private static func manifest(of folder: String) throws(Report) -> [UInt8] {
    let place = Place(file: folder)
    let bytes = try reporting(.recommendUnopened, at: place) { () throws(FormatError) in
      let file = "\(folder)/\(Manifest.fileName)"
      guard case .file = DiskFile.kind(of: file), !DiskFile.isLink(file) else { return [UInt8]?.none }
      return try DiskFile.read(file, limit: 64 << 20)
    }
    guard let bytes else { throw Report(Diagnostic(.recommendNoPackage, at: place)) }
    return bytes
  }

  private static func unpacked(_ bytes: [UInt8], at place: Place) throws(Report) -> DiskTree {
    try Bag.refuseHazards(of: bytes, at: place)
    let entries = try reporting(.recommendUnopened, at: place) { () throws(FormatError) in
      try ZipArchive(unpacking: bytes).entries.filter { !$0.name.isOfTheSystem }
    }
    guard let root = root(of: entries) else { throw Report(Diagnostic(.recommendNoPackage, at: place)) }
    return try reporting(.unwritable, at: place) { () throws(FormatError) in try tree(of: entries, below: root) }
  }

  /// The folder, with a slash, of the manifest that lies highest; nil when there is none or there are two.
  private static func root(of entries: [ZipArchive.Entry]) -> String? {
    let found = entries.map(\.name).filter { $0 == Manifest.fileName || $0.hasSuffix("/\(Manifest.fileName)") }
    let depth = { (name: String) in name.count { $0 == "/" } }
    guard let least = found.map(depth).min() else { return nil }
    let highest = found.filter { depth($0) == least }
    return highest.count == 1 ? String(highest[0].dropLast(Manifest.fileName.count)) : nil
  }

  private static func tree(of entries: [ZipArchive.Entry], below root: String) throws(FormatError) -> DiskTree {
    let tree = try DiskTree(temporary: "shenbao")
    for entry in entries where entry.name.hasPrefix(root) && !entry.name.hasSuffix("/") {
      try tree.write(entry.bytes, to: String(entry.name.dropFirst(root.count)))
    }
    return tree
  }
}

extension String {
  /// What systems and packers put beside the files: `__MACOSX/`, `.DS_Store`, `Thumbs.db`, `desktop.ini`.
  fileprivate var isOfTheSystem: Bool {
    split(separator: "/").contains { part in
      part.hasPrefix(".") || ["__macosx", "thumbs.db", "desktop.ini"].contains(part.lowercased())
    }
  }
}

extension Verification {
  /// Checks a package in a folder or in a ZIP file.
  ///
  /// - Throws: why a ZIP file cannot be opened, or must not be.
  public static func ofPackage(
    at path: String,
    with installation: Installation,
    against application: String? = nil
  ) throws(Report) -> Verification {
    guard case .file = DiskFile.kind(of: path) else {
      return Verification(of: path, with: installation, against: application)
    }
    return try OpenedPackage.open(path) { opened in
      Verification(of: opened.folder, with: installation, against: application)
    }
  }
}
