import Foundation
import Shenbao
import ShenbaoFormats
import ShenbaoModel
import TestSupport
import Testing

/// What is handed in after the package.
@Suite struct SupplementTests {
  private func withLate() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.copy(Sample.path, to: "app")
    let evidence = "\(Sample.path)/evidence"
    try FileManager.default.createDirectory(
      atPath: "\(folder.path)/app/evidence/补充材料",
      withIntermediateDirectories: true
    )
    try folder.copy("\(evidence)/合作合同/01-平台建设合作合同.pdf", to: "app/evidence/补充材料/01-补充协议.pdf")
    // Not the same file twice.
    let path = "app/evidence/补充材料/01-补充协议.pdf"
    let bytes = [UInt8](try Data(contentsOf: URL(filePath: "\(folder.path)/\(path)")))
    try folder.write(bytes + Array("\n% late\n".utf8), to: path)
    return folder
  }

  @Test func notAByteOfThePackageChanges() throws {
    let folder = try withLate()
    let built = try Sample.build("\(folder.path)/app", to: "\(folder.path)/out")
    #expect(try built.package.code == Sample.code)
    for role in ["declaration", "summary", "bundle"] {
      let file = try Sample.file(role)
      let name = file.split(separator: "/").last.map(String.init) ?? ""
      let twin = try Data(contentsOf: URL(filePath: "\(folder.path)/out/\(name)"))
      #expect(try Data(contentsOf: URL(filePath: file)) == twin, "\(name)")
    }
  }

  @Test func itHasACatalogueNumbersAndACodeOfItsOwn() throws {
    let folder = try withLate()
    try Sample.build("\(folder.path)/app", to: "\(folder.path)/out")
    let file = "\(folder.path)/out/泉城示例大学-补充材料.pdf"
    let reader = try PDFReader(bytes: [UInt8](try Data(contentsOf: URL(filePath: file))))
    #expect(reader.pageCount == 7)
    #expect(reader.outline.map(\.title) == ["一、申报材料目录", "二、补充材料", "1. 补充协议"])
    #expect(reader.pages.map(\.label) == (1...7).map(String.init))
    let text = try Program("pdftotext", ["-raw", file, "-"]).output
    #expect(text.contains("补充 第 1 页 共 7 页") && text.contains("补充协议"))
    #expect(!text.contains(try Sample.code))
    let verification = Verification(of: "\(folder.path)/out", with: try Sample.installation)
    #expect(verification.report.diagnostics.filter { $0.severity == .error }.map(\.code.name) == [])
  }

  @Test func anArchiveKeepsItAndMakesItAgain() throws {
    let folder = try withLate()
    try Sample.build("\(folder.path)/app", to: "\(folder.path)/out")
    let installation = try Sample.installation
    let archive = try Sample.archive(in: folder)
    let again = try Regeneration(of: archive, to: "\(folder.path)/again", with: installation)
    let differing = again.outputs.filter { !$0.isSame }.map(\.name)
    #expect(differing == [])
    #expect(again.outputs.contains { $0.name.hasSuffix("补充材料.pdf") })
  }

  @Test func verifyLooksIntoIt() throws {
    let folder = try withLate()
    try Sample.build("\(folder.path)/app", to: "\(folder.path)/out")
    func findings() throws -> Set<String> {
      let found = Verification(of: "\(folder.path)/out", with: try Sample.installation).report.diagnostics
      return Set(found.map { "\($0.code.name) \($0.facts.first?.zh ?? "")" })
    }
    let manifest = "\(folder.path)/out/manifest.json"
    let text = try String(contentsOfFile: manifest, encoding: .utf8)
    let start = try #require(text.firstRange(of: "\"supplement\" : {")?.upperBound)
    let lie = text[..<start] + text[start...].replacing("\"last_page\" : 7", with: "\"last_page\" : 6")
    try folder.write(Array(String(lie).utf8), to: "out/manifest.json")
    #expect(try findings() == ["verify.catalogue 末页"])
    try folder.write(Array(text.utf8), to: "out/manifest.json")
    let file = "\(folder.path)/out/泉城示例大学-补充材料.pdf"
    _ = try Program("qpdf", [file, "--pages", ".", "1,3,2,4-7", "--", "\(folder.path)/turned.pdf"])
    try FileManager.default.removeItem(atPath: file)
    try FileManager.default.moveItem(atPath: "\(folder.path)/turned.pdf", toPath: file)
    let found = try findings()
    #expect(found.isSuperset(of: ["verify.page-order 2", "verify.page-order 3", "verify.changed 泉城示例大学-补充材料.pdf"]))
    #expect(!found.contains { $0.hasPrefix("verify.page-missing") || $0.hasPrefix("verify.field") }, "\(found)")
    try folder.write(
      Array(text.replacing("\"role\" : \"supplement\"", with: "\"role\" : \"other\"").utf8),
      to: "out/manifest.json"
    )
    #expect(try findings().contains { $0.hasPrefix("verify.manifest") })
  }

  @Test func itsScansAreCollatedOnTheirOwn() throws {
    let folder = try withLate()
    try Sample.build("\(folder.path)/app", to: "\(folder.path)/out")
    let file = "\(folder.path)/out/泉城示例大学-补充材料.pdf"
    _ = try Program("pdftoppm", ["-r", "150", "-gray", "-jpeg", file, "\(folder.path)/scan"])
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasPrefix("scan") }
    let scans = names.sorted(by: >).map { "\(folder.path)/\($0)" }
    let (package, installation) = ("\(folder.path)/out", try Sample.installation)
    let collation = try Collation(of: package, scans: scans, isSupplement: true, with: installation)
    #expect(collation.report.diagnostics.isEmpty && collation.pageCount == 7)
    try collation.write(to: "\(folder.path)/sealed.pdf", with: installation)
    let sealed = try PDFReader(bytes: ChangedPack.bytes(of: "\(folder.path)/sealed.pdf"))
    #expect(sealed.outline.map(\.title) == ["一、申报材料目录", "二、补充材料", "1. 补充协议"])
    let mistaken = try Collation(of: package, scans: Array(scans.prefix(1)), with: installation).report
    #expect(mistaken.diagnostics.first?.code.name == "paper.other-edition")
    do throws(Report) {
      _ = try Collation(of: try Sample.built.get().path + "/out", scans: scans, isSupplement: true, with: installation)
      Issue.record("there is no supplement")
    } catch {
      #expect(error.diagnostics.map(\.code.name) == ["paper.no-supplement"])
    }
  }
}
