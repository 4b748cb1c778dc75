internal import Dispatch
internal import Foundation

/// A line on the terminal that says what goes on, shown when it takes longer than half a second and gone when it ends.
struct Progress {
  private let line: DispatchWorkItem

  init(_ text: String) {
    line = DispatchWorkItem { Self.write(text) }
    guard isatty(2) == 1 else { return }
    DispatchQueue.global().asyncAfter(deadline: .now() + 0.5, execute: line)
  }

  /// Ends it; the second time nothing happens.
  func finish() {
    guard !line.isCancelled else { return }
    line.cancel()
    if isatty(2) == 1 { Self.write("\r\u{1B}[K") }
  }

  private static func write(_ text: String) {
    FileHandle.standardError.write(Data(text.utf8))
  }
}
