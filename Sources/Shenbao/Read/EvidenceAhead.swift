internal import Foundation
internal import ShenbaoFormats

/// Files that a second helper looks at before they are asked for, from the last one on.
final class EvidenceAhead: @unchecked Sendable {
  struct File {
    var path: String
    var password: String
  }

  private enum State {
    case waiting
    case busy
    case done(Result<FileSurvey, FormatError>)
  }

  /// Fewer are not worth a process.
  private static let fewest = 24

  private let helper: EvidenceProcess
  private let queue = OperationQueue()
  /// Guards what follows.
  private let condition = NSCondition()
  private var states: [String: State] = [:]

  /// Nothing for few files.
  init?(of files: [File], by program: String) {
    guard files.count >= Self.fewest else { return nil }
    helper = EvidenceProcess(program: program)
    queue.maxConcurrentOperationCount = 1
    for file in files { states[file.path] = .waiting }
    for file in files.reversed() { queue.addOperation { [weak self] in self?.look(at: file) } }
  }

  private func look(at file: File) {
    guard change(file.path, to: .busy, unless: { if case .waiting? = $0 { false } else { true } }) else { return }
    let found = Result { () throws(FormatError) in try helper.survey(file.path, password: file.password) }
    _ = change(file.path, to: .done(found)) { _ in false }
  }

  private func change(_ path: String, to state: State, unless isTaken: (State?) -> Bool) -> Bool {
    condition.lock()
    defer { condition.unlock() }
    guard !isTaken(states[path]) else { return false }
    states[path] = state
    condition.broadcast()
    return true
  }

  /// What was found of a file; nil when it was not looked at, and will not be.
  func survey(_ path: String) -> Result<FileSurvey, FormatError>? {
    condition.lock()
    defer { condition.unlock() }
    while case .busy? = states[path] { condition.wait() }
    guard case .done(let found)? = states.removeValue(forKey: path) else { return nil }
    return found
  }
}
