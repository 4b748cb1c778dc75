internal import Foundation
internal import Synchronization

/// SHA-256 of a file that another process is writing from its start to its end, made as the file grows.
package final class GrowingDigest: Sendable {
  /// What is left for later while the file grows, in bytes: a writer may come back to its last words.
  private static let lag = 4 << 20
  private static let most = 1 << 18

  private let file: NamelessFile
  private let isWritten = Mutex(false)
  private let result = Mutex<(hex: String?, ahead: Int)>((nil, 0))
  private let group = DispatchGroup()

  package init(of file: NamelessFile) {
    self.file = file
    DispatchQueue.global().async(group: group) { [self] in follow() }
  }

  /// No more will be written.
  package func end() { isWritten.withLock { $0 = true } }

  /// The digest, now that the file is whole; of what lies before `settled` nothing was written twice.
  package func finish(settled: Int) throws(FormatError) -> String {
    end()
    group.wait()
    let (hex, ahead) = result.withLock { $0 }
    guard let hex, ahead <= settled else { return try file.digest() }
    return hex
  }

  private func follow() {
    let digest = DigestStream()
    var (place, ahead) = (0, 0)
    var part = [UInt8](repeating: 0, count: Self.most)
    while true {
      let isLast = isWritten.withLock { $0 }
      if !isLast { ahead = place }
      let due = min(file.size - place - (isLast ? 0 : Self.lag), Self.most)
      guard due > 0 else {
        if isLast { break }
        usleep(2_000)
        continue
      }
      let count = file.read(into: &part, count: due, at: place)
      guard count > 0 else { return }
      part.withUnsafeBytes { digest.add(UnsafeRawBufferPointer(rebasing: $0.prefix(count))) }
      place += count
    }
    let hex = digest.hex()
    result.withLock { $0 = (hex, ahead) }
  }
}
