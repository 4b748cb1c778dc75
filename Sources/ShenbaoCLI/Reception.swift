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
    let progress = CountingProgress(options.isChinese ? "正在核验" : "verifying")
    let queue = OperationQueue()
    queue.maxConcurrentOperationCount = jobs
    for (index, package) in packages.enumerated() {
      queue.addOperation { [home, all = packages.count] in
        let read = ReceivedPackage(reading: package.path, as: package.file, by: "/proc/self/exe", at: home)
        progress.show(found.set(read, at: index), of: all)
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

    /// Answers how many are there now.
    func set(_ package: ReceivedPackage, at index: Int) -> Int {
      lock.withLock {
        found[index] = package
        return found.count { $0 != nil }
      }
    }

    var packages: [ReceivedPackage] { lock.withLock { found.compactMap(\.self) } }
  }
}
