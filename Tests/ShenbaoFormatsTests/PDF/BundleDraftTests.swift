import ShenbaoFormats
import TestSupport
import Testing

/// What is bound is what was looked at.
@Suite struct BundleDraftTests {
  private let folder: TemporaryFolder
  private var path: String { "\(folder.path)/a.pdf" }

  init() throws {
    folder = try TemporaryFolder()
    var file = HandmadePDF(
      pages: ["/MediaBox [0 0 200 100] /Resources << /XObject << /I 4 0 R >> >> /Contents 5 0 R"]
    )
    let pixels = String((0..<256).map { Character(UnicodeScalar(UInt8(32 + $0 % 90))) })
    file.add(
      stream: pixels,
      "/Type /XObject /Subtype /Image /Width 16 /Height 16 /BitsPerComponent 8 /ColorSpace /DeviceGray"
    )
    file.add(stream: "q 100 0 0 100 0 0 cm /I Do Q")
    try folder.write(file.bytes, to: "a.pdf")
  }

  /// Binds the page; `meanwhile` is done after it was taken in.
  private func bound(_ source: BundleJob.Source, meanwhile work: () throws -> Void = {}) throws -> BundleJob.Outcome {
    var draft = try BundleDraft()
    try draft.take(source)
    try work()
    draft.plan(BundleJob(title: "t"))
    try draft.add([BundleJob.Page(source: 0, page: 0, placement: .asIs)])
    var outcome: BundleJob.Outcome?
    try draft.finish(with: HandmadePDF.plain(pages: 1).bytes, writingTo: "\(folder.path)/out.pdf") { outcome = $0 }
    return try #require(outcome)
  }

  private func source() throws -> BundleJob.Source {
    BundleJob.Source(try FileSurvey(surveyingFile: path), path: path, password: "")
  }

  @Test func aFileThatChangesMeanwhileIsRefused() throws {
    let error = #expect(throws: FormatError.self) {
      try bound(source()) { try folder.write(HandmadePDF.plain(pages: 1).bytes, to: "a.pdf") }
    }
    #expect(error?.reason == .damaged)
    #expect(error?.path == path)
  }

  @Test func aFileThatChangedBeforeIsRefused() throws {
    let source = try source()
    try folder.write(HandmadePDF.plain(pages: 1).bytes, to: "a.pdf")
    #expect(throws: FormatError.self) { try bound(source) }
  }

  @Test func aFileThatWasOnlyTouchedIsBound() throws {
    let known = try source()
    let outcome = try bound(known) { try folder.write(DiskFile.read(path), to: "a.pdf") }
    #expect(FileStamp(of: path) != known.stamp)
    #expect(outcome.digests.count == 1)
  }

  @Test func picturesAreDigestedOnce() throws {
    var source = try source()
    #expect(source.pictures.count == 1)
    let taken = try bound(source).digests
    source.pictures = []
    #expect(try bound(source).digests == taken)
    source.pictures = try self.source().pictures
    source.pictures[0].sha256 = String(repeating: "0", count: 64)
    #expect(try bound(source).digests != taken)
  }
}
