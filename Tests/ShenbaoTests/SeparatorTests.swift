import Foundation
import Shenbao
import ShenbaoFormats
import ShenbaoModel
import TestSupport
import Testing

/// Sheets between the items of evidence, where a pack asks for them.
@Suite struct SeparatorTests {
  private func built() throws -> ChangedPack {
    let pack = try ChangedPack([("paper:\n", "paper:\n  separators: true\n")])
    #expect(try pack.build().diagnostics.isEmpty)
    return pack
  }

  private func findings(_ pack: ChangedPack) -> [String] {
    let found = Verification(
      of: "\(pack.folder.path)/out",
      with: pack.installation,
      against: Repository.root.appending(path: Sample.path).path
    )
    return found.report.diagnostics.map(\.code.name)
  }

  @Test func eachItemOfEvidenceBeginsWithItsSheet() throws {
    let pack = try built()
    let (reader, plain) = (try pack.bundle, try PDFReader(bytes: ChangedPack.bytes(of: try Sample.file("bundle"))))
    #expect(reader.pageCount == plain.pageCount + 3)
    #expect(reader.pages.map(\.label) == (1...reader.pageCount).map(String.init))
    let pages = try Program("pdftotext", ["-raw", pack.bundlePath, "-"]).output.split(separator: "\u{C}")
    let items = reader.outline.filter { $0.level == 1 }
    #expect(items.map(\.title) == plain.outline.filter { $0.level == 1 }.map(\.title))
    for item in items.dropFirst(2) {
      let page = try #require(item.page)
      let title = item.title.drop { $0 != "、" }.dropFirst()
      let text = pages[page].filter { !$0.isWhitespace }
      #expect(text.contains(title.filter { !$0.isWhitespace }) && text.contains("序号材料名称页码页数"))
      // The sheet leads to its pieces, and the first of them follows at once.
      let targets = reader.links.filter { $0.page == page }.map(\.target)
      #expect(targets.contains(.page(page + 1)))
      #expect(reader.outline.contains { $0.level == 2 && $0.page == page + 1 })
    }
  }

  @Test func theManifestCountsThemAndVerifyAcceptsThem() throws {
    let pack = try built()
    #expect(findings(pack) == ["verify.input"] || findings(pack) == [])
    let manifest = URL(filePath: "\(pack.folder.path)/out/manifest.json")
    let text = try String(contentsOf: manifest, encoding: .utf8)
    #expect(text.matches(of: #/"separator" : 1/#).count == 3)
    try Data(text.replacing("\"separator\" : 1", with: "\"separator\" : 2").utf8).write(to: manifest)
    #expect(findings(pack).contains("verify.catalogue"))
  }

  @Test func whatComesLaterHasOneToo() throws {
    let pack = try ChangedPack([("paper:\n", "paper:\n  separators: true\n")])
    try pack.folder.copy(Sample.path, to: "app")
    let late = try Repository.bytes("\(Sample.path)/evidence/合作合同/01-平台建设合作合同.pdf") + Array("\n% late\n".utf8)
    try pack.folder.write(late, to: "app/evidence/补充材料/01-补充协议.pdf")
    try pack.build("\(pack.folder.path)/app")
    let file = "\(pack.folder.path)/out/泉城示例大学-补充材料.pdf"
    let reader = try PDFReader(bytes: ChangedPack.bytes(of: file))
    #expect(reader.pageCount == 8)
    #expect(reader.outline.map(\.page) == [0, 1, 2])
  }

  @Test func aFormOfThePacksOwnIsCheckedAndUsed() throws {
    let pack = try ChangedPack([("paper:\n", "paper:\n  separators: true\n")])
    let common = "\(pack.folder.path)/home/Templates/common/forms/隔页.docx"
    try FileManager.default.copyItem(atPath: common, toPath: "\(pack.folder.path)/\(ChangedPack.path)/forms/隔页.docx")
    try pack.edit(form: "隔页.docx", part: "word/document.xml") { $0 = $0.replacing("隔页.编号", with: "隔页.编好") }
    let found = pack.installation.check(pack: "jinan-platform-2024").report.diagnostics
      .filter { $0.code.name == "form.mark" }
    #expect(found.map(\.code.name) == ["form.mark"])
    #expect(found.first?.place?.file == "forms/隔页.docx")
  }
}
