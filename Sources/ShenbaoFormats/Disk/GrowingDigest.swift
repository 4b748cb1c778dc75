internal import Foundation
internal import Synchronization

/// SHA-256 of a file that another process is writing from its start to its end, made as the file grows.
package final class GrowingDigest: Sendable {
  private let file: NamelessFile
  private let state: WritingState
  /// Nil when the file cannot be read; with it, how much was read while the file grew.
  private let found: Meanwhile<(hex: String, ahead: Int)?>

  package init(of file: NamelessFile) {
    let state = WritingState()
    (self.file, self.state) = (file, state)
    found = Meanwhile { state.follow(file) }
  }

  /// No more will be written.
  package func end() { state.isWhole.withLock { $0 = true } }

  /// The digest, now that the file is whole; of what lies before `settled` nothing was written twice.
  package func finish(settled: Int) throws(FormatError) -> String {
    end()
    guard let found = found.value, found.ahead <= settled else { return try file.digest() }
    return found.hex
  }
}

/// Whether a file is whole, as the thread that follows it has to know.
private final class WritingState: Sendable {
  /// What is left for later while the file grows, in bytes: a writer may come back to its last words.
  private static let lag = 4 << 20
  private static let most = 1 << 18

  let isWhole = Mutex(false)

  func follow(_ file: NamelessFile) -> (hex: String, ahead: Int)? {
    let digest = DigestStream()
    var (place, ahead) = (0, 0)
    var part = [UInt8](repeating: 0, count: Self.most)
    while true {
      let isLast = isWhole.withLock { $0 }
      if !isLast { ahead = place }
      let due = min(file.size - place - (isLast ? 0 : Self.lag), Self.most)
      guard due > 0 else {
        if isLast { return (digest.hex(), ahead) }
        usleep(2_000)
        continue
      }
      let count = file.read(into: &part, count: due, at: place)
      guard count > 0 else { return nil }
      part.withUnsafeBytes { digest.add(UnsafeRawBufferPointer(rebasing: $0.prefix(count))) }
      place += count
    }
  }
}
