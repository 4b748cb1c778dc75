import Foundation
import Shenbao
import ShenbaoModel
import TestSupport
import Testing

/// For each promise of `verify`, one thing broken in a finished package, and the exact code demanded.
@Suite struct DamageTests {
  private func damaged(_ damage: (String) throws -> Void) throws -> [String] {
    let folder = try TemporaryFolder()
    let path = "\(folder.path)/out"
    try FileManager.default.copyItem(atPath: "\(try Sample.built.get().path)/out", toPath: path)
    try damage(path)
    return Verification(of: path).report.diagnostics.map(\.code.name)
  }

  private func edit(_ path: String, _ change: (inout String) -> Void) throws {
    var text = try String(contentsOfFile: path, encoding: .utf8)
    let before = text
    change(&text)
    #expect(text != before, "the damage was done")
    try Data(text.utf8).write(to: URL(filePath: path))
  }

  @Test(arguments: ["申报书.docx", "汇总表.xlsx", "申报材料.pdf"]) func aMissingFileIsNamed(name: String) throws {
    let codes = try damaged { try FileManager.default.removeItem(atPath: "\($0)/泉城示例大学-\(name)") }
    #expect(codes == ["verify.missing"])
  }

  @Test(arguments: ["申报书.docx", "汇总表.xlsx", "申报材料.pdf"]) func aChangedByteIsFound(name: String) throws {
    let codes = try damaged { path in
      let url = URL(filePath: "\(path)/泉城示例大学-\(name)")
      var data = try Data(contentsOf: url)
      data[data.count / 2] ^= 1
      try data.write(to: url)
    }
    #expect(codes.contains("verify.changed"))
  }

  @Test func anExtraFileIsNamed() throws {
    let codes = try damaged { try Data().write(to: URL(filePath: "\($0)/补充.pdf")) }
    #expect(codes == ["verify.extra"])
  }

  @Test func aBrokenManifestIsRefused() throws {
    #expect(try damaged { try Data("{".utf8).write(to: URL(filePath: "\($0)/manifest.json")) } == ["verify.manifest"])
    #expect(try damaged { try FileManager.default.removeItem(atPath: "\($0)/manifest.json") } == ["verify.manifest"])
    let codes = try damaged { path in
      try edit("\(path)/manifest.json") { $0 = $0.replacing("\"format\" : 1", with: "\"format\" : 99") }
    }
    #expect(codes == ["verify.manifest"])
  }

  @Test func aManifestOfNothingIsRefused() throws {
    let codes = try damaged { path in
      for role in ["申报书.docx", "汇总表.xlsx", "申报材料.pdf", "打印盖章说明.pdf"] {
        try FileManager.default.removeItem(atPath: "\(path)/泉城示例大学-\(role)")
      }
      try edit("\(path)/manifest.json") { text in
        text = text.replacing(#/"(outputs|catalogue)" : \[(?s:.*?)\n  \]/#) { "\"\($0.1)\" : []" }
      }
    }
    #expect(codes == ["verify.manifest"])
  }

  @Test func aManifestThatLeadsOutOfTheFolderIsRefused() throws {
    let codes = try damaged { path in
      try edit("\(path)/manifest.json") { $0 = $0.replacing("泉城示例大学-申报书.docx", with: "../secret.docx") }
    }
    #expect(codes.contains("verify.manifest"))
  }

  @Test func pageRangesThatDoNotJoinAreFound() throws {
    let codes = try damaged { path in
      try edit("\(path)/manifest.json") { text in
        if let range = text.firstRange(of: "\"first_page\" : 1,") {
          text.replaceSubrange(range, with: "\"first_page\" : 2,")
        }
      }
    }
    #expect(codes.contains("verify.catalogue"))
    #expect(codes.contains("verify.bookmarks"))
  }

  @Test func anotherCodeOnTheManifestIsFound() throws {
    let codes = try damaged { path in
      try edit("\(path)/manifest.json") { text in
        text = text.replacing(#/"package_code" : "[^"]+"/#, with: "\"package_code\" : \"0000000000\"")
      }
    }
    #expect(codes == ["verify.code", "verify.code", "verify.code"])
  }

  @Test func aBundleOfOtherPagesIsFound() throws {
    let codes = try damaged { path in
      let bundle = "\(path)/泉城示例大学-申报材料.pdf"
      _ = try Program("qpdf", [bundle, "--pages", bundle, "2-z", "--", "\(bundle).new"])
      try FileManager.default.removeItem(atPath: bundle)
      try FileManager.default.moveItem(atPath: "\(bundle).new", toPath: bundle)
    }
    for code in ["verify.changed", "verify.pages", "verify.labels", "verify.bookmarks"] {
      #expect(codes.contains(code))
    }
  }
}
