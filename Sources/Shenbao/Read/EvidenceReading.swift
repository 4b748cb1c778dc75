internal import Foundation
internal import ShenbaoFormats
internal import Synchronization

/// Where evidence is read and bound: in a process of its own when there is one, so that no file can harm this one.
final class EvidenceReading: Sendable {
  /// A bundle and what tells its pages apart.
  struct Bound {
    var file: NamelessFile
    var sha256: String
    var digests: [String]
    var outcome: BundleJob.Outcome

    /// Pages, from 0, whose scans were brought down.
    var reduced: [Int] { outcome.reduced }
    /// What keeps it from being PDF/A-2b: nothing when it is, nil when it was not asked to be.
    var faults: [ArchivalFinding]? { outcome.faults }
  }

  private let program: String?
  let helper: EvidenceProcess?
  private let ahead = Mutex<EvidenceAhead?>(nil)
  /// The sources of the bundle that is bound next, and why one of them could not be taken in.
  private let begun = Mutex<(sources: [BundleJob.Source], refusal: FormatError?)>(([], nil))
  private let queue: OperationQueue

  /// `helper` is this program's own path, or nothing to work in this process.
  init(helper: String?) {
    program = helper
    self.helper = helper.map { EvidenceProcess(program: $0) }
    queue = OperationQueue()
    queue.maxConcurrentOperationCount = 1
  }

  /// Looks at a file.
  ///
  /// - Throws: what ``FileSurvey`` throws, and `stopped` when the helper came to its limits.
  func survey(_ path: String, password: String) throws(FormatError) -> FileSurvey {
    guard let helper else { return try FileSurvey(surveyingFile: path, password: password) }
    if let found = ahead.withLock({ $0 })?.survey(path) { return try found.get() }
    return try helper.survey(path, password: password)
  }

  /// Many files are looked at by two processes: one as it is asked, the other from the last file on.
  func lookAhead(at files: [EvidenceAhead.File]) {
    let ahead = program.flatMap { EvidenceAhead(of: files, by: $0) }
    self.ahead.withLock { $0 = ahead }
  }

  /// Holds a PDF against the rules of PDF/A-2b.
  ///
  /// - Throws: what ``ArchivalReport`` throws, and `stopped` when the helper came to its limits.
  func judge(_ path: String) throws(FormatError) -> ArchivalReport {
    guard let helper else { return try ArchivalReport(of: DiskFile.read(path)) }
    return try helper.answer(to: .judge(path: path), about: path) {
      if case .judgement(let report) = $0 { report } else { nil }
    }
  }

  /// Begins a bundle: its sources are taken in from now on, while there is time for other work.
  func begin(_ sources: [BundleJob.Source]) {
    queue.waitUntilAllOperationsAreFinished()
    begun.withLock { $0 = (sources, nil) }
    guard let helper else { return }
    ask(helper, .begin)
    for source in sources { ask(helper, .take(source), about: source.path) }
  }

  /// Has a step done while there is other work, unless one before was refused.
  private func ask(_ helper: EvidenceProcess, _ request: EvidenceProcess.Request, about path: String = "") {
    queue.addOperation { [self] in
      guard begun.withLock({ $0.refusal == nil }) else { return }
      do throws(FormatError) {
        try helper.answer(to: request, about: path) { if case .ready = $0 { () } else { nil } }
      } catch {
        begun.withLock { $0.refusal = error.about(path) }
      }
    }
  }

  /// Puts the bundle together that was begun, in `file`; its own pages are drawn meanwhile.
  ///
  /// - Throws: what ``BundleDraft`` throws, and `stopped` with the path of the file over which the helper died.
  func bind(
    _ job: BundleJob,
    into file: NamelessFile,
    drawing: () throws(FormatError) -> [UInt8]
  ) throws(FormatError) -> Bound {
    guard let helper else {
      var draft = try BundleDraft()
      for source in begun.withLock(\.sources) {
        do { try draft.take(source) } catch { throw error.about(source.path) }
      }
      try draft.plan(job)
      var outcome = BundleJob.Outcome(reduced: [])
      let digests = try draft.finish(with: drawing(), writingTo: file.path) { outcome = $0 }
      return Bound(file: file, sha256: try file.digest(), digests: digests, outcome: outcome)
    }
    ask(helper, .plan(job))
    let drawn = try drawing()
    queue.waitUntilAllOperationsAreFinished()
    if let refusal = begun.withLock(\.refusal) { throw refusal }
    return try helper.conversing(about: "") { (conversation) throws(FormatError) in
      try conversation.say(.bundle(output: file.path))
      conversation.add(drawn)
      guard case .written(let outcome) = try conversation.reply() else { throw conversation.stopped }
      // Two processes read the file at the same time.
      let sha256 = try file.digest()
      guard case .digests(let digests) = try conversation.reply() else { throw conversation.stopped }
      return Bound(file: file, sha256: sha256, digests: digests, outcome: outcome)
    }
  }
}

extension FormatError {
  fileprivate func about(_ path: String) -> FormatError {
    var error = self
    error.path = path
    return error
  }
}

/// The helper process: the same program, started by itself with limits on memory and time.
public enum IsolatedReading {
  /// Does what it is asked over standard input and output, until that ends.
  public static func serve() { EvidenceProcess.serve() }
}
