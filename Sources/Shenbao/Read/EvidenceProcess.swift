internal import ShenbaoFormats
internal import Synchronization

/// A process of its own that reads evidence: this program, started by itself with limits on memory, time and files.
///
/// It starts at once, while there is other work, and is asked until nobody needs it any more.
final class EvidenceProcess: Sendable {
  /// What is asked of the helper.
  enum Request: Codable {
    case survey(path: String, password: String)
    case judge(path: String)
    /// A finished PDF is read back.
    case read(path: String)
    /// How many pages a file of scans has, and one of them.
    case scans(path: String)
    case scan(path: String, page: Int)
    /// A new bundle.
    case begin
    /// One more of its sources.
    case take(BundleJob.Source)
    /// How they are put together, but for the pages.
    case plan(BundleJob)
    /// Some more of its pages; nothing is answered, and what cannot be is said when the bundle is written.
    case pages([BundleJob.Page])
    /// The bundle is written to `output`; the drawn pages follow.
    case bundle(output: String)
  }

  /// What it says.
  enum Reply: Codable {
    case survey(FileSurvey)
    case judgement(ArchivalReport)
    case reader(PDFReader)
    case pageCount(Int)
    /// The pixels follow.
    case picture(width: Int, height: Int, channels: Int, dotsPerInch: Double?)
    /// A step on the way to a bundle is done.
    case ready
    /// The bundle is written.
    case written(BundleJob.Outcome)
    case refusal(FormatError)
  }

  private let program: String
  private let process: Mutex<IsolatedProcess?>

  init(program: String) {
    self.program = program
    process = Mutex(try? Self.start(program))
  }

  /// Looks at a file.
  func survey(_ path: String, password: String) throws(FormatError) -> FileSurvey {
    try answer(to: .survey(path: path, password: password), about: path) {
      if case .survey(let survey) = $0 { survey } else { nil }
    }
  }

  /// Asks something that has one answer; `reading` answers nil for what is none.
  func answer<Answer: Sendable>(
    to request: Request,
    about path: String,
    _ reading: (Reply) -> Answer?
  ) throws(FormatError) -> Answer {
    try conversing(about: path) { (conversation) throws(FormatError) in
      try conversation.say(request)
      guard let answer = reading(try conversation.reply()) else { throw conversation.stopped }
      return answer
    }
  }

  /// Says something that nothing is answered to.
  func tell(_ request: Request) throws(FormatError) {
    try conversing(about: "") { (conversation) throws(FormatError) in try conversation.say(request) }
  }

  private static func start(_ program: String) throws(FormatError) -> IsolatedProcess {
    try IsolatedProcess(program: program, arguments: ["helper"])
  }

  /// One question and what is said to it; when the process is gone, the next question starts another.
  func conversing<Answer: Sendable>(
    about path: String,
    _ body: (inout Conversation) throws(FormatError) -> Answer
  ) throws(FormatError) -> Answer {
    try process.withLock { process throws(FormatError) in
      if process == nil { process = try Self.start(program) }
      guard let running = process else { throw FormatError(.stopped, operation: "evidence.read", detail: path) }
      var conversation = Conversation(process: running, path: path)
      do throws(FormatError) {
        return try body(&conversation)
      } catch {
        if !conversation.isAnswered { process = nil }
        throw error
      }
    }
  }
}

extension EvidenceProcess {
  /// A question to the helper and its replies.
  struct Conversation {
    let process: IsolatedProcess
    /// The file it is about.
    let path: String
    /// Whether it has said its last word on it, and can be asked something else.
    private(set) var isAnswered = false

    init(process: IsolatedProcess, path: String) { (self.process, self.path) = (process, path) }

    var stopped: FormatError { FormatError(.stopped, operation: "evidence.read", detail: path) }

    func say(_ request: Request) throws(FormatError) {
      guard let bytes = try? FrameWriter.bytes(of: request), process.send(bytes) else { throw stopped }
    }

    /// Sends what belongs to a question; when the helper is gone, its last words are still to be heard.
    func add(_ bytes: [UInt8]) { _ = process.send(bytes) }

    /// The bytes that follow an answer.
    func bytes() -> [UInt8]? { process.receive() }

    /// What it answers.
    mutating func reply() throws(FormatError) -> Reply {
      guard let bytes = process.receive(), let reply = try? FrameReader.value(Reply.self, from: bytes) else {
        throw stopped
      }
      guard case .refusal(let error) = reply else { return reply }
      isAnswered = true
      throw error
    }
  }
}
