internal import Foundation
internal import ShenbaoFormats
internal import Synchronization

/// Where evidence is read and bound: in a process of its own when there is one, so that no file can harm this one.
///
/// That process starts at once, while there is other work, and is asked until nobody needs it any more.
final class EvidenceReading: Sendable {
  /// What is asked of the helper.
  enum Request: Codable {
    case survey(path: String, password: String)
    case judge(path: String)
    /// A finished PDF is read back.
    case read(path: String)
    /// How many pages a file of scans has, and one of them.
    case scans(path: String)
    case scan(path: String, page: Int)
    /// The bundle is written to `output`; the drawn pages follow.
    case bundle(BundleJob, output: String)
  }

  /// What it says.
  enum Reply: Codable {
    case survey(FileSurvey)
    case judgement(ArchivalReport)
    case reader(PDFReader)
    case pageCount(Int)
    /// The pixels follow.
    case picture(width: Int, height: Int, channels: Int, dotsPerInch: Double?)
    /// It begins to use a file.
    case starting(path: String)
    /// The bundle is written; digests of its pages follow.
    case written(BundleJob.Outcome)
    case digests([String])
    case refusal(FormatError)
  }

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

  let helper: String?
  private let process: Mutex<IsolatedProcess?>

  /// `helper` is this program's own path, or nothing to work in this process.
  init(helper: String?) {
    self.helper = helper
    process = Mutex(helper.flatMap { try? Self.start($0) })
  }

  /// Looks at a file.
  ///
  /// - Throws: what ``FileSurvey`` throws, and `stopped` when the helper came to its limits.
  func survey(_ path: String, password: String) throws(FormatError) -> FileSurvey {
    guard helper != nil else { return try FileSurvey(surveyingFile: path, password: password) }
    return try conversing { (conversation) throws(FormatError) in
      try conversation.say(.survey(path: path, password: password))
      guard case .survey(let survey) = try conversation.reply() else { throw conversation.stopped }
      return survey
    }
  }

  /// Holds a PDF against the rules of PDF/A-2b.
  ///
  /// - Throws: what ``ArchivalReport`` throws, and `stopped` when the helper came to its limits.
  func judge(_ path: String) throws(FormatError) -> ArchivalReport {
    guard helper != nil else { return try ArchivalReport(of: DiskFile.read(path)) }
    return try conversing { (conversation) throws(FormatError) in
      try conversation.say(.judge(path: path))
      guard case .judgement(let report) = try conversation.reply() else { throw conversation.stopped }
      return report
    }
  }

  /// Puts a bundle together in `file`; its own pages are drawn first.
  ///
  /// - Throws: what ``BundleJob`` throws, and `stopped` with the path of the file over which the helper died.
  func bind(
    _ job: BundleJob,
    into file: NamelessFile,
    drawing: () throws(FormatError) -> [UInt8]
  ) throws(FormatError) -> Bound {
    guard helper != nil else {
      let outcome = try job.run(drawn: drawing, writingTo: file.path) { _ in }
      let digests = try PDFReader.pageDigests(ofFile: file.path)
      return Bound(file: file, sha256: try file.digest(), digests: digests, outcome: outcome)
    }
    return try conversing { (conversation) throws(FormatError) in
      try conversation.say(.bundle(job, output: file.path))
      try conversation.add(drawing())
      guard case .written(let outcome) = try conversation.reply() else { throw conversation.stopped }
      // Two processes read the file at the same time.
      let sha256 = try file.digest()
      guard case .digests(let digests) = try conversation.reply() else { throw conversation.stopped }
      return Bound(file: file, sha256: sha256, digests: digests, outcome: outcome)
    }
  }

  private static func start(_ helper: String) throws(FormatError) -> IsolatedProcess {
    try IsolatedProcess(program: helper, arguments: ["helper"])
  }

  /// One question and what is said to it; when the process is gone, the next question starts another.
  func conversing<Answer: Sendable>(
    _ body: (inout Conversation) throws(FormatError) -> Answer
  ) throws(FormatError) -> Answer {
    try process.withLock { process throws(FormatError) in
      if process == nil { process = try Self.start(helper ?? "") }
      guard let running = process else { throw FormatError(.stopped, operation: "evidence.read", detail: "") }
      var conversation = Conversation(process: running)
      do throws(FormatError) {
        return try body(&conversation)
      } catch {
        if !conversation.isAnswered { process = nil }
        throw error
      }
    }
  }
}

extension EvidenceReading {
  /// A question to the helper and its replies.
  struct Conversation {
    let process: IsolatedProcess
    /// The file it works on.
    private var path = ""
    /// Whether it has said its last word on it, and can be asked something else.
    private(set) var isAnswered = false

    init(process: IsolatedProcess) { self.process = process }

    var stopped: FormatError { FormatError(.stopped, operation: "evidence.read", detail: path) }

    func say(_ request: Request) throws(FormatError) {
      guard let encoded = try? JSONEncoder().encode(request), process.send(Array(encoded)) else { throw stopped }
    }

    /// Sends what belongs to a question; when the helper is gone, its last words are still to be heard.
    func add(_ bytes: [UInt8]) { _ = process.send(bytes) }

    /// The bytes that follow an answer.
    func bytes() -> [UInt8]? { process.receive() }

    /// What it answers; that it begins to use a file is only kept in mind.
    mutating func reply() throws(FormatError) -> Reply {
      while let bytes = process.receive(), let reply = try? JSONDecoder().decode(Reply.self, from: Data(bytes)) {
        switch reply {
        case .starting(let path): self.path = path
        case .refusal(let error):
          isAnswered = true
          throw error
        default: return reply
        }
      }
      throw stopped
    }
  }
}

/// The helper process: the same program, started by itself with limits on memory and time.
public enum IsolatedReading {
  /// Does what it is asked over standard input and output, until that ends.
  public static func serve() { EvidenceReading.serve() }
}
