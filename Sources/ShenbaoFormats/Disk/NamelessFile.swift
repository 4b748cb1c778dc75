internal import Glibc

/// A file that has no name until it is put in its place: when the work ends before, however it ends, nothing is left.
package final class NamelessFile: Sendable {
  private let descriptor: Int32
  /// Whether it can be given a name; where the file system knows no files without one, it is copied to its place.
  private let canBeLinked: Bool

  /// Makes an empty one on the disk that holds `folder`, or where the system keeps what is not to last.
  ///
  /// - Throws: `inputOutput`.
  package init(on folder: String? = nil) throws(FormatError) {
    let folder = folder ?? DiskTree.temporaryFolder
    // O_TMPFILE, which Swift does not see; it holds O_DIRECTORY.
    let nameless = open(folder, 0o20_000_000 | O_DIRECTORY | O_RDWR | O_CLOEXEC, 0o666)
    canBeLinked = nameless >= 0
    guard nameless < 0 else {
      descriptor = nameless
      return
    }
    // mkstemp(3) puts letters of its own in place of the six.
    var template = "\(folder)/.shenbao-\(String(repeating: "X", count: 6))".utf8CString.map { $0 }
    descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw DiskFile.failure("disk.write", folder) }
    unlink(template)
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
  }

  deinit { close(descriptor) }

  /// Where this process and those it starts can open it.
  package var path: String { "/proc/\(getpid())/fd/\(descriptor)" }

  package var size: Int {
    var status = stat()
    return fstat(descriptor, &status) == 0 ? Int(status.st_size) : 0
  }

  /// Reads some of its bytes from `place` on, and says how many.
  func read(into part: inout [UInt8], count: Int, at place: Int) -> Int {
    pread(descriptor, &part, min(count, part.count), off_t(place))
  }

  /// SHA-256 of its bytes as hexadecimal digits.
  package func digest() throws(FormatError) -> String { try Digest.hex(ofFile: path) }

  package func bytes() throws(FormatError) -> [UInt8] { try DiskFile.read(path, limit: .max) }

  /// Gives it a name that is still free, and waits until it is on the disk.
  func place(at target: String) throws(FormatError) {
    guard canBeLinked, linkat(AT_FDCWD, path, AT_FDCWD, target, AT_SYMLINK_FOLLOW) == 0 else {
      return try copy(to: target)
    }
    guard fsync(descriptor) == 0 else { throw DiskFile.failure("disk.sync", target) }
  }

  private func copy(to target: String) throws(FormatError) {
    let copy = open(target, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o666)
    guard copy >= 0 else { throw DiskFile.failure("disk.write", target) }
    defer { close(copy) }
    var (place, size) = (off_t(0), off_t(size))
    while place < size {
      let sent = sendfile(copy, descriptor, &place, Int(size - place))
      if sent < 0, errno == EINTR { continue }
      guard sent > 0 else { throw DiskFile.failure("disk.write", target) }
    }
    guard fsync(copy) == 0 else { throw DiskFile.failure("disk.sync", target) }
  }
}
