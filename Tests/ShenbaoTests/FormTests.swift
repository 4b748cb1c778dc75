import Foundation
import Shenbao
import ShenbaoFormats
import ShenbaoModel
import TestSupport
import Testing

/// Forms that somebody has edited: what is wrong with them is said, with a place that can be found in Word.
@Suite struct FormTests {
  /// What building the sample says when one form of the pack is another.
  private func diagnostics(
    with form: [UInt8],
    as name: String = "jinan-platform-2024/forms/申报书.docx"
  ) throws -> [Diagnostic] {
    let folder = try TemporaryFolder()
    try folder.copy("Templates", to: "Templates")
    let fonts = Repository.root.appending(path: "Fonts").path
    try FileManager.default.createSymbolicLink(atPath: "\(folder.path)/Fonts", withDestinationPath: fonts)
    try folder.write(form, to: "Templates/\(name)")
    let installation = try #require(Installation(at: folder.path))
    let sample = try ApplicationFolder(reading: Repository.root.appending(path: Sample.path).path)
    let pack = try installation.pack("jinan-platform-2024")
    var report = Report()
    do {
      _ = try Package(building: sample, for: pack, with: installation, into: &report)
      return report.diagnostics
    } catch {
      report.add(error)
      return report.diagnostics
    }
  }

  /// A small Word file of these paragraphs or tables.
  private func document(_ body: String) throws -> [UInt8] {
    let types = """
      <?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
      <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
      <Override PartName="/word/document.xml" \
      ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>
      """
    let relationships = """
      <?xml version="1.0" encoding="UTF-8"?>\
      <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" \
      Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" \
      Target="word/document.xml"/></Relationships>
      """
    let text = """
      <?xml version="1.0" encoding="UTF-8"?>\
      <w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>\(body)\
      <w:sectPr><w:pgSz w:w="11906" w:h="16838"/>\
      <w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440"/></w:sectPr></w:body></w:document>
      """
    let parts = [("[Content_Types].xml", types), ("_rels/.rels", relationships), ("word/document.xml", text)]
    return try ZipArchive(entries: parts.map { ZipArchive.Entry(name: $0.0, bytes: Array($0.1.utf8)) }).packed()
  }

  private func paragraph(_ text: String, properties: String = "") -> String {
    "<w:p><w:pPr>\(properties)</w:pPr><w:r><w:t>\(text)</w:t></w:r></w:p>"
  }

  @Test func anUnknownNameIsReportedWithTheNearest() throws {
    let found = try diagnostics(with: try document(paragraph("单位：{{申报单位.名秤}}")))
    #expect(found.map(\.code.name) == ["form.mark"])
    #expect(found.first?.message.zh.contains("申报单位.名称") == true)
    #expect(found.first?.place?.detail?.zh.contains("{{申报单位.名秤}}") == true)
  }

  @Test func aNameInATableThatHasNoRowsIsJudgedToo() throws {
    let rows = "{{#工作基础.代表性专利}}{{号妈}}{{/工作基础.代表性专利}}"
    let found = try diagnostics(with: try document(paragraph(rows)))
    #expect(found.map(\.code.name) == ["form.mark"])
  }

  @Test func aBrokenFormIsRefused() throws {
    #expect(try diagnostics(with: Array("PK".utf8)).map(\.code.name) == ["pack.form"])
    let sheet = "jinan-platform-2024/forms/汇总表.xlsx"
    #expect(try diagnostics(with: Array("PK".utf8), as: sheet).map(\.code.name) == ["pack.form"])
    #expect(try diagnostics(with: Array("PK".utf8), as: "common/forms/目录.docx").map(\.code.name) == ["pack.form"])
  }

  @Test func whatCannotBeTypesetIsSaid() throws {
    let found = try diagnostics(
      with: try document("<w:p><w:r><w:rPr><w:shadow/></w:rPr><w:t>影</w:t></w:r></w:p>" + paragraph("{{申报单位.名称}}"))
    )
    #expect(found.map(\.code.name).contains("form.unsupported"))
    #expect(!found.contains { $0.severity == .error })
  }

  @Test func textThatIsNotSeenWholeIsSaid() throws {
    let exact = #"<w:trPr><w:trHeight w:val="200" w:hRule="exact"/></w:trPr>"#
    let row = "<w:tr>\(exact)<w:tc>\(paragraph("{{申报单位.名称}}"))\(paragraph("看不全"))</w:tc></w:tr>"
    let found = try diagnostics(with: try document("<w:tbl>\(row)</w:tbl>" + paragraph("")))
    #expect(found.map(\.code.name).contains("form.outside"))
    #expect(found.contains { $0.message.zh == "文字超出了固定的行高，看不全" && $0.place?.detail?.zh.contains("看不全") == true })
  }

  /// 拾玖 is longer than 贰拾: when the evidence starts on page 19 the paragraph needs one page more, and then one less.
  @Test func pageReferencesThatNeverSettleAreAnError() throws {
    let breaks = String(repeating: paragraph("页", properties: "<w:pageBreakBefore/>"), count: 15)
    let marks = paragraph(String(repeating: "{{附件.主体资格.页|大写}}", count: 620), properties: "<w:pageBreakBefore/>")
    let found = try diagnostics(with: try document(breaks + marks))
    #expect(found.map(\.code.name) == ["form.unsteady"], "\(found.map(\.message.zh))")
  }
}
