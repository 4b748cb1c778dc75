internal import Foundation
internal import Shenbao

/// The packages that a bureau received, each read by a process of its own, some at a time.
///
/// What comes out is the same whatever their number: each is read by itself, and they stay in their order.
struct Reception {
  private let packages: [(file: String, path: String)]
  private let home: String
  private let options: CommonOptions

  init(of packages: [(file: String, path: String)], installation: Installation, options: CommonOptions) {
    (self.packages, self.options) = (packages, options)
    home = installation.home
  }

  /// Reads all of them.
  func received(jobs: Int) -> [ReceivedPackage] {
    let found = Found(count: packages.count)
    let progress = CountingProgress(options.isChinese ? "正在核验" : "verifying", of: packages.count)
    let queue = OperationQueue()
    queue.maxConcurrentOperationCount = jobs
    for (index, package) in packages.enumerated() {
      queue.addOperation { [home] in
        found.set(
          ReceivedPackage(reading: package.path, as: package.file, by: "/proc/self/exe", at: home),
          at: index
        )
        progress.advance()
      }
    }
    queue.waitUntilAllOperationsAreFinished()
    progress.finish()
    return found.packages
  }

  /// What several threads put together, each in its place.
  private final class Found: @unchecked Sendable {
    private let lock = NSLock()
    private var found: [ReceivedPackage?]

    init(count: Int) { found = [ReceivedPackage?](repeating: nil, count: count) }

    func set(_ package: ReceivedPackage, at index: Int) {
      lock.withLock { found[index] = package }
    }

    var packages: [ReceivedPackage] { lock.withLock { found.compactMap(\.self) } }
  }
}

/// A line on the terminal that counts what is done, shown when it takes longer than half a second.
final class CountingProgress: @unchecked Sendable {
  private let lock = NSLock()
  private let text: String
  private let count: Int
  private let begun = ProcessInfo.processInfo.systemUptime
  private let isShown = isatty(2) == 1
  private var done = 0

  init(_ text: String, of count: Int) { (self.text, self.count) = (text, count) }

  /// One more is done.
  func advance() {
    lock.withLock {
      done += 1
      guard isShown, ProcessInfo.processInfo.systemUptime - begun > 0.5 else { return }
      FileHandle.standardError.write(Data("\r\(text) \(done)/\(count)…".utf8))
    }
  }

  /// Ends it.
  func finish() {
    if isShown { FileHandle.standardError.write(Data("\r\u{1B}[K".utf8)) }
  }
}
