internal import Glibc

/// What changes when a file is written to or another takes its place, without a look into it.
package struct FileStamp: Codable, Equatable, Sendable {
  private var device: UInt64
  private var number: UInt64
  private var size: Int
  /// Seconds and nanoseconds: of the last writing, and of the last change to what the disk says of the file, which nobody can set.
  private var times: [Int]

  /// Of what lies at a path; nil for nothing.
  package init?(of path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    (device, number, size) = (UInt64(status.st_dev), UInt64(status.st_ino), Int(status.st_size))
    times = [status.st_mtim, status.st_ctim].flatMap { [Int($0.tv_sec), Int($0.tv_nsec)] }
  }
}
