internal import Glibc

extension DiskFile {
  /// Writes a file beside its final place, waits until it is on the disk, and puts it there in one step.
  ///
  /// - Throws: `inputOutput` with the system's own sentence; nothing is left behind then.
  package static func write(_ bytes: [UInt8], to path: String) throws(FormatError) {
    let slash = path.lastIndex(of: "/")
    let parent = slash.map { String(path[...$0]) } ?? ""
    let beside = "\(parent).\(slash.map { path[path.index(after: $0)...] } ?? path[...]).unfinished"
    // Written through a link it would go to a place nobody named.
    unlink(beside)
    do throws(FormatError) {
      try put(bytes, at: beside)
      guard rename(beside, path) == 0 else { throw failure("disk.rename", path) }
    } catch {
      unlink(beside)
      throw error
    }
  }

  static func put(_ bytes: [UInt8], at path: String) throws(FormatError) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw failure("disk.write", path) }
    defer { close(descriptor) }
    var count = 0
    while count < bytes.count {
      let written = bytes.withUnsafeBytes { buffer in
        buffer.baseAddress.map { Glibc.write(descriptor, $0 + count, bytes.count - count) } ?? 0
      }
      if written < 0, errno == EINTR { continue }
      guard written > 0 else { throw failure("disk.write", path) }
      count += written
    }
    guard fsync(descriptor) == 0 else { throw failure("disk.sync", path) }
  }
}
