internal import Foundation
internal import Synchronization

/// Something that is worked out on another thread while this one does other work.
final class Meanwhile<Value: Sendable>: Sendable {
  private let found = Mutex<Value?>(nil)
  private let group = DispatchGroup()

  init(on queue: DispatchQueue = .global(), _ work: @escaping @Sendable () -> Value) {
    queue.async(group: group) { [self] in
      let value = work()
      found.withLock { $0 = value }
    }
  }

  /// What was worked out; waits for it.
  var value: Value {
    group.wait()
    guard let value = found.withLock({ $0 }) else { preconditionFailure("the work has an end, and leaves its value") }
    return value
  }
}
