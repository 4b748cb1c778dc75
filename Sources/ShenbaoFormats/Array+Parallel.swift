internal import Foundation

extension Array where Element: Sendable {
  /// Something made of each element, on all processors at once, in the order of the elements.
  package func mapInParallel<Result: Sendable>(_ transform: @Sendable (Element) -> Result) -> [Result] {
    Array<Result>(unsafeUninitializedCapacity: count) { buffer, initialized in
      nonisolated(unsafe) let buffer = buffer
      DispatchQueue.concurrentPerform(iterations: count) { index in
        buffer.initializeElement(at: index, to: transform(self[index]))
      }
      initialized = count
    }
  }
}
