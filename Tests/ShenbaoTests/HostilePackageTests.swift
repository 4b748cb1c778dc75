import Foundation
import Shenbao
import ShenbaoFormats
import ShenbaoModel
import TestSupport
import Testing

/// Packages that strangers made to do harm, in folders and ZIP files: each command refuses them with a reason, and nothing
/// is written outside of where it works.
@Suite struct HostilePackageTests {
  /// What `recommend` and `verify` say of a ZIP file; both must name the same reason.
  private func codes(of zip: [UInt8]) throws -> [String] {
    let folder = try TemporaryFolder()
    try folder.write(zip, to: "in/hostile.zip")
    let temporary = FileManager.default.temporaryDirectory.path
    let path = "\(folder.path)/in/hostile.zip"
    let received = try RecommendTests.recommend(["in/hostile.zip"], in: folder).made.entries[0].findings.map(
      \.code.name
    )
    let verified = ArchiveTests.refusal {
      let found = try Verification.ofPackage(at: path, with: try Sample.installation).report
      guard !found.hasErrors else { throw found }
    }
    #expect(Set(received) == Set(verified))
    let archived = ArchiveTests.refusal { _ = try Archive(reading: path) }
    #expect(!archived.isEmpty)
    let compared = ArchiveTests.refusal { _ = try Comparison(of: path, with: path, using: try Sample.installation) }
    #expect(!compared.isEmpty)
    let left = try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
    #expect(left == ["BUREAU.yaml", "in", "in/hostile.zip"])
    let outside = try FileManager.default.contentsOfDirectory(atPath: temporary).filter { $0.contains("outside") }
    #expect(outside.isEmpty)
    return received
  }

  @Test(
    arguments: [
      "../outside.txt", "a/../../outside.txt", "/tmp/outside", "a\\..\\outside", "C:outside", "a//b", "./manifest.json",
      String(repeating: "a/", count: 40) + "deep",
    ]
  )
  func namesThatLeaveTheFolderAreRefused(name: String) throws {
    let zip = HandmadeZip([HandmadeZip.Entry("manifest.json", Array("{}".utf8)), HandmadeZip.Entry(name, [1])])
    #expect(try codes(of: zip.bytes) == ["archive.unsafe"])
  }

  @Test func namesInGBKThatLeaveTheFolderAreRefusedToo() throws {
    var entry = HandmadeZip.Entry("../", [1])
    entry.name += [0xC9, 0xEA, 0xB1, 0xA8]
    entry.isUnicode = false
    #expect(try codes(of: HandmadeZip([HandmadeZip.Entry("manifest.json"), entry]).bytes) == ["archive.unsafe"])
  }

  @Test func linksAreRefused() throws {
    let link = HandmadeZip.Entry("manifest.json", Array("/etc/passwd".utf8), mode: 0xA1FF)
    #expect(try codes(of: HandmadeZip([link]).bytes) == ["archive.unsafe"])
  }

  @Test(arguments: [["caf\u{E9}", "cafe\u{301}"], ["a.docx", "A.DOCX"], ["a", "a"], ["中／文", "中／文"]])
  func namesThatAreTheSameOnSomeSystemAreRefused(names: [String]) throws {
    let zip = HandmadeZip(([["manifest.json"], names].flatMap(\.self)).map { HandmadeZip.Entry($0, [1]) })
    #expect(try codes(of: zip.bytes) == ["archive.unsafe"])
  }

  @Test func aHundredThousandEntriesAreRefused() throws {
    let entries = (0..<65_000).map { HandmadeZip.Entry("\($0)") }
    #expect(try codes(of: HandmadeZip(entries).bytes) == ["archive.too-large"])
  }

  @Test func bombsAreRefused() throws {
    let large = HandmadeZip([HandmadeZip.Entry("manifest.json", [1], claimedSize: 0x7FFF_FFFF)])
    #expect(try codes(of: large.bytes).allSatisfy { ["archive.too-large", "archive.unreadable"].contains($0) })
    let zeros = ZipArchive.Entry(name: "manifest.json", bytes: [UInt8](repeating: 0, count: 100 << 20))
    #expect(try codes(of: try ZipArchive(entries: [zeros]).packed()) == ["archive.too-large"])
  }

  @Test(arguments: ["申报书.docx", "manifest.json"]) func linksInAFolderAreNamedAndNotFollowed(name: String) throws {
    let package = try DamagedPackage()
    let file = name == "manifest.json" ? "\(package.path)/\(name)" : package.file(name)
    try FileManager.default.moveItem(atPath: file, toPath: "\(package.folder.path)/elsewhere")
    try FileManager.default.createSymbolicLink(atPath: file, withDestinationPath: "\(package.folder.path)/elsewhere")
    #expect(try package.verified().diagnostics.map(\.code.name) == ["verify.link"])
    let installation = try Sample.installation
    let archived = ArchiveTests.refusal {
      _ = try ArchiveSource(gathering: package.path, application: Sample.path, with: installation)
    }
    #expect(archived == ["verify.link"])
    let compared = ArchiveTests.refusal {
      _ = try Comparison(of: package.path, with: package.path, using: installation)
    }
    #expect(compared == ["verify.link"])
  }

  @Test func filesThatDifferInUnicodeFormOrCapitalsAloneAreNamed() throws {
    let package = try DamagedPackage()
    try Data([1]).write(to: URL(filePath: "\(package.path)/Manifest.JSON"))
    #expect(try package.findings() == ["verify.extra Manifest.JSON"])
  }

  @Test func thousandsOfFilesAreCountedAndNotListed() throws {
    let package = try DamagedPackage()
    for number in 0..<2_000 { try Data().write(to: URL(filePath: "\(package.path)/\(number)")) }
    let found = try package.findings()
    #expect(found.count == 51 && found.last == "verify.extra 另有 1950 个")
  }

  private static let lies: [(String, @Sendable (String) -> String)] = [
    ("a path outside", { $0.replacing("泉城示例大学-申报书.docx", with: "/etc/passwd") }),
    ("one file twice", { $0.replacing("泉城示例大学-申报书.docx", with: "泉城示例大学-汇总表.xlsx") }),
    ("endless pages", { $0.replacing(#/"last_page" : \d+/#, with: "\"last_page\" : 9223372036854775807") }),
    ("pages below nothing", { $0.replacing(#/"first_page" : \d+/#, with: "\"first_page\" : -9223372036854775808") }),
    ("sizes below nothing", { $0.replacing(#/"bytes" : \d+/#, with: "\"bytes\" : -1") }),
    ("deep nesting", { String(repeating: "[", count: 100_000) + $0 }),
    ("numbers for names", { $0.replacing(#/"path" : "[^"]+"/#, with: "\"path\" : 7") }),
  ]

  @Test(arguments: lies.indices) func aLyingManifestIsCaught(index: Int) throws {
    let package = try DamagedPackage()
    let manifest = URL(filePath: "\(package.path)/manifest.json")
    let text = try String(contentsOf: manifest, encoding: .utf8)
    let lie = Self.lies[index].1(text)
    #expect(lie != text)
    try Data(lie.utf8).write(to: manifest)
    #expect(try package.verified().hasErrors, "\(Self.lies[index].0)")
    let installation = try Sample.installation
    #expect(!ArchiveTests.refusal { _ = try ArchiveSource(gathering: package.path, with: installation) }.isEmpty)
    // A comparison names what differs, or refuses; what counts is that it ends.
    _ = ArchiveTests.refusal { _ = try Comparison(of: package.path, with: package.path, using: installation) }
  }
}
