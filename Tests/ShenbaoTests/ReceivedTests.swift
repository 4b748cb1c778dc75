import Foundation
import Shenbao
import ShenbaoFormats
import ShenbaoModel
import TestSupport
import Testing

/// Packages as they arrive: in folders and ZIP files, with names of all kinds, whole, broken, and of another call.
@Suite struct ReceivedTests {
  @Test func oneBrokenPackageNeverStopsTheOthers() throws {
    let folder = try RecommendTests.folder(with: ["first", "draft", "shandong"])
    try folder.write(Array("not a ZIP file".utf8), to: "broken.zip")
    try folder.write([1], to: "empty/readme.txt")
    let files = ["broken.zip", "missing", "draft", "shandong", "empty", "first"]
    let found = try RecommendTests.recommend(files, in: folder)
    let codes = found.made.entries.map { Set($0.findings.filter { $0.severity == .error }.map(\.code.name)) }
    #expect(
      codes == [
        ["archive.unreadable"], ["recommend.unopened"], ["recommend.draft"], ["recommend.other-pack"],
        ["recommend.no-package"], [],
      ]
    )
    try found.made.write(to: "\(folder.path)/out")
    let notices = try FileManager.default.contentsOfDirectory(atPath: "\(folder.path)/out/补正")
    #expect(notices.count == 10)
    let notice = try Inspection(of: "\(folder.path)/out/补正/03-泉城示例大学-补正通知.docx").text
    #expect(notice.contains("报送的是草稿") && notice.contains("补正期限：2024年9月22日"))
  }

  @Test func aPackageThatWasChangedIsGivenBackWithItsPlace() throws {
    let folder = try RecommendTests.folder(with: ["first"])
    try FileManager.default.removeItem(atPath: "\(folder.path)/first/泉城示例大学-汇总表.xlsx")
    let found = try RecommendTests.recommend(["first"], in: folder)
    #expect(found.made.entries[0].findings.map(\.code.name) == ["verify.missing"])
    #expect(found.report.diagnostics.first?.place?.file == "first/泉城示例大学-汇总表.xlsx")
    #expect(found.made.code == nil && !found.made.names.contains { $0.hasPrefix("推荐/") })
  }

  @Test(arguments: ["", "我的申报/out/"]) func zipFilesWithNamesInGBKAreRead(top: String) throws {
    let folder = try RecommendTests.folder(with: ["first"])
    let files = try FileManager.default.contentsOfDirectory(atPath: "\(folder.path)/first").sorted()
    let gbk = String.Encoding(rawValue: 0x8000_0632)
    var entries = try files.map { file in
      var entry = HandmadeZip.Entry("", Array(try Data(contentsOf: URL(filePath: "\(folder.path)/first/\(file)"))))
      entry.name = Array((top + file).data(using: gbk) ?? Data())
      entry.isUnicode = false
      return entry
    }
    entries.append(HandmadeZip.Entry("__MACOSX/._manifest.json", [0]))
    try folder.write(HandmadeZip(entries).bytes, to: "gbk.zip")
    let received = ReceivedPackage(reading: "\(folder.path)/gbk.zip", as: "gbk.zip", with: try Sample.installation)
    let whole = ReceivedPackage(reading: "\(folder.path)/first", as: "gbk.zip", with: try Sample.installation)
    #expect(received.code != nil && received.code == whole.code)
    let found = try RecommendTests.recommend(["gbk.zip"], in: folder)
    #expect(found.made.entries[0].findings.isEmpty)
    #expect(found.made.entries[0].unit == "泉城示例大学")
  }

  @Test func twoPackagesInOneZipFileAreRefused() throws {
    let folder = try RecommendTests.folder(with: ["first"])
    let zip = HandmadeZip([HandmadeZip.Entry("a/manifest.json", [1]), HandmadeZip.Entry("b/manifest.json", [1])])
    try folder.write(zip.bytes, to: "two.zip")
    let found = try RecommendTests.recommend(["two.zip"], in: folder)
    #expect(found.made.entries[0].findings.map(\.code.name) == ["recommend.no-package"])
  }

  @Test func otherFoldersAreNeverReplaced() throws {
    let folder = try RecommendTests.folder(with: ["first"])
    let made = try RecommendTests.recommend(["first"], in: folder).made
    for path in ["first", "."] {
      let refusal = ArchiveTests.refusal { try made.write(to: "\(folder.path)/\(path)") }
      #expect(refusal == ["build.occupied"])
    }
    try made.write(to: "\(folder.path)/out")
    try made.write(to: "\(folder.path)/out")
    try folder.write([1], to: "out/推荐/note.txt")
    #expect(ArchiveTests.refusal { try made.write(to: "\(folder.path)/out") } == ["build.occupied"])
    #expect(FileManager.default.fileExists(atPath: "\(folder.path)/out/推荐/note.txt"))
  }

  @Test func aPackWithoutABureauSaysSo() throws {
    let folder = try TemporaryFolder()
    let text = "pack: jinan-2024-action-plan\n"
    try folder.write(Array(text.utf8), to: "BUREAU.yaml")
    #expect(
      ArchiveTests.refusal { _ = try RecommendTests.recommend("\(folder.path)/BUREAU.yaml") } == ["recommend.none"]
    )
  }

  @Test func whatABureauMadeIsNotArchivedYet() throws {
    let folder = try RecommendTests.folder(with: ["first"])
    try RecommendTests.recommend(["first"], in: folder).made.write(to: "\(folder.path)/out")
    let refusal = ArchiveTests.refusal {
      _ = try ArchiveSource(gathering: "\(folder.path)/out/推荐", application: folder.path, with: try Sample.installation)
    }
    #expect(refusal == ["recommend.not-archived"])
  }
}
