import Foundation
import Shenbao
import ShenbaoFormats
import ShenbaoModel
import TestSupport
import Testing

/// Electronic = electronic: an edit in any one document is found, and the field, the cell or the page is named.
@Suite struct ElectronicTests {
  private static let application = Repository.root.appending(path: Sample.path).path

  @Test func anUntouchedPackageIsNeverAccused() throws {
    let package = try DamagedPackage()
    #expect(try package.findings(against: Self.application) == [])
  }

  /// Changes one digit that somebody could see; returns the path of its field, if it stands in one.
  private func changeDigit(of text: inout String, _ random: inout Seeded) -> String? {
    let texts = text.matches(of: #/<w:t(?: [^>]*)?>([^<]*[0-9][^<]*)<\/w:t>/#)
    guard let match = texts.randomElement(using: &random) else { return nil }
    let places = match.1.indices.filter { text[$0].isASCII && text[$0].isNumber }
    guard let place = places.randomElement(using: &random), let digit = Int(String(text[place])) else { return nil }
    let before = text[..<place]
    text.replaceSubrange(place...place, with: "\((digit + 1) % 10)")
    // The innermost control that is still open holds the digit.
    let opened = before.ranges(of: "<w:sdt>").count - before.ranges(of: "</w:sdt>").count
    guard opened > 0 else { return nil }
    return before.matches(of: #/<w:tag w:val="([^"]+)"/#).last.map { String($0.1) }
  }

  @Test(arguments: 0..<UInt64(24)) func aDigitChangedInWordIsNamed(seed: UInt64) throws {
    var random = Seeded(seed)
    let package = try DamagedPackage()
    var field: String?
    try package.edit("申报书.docx", part: "word/document.xml") { field = changeDigit(of: &$0, &random) }
    if seed % 2 == 1 { try package.forgeManifest() }
    let findings = try package.findings()
    #expect(findings.contains { $0.hasPrefix("verify.changed") } == (seed % 2 == 0))
    let rest = findings.filter { !$0.hasPrefix("verify.changed") }
    let name = field.map { $0.hasSuffix("¶") ? String($0.dropLast()) : $0 }
    if let name, !name.hasPrefix("~") {
      // The sheet has some of the fields too, and then says so as well.
      #expect(Set(rest) == ["verify.field \(name)"], "\(rest)")
    } else {
      #expect(rest.count == 1, "\(rest)")
    }
  }

  @Test func whatEachDocumentSaysIsQuotedForPeopleOnly() throws {
    let package = try DamagedPackage()
    try package.edit("申报书.docx", part: "word/document.xml") { $0 = $0.replacing("张示例", with: "张样本") }
    let found = try package.verified().diagnostics.filter { $0.code.name == "verify.field" }
    #expect(found.map(\.facts.first?.zh) == ["申报单位.法定代表人"])
    #expect(found.first?.quotes.map(\.text) == ["张样本", "张示例"])
    #expect(found.first?.message.zh.contains("张") == false)
    #expect(found.first?.place?.detail?.zh.hasPrefix("PDF 第 ") == true)
  }

  @Test func wordsOutsideOfFieldsCountToo() throws {
    let package = try DamagedPackage()
    try package.edit("申报书.docx", part: "word/document.xml") { $0 = $0.replacing("本单位依法设立", with: "本单位已经设立") }
    #expect(try package.findings().contains("verify.text 5"))
    let gone = try DamagedPackage()
    try gone.edit("申报书.docx", part: "word/document.xml") { $0 = $0.replacing("不截留、不挪用", with: "") }
    #expect(try gone.findings().contains("verify.text 5"))
  }

  @Test(arguments: 0..<UInt64(12)) func aCellChangedInExcelIsNamed(seed: UInt64) throws {
    var random = Seeded(seed)
    let package = try DamagedPackage()
    var cell = ""
    try package.edit("汇总表.xlsx", part: "xl/worksheets/sheet1.xml") { text in
      let cells = text.matches(of: #/<c r="([A-Z]+[0-9]+)"[^>\/]*><(?:v|is><t[^>]*)>([^<]+)</#)
      guard let match = cells.filter({ $0.1 != "A5" }).randomElement(using: &random) else { return }
      cell = "汇总表!\(match.1)"
      let last = match.2.last?.isNumber == true ? "\((Int(String(match.2.suffix(1))) ?? 0) + 1)".suffix(1) : "改"
      text.replaceSubrange(match.2.index(before: match.2.endIndex)..<match.2.endIndex, with: last)
    }
    let found = try package.verified().diagnostics.filter { $0.code.name != "verify.changed" }
    #expect(!found.isEmpty)
    let places = Set(found.map { $0.place?.detail?.zh ?? "" })
    #expect(places == [cell], "\(found.map(\.message.zh))")
    #expect(Set(found.map(\.code.name)).isSubset(of: ["verify.field", "verify.cell"]))
  }

  @Test func aSheetThatContradictsTheWordFileIsFoundThoughTheManifestWasForged() throws {
    let package = try DamagedPackage()
    try package.edit("汇总表.xlsx", part: "xl/worksheets/sheet1.xml") { $0 = $0.replacing(">2086<", with: ">2087<") }
    try package.forgeManifest()
    let manifest = URL(filePath: "\(package.path)/manifest.json")
    let text = try String(contentsOf: manifest, encoding: .utf8)
    try Data(text.replacing(#/"汇总表![A-Z]+\d+ .{4}",?\s*/#, with: "").utf8).write(to: manifest)
    let found = try package.findings()
    #expect(found.contains("verify.field 工作基础.有效专利.合计"))
  }

  @Test func answersThatWereChangedAfterTheBuildAreNamed() throws {
    let package = try DamagedPackage()
    try package.folder.copy(Sample.path, to: "app")
    let answers = URL(filePath: "\(package.folder.path)/app/application.yaml")
    let text = try String(contentsOf: answers, encoding: .utf8)
    try Data(text.replacing("专职人员: 7", with: "专职人员: 9").utf8).write(to: answers)
    let found = try package.findings(against: "\(package.folder.path)/app")
    #expect(Set(found) == ["verify.input application.yaml", "verify.field 工作基础.专职人员"])
    try package.folder.write([0], to: "app/evidence/其他材料/05-路演厅照片.jpg")
    let again = try package.findings(against: "\(package.folder.path)/app")
    #expect(again.contains("verify.input evidence/其他材料/05-路演厅照片.jpg"))
  }

  @Test func macrosAndLinksToOtherFilesAreNamed() throws {
    let package = try DamagedPackage()
    var archive = try ZipArchive(unpacking: Array(try Data(contentsOf: URL(filePath: package.file("申报书.docx")))))
    archive["word/vbaProject.bin"] = [1]
    try Data(try archive.packed()).write(to: URL(filePath: package.file("申报书.docx")))
    #expect(try package.findings().contains { $0.hasPrefix("verify.active") })
  }

  @Test func withoutPopplerTheReportSaysWhatWasNotSeen() throws {
    let package = try DamagedPackage()
    let report = try package.verified(readsText: false)
    #expect(report.diagnostics.map(\.code.name) == ["verify.unseen"])
    #expect(!report.hasErrors)
  }

  @Test(arguments: ["申报书.docx", "汇总表.xlsx", "申报材料.pdf"]) func aFileThatDoesNotOpenIsSaid(name: String) throws {
    let package = try DamagedPackage()
    try Data("不是原来的文件".utf8).write(to: URL(filePath: package.file(name)))
    #expect(try package.findings().contains("verify.unopened 泉城示例大学-\(name)"))
  }
}
