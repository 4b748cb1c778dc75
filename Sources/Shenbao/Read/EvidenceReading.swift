internal import Foundation
internal import ShenbaoFormats
internal import Synchronization

/// Where evidence is read and bound: in a process of its own when there is one, so that no file can harm this one.
final class EvidenceReading: Sendable {
  /// A bundle and what tells its pages apart.
  struct Bound {
    var file: NamelessFile
    var sha256: String
    var outcome: BundleJob.Outcome

    /// Pages, from 0, whose scans were brought down.
    var reduced: [Int] { outcome.reduced }
    /// What keeps it from being PDF/A-2b: nothing when it is, nil when it was not asked to be.
    var faults: [ArchivalFinding]? { outcome.faults }
    /// What tells its pages apart.
    var digests: [String] { outcome.digests }
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
  private func enqueue(about path: String = "", _ step: @escaping @Sendable () throws(FormatError) -> Void) {
    queue.addOperation { [self] in
      guard begun.withLock({ $0.refusal == nil }) else { return }
      do throws(FormatError) {
        try step()
      } catch {
        begun.withLock { $0.refusal = error.about(path) }
      }
    }
  }

  private func ask(_ helper: EvidenceProcess, _ request: EvidenceProcess.Request, about path: String = "") {
    enqueue(about: path) { () throws(FormatError) in
      try helper.answer(to: request, about: path) { if case .ready = $0 { () } else { nil } }
    }
  }

  /// Tells the helper how a bundle is put together: it makes the first pages while it is told of the next.
  private func plan(_ job: BundleJob, by helper: EvidenceProcess) {
    var plan = job
    plan.pages = []
    ask(helper, .plan(plan))
    for start in stride(from: 0, to: job.pages.count, by: Self.pagesAtOnce) {
      let pages = Array(job.pages[start..<min(start + Self.pagesAtOnce, job.pages.count)])
      enqueue { () throws(FormatError) in try helper.tell(.pages(pages)) }
    }
  }

  private static let pagesAtOnce = 64

  /// Puts the bundle together that was begun, in `file`; its own pages are drawn while it is planned, and there is time for
  /// other work while it is written.
  ///
  /// - Throws: what ``BundleDraft`` throws, and `stopped` with the path of the file over which the helper died.
  func bind(
    _ job: BundleJob,
    into file: NamelessFile,
    drawing: () throws(FormatError) -> [UInt8],
    meanwhile work: () -> Void = {}
  ) throws(FormatError) -> Bound {
    guard let helper else {
      var draft = try BundleDraft()
      for source in begun.withLock(\.sources) {
        do { try draft.take(source) } catch { throw error.about(source.path) }
      }
      draft.plan(job)
      try draft.add(job.pages)
      work()
      var outcome: BundleJob.Outcome?
      try draft.finish(with: drawing(), writingTo: file.path) { outcome = $0 }
      guard let outcome else { throw FormatError(.stopped, operation: "evidence.bind", detail: file.path) }
      return Bound(file: file, sha256: try file.digest(), outcome: outcome)
    }
    plan(job, by: helper)
    let drawn = try drawing()
    queue.waitUntilAllOperationsAreFinished()
    if let refusal = begun.withLock(\.refusal) { throw refusal }
    return try helper.conversing(about: "") { (conversation) throws(FormatError) in
      let digest = GrowingDigest(of: file)
      defer { digest.end() }
      try conversation.say(.bundle(output: file.path))
      conversation.add(drawn)
      work()
      guard case .written(let outcome) = try conversation.reply() else { throw conversation.stopped }
      return Bound(file: file, sha256: try digest.finish(settled: outcome.settled), outcome: outcome)
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
