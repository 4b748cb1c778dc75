@testable import ShenbaoFormats
import Testing

/// A bundle says that it is PDF/A-2b exactly when it is.
@Suite struct ArchivalBundleTests {
  private func bundle(_ files: [[UInt8]]) throws -> BundleWriter.Finished {
    var writer = try BundleWriter(title: "申报材料")
    writer.isArchival = true
    let placement = PagePlacement.fitted(
      width: 595,
      height: 842,
      area: Rectangle(x: 50, y: 40, width: 500, height: 700)
    )
    for file in files {
      let source = try writer.addSource(file)
      for page in 0..<writer.pageCount(of: source) { try writer.addPage(of: source, page: page, placement: placement) }
    }
    return try writer.finished()
  }

  @Test func pagesThatConformMakeABundleThatDoes() throws {
    let made = try bundle([ArchivalPDF().bytes, ArchivalPDF().bytes])
    #expect(made.faults == [])
    let report = try ArchivalReport(of: made.bytes)
    #expect(report.findings.map(\.rule.id) == [])
    #expect(report.isClaimed)
  }

  /// Everything that is said to be put right is, and nothing that is not is claimed.
  @Test(arguments: ArchivalCase.breaking) func aBundleClaimsWhatItIs(_ change: ArchivalCase) throws {
    let bytes = try change.bytes()
    guard let survey = try? FileSurvey(surveying: bytes, name: "file") else { return }
    let made = try bundle([ArchivalPDF().bytes, bytes])
    let report = try ArchivalReport(of: made.bytes)
    #expect(report.isClaimed == report.conforms, "\(change): \(report.findings.map(\.rule.id))")
    let stopping = survey.archivalFindings.filter { !$0.isMended }.map(\.rule.id)
    #expect(stopping.isEmpty == report.isClaimed, "\(change): \(stopping) \(made.faults?.map(\.rule.id) ?? [])")
    if !report.isClaimed { #expect(made.faults?.flatMap(\.pages).allSatisfy { $0 == 1 } == true) }
  }

  @Test func twoFilesThatDefineASpotColourEachInItsWayAreFound() throws {
    var other = ArchivalPDF()
    let isFound = other.replace("/C1 [1 0 0]", "/C1 [0 1 0]")
    #expect(isFound)
    let made = try bundle([ArchivalPDF().bytes, other.bytes])
    #expect(made.faults?.map(\.rule.id) == ["separations"])
    #expect(try !ArchivalReport(of: made.bytes).isClaimed)
  }

  @Test func withoutBeingAskedItSaysNothing() throws {
    var writer = try BundleWriter(title: "申报材料")
    let source = try writer.addSource(ArchivalPDF().bytes)
    try writer.addPage(of: source, page: 0, placement: .asIs)
    let made = try writer.finished()
    #expect(made.faults == nil)
    #expect(try !ArchivalReport(of: made.bytes).isClaimed)
  }

  /// ICC.1, 7.2: what a profile has to say of itself.
  @Test func theProfileIsOneForRGB() throws {
    let profile = ICCProfile.sRGB
    let header = try #require(ICCHeader(profile))
    #expect(header.intent == .rgb)
    #expect(profile.count == profile[0..<4].reduce(0) { $0 << 8 | Int($1) })
    #expect(Digest.hex(profile).hasPrefix("3652b9a419c9331b"))
  }
}
