import Foundation

/// A folder that is gone when the test ends.
package final class TemporaryFolder: Sendable {
  /// Where it lies.
  package let path: String

  /// Makes an empty folder.
  package init() throws {
    let url = FileManager.default.temporaryDirectory.appending(path: "shenbao-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a file, making the folders above it.
  package func write(_ bytes: [UInt8], to name: String) throws {
    let url = URL(filePath: "\(path)/\(name)")
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url)
  }

  /// Copies a file or folder of the checkout.
  package func copy(_ source: String, to name: String) throws {
    let target = URL(filePath: "\(path)/\(name)")
    try FileManager.default.copyItem(at: Repository.root.appending(path: source), to: target)
  }
}
