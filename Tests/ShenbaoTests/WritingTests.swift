import Foundation
import Shenbao
import ShenbaoModel
import TestSupport
import Testing

@Suite struct WritingTests {
  private let sample = Repository.root.appending(path: Sample.path).path

  @Test func anEarlierPackageIsReplacedAndNothingElse() throws {
    let folder = try TemporaryFolder()
    try Sample.build(sample, to: "\(folder.path)/out")
    try Sample.build(sample, to: "\(folder.path)/out")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["out"])
    try folder.write([1], to: "out/我的文件.txt")
    do {
      try Sample.build(sample, to: "\(folder.path)/out")
      Issue.record("a foreign file was written over")
    } catch {
      #expect(error.diagnostics.map(\.code.name) == ["build.occupied"])
    }
    #expect(FileManager.default.fileExists(atPath: "\(folder.path)/out/我的文件.txt"))
  }

  @Test func whatAnInterruptedRunLeftIsClearedAway() throws {
    let folder = try TemporaryFolder()
    try folder.write([1, 2, 3], to: ".out.unfinished/half.pdf")
    try Sample.build(sample, to: "\(folder.path)/out")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["out"])
  }

  @Test func aFolderThatCannotBeWrittenIsSaid() throws {
    do {
      try Sample.build(sample, to: "/proc/shenbao/out")
      Issue.record("/proc was written to")
    } catch {
      #expect(error.diagnostics.map(\.code.name) == ["build.unwritable"])
    }
  }

  @Test func aNewFolderHasAPlaceForEverything() throws {
    let folder = try TemporaryFolder()
    let pack = try Sample.installation.pack("jinan-platform-2024").pack
    try NewFolder.make(at: "\(folder.path)/新申报", for: pack)
    let slots = try FileManager.default.contentsOfDirectory(atPath: "\(folder.path)/新申报/evidence").sorted()
    #expect(slots == ["主体资格", "其他材料", "合作合同"])
    let read = try ApplicationFolder(reading: "\(folder.path)/新申报")
    #expect(read.packIdentifier?.text == "jinan-platform-2024")
    #expect(throws: Report.self) { try NewFolder.make(at: "\(folder.path)/新申报", for: pack) }
  }

  @Test func anUnknownPackIsNamedWithTheNearest() throws {
    let installation = try Sample.installation
    do {
      _ = try installation.pack("jinan-platform-2025")
      Issue.record("an unknown pack was opened")
    } catch {
      #expect(error.diagnostics.first?.code.name == "pack.unknown")
      #expect(error.diagnostics.first?.message.zh.contains("jinan-platform-2024") == true)
    }
  }
}
