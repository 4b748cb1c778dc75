internal import CDisk
internal import Glibc

/// A folder that is written beside its final place and put there in one step, so that a reader sees the old one or the new.
package struct DiskFolder: ~Copyable {
  private let path: String
  private let parent: String
  private let beside: String
  private let aside: String
  /// The parent folder, locked while this one is written: a second run at the same place waits for its turn.
  private var lock: Int32

  /// Begins a folder that shall lie at `path`; what an earlier, interrupted run left beside it is cleared away.
  ///
  /// Where a link lies at the path, the folder that it leads to is written, and the link stays.
  package init(at path: String) throws(FormatError) {
    let path = DiskFile.resolved(path) ?? Self.withoutEndingSlashes(path)
    self.path = path
    let slash = path.lastIndex(of: "/")
    parent = slash.map { String(path[...$0]) } ?? "./"
    let name = slash.map { path[path.index(after: $0)...] } ?? path[...]
    (beside, aside) = ("\(parent).\(name).unfinished", "\(parent).\(name).earlier")
    lock = -1
    guard !path.isEmpty else { throw FormatError(.unsupported, operation: "disk.make-folder", detail: "no name") }
    try Self.make(String(parent.dropLast()))
    lock = open(parent, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    // A file system without locks is no reason to refuse the work.
    while flock(lock, LOCK_EX) != 0, errno == EINTR {}
    try clear()
    guard mkdir(beside, 0o777) == 0 else { throw DiskFile.failure("disk.make-folder", beside) }
  }

  deinit {
    try? Self.remove(beside)
    if lock >= 0 { close(lock) }
  }

  private static func withoutEndingSlashes(_ path: String) -> String {
    var path = path
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    return path
  }

  /// A run that ended between the two steps of `replace` left the earlier folder aside; it belongs at the path.
  private func clear() throws(FormatError) {
    try Self.remove(beside)
    if DiskFile.kind(of: path) == nil { rename(aside, path) }
    try Self.remove(aside)
  }

  /// Writes one file into the folder, or into a folder in it, and waits until it is on the disk.
  package func write(_ bytes: [UInt8], to name: String) throws(FormatError) {
    let file = "\(beside)/\(name)"
    if let slash = name.lastIndex(of: "/") { try Self.make("\(beside)/\(name[..<slash])") }
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

  /// Gives a file that was made before its name in the folder, and waits until it is on the disk.
  package func write(_ file: NamelessFile, to name: String) throws(FormatError) {
    try file.place(at: "\(beside)/\(name)")
  }

  /// Puts the folder in its place; one that lay there before is gone afterwards.
  package consuming func finish() throws(FormatError) {
    for name in try DiskFile.names(in: beside) where DiskFile.kind(of: "\(beside)/\(name)") == .folder {
      try Self.sync("\(beside)/\(name)")
    }
    try Self.sync(beside)
    if DiskFile.kind(of: path) == nil {
      guard rename(beside, path) == 0 else { throw DiskFile.failure("disk.rename", path) }
    } else if shim_exchange(beside, path) == 0 {
      // One step: at no moment is there no folder at the path.
      try Self.remove(beside)
    } else {
      guard [EINVAL, ENOSYS, EOPNOTSUPP].contains(errno) else { throw DiskFile.failure("disk.rename", path) }
      try Self.replace(path, with: beside, aside: aside)
    }
    try Self.sync(parent)
  }

  /// Two steps, for file systems that cannot exchange two folders: network shares, sticks.
  package static func replace(_ path: String, with beside: String, aside: String) throws(FormatError) {
    guard rename(path, aside) == 0 else { throw DiskFile.failure("disk.rename", path) }
    guard rename(beside, path) == 0 else {
      let failure = DiskFile.failure("disk.rename", path)
      rename(aside, path)
      throw failure
    }
    try remove(aside)
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

  /// Removes a folder; a link or a file of that name goes, what a link leads to stays.
  private static func remove(_ folder: String) throws(FormatError) { try DiskTree.remove(folder) }
}
