internal import Foundation

/// A line on the terminal that counts, shown from half a second on, at most ten times a second, and gone when it ends.
///
/// Several threads may count.
final class CountingProgress: @unchecked Sendable {
  private let text: String
  private let lock = NSLock()
  private var due = ProcessInfo.processInfo.systemUptime + 0.5
  private var isShown = false

  init(_ text: String) { self.text = text }

  /// Says how much is done.
  func show(_ done: Int, of all: Int) {
    lock.withLock {
      let now = ProcessInfo.processInfo.systemUptime
      guard isatty(2) == 1, now >= due else { return }
      (due, isShown) = (now + 0.1, true)
      write("\r\u{1B}[K\(text) \(done)/\(all)…")
    }
  }

  /// Ends it; the second time nothing happens.
  func finish() {
    lock.withLock {
      guard isShown else { return }
      isShown = false
      write("\r\u{1B}[K")
    }
  }

  private func write(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }
}
