import Foundation
import Shenbao
import ShenbaoFormats
import ShenbaoModel
import TestSupport
import Testing

@Suite struct ArchiveTests {
  /// The sample's archive, made on first use and kept until the tests end.
  static let made: Result<TemporaryFolder, any Error> = {
    do {
      let folder = try TemporaryFolder()
      try source().write(to: "\(folder.path)/sample.zip")
      return .success(folder)
    } catch {
      return .failure(error)
    }
  }()

  static func source(withFonts: Bool = false) throws -> ArchiveSource {
    try ArchiveSource(
      gathering: "\(try Sample.built.get().path)/out",
      application: Repository.root.appending(path: Sample.path).path,
      with: try Sample.installation,
      withFonts: withFonts
    )
  }

  static func sample() throws -> String { "\(try made.get().path)/sample.zip" }

  /// The codes that a piece of work is refused with.
  static func refusal(_ work: () throws -> Void) -> [String] {
    do {
      try work()
      return []
    } catch {
      return (error as? Report)?.diagnostics.map(\.code.name) ?? ["\(error)"]
    }
  }

  @Test func theArchiveHoldsEverythingAndSaysSo() throws {
    let archive = try ZipArchive(unpacking: Array(try Data(contentsOf: URL(filePath: try Self.sample()))))
    let root = "shenbao-\(try Sample.code)/"
    let names = archive.entries.map(\.name)
    #expect(names.allSatisfy { $0.hasPrefix(root) })
    for name in [
      "bagit.txt", "bag-info.txt", "manifest-sha256.txt", "tagmanifest-sha256.txt", "digests-sm3.txt", "checks.json",
      "data/package/manifest.json", "data/package/泉城示例大学-申报材料.pdf", "data/application/application.yaml",
      "data/application/evidence/其他材料/05-路演厅照片.jpg", "data/home/Templates/jinan-platform-2024/pack.yaml",
    ] { #expect(names.contains(root + name), "\(name)") }
    let payload = archive.entries.filter { $0.name.hasPrefix("\(root)data/") }
    let size = payload.reduce(0) { $0 + $1.bytes.count }
    let information = String(decoding: archive["\(root)bag-info.txt"] ?? [], as: UTF8.self)
    #expect(information.contains("Payload-Oxum: \(size).\(payload.count)\n"))
    #expect(!names.contains { $0.contains("/Fonts/") })
  }

  @Test func theSamePackageGivesTheSameArchive() throws {
    let folder = try TemporaryFolder()
    try Self.source().write(to: "\(folder.path)/again.zip")
    let both = try ["\(folder.path)/again.zip", try Self.sample()].map { try Data(contentsOf: URL(filePath: $0)) }
    #expect(both[0] == both[1])
    let again = Self.refusal { try Self.source().write(to: "\(folder.path)/again.zip") }
    #expect(again == ["build.occupied"])
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["again.zip"])
  }

  @Test func thePackageIsRegeneratedByteForByteFromTheArchiveAlone() throws {
    let folder = try TemporaryFolder()
    let archive = try Archive(reading: try Self.sample())
    let made = try Regeneration(of: archive, to: "\(folder.path)/again", with: try Sample.installation)
    #expect(made.outputs.filter { !$0.isSame }.isEmpty)
    #expect(made.outputs.count == 5)
    #expect(made.report.diagnostics.isEmpty)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["again"])
    #expect(Verification(of: "\(folder.path)/again").report.diagnostics.isEmpty)
  }

  @Test func anArchiveWithItsFontsNeedsNoOthers() throws {
    let folder = try TemporaryFolder()
    try Self.source(withFonts: true).write(to: "\(folder.path)/fonts.zip")
    let archive = try Archive(reading: "\(folder.path)/fonts.zip")
    let bare = try Self.installation(in: folder, withoutFont: true)
    let made = try Regeneration(of: archive, to: "\(folder.path)/again", with: bare)
    #expect(made.outputs.filter { !$0.isSame }.isEmpty)
  }

  /// The templates, and the fonts without the last of them.
  private static func installation(in folder: TemporaryFolder, withoutFont: Bool) throws -> Installation {
    try FileManager.default.createDirectory(atPath: "\(folder.path)/home/Fonts", withIntermediateDirectories: true)
    try folder.copy("Templates", to: "home/Templates")
    let fonts = try FileManager.default.contentsOfDirectory(atPath: Repository.root.appending(path: "Fonts").path)
    let used = fonts.filter { $0.hasSuffix(".otf") || $0.hasSuffix(".ttf") }.sorted()
    for name in withoutFont ? used.dropLast() : used[...] { try folder.copy("Fonts/\(name)", to: "home/Fonts/\(name)") }
    return try #require(Installation(at: "\(folder.path)/home"))
  }

  @Test func otherFontsAreNamedBeforeTheDifferencesTheyMake() throws {
    let folder = try TemporaryFolder()
    let bare = try Self.installation(in: folder, withoutFont: true)
    let made = try Regeneration(of: try Archive(reading: try Self.sample()), to: "\(folder.path)/again", with: bare)
    let codes = made.report.diagnostics.map(\.code.name)
    #expect(codes.first == "archive.fonts" && codes.last == "archive.cause")
    #expect(codes.filter { $0 == "archive.differs" }.count == 5)
    #expect(made.outputs.filter(\.isSame).isEmpty)
    #expect(made.report.diagnostics.contains { $0.message.zh.contains("fonts, outputs, package_code") })
    #expect(made.report.diagnostics.last?.message.zh == "与归档时不同的是：字体")
  }

  @Test func inputsThatAreNotThoseOfThePackageAreNamed() throws {
    let folder = try TemporaryFolder()
    try folder.copy(Sample.path, to: "app")
    let package = "\(try Sample.built.get().path)/out"
    let photograph = "evidence/其他材料/05-路演厅照片.jpg"
    try FileManager.default.removeItem(atPath: "\(folder.path)/app/\(photograph)")
    let gather = {
      _ = try ArchiveSource(gathering: package, application: "\(folder.path)/app", with: try Sample.installation)
    }
    #expect(Self.refusal(gather) == ["archive.inputs"])
    try folder.write([0], to: "app/\(photograph)")
    #expect(Self.refusal(gather) == ["archive.inputs"])
    // A link that leads to the right file elsewhere is still outside.
    try FileManager.default.removeItem(atPath: "\(folder.path)/app/\(photograph)")
    let original = Repository.root.appending(path: "\(Sample.path)/\(photograph)").path
    try FileManager.default.createSymbolicLink(
      atPath: "\(folder.path)/app/\(photograph)",
      withDestinationPath: original
    )
    #expect(Self.refusal(gather) == ["archive.inputs"])
  }

  @Test func draftsAndDamagedPackagesAreNotArchived() throws {
    let folder = try TemporaryFolder()
    let sample = Repository.root.appending(path: Sample.path).path
    try Sample.build(sample, to: "\(folder.path)/draft", isDraft: true)
    let draft = Self.refusal {
      _ = try ArchiveSource(gathering: "\(folder.path)/draft", application: sample, with: try Sample.installation)
    }
    #expect(draft == ["archive.draft"])
    try FileManager.default.copyItem(atPath: "\(try Sample.built.get().path)/out", toPath: "\(folder.path)/out")
    try FileManager.default.removeItem(atPath: "\(folder.path)/out/泉城示例大学-汇总表.xlsx")
    let damaged = Self.refusal {
      _ = try ArchiveSource(gathering: "\(folder.path)/out", application: sample, with: try Sample.installation)
    }
    #expect(damaged == ["verify.missing"])
  }

  @Test func anotherEditionOfThePackIsNotTakenForTheOldOne() throws {
    let folder = try TemporaryFolder()
    let other = try Self.installation(in: folder, withoutFont: false)
    let pack = URL(filePath: "\(folder.path)/home/Templates/jinan-platform-2024/pack.yaml")
    try Data(try String(contentsOf: pack, encoding: .utf8).appending("# 改动\n").utf8).write(to: pack)
    let codes = Self.refusal {
      _ = try ArchiveSource(
        gathering: "\(try Sample.built.get().path)/out",
        application: Repository.root.appending(path: Sample.path).path,
        with: other
      )
    }
    #expect(codes == ["archive.pack"])
  }

  @Test(.enabled(if: (try? Program("python3", ["-c", "import bagit"]))?.status == 0))
  func theCommonValidatorAgrees() throws {
    let folder = try TemporaryFolder()
    let unpacked = try Program("python3", ["-m", "zipfile", "-e", try Self.sample(), folder.path])
    #expect(unpacked.status == 0)
    let run = try Program("python3", ["-m", "bagit", "--validate", "\(folder.path)/shenbao-\(try Sample.code)"])
    #expect(run.status == 0, "\(run.errors)")
  }
}
