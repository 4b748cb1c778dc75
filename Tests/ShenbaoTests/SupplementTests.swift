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
    let source = try ArchiveSource(
      gathering: "\(folder.path)/out",
      application: "\(folder.path)/app",
      with: installation
    )
    try source.write(to: "\(folder.path)/a.zip")
    let archive = try Archive(reading: "\(folder.path)/a.zip")
    let again = try Regeneration(of: archive, to: "\(folder.path)/again", with: installation)
    let differing = again.outputs.filter { !$0.isSame }.map(\.name)
    #expect(differing == [])
    #expect(again.outputs.contains { $0.name.hasSuffix("补充材料.pdf") })
  }
}
