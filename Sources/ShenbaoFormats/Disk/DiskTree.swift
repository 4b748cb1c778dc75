internal import Glibc

/// A folder with folders in it, made for one piece of work and gone when that ends.
///
/// Only its owner may look inside. Names are relative, with `/`; one that would leave the folder is refused.
package struct DiskTree: ~Copyable {
  /// Where it lies.
  package let path: String

  private static let deepest = 32

  /// Makes the folder; what an earlier, interrupted run left in its place is cleared away.
  package init(at path: String) throws(FormatError) {
    self.path = path
    if let slash = path.lastIndex(of: "/") { try DiskFolder.make(String(path[..<slash])) }
    try Self.remove(path)
    guard mkdir(path, 0o700) == 0 else { throw DiskFile.failure("disk.make-folder", path) }
  }

  /// Makes a folder of a name that nobody else has, where the system keeps what is not to last.
  package init(temporary name: String) throws(FormatError) {
    let parent = Self.temporaryFolder
    // mkdtemp(3) puts letters of its own in place of the six.
    var template = "\(parent)/\(name)-\(String(repeating: "X", count: 6))".utf8CString.map { $0 }
    guard mkdtemp(&template) != nil else { throw DiskFile.failure("disk.make-folder", parent) }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit { try? Self.remove(path) }

  /// Where the system keeps what is not to last.
  static var temporaryFolder: String { getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp" }

  /// Writes one file, making the folders above it.
  package func write(_ bytes: [UInt8], to name: String) throws(FormatError) {
    guard ZipListing.isHarmless(name), !name.hasSuffix("/") else {
      throw FormatError(.unsupported, operation: "disk.write", detail: "a name that leaves the folder")
    }
    let file = "\(path)/\(name)"
    if let slash = file.lastIndex(of: "/") { try DiskFolder.make(String(file[..<slash])) }
    try DiskFile.put(bytes, at: file)
  }

  /// Removes a folder and all in it; links are removed, never followed.
  static func remove(_ folder: String, depth: Int = 0) throws(FormatError) {
    var status = stat()
    guard lstat(folder, &status) == 0 else { return }
    guard status.st_mode & S_IFMT == S_IFDIR, depth < deepest else {
      guard unlink(folder) == 0 else { throw DiskFile.failure("disk.remove", folder) }
      return
    }
    for name in try DiskFile.names(in: folder) { try remove("\(folder)/\(name)", depth: depth + 1) }
    guard rmdir(folder) == 0 else { throw DiskFile.failure("disk.remove", folder) }
  }
}
