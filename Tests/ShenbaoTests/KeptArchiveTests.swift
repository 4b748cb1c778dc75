import Foundation
import Shenbao
import ShenbaoFormats
import ShenbaoModel
import TestSupport
import Testing

/// Archives of earlier days, kept for good in `Archives/` and never recorded anew: every version opens them, verifies what
/// they hold, and makes it again byte for byte or says what is not as it was.
@Suite struct KeptArchiveTests {
  static let kept = Repository.files(below: "Tests/ShenbaoTests/Archives", ending: ".zip")

  @Test(arguments: kept) func itOpensAndItsPackageIsVerified(path: String) throws {
    let file = Repository.root.appending(path: path).path
    let archive = try Archive(reading: file)
    let description = try Repository.text(path.replacing(".zip", with: ".md"))
    #expect(description.contains(archive.code), "its description names its package code")
    #expect(description.contains(Digest.hex(try Repository.bytes(path))), "it is the very file that was kept")
    let verified = try Verification.ofPackage(at: file, with: try Sample.installation)
    #expect(verified.report.diagnostics.map(\.code.name) == [])
    #expect(verified.code == archive.code)
  }

  @Test(arguments: kept) func itIsMadeAgainOrTheReasonIsSaid(path: String) throws {
    let folder = try TemporaryFolder()
    let archive = try Archive(reading: Repository.root.appending(path: path).path)
    let made = try Regeneration(of: archive, to: "\(folder.path)/again", with: try Sample.installation)
    let different = made.outputs.filter { !$0.isSame }.map(\.name)
    let report = made.report.diagnostics
    #expect(report.filter { $0.code.name == "archive.differs" }.compactMap { $0.place?.file } == different)
    guard !different.isEmpty else { return }
    let causes = report.filter { $0.code.name == "archive.cause" }
    #expect(causes.count == 1)
    // Pages that come out otherwise must have raised the layout's version.
    let isExplained = causes.first?.message.zh.contains("请报告") == false
    #expect(isExplained, "\(different) differ though nothing that is recorded has changed")
  }

  @Test func thereIsOne() { #expect(!Self.kept.isEmpty) }
}
