internal import Foundation
internal import ShenbaoFormats

/// Where evidence is read and bound: in a process of its own when there is one, so that no file can harm this one.
final class EvidenceReading {
  /// What is asked of the helper.
  enum Request: Codable {
    case survey(path: String, password: String)
    /// The drawn pages follow.
    case bundle(BundleJob)
  }

  /// What it says.
  enum Reply: Codable {
    case survey(FileSurvey)
    /// It begins to use a source of the bundle.
    case starting(Int)
    /// The bundle follows; the digests are those of its pages.
    case bundle(digests: [String])
    case refusal(FormatError)
  }

  /// A bundle and what tells its pages apart.
  struct Bound {
    var bytes: [UInt8]
    var digests: [String]
  }

  private let helper: String?
  private var process: IsolatedProcess?

  /// `helper` is this program's own path, or nothing to work in this process.
  init(helper: String?) { self.helper = helper }

  /// Looks at a file.
  ///
  /// - Throws: what ``FileSurvey`` throws, and `stopped` when the helper came to its limits.
  func survey(_ path: String, password: String) throws(FormatError) -> FileSurvey {
    guard helper != nil else {
      return try FileSurvey(surveying: DiskFile.read(path), name: path, password: password)
    }
    try send(.survey(path: path, password: password))
    guard case .survey(let survey) = try reply() else { throw stopped() }
    return survey
  }

  /// Puts a bundle together.
  ///
  /// - Throws: what ``BundleJob`` throws, and `stopped` with the path of the file over which the helper died.
  func bind(_ job: BundleJob, drawn: [UInt8]) throws(FormatError) -> Bound {
    guard helper != nil else { return try Self.bind(job, drawn: drawn) { _ in } }
    try send(.bundle(job), drawn)
    var current = ""
    while true {
      let reply: Reply
      do throws(FormatError) {
        reply = try self.reply()
      } catch {
        guard error.reason == .stopped else { throw error }
        throw stopped(current)
      }
      switch reply {
      case .starting(let index): current = job.sources.indices.contains(index) ? job.sources[index].path : ""
      case .bundle(let digests):
        guard let bytes = process?.receive() else { throw stopped() }
        return Bound(bytes: bytes, digests: digests)
      default: throw stopped(current)
      }
    }
  }

  private static func bind(
    _ job: BundleJob,
    drawn: [UInt8],
    starting: (Int) -> Void
  ) throws(FormatError) -> Bound {
    let bytes = try job.run(drawn: drawn, starting: starting)
    return Bound(bytes: bytes, digests: try PDFReader(bytes: bytes).pages.map(\.contentDigest))
  }

  private func send(_ request: Request, _ payload: [UInt8]? = nil) throws(FormatError) {
    if process == nil { process = try IsolatedProcess(program: helper ?? "", arguments: ["helper"], in: Self.room) }
    guard let running = process else { throw stopped() }
    guard let encoded = try? JSONEncoder().encode(request), running.send(Array(encoded)),
      payload.map(running.send) ?? true
    else { throw stopped() }
  }

  private func reply() throws(FormatError) -> Reply {
    guard let bytes = process?.receive(), let reply = try? JSONDecoder().decode(Reply.self, from: Data(bytes)) else {
      throw stopped()
    }
    if case .refusal(let error) = reply { throw error }
    return reply
  }

  /// The process is gone; the next question starts another.
  private func stopped(_ path: String = "") -> FormatError {
    process = nil
    return FormatError(.stopped, operation: "evidence.read", detail: path)
  }

  /// Ten minutes for everything, and memory for the largest file several times over.
  private static let room = OutsideProgram.Room(seconds: 600, megabytes: 6_144)
}

extension EvidenceReading {
  /// Answers questions until nobody asks any more: what the helper process does.
  static func serve() {
    let channel = FrameChannel.standard
    func say(_ reply: Reply) { _ = (try? JSONEncoder().encode(reply)).map { channel.send(Array($0)) } }
    while let question = channel.receive(), let request = try? JSONDecoder().decode(Request.self, from: Data(question))
    {
      do throws(FormatError) {
        switch request {
        case .survey(let path, let password):
          say(.survey(try FileSurvey(surveying: DiskFile.read(path), name: path, password: password)))
        case .bundle(let job):
          let drawn = channel.receive() ?? []
          let bound = try bind(job, drawn: drawn) { say(.starting($0)) }
          say(.bundle(digests: bound.digests))
          _ = channel.send(bound.bytes)
        }
      } catch {
        say(.refusal(error))
      }
    }
  }
}

/// The helper process: the same program, started by itself with limits on memory and time.
public enum IsolatedReading {
  /// Does what it is asked over standard input and output, until that ends.
  public static func serve() { EvidenceReading.serve() }
}
