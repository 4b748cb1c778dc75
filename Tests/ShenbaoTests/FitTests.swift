import Foundation
import Shenbao
import ShenbaoFormats
import ShenbaoModel
import TestSupport
import Testing

/// Bundles that are brought down to what a portal takes.
@Suite struct FitTests {
  private func pack(_ bytes: Int) throws -> ChangedPack {
    try ChangedPack([("electronic:\n", "electronic:\n  max-bytes: \(bytes)\n")])
  }

  @Test func theBundleIsBroughtDownSaidRecordedAndMadeAgain() throws {
    let pack = try pack(5_500_000)
    #expect(try pack.build(isFitted: true).diagnostics.map(\.code.name) == ["build.reduced"])
    #expect(try ChangedPack.bytes(of: pack.bundlePath).count <= 5_500_000)
    let list = try Program("pdfimages", ["-list", pack.bundlePath]).output
    let dots = list.split(separator: "\n").dropFirst(2).compactMap { Int($0.split(separator: " ")[12]) }
    #expect(dots.min() ?? 0 >= 149)
    let folder = pack.folder.path
    let found = Verification(of: "\(folder)/out", with: pack.installation).report.diagnostics
    #expect(found.map(\.code.name) == ["verify.reduced"])
    let manifest = String(decoding: try ChangedPack.bytes(of: "\(folder)/out/manifest.json"), as: UTF8.self)
    #expect(manifest.contains(#/"dots_per_inch" : (300|250|200|150),/#))
    // Other pixels are another edition.
    #expect(!manifest.contains(try Sample.code))
    let application = Repository.root.appending(path: Sample.path).path
    let source = try ArchiveSource(gathering: "\(folder)/out", application: application, with: pack.installation)
    try source.write(to: "\(folder)/a.zip")
    let again = try Regeneration(
      of: Archive(reading: "\(folder)/a.zip"),
      to: "\(folder)/again",
      with: pack.installation
    )
    #expect(again.outputs.filter { !$0.isSame }.map(\.name) == [])
  }

  @Test func whatFitsIsLeftAsItIs() throws {
    let pack = try pack(20_000_000)
    #expect(try pack.build(isFitted: true).diagnostics.isEmpty)
    let fitted = try ChangedPack.bytes(of: pack.bundlePath)
    try pack.build()
    #expect(try ChangedPack.bytes(of: pack.bundlePath) == fitted)
  }

  @Test func withoutALimitThereIsNothingToDo() throws {
    let pack = try ChangedPack([])
    #expect(try pack.build(isFitted: true).diagnostics.map(\.code.name) == ["build.unlimited"])
  }
}
