internal import CDisk
internal import Glibc

/// A folder that is written beside its final place and put there in one step, so that a reader sees the old one or the new.
package struct DiskFolder: ~Copyable {
  private let path: String
  private let beside: String

  /// Begins a folder that shall lie at `path`; what an earlier, interrupted run left beside it is cleared away.
  package init(at path: String) throws(FormatError) {
    self.path = path
    let slash = path.lastIndex(of: "/")
    let parent = slash.map { String(path[...$0]) } ?? ""
    let name = slash.map { path[path.index(after: $0)...] } ?? path[...]
    beside = "\(parent).\(name).unfinished"
    if !parent.isEmpty { try Self.make(String(parent.dropLast())) }
    try Self.remove(beside)
    guard mkdir(beside, 0o777) == 0 else { throw DiskFile.failure("disk.make-folder", beside) }
  }

  deinit { try? Self.remove(beside) }

  /// Writes one file into the folder and waits until it is on the disk.
  package func write(_ bytes: [UInt8], to name: String) throws(FormatError) {
    let file = "\(beside)/\(name)"
    let descriptor = open(file, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw DiskFile.failure("disk.write", file) }
    defer { close(descriptor) }
    var count = 0
    while count < bytes.count {
      let written = bytes.withUnsafeBytes { buffer in
        buffer.baseAddress.map { Glibc.write(descriptor, $0 + count, bytes.count - count) } ?? 0
      }
      if written < 0, errno == EINTR { continue }
      guard written > 0 else { throw DiskFile.failure("disk.write", file) }
      count += written
    }
    guard fsync(descriptor) == 0 else { throw DiskFile.failure("disk.sync", file) }
  }

  /// Puts the folder in its place; one that lay there before is gone afterwards.
  package consuming func finish() throws(FormatError) {
    try Self.sync(beside)
    if DiskFile.kind(of: path) == nil {
      guard rename(beside, path) == 0 else { throw DiskFile.failure("disk.rename", path) }
    } else {
      // One step: at no moment is there no folder at the path.
      guard shim_exchange(beside, path) == 0 else { throw DiskFile.failure("disk.rename", path) }
      try Self.remove(beside)
    }
    let slash = path.lastIndex(of: "/")
    try Self.sync(slash.map { String(path[...$0]) } ?? ".")
  }

  /// Makes a folder and those above it.
  package static func make(_ path: String) throws(FormatError) {
    if path.isEmpty || DiskFile.kind(of: path) == .folder { return }
    if let slash = path.lastIndex(of: "/") { try make(String(path[..<slash])) }
    guard mkdir(path, 0o777) == 0 || errno == EEXIST else { throw DiskFile.failure("disk.make-folder", path) }
  }

  private static func sync(_ folder: String) throws(FormatError) {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw DiskFile.failure("disk.sync", folder) }
    defer { close(descriptor) }
    // Some file systems cannot sync a folder and say EINVAL.
    guard fsync(descriptor) == 0 || errno == EINVAL else { throw DiskFile.failure("disk.sync", folder) }
  }

  /// Removes a flat folder of files.
  private static func remove(_ folder: String) throws(FormatError) {
    guard DiskFile.kind(of: folder) == .folder else { return }
    for name in try DiskFile.names(in: folder) {
      guard unlink("\(folder)/\(name)") == 0 else { throw DiskFile.failure("disk.remove", folder) }
    }
    guard rmdir(folder) == 0 else { throw DiskFile.failure("disk.remove", folder) }
  }
}
