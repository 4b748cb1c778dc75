import Foundation
import Shenbao
import ShenbaoFormats
import TestSupport
import Testing

/// Bags rebuilt from RFC 8493 and judged as it asks; `Tests/benchmark/bags.py check` holds bagit-python's opinion against them.
@Suite struct BagConformanceTests {
  private static func cases(_ kind: String) -> [String] {
    let names = try? FileManager.default.contentsOfDirectory(
      atPath: Repository.root.appending(path: "Tests/ShenbaoTests/Bags/\(kind)").path
    )
    return (names ?? []).sorted()
  }

  /// The codes that a case is refused with, packed as one ZIP file.
  private func codes(_ kind: String, _ name: String) throws -> [String] {
    let root = "Tests/ShenbaoTests/Bags/\(kind)/\(name)"
    let entries = try Repository.files(below: root, ending: ".txt").map { path in
      ZipArchive.Entry(name: "bag/\(path.dropFirst(root.count + 1))", bytes: try Repository.bytes(path))
    }
    let folder = try TemporaryFolder()
    try folder.write(try ZipArchive(entries: entries).packed(), to: "bag.zip")
    return ArchiveTests.refusal { _ = try Archive(reading: "\(folder.path)/bag.zip") }
  }

  @Test(arguments: cases("valid")) func aValidBagIsOneThoughItIsNoneOfOurs(name: String) throws {
    #expect(try codes("valid", name) == ["archive.format"])
  }

  @Test(arguments: cases("invalid")) func anInvalidBagIsRefused(name: String) throws {
    let found = try codes("invalid", name)
    #expect(!found.isEmpty && !found.contains("archive.format"), "\(found)")
  }

  @Test func thereAreCasesOfBothKinds() {
    #expect(Self.cases("valid").count >= 15 && Self.cases("invalid").count >= 23)
  }
}
