internal import Glibc

extension DiskFile {
  /// The first bytes of an ordinary file.
  package static func start(of path: String, count: Int) throws(FormatError) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw failure("disk.read", path) }
    defer { close(descriptor) }
    let bytes = [UInt8](unsafeUninitializedCapacity: max(count, 0)) { buffer, initialized in
      initialized = max(0, Glibc.read(descriptor, buffer.baseAddress, buffer.count))
    }
    return bytes
  }

  /// Puts a file that was written beside its place there in one step, on the disk before it is seen.
  ///
  /// - Throws: `inputOutput`, also when anything lies there already: a file is never written over.
  package static func place(_ beside: String, at path: String) throws(FormatError) {
    defer { unlink(beside) }
    let descriptor = open(beside, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard descriptor >= 0 else { throw failure("disk.write", beside) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw failure("disk.sync", beside) }
    guard link(beside, path) == 0 else { throw failure("disk.write", path) }
  }

  /// Takes a file away that we made; nothing happens when it is not there.
  package static func remove(_ path: String) { unlink(path) }
}
