import Foundation
import Shenbao
import ShenbaoFormats
import ShenbaoModel
import TestSupport
import Testing

/// References to pages lead to these pages, in the PDF and in the Word file.
@Suite struct PageLinkTests {
  private func built(_ changes: [(old: String, new: String)]) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.copy(Sample.path, to: "app")
    var text = try Repository.text("\(Sample.path)/application.yaml")
    for (old, new) in changes {
      #expect(text.contains(old))
      text = text.replacing(old, with: new)
    }
    try folder.write(Array(text.utf8), to: "app/application.yaml")
    try Sample.build("\(folder.path)/app", to: "\(folder.path)/out")
    return folder
  }

  private func bundle(in folder: TemporaryFolder) throws -> PDFReader {
    try PDFReader(bytes: ChangedPack.bytes(of: "\(folder.path)/out/泉城示例大学-申报材料.pdf"))
  }

  @Test func aPageInsideAPieceIsLedTo() throws {
    let mark = "合同见附件{{附件.合作合同.编号}}第{{附件.合作合同.页}}页"
    let folder = try built([
      (mark, "合同第三页见第{{附件.合作合同.1.第3页}}页，末页第{{附件.合作合同.1.止页}}页"),
      ("系统截图见附件{{附件.其他材料.编号}}第{{附件.其他材料.6.页}}页", "合同第五页见第{{附件.合作合同.第5页}}页"),
    ])
    let reader = try bundle(in: folder)
    let first = try #require(reader.outline.first { $0.title.hasPrefix("1. 知识产权运营") }?.page)
    let declaration = try #require(reader.outline.first { $0.title.hasPrefix("二、") }?.page)
    let targets = reader.links.filter { $0.page >= declaration && $0.page < first }.map(\.target)
    for page in [first + 2, first + 4, first + 5] { #expect(targets.contains(.page(page)), "\(page)") }
    #expect(Verification(of: "\(folder.path)/out", with: try Sample.installation).report.diagnostics.isEmpty)
    let docx = try ZipArchive(unpacking: ChangedPack.bytes(of: "\(folder.path)/out/泉城示例大学-申报书.docx"))
    let links = String(decoding: docx["word/_rels/document.xml.rels"] ?? [], as: UTF8.self)
    for page in [first + 3, first + 5, first + 6] { #expect(links.contains(".pdf#page=\(page)\""), "\(page)") }
    let text = String(decoding: docx["word/document.xml"] ?? [], as: UTF8.self)
    #expect(text.contains(#/<w:hyperlink [^>]*r:id="rIdS\d+"><w:r>/#))
  }

  /// Its pages are first counted by some of its rows.
  @Test func aLongCatalogueSaysWhereEachPieceLies() throws {
    let last = "    - {文件: evidence/其他材料/08-路演活动通知.pdf, 名称: “一月一链”路演活动通知, 性质: 复印件}\n"
    let copy = try ChangedPack.bytes(
      of: Repository.root.appending(path: "\(Sample.path)/evidence/其他材料/08-路演活动通知.pdf").path
    )
    let folder = try TemporaryFolder()
    try folder.copy(Sample.path, to: "app")
    var rows = ""
    for number in 1...160 {
      let file = "evidence/其他材料/件\(number).pdf"
      try folder.write(copy + Array("% \(number)\n".utf8), to: "app/\(file)")
      rows += "    - {文件: \(file), 名称: 件\(number)\(String(repeating: "长", count: number % 40))末, 性质: 复印件}\n"
    }
    let text = try Repository.text("\(Sample.path)/application.yaml").replacing(last, with: last + rows)
    try folder.write(Array(text.utf8), to: "app/application.yaml")
    try Sample.build("\(folder.path)/app", to: "\(folder.path)/out")
    let path = "\(folder.path)/out/泉城示例大学-申报材料.pdf"
    let outline = try bundle(in: folder).outline
    let catalogue = try Program("pdftotext", ["-l", "20", "-raw", path, "-"]).output.filter { !$0.isWhitespace }
    for number in stride(from: 1, through: 160, by: 3) {
      let page = try #require(outline.first { $0.title.contains("件\(number)\(number % 40 == 0 ? "末" : "长")") }?.page)
      #expect(catalogue.contains("末\(page + 1)1复印件"), "\(number)")
    }
  }

  @Test func theWordFileNamesThePDFAsItIsCalled() throws {
    let docx = try ZipArchive(unpacking: ChangedPack.bytes(of: try Sample.file("declaration")))
    let links = String(decoding: docx["word/_rels/document.xml.rels"] ?? [], as: UTF8.self)
    let names = Set(links.matches(of: #/Target="([^"#]*)#page=/#).map { String($0.1).removingPercentEncoding ?? "" })
    #expect(names == ["泉城示例大学-申报材料.pdf"])
  }

  @Test func whatIsNotThereIsAnErrorAtItsPlace() throws {
    let wrong = ["{{附件.合作合同.1.第99页}}", "{{附件.合作合同.9.页}}", "{{附件.合作合约.页}}", "{{附件.合作合同.1.第0页}}"]
    for mark in wrong {
      let refused = #expect(throws: Report.self) { try built([("{{附件.合作合同.页}}", mark)]) }
      let found = try #require(refused?.diagnostics.filter { $0.severity == .error })
      #expect(found.map(\.code.name) == ["field.reference"] && found.first?.place?.line == 145, "\(mark)")
    }
  }

  @Test func addressesInAnswersLeadThereFromTheBundle() throws {
    let folder = try built([("制度保障。执行学校", "制度保障。依据[办法](https://example.com/a?b=1#c)执行学校")])
    let targets = try bundle(in: folder).links.map(\.target)
    #expect(targets.contains(.address("https://example.com/a?b=1#c")))
  }
}
