import Foundation
import Shenbao
import ShenbaoFormats
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

  @Test func slashesAtTheEndOfAPathChangeNothing() throws {
    let folder = try TemporaryFolder()
    for path in ["out/", "out//", "new//out/"] { try Sample.build(sample, to: "\(folder.path)/\(path)") }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == ["new", "out"])
    #expect(try FileManager.default.contentsOfDirectory(atPath: "\(folder.path)/new") == ["out"])
    let pack = try Sample.installation.pack("jinan-platform-2024").pack
    try NewFolder.make(at: "\(folder.path)/申报/", for: pack)
    #expect(FileManager.default.fileExists(atPath: "\(folder.path)/申报/application.yaml"))
  }

  @Test func whereALinkLeadsThePackageIsWritten() throws {
    let folder = try TemporaryFolder()
    try Sample.build(sample, to: "\(folder.path)/real")
    try FileManager.default.createSymbolicLink(atPath: "\(folder.path)/link", withDestinationPath: "real")
    try Sample.build(sample, to: "\(folder.path)/link")
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: "\(folder.path)/link") == "real")
    #expect(Verification(of: "\(folder.path)/real").report.diagnostics.isEmpty)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == ["link", "real"])
  }

  @Test(arguments: ["app/evidence", "app/evidence/其他材料/out", "app/./evidence/../evidence/new/out/"])
  func noPackageIsWrittenIntoTheEvidence(target: String) throws {
    let folder = try TemporaryFolder()
    try folder.copy(Sample.path, to: "app")
    do {
      try Sample.build("\(folder.path)/app", to: "\(folder.path)/\(target)")
      Issue.record("evidence was added to")
    } catch {
      #expect(error.diagnostics.last?.code.name == "build.in-evidence")
    }
  }

  @Test func runsAtTheSamePlaceTakeTurns() async throws {
    let folder = try TemporaryFolder()
    let path = "\(folder.path)/out"
    try await withThrowingTaskGroup(of: Void.self) { group in
      for byte in UInt8(1)...4 {
        group.addTask {
          let made = try DiskFolder(at: path)
          for name in ["甲", "乙", "丙"] { try made.write([byte], to: name) }
          try made.finish()
        }
      }
      try await group.waitForAll()
    }
    let contents = try ["甲", "乙", "丙"].map { try DiskFile.read("\(path)/\($0)") }
    #expect(Set(contents).count == 1)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["out"])
  }

  @Test func withoutAnExchangeTwoStepsDo() throws {
    let folder = try TemporaryFolder()
    try folder.write([1], to: "out/old")
    try folder.write([2], to: "new/new")
    let (path, aside) = ("\(folder.path)/out", "\(folder.path)/.out.earlier")
    try DiskFolder.replace(path, with: "\(folder.path)/new", aside: aside)
    #expect(try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted() == ["out", "out/new"])
    #expect(throws: FormatError.self) { try DiskFolder.replace(path, with: "\(folder.path)/none", aside: aside) }
    #expect(try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted() == ["out", "out/new"])
    try FileManager.default.moveItem(atPath: path, toPath: aside)
    let made = try DiskFolder(at: path)
    #expect(FileManager.default.fileExists(atPath: "\(path)/new"))
    try made.finish()
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
