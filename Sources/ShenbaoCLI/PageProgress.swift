internal import Dispatch
internal import Foundation

/// A line on the terminal that counts, shown from half a second on, at most ten times a second, and gone when it ends.
final class PageProgress {
  private let start = DispatchTime.now()
  private var last: DispatchTime?

  /// Says how far it has come.
  func show(_ text: @autoclosure () -> String) {
    let now = DispatchTime.now()
    guard isatty(2) == 1, now >= start + .milliseconds(500), last.map({ now >= $0 + .milliseconds(100) }) ?? true else {
      return
    }
    last = now
    write("\r\u{1B}[K\(text())")
  }

  /// Ends it; the second time nothing happens.
  func finish() {
    guard last != nil else { return }
    last = nil
    write("\r\u{1B}[K")
  }

  private func write(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }
}
