import Foundation
import Shenbao
import ShenbaoFormats
import ShenbaoModel
import TestSupport
import Testing

/// Archives that somebody broke or made to do harm: each is refused with its reason, and nothing is written.
@Suite struct HostileArchiveTests {
  private func codes(of bytes: [UInt8]) throws -> [String] {
    let folder = try TemporaryFolder()
    try folder.write(bytes, to: "in/hostile.zip")
    let codes = ArchiveTests.refusal {
      let archive = try Archive(reading: "\(folder.path)/in/hostile.zip")
      _ = try Regeneration(of: archive, to: "\(folder.path)/in/again", with: try Sample.installation)
    }
    #expect(try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted() == ["in", "in/hostile.zip"])
    return codes
  }

  /// The sample's archive with its entries changed.
  private func changed(_ change: (inout ZipArchive, String) throws -> Void) throws -> [String] {
    var archive = try ZipArchive(unpacking: Array(try Data(contentsOf: URL(filePath: try ArchiveTests.sample()))))
    try change(&archive, "shenbao-\(try Sample.code)/")
    return try codes(of: try archive.packed())
  }

  /// A changed file whose manifests were mended, as a forger would.
  private func forged(_ name: String, _ change: (String) -> String) throws -> [String] {
    try changed { archive, root in
      let old = archive[root + name] ?? []
      let new = Array(change(String(decoding: old, as: UTF8.self)).utf8)
      #expect(old != new)
      archive[root + name] = new
      for list in ["manifest-sha256.txt", "tagmanifest-sha256.txt"] {
        let before = archive[root + list] ?? []
        let mended = String(decoding: before, as: UTF8.self).replacing(Digest.hex(old), with: Digest.hex(new))
        archive[root + list] = Array(mended.utf8)
        guard list == "manifest-sha256.txt" else { continue }
        let tags = String(decoding: archive["\(root)tagmanifest-sha256.txt"] ?? [], as: UTF8.self)
        let again = tags.replacing(Digest.hex(before), with: Digest.hex(Array(mended.utf8)))
        archive["\(root)tagmanifest-sha256.txt"] = Array(again.utf8)
      }
    }
  }

  @Test(
    arguments: [
      "../outside.txt", "bag/../../outside.txt", "/etc/outside", "bag\\..\\outside", "C:outside",
      "bag//twice", "bag/./here", "bag/line\nfeed", String(repeating: "a/", count: 40) + "deep",
      "bag/" + String(repeating: "长", count: 100),
    ]
  )
  func namesThatLeaveTheFolderAreRefused(name: String) throws {
    let zip = HandmadeZip([HandmadeZip.Entry("bag/bagit.txt"), HandmadeZip.Entry(name, [1])])
    let found = try codes(of: zip.bytes)
    #expect(found == ["archive.unsafe"])
  }

  @Test func linksAreRefused() throws {
    let zip = HandmadeZip([HandmadeZip.Entry("bag/data", Array("/etc".utf8), mode: 0xA1FF)])
    let found = try codes(of: zip.bytes)
    #expect(found == ["archive.unsafe"])
  }

  @Test func namesThatDifferInTheirUnicodeFormAloneAreRefused() throws {
    let zip = HandmadeZip([HandmadeZip.Entry("bag/caf\u{E9}"), HandmadeZip.Entry("bag/cafe\u{301}")])
    let found = try codes(of: zip.bytes)
    #expect(found == ["archive.unsafe"])
    let twice = HandmadeZip([HandmadeZip.Entry("bag/a", [1]), HandmadeZip.Entry("bag/a", [2])])
    let second = try codes(of: twice.bytes)
    #expect(second == ["archive.unsafe"])
  }

  @Test func namesThatAreNotUTF8AreRefused() throws {
    var entry = HandmadeZip.Entry("bag/")
    entry.name += [0xC9, 0xEA, 0xB1, 0xA8]
    let found = try codes(of: HandmadeZip([entry]).bytes)
    #expect(found == ["archive.unreadable"])
    let cut = try codes(of: HandmadeZip([HandmadeZip.Entry("bag/a\u{0}b")]).bytes)
    #expect(cut.count == 1)
  }

  @Test func bombsAreRefusedBeforeTheyGoOff() throws {
    let zeros = [UInt8](repeating: 0, count: 40 << 20)
    let bomb = try ZipArchive(entries: [ZipArchive.Entry(name: "bag/zeros", bytes: zeros)]).packed()
    #expect(bomb.count < 1 << 20)
    let found = try codes(of: bomb)
    #expect(found == ["archive.too-large"])
    let liar = HandmadeZip([HandmadeZip.Entry("bag/liar", [1, 2, 3], claimedSize: 0xF000_0000)])
    let lies = try codes(of: liar.bytes)
    #expect(!lies.isEmpty && lies.allSatisfy { $0.hasPrefix("archive.") })
    let many = HandmadeZip((0..<20_000).map { HandmadeZip.Entry("bag/\($0)") })
    let second = try codes(of: many.bytes)
    #expect(second == ["archive.too-large"])
  }

  @Test func whatIsNoArchiveIsSaid() throws {
    let found = try codes(of: Array("%PDF-1.7".utf8))
    #expect(found == ["archive.unreadable"])
    let second = try codes(of: HandmadeZip([HandmadeZip.Entry("bag/readme.txt")]).bytes)
    #expect(second == ["archive.not-a-bag"])
    let third = try codes(of: HandmadeZip([HandmadeZip.Entry("a/x"), HandmadeZip.Entry("b/x")]).bytes)
    #expect(third == ["archive.not-a-bag"])
    #expect(ArchiveTests.refusal { _ = try Archive(reading: "/nonexistent.zip") } == ["archive.unreadable"])
  }

  @Test func everyByteOfTheArchiveCounts() throws {
    let page = try changed { archive, root in archive["\(root)data/package/泉城示例大学-申报材料.pdf"]?[5_000] ^= 1 }
    #expect(page == ["archive.changed"])
    let information = try changed { archive, root in archive["\(root)bag-info.txt"]?[0] ^= 1 }
    #expect(information == ["archive.changed"])
    let photograph = "data/application/evidence/其他材料/05-路演厅照片.jpg"
    let leftOut = try changed { archive, root in archive[root + photograph] = nil }
    #expect(leftOut == ["archive.incomplete"])
    let added = try changed { archive, root in archive["\(root)data/补充.pdf"] = [1] }
    #expect(added == ["archive.unlisted"])
    let fetched = try changed { archive, root in archive["\(root)fetch.txt"] = [] }
    #expect(fetched == ["archive.not-a-bag"])
    let listless = try changed { archive, root in archive["\(root)manifest-sha256.txt"] = [1] }
    #expect(listless == ["archive.not-a-bag"])
  }

  @Test func aForgedListDoesNotHideAChange() throws {
    let answers = try forged("data/application/application.yaml") { $0.replacing("专职人员: 7", with: "专职人员: 9") }
    #expect(answers == ["archive.changed"])
    let manifest = try forged("data/package/manifest.json") {
      $0.replacing("05-路演厅照片.jpg", with: "../../05-aaaaaaaaa.jpg")
    }
    #expect(manifest.contains("archive.incomplete"))
    let record = try forged("shenbao-archive.json") { $0.replacing("\"format\" : 1", with: "\"format\" : 99") }
    #expect(record == ["archive.format"])
    let escape = try forged("shenbao-archive.json") { $0.replacing("application.yaml", with: "../../../etc/passwd") }
    #expect(escape == ["archive.incomplete"])
  }

  @Test(arguments: 0..<UInt64(60)) func brokenArchivesNeverTrap(seed: UInt64) throws {
    var random = Seeded(seed)
    var bytes = HandmadeZip([
      HandmadeZip.Entry("bag/bagit.txt", Array("BagIt-Version: 1.0\n".utf8)), HandmadeZip.Entry("bag/data/a", [1, 2]),
    ]).bytes
    for _ in 0..<Int.random(in: 1...6, using: &random) {
      bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
    }
    if Bool.random(using: &random) { bytes.removeLast(Int.random(in: 0..<bytes.count, using: &random)) }
    #expect(try !codes(of: bytes).isEmpty)
  }
}
