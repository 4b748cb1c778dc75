internal import Foundation

/// Lets one thread at a time open, close and paint with fonts.
///
/// Cairo lets go of the faces that it is given without a lock of its own, and opens fonts with variations in one
/// FreeType library for all threads, which allows no two of them to open or close faces. Taking turns also means that
/// only one thread's copy of a font is in memory while it is embedded. Reading, shaping and layout need no lock.
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
