internal import ShenbaoFormats

extension EvidenceProcess {
  /// Processor time for everything that is asked.
  private static let mostSeconds = 600
  /// Memory; only small files, pictures and single streams are held in it.
  private static let mostMegabytes = 2_048

  /// Answers questions until nobody asks any more: what the helper process does.
  static func serve() {
    IsolatedProcess.limit(seconds: mostSeconds, megabytes: mostMegabytes)
    let channel = FrameChannel.standard
    var work = Work()
    while let question = channel.receive(), let request = try? FrameReader.value(Request.self, from: question) {
      do throws(FormatError) {
        try answer(request, on: channel, &work)
      } catch {
        say(.refusal(error), on: channel)
      }
    }
  }

  /// What goes on from one question to the next.
  private struct Work: ~Copyable {
    var scans: ScanContent?
    var draft: BundleDraft?
    /// Why its pages could not be made.
    var refusal: FormatError?
  }

  private static func say(_ reply: Reply, on channel: FrameChannel) {
    _ = (try? FrameWriter.bytes(of: reply)).map { channel.send($0) }
  }

  private static func answer(
    _ request: Request,
    on channel: FrameChannel,
    _ work: inout Work
  ) throws(FormatError) {
    switch request {
    case .survey(let path, let password):
      say(.survey(try FileSurvey(surveyingFile: path, password: password)), on: channel)
    case .judge(let path): say(.judgement(try ArchivalReport(of: DiskFile.read(path))), on: channel)
    case .read(let path): say(.reader(try PDFReader(bytes: DiskFile.read(path))), on: channel)
    case .scans(let path):
      let opened = try ScanContent(opening: path)
      work.scans = opened
      say(.pageCount(opened.pageCount), on: channel)
    case .scan(let path, let page):
      let opened = try work.scans?.path == path ? work.scans : ScanContent(opening: path)
      work.scans = opened
      guard let raster = try opened?.raster(of: page) else { return }
      let (width, height, channels) = (raster.width, raster.height, raster.channels)
      let picture = Reply.picture(width: width, height: height, channels: channels, dotsPerInch: raster.dotsPerInch)
      say(picture, on: channel)
      _ = channel.send(raster.pixels)
    case .begin:
      work.draft = try BundleDraft()
      work.refusal = nil
      say(.ready, on: channel)
    case .take(let source):
      try work.draft?.take(source)
      say(.ready, on: channel)
    case .plan(let job):
      work.draft?.plan(job)
      say(.ready, on: channel)
    case .pages(let pages):
      guard work.refusal == nil else { return }
      do throws(FormatError) { try work.draft?.add(pages) } catch { work.refusal = error }
    case .bundle(let output):
      // Taken in before anything is said: two that send at once would wait for each other.
      let drawn = channel.receive() ?? []
      if let refusal = work.refusal { throw refusal }
      guard let draft = work.draft.take() else {
        throw FormatError(.stopped, operation: "evidence.bind", detail: "no bundle was begun")
      }
      try draft.finish(with: drawn, writingTo: output) { say(.written($0), on: channel) }
    }
  }
}
