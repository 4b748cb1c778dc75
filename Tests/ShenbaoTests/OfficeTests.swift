import Foundation
import Shenbao
import ShenbaoFormats
import ShenbaoModel
import TestSupport
import Testing

/// Office files become pages by LibreOffice, where it is installed.
@Suite(.enabled(if: OutsideProgram(named: "soffice") != nil, "LibreOffice (soffice) is not installed"))
struct OfficeTests {
  @Test func aWordFileIsConvertedOnceAndBound() throws {
    let folder = try TemporaryFolder()
    try folder.copy(Sample.path, to: "app")
    let docx = try ChangedPack.bytes(of: try Sample.file("declaration"))
    try folder.write(docx, to: "app/evidence/补充材料/01-说明.docx")
    let built = try Sample.build("\(folder.path)/app", to: "\(folder.path)/out")
    #expect(built.report.diagnostics.map(\.code.name).contains("evidence.converted"))
    let kept = "\(folder.path)/app/evidence/.converted"
    let names = try FileManager.default.contentsOfDirectory(atPath: kept)
    #expect(names.count == 1 && names[0].hasSuffix(".pdf"))
    let file = "\(folder.path)/out/泉城示例大学-补充材料.pdf"
    let text = try Program("pdftotext", ["-raw", file, "-"]).output
    #expect(text.contains("张示例"))
    // LibreOffice writes other bytes each time; what was kept is taken.
    let first = try ChangedPack.bytes(of: file)
    try Sample.build("\(folder.path)/app", to: "\(folder.path)/out")
    #expect(try ChangedPack.bytes(of: file) == first)
  }
}
