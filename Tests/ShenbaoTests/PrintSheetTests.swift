import Foundation
import Shenbao
import ShenbaoFormats
import ShenbaoModel
import TestSupport
import Testing

/// The clerk's sheet says what the pack says, with the final pages.
@Suite struct PrintSheetTests {
  @Test func itIsOnePageWithTheCodeAndEverythingThatIsDue() throws {
    let sheet = try Sample.file("print-sheet")
    let reader = try PDFReader(bytes: DiskFile.read(sheet))
    #expect(reader.pages.count == 1)
    let printed = try Program("pdftotext", ["-layout", sheet, "-"]).output
    for words in [
      "申报码 \(try Sample.code)", "共 46 页", "一式 2 份", "左侧简单装订、胶装", "文件夹、拉杆、打孔", "法定代表人", "第 3 页“申报单位（盖章）”处",
      "主体资格",
    ] {
      #expect(printed.filter { !$0.isWhitespace }.contains(words.filter { !$0.isWhitespace }), "\(words)")
    }
  }

  @Test func itsCodeIsThatOfNoPage() throws {
    let picture = try TemporaryFolder()
    let sheet = try Sample.file("print-sheet")
    _ = try Program("pdftoppm", ["-r", "150", "-gray", sheet, "\(picture.path)/sheet"])
    let read = try Program("zbarimg", ["-q", "--raw", "\(picture.path)/sheet-1.pgm"]).output
    let code = try #require(PageCode(reading: read.trimmingCharacters(in: .whitespacesAndNewlines)))
    #expect(code.page == 0 && code.pages == 46)
    #expect(code.packageCode == (try Sample.code))
  }

  @Test(arguments: ["jinan-platform-2024", "liaoning-2023-support", "shandong-2022-conversion"])
  func everyPlaceForASealIsFoundInItsForm(sample: String) throws {
    let folder = try TemporaryFolder()
    let built = try Sample.build(Repository.root.appending(path: "samples/\(sample)").path, to: "\(folder.path)/out")
    #expect(!built.report.diagnostics.contains { $0.code.name == "form.paper-mark" })
  }

  @Test func aPlaceThatNoFormHasIsWarnedOf() throws {
    let folder = try TemporaryFolder()
    let yaml = "Templates/jinan-platform-2024/pack.yaml"
    for name in ["Templates", "Fonts"] { try folder.copy(name, to: name) }
    let changed = try Repository.text(yaml).replacing("near: （单位公章）", with: "near: （单位印鉴）")
    try folder.write(Array(changed.utf8), to: yaml)
    let installation = try #require(Installation(at: folder.path))
    var report = Report()
    let application = try ApplicationFolder(reading: Repository.root.appending(path: Sample.path).path)
    let pack = try installation.pack(for: application)
    _ = try Package(building: application, for: pack, with: installation, into: &report)
    #expect(report.diagnostics.contains { $0.code.name == "form.paper-mark" })
  }
}
