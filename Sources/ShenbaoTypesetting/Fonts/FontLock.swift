internal import Foundation

/// Lets one thread at a time open, close and paint with fonts.
///
/// Cairo keeps the faces of all threads in one FreeType library and opens them without a lock of its own, and FreeType
/// allows no two threads to open or close faces of one library. Reading, shaping and layout need no lock.
enum FontLock {
  private static let lock = NSRecursiveLock()

  static func guarding<Result, Failure: Error>(_ work: () throws(Failure) -> Result) throws(Failure) -> Result {
    lock.lock()
    defer { lock.unlock() }
    return try work()
  }

  /// For stretches that are not one call; each needs its `leave()`.
  static func enter() { lock.lock() }

  static func leave() { lock.unlock() }
}
