import Foundation
import Shenbao
import ShenbaoFormats
import ShenbaoModel
import TestSupport
import Testing

/// The example of Packs.md, taken out of the page and built exactly as it is written there.
@Suite struct WorkedExampleTests {
  private static let page = "Sources/Shenbao/Shenbao.docc/Packs.md"

  /// The block of text behind those words of the page.
  private static func block(after words: String) throws -> String {
    let text = try Repository.text(page)
    let start = try #require(text.range(of: words))
    let open = try #require(text.range(of: "\n```", range: start.upperBound..<text.endIndex))
    let line = try #require(text.range(of: "\n", range: open.upperBound..<text.endIndex))
    let close = try #require(text.range(of: "\n```", range: line.upperBound..<text.endIndex))
    return String(text[line.upperBound..<close.lowerBound])
  }

  /// The printed form as a Word file: a line is a paragraph, lines with bars are the rows of a table.
  private static func form(_ text: String) throws -> [UInt8] {
    func paragraph(_ text: Substring) -> String {
      text.isEmpty ? "<w:p/>" : "<w:p><w:r><w:t xml:space=\"preserve\">\(text)</w:t></w:r></w:p>"
    }
    var body = ""
    var isInTable = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("|") != isInTable {
        body += isInTable ? "</w:tbl>" : "<w:tbl><w:tblPr/><w:tblGrid/>"
        isInTable.toggle()
      }
      guard isInTable else {
        body += paragraph(line)
        continue
      }
      let cells = line.dropFirst().dropLast().split(separator: "|", omittingEmptySubsequences: false)
      let made = cells.map { cell in
        let words = cell.drop { $0 == " " }
        return "<w:tc><w:tcPr/>\(paragraph(words.allSatisfy { $0 == " " } ? "" : words))</w:tc>"
      }
      body += "<w:tr>\(made.joined())</w:tr>"
    }
    let office = "http://schemas.openxmlformats.org/"
    let type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    let parts = [
      (
        "[Content_Types].xml",
        "<Types xmlns=\"\(office)package/2006/content-types\"><Override PartName=\"/word/document.xml\" ContentType=\"\(type)\"/></Types>"
      ), ("_rels/.rels", "<Relationships xmlns=\"\(office)package/2006/relationships\"/>"),
      (
        "word/document.xml",
        "<w:document xmlns:w=\"\(office)wordprocessingml/2006/main\"><w:body>\(body)\(isInTable ? "</w:tbl>" : "")</w:body></w:document>"
      ),
    ]
    return try ZipArchive(entries: parts.map { ZipArchive.Entry(name: $0.0, bytes: Array($0.1.utf8)) }).packed()
  }

  /// A folder with the pack as the page makes it, and the application.
  private static func made() throws -> (folder: TemporaryFolder, installation: Installation) {
    let folder = try TemporaryFolder()
    try folder.copy("Templates/common", to: "Templates/common")
    try FileManager.default.createSymbolicLink(
      atPath: "\(folder.path)/Fonts",
      withDestinationPath: Repository.root.appending(path: "Fonts").path
    )
    let installation = try #require(Installation(at: folder.path))
    try folder.write(try form(try block(after: "文件 `申报书.docx`：")), to: "申报书.docx")
    let pack = "Templates/yunxi-2030"
    try installation.draft(pack: "yunxi-2030", form: "\(folder.path)/申报书.docx").write(to: "\(folder.path)/\(pack)")
    return (folder, installation)
  }

  private static func finish(_ folder: TemporaryFolder) throws {
    let pack = "Templates/yunxi-2030"
    try folder.write(Array(try block(after: "文件 `notice.txt`：").utf8), to: "\(pack)/notice.txt")
    try folder.write(Array(try block(after: "文件 `pack.yaml`：").utf8), to: "\(pack)/pack.yaml")
    try folder.write(Array(try block(after: "文件 `application.yaml`：").utf8), to: "app/application.yaml")
    for (source, name) in [
      ("liaoning-2023-support/evidence/资质成果/01-营业执照.pdf", "主体资格/营业执照.pdf"),
      ("jinan-platform-2024/evidence/其他材料/07-专利代理师资格证.png", "资格证书/资格证.png"),
    ] {
      try folder.write(try Repository.bytes("samples/\(source)"), to: "app/evidence/\(name)")
    }
  }

  @Test func theDraftIsTheOneThatThePageShows() throws {
    let (folder, installation) = try Self.made()
    let yaml = try String(contentsOfFile: "\(folder.path)/Templates/yunxi-2030/pack.yaml", encoding: .utf8)
    #expect(yaml.contains(try Self.block(after: "这份空表起草出来的字段是：")))
    #expect(installation.check(pack: "yunxi-2030").report.diagnostics.isEmpty)
  }

  @Test func thePackIsWholeAndTheApplicationIsBuilt() throws {
    let (folder, installation) = try Self.made()
    try Self.finish(folder)
    let check = installation.check(pack: "yunxi-2030")
    #expect(check.report.diagnostics.map { "\($0.code.name) \($0.message.zh)" } == [])
    let pack = try #require(check.pack?.pack)
    let words = "没有错误：\(pack.leaves.count) 个字段，\(pack.rules.count) 条规则，\(pack.forms.count) 张表。"
    #expect(try Self.block(after: "没有错误时：") == words)
    var report = Report()
    let application = try ApplicationFolder(reading: "\(folder.path)/app")
    let opened = try installation.pack(for: application)
    let package = try Package(building: application, for: opened, with: installation, into: &report)
    try package.write(to: "\(folder.path)/out")
    #expect(report.diagnostics.map(\.message.zh) == [])
    #expect(package.files.map(\.name).contains("云溪示例精密机械有限公司-申报材料.pdf"))
    let text = try Inspection(of: "\(folder.path)/out/云溪示例精密机械有限公司-申报书.docx").text
    #expect(text.contains("一是摸清本公司所在行业的专利分布。") && text.contains("见附件三，第3页") && !text.contains("{{"))
    #expect(Verification(of: "\(folder.path)/out").report.diagnostics.isEmpty)
    #expect(pack.skeleton.contains("# 纸质：一式3份；装订：胶装；不得：活页夹；复印件加盖公章"))
    #expect(pack.skeleton.contains("# 资格证书：一式1份"))
  }

  /// Growth, ranges, either-or, waivers, variants with other names, slots that depend: each does what the page says.
  @Test(arguments: [
    ("有效发明专利: 12", "有效发明专利: 9", ["rule.waivable"]),
    ("实施期限: 2030-08-01 至 2031-07-31", "实施期限: 2030-08-01 至 2031-07-31\n  放宽理由: 初创", []),
    ("目标数: 6}", "目标数: 5}", ["rule.broken"]), ("目标数: 150}", "目标数: 501}", []), ("申请经费: 28", "申请经费: 31", ["rule.broken"]),
    ("项目类别: 企业类", "项目类别: 产业类", ["rule.broken"]), ("项目类别: 企业类", "项目类别: 企业导航类", ["field.alias"]),
    ("合作单位:", "合作单位: 云溪示例大学", ["evidence.slot-empty"]), ("2031-07-31", "2031-08-02", ["rule.broken"]),
    ("专业资格: 专利代理师", "专业资格: 其他", ["rule.broken"]),
  ])
  func theRulesOfThePageHold(before: String, after: String, codes: [String]) throws {
    let (folder, installation) = try Self.made()
    try Self.finish(folder)
    let text = try Self.block(after: "文件 `application.yaml`：")
    #expect(text.contains(before))
    try folder.write(Array(text.replacing(before, with: after).utf8), to: "app/application.yaml")
    let application = try ApplicationFolder(reading: "\(folder.path)/app")
    let pack = try installation.pack(for: application).pack
    var report = Report()
    _ = Application(validating: application.value, against: pack, facts: application.facts, into: &report)
    #expect(report.diagnostics.map(\.code.name) == codes)
    if codes == ["rule.waivable"] {
      let sentence = try Self.block(after: "改成 9：")
      #expect(report.diagnostics[0].message.zh.contains(sentence))
      #expect(report.diagnostics[0].clause == "有效发明专利不少于10件")
    }
  }
}
