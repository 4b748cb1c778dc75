import Foundation
import Shenbao
import ShenbaoModel
import TestSupport
import Testing

/// What strangers hand in: each ends in its diagnostic, none in a crash or a silent guess.
@Suite struct OddInputTests {
  /// The sample with one file of evidence, or one line of the answers, replaced.
  private func codes(_ change: (TemporaryFolder) throws -> Void) throws -> [String] {
    let folder = try TemporaryFolder()
    try folder.copy(Sample.path, to: "app")
    try change(folder)
    do {
      let report = try Sample.build("\(folder.path)/app", to: "\(folder.path)/out").report
      return report.diagnostics.map(\.code.name)
    } catch {
      return error.diagnostics.filter { $0.severity == .error }.map(\.code.name)
    }
  }

  private func withExtraEvidence(_ name: String, _ bytes: [UInt8]) throws -> [String] {
    try codes { folder in
      try folder.write(bytes, to: "app/evidence/其他材料/\(name)")
      try Self.answer(folder, "  其他材料:\n", "  其他材料:\n    - {文件: evidence/其他材料/\(name)}\n")
    }
  }

  private static func answer(_ folder: TemporaryFolder, _ old: String, _ new: String) throws {
    let path = "\(folder.path)/app/application.yaml"
    let text = try String(contentsOfFile: path, encoding: .utf8)
    try #require(text.contains(old), "the sample holds \(old)")
    try Data(text.replacing(old, with: new, maxReplacements: 1).utf8).write(to: URL(filePath: path))
  }

  @Test(
    arguments: [
      ("空.pdf", [], "evidence.empty"), ("空.jpg", [], "evidence.empty"),
      ("坏.pdf", Array("%PDF-1.7\ngarbage".utf8), "evidence.damaged"),
      ("坏.jpg", [0xFF, 0xD8, 0xFF, 0xE0, 0, 1], "evidence.damaged"),
      ("坏.png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0], "evidence.damaged"),
      ("文字.pdf", Array("hello".utf8), "evidence.unsupported"),
      ("动图.gif", Array("GIF89a\u{1}\u{0}\u{1}\u{0}".utf8), "evidence.unsupported"),
    ] as [(String, [UInt8], String)]
  )
  func aFileThatIsNotWhatItSaysIsRefused(name: String, bytes: [UInt8], code: String) throws {
    #expect(try withExtraEvidence(name, bytes) == [code])
  }

  @Test func anEncryptedPDFIsRefused() throws {
    let found = try codes { folder in
      let source = "\(folder.path)/app/evidence/其他材料"
      let first = try #require(
        try FileManager.default.contentsOfDirectory(atPath: source).sorted().first { $0.hasSuffix("pdf") }
      )
      let run = try Program("qpdf", ["--encrypt", "a", "b", "256", "--", "\(source)/\(first)", "\(source)/密.pdf"])
      #expect(run.status == 0)
      try Self.answer(folder, "  其他材料:\n", "  其他材料:\n    - {文件: evidence/其他材料/密.pdf}\n")
    }
    #expect(found == ["evidence.encrypted"])
  }

  @Test(arguments: ["/etc/hostname", "../secret.pdf", "evidence/../../secret.pdf"])
  func aPathOutOfTheFolderIsRefused(path: String) throws {
    let found = try codes { folder in
      try folder.write(Array("%PDF".utf8), to: "secret.pdf")
      try Self.answer(folder, "  其他材料:\n", "  其他材料:\n    - {文件: \(path)}\n")
    }
    #expect(found == ["evidence.outside"])
  }

  @Test func aLinkOutOfTheFolderIsRefused() throws {
    let found = try codes { folder in
      try folder.write(Array("%PDF".utf8), to: "secret.pdf")
      let link = "\(folder.path)/app/evidence/其他材料/链接.pdf"
      try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "../../../secret.pdf")
      try Self.answer(folder, "  其他材料:\n", "  其他材料:\n    - {文件: evidence/其他材料/链接.pdf}\n")
    }
    #expect(found == ["evidence.outside"])
  }

  @Test func aFolderAndAPipeAreNoFiles() throws {
    let found = try codes { folder in
      mkfifo("\(folder.path)/app/evidence/其他材料/管道.pdf", 0o600)
      let lines = "    - {文件: evidence/主体资格}\n    - {文件: evidence/其他材料/管道.pdf}\n"
      try Self.answer(folder, "  其他材料:\n", "  其他材料:\n\(lines)")
    }
    #expect(found == ["evidence.not-a-file", "evidence.not-a-file"])
  }

  @Test func aMissingFileIsNamedOnce() throws {
    let found = try codes {
      try Self.answer($0, "  其他材料:\n", "  其他材料:\n    - {文件: evidence/其他材料/没有.pdf}\n")
    }
    #expect(found == ["evidence.missing"])
  }

  @Test func aListWhereAMapIsDueIsSaidAtItsPlace() throws {
    let found = try codes { try Self.answer($0, "工作基础:\n", "工作基础: [甲]\n被挪走的:\n") }
    #expect(found.contains("field.shape") && found.contains("field.unknown"))
  }

  @Test(arguments: [18, 28]) func aLongNameAndARareCharacterArePrinted(pairs: Int) throws {
    let name = "泉城" + String(repeating: "示例", count: pairs) + "𬭎学"
    let folder = try TemporaryFolder()
    try folder.copy(Sample.path, to: "app")
    try Self.answer(folder, "  名称: 泉城示例大学\n", "  名称: \(name)\n")
    let (package, report) = try Sample.build("\(folder.path)/app", to: "\(folder.path)/out")
    #expect(!report.hasErrors)
    let bundle = package.files.first { $0.role == "bundle" }?.name ?? ""
    #expect(bundle.hasPrefix(name))
    let text = try Program("pdftotext", ["\(folder.path)/out/\(bundle)", "-"]).output.replacing(#/\s/#, with: "")
    #expect(text.contains(name))
    let pages = try Program("pdftotext", ["\(folder.path)/out/\(bundle)", "-"]).output.split(separator: "\u{C}")
    #expect(pages.contains { $0.contains("承诺书") && $0.contains("法定代表人（签字）") && $0.contains("月") })
    #expect(pages.contains { $0.contains("受理编号") && $0.contains(#/市场监督管理局\s+2024\s*年/#) })
  }

  /// What is too large to be looked into before shows what it is only when it is bound.
  @Test func aFileThatCannotBeBoundIsNamed() throws {
    func stream(_ number: Int, _ text: String, _ entries: String = "") -> String {
      "\(number) 0 obj << /Length \(text.utf8.count) \(entries) >> stream\n\(text)\nendstream endobj\n"
    }
    let file =
      "%PDF-1.7\n1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj\n"
      + "2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj\n"
      + "3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 99 99] /Contents [4 0 R 5 0 R] >> endobj\n"
      + stream(4, String(repeating: " ", count: 1_200_000)) + stream(5, "no deflated data", "/Filter /FlateDecode")
      + "trailer << /Root 1 0 R >>\nstartxref\n0\n%%EOF\n"
    #expect(try withExtraEvidence("坏页.pdf", Array(file.utf8)) == ["evidence.damaged"])
  }

  @Test func aCharacterThatNoFontHasIsNamed() throws {
    let found = try codes { try Self.answer($0, "  名称: 泉城示例大学\n", "  名称: 泉城示例大学\u{10A00}\n") }
    #expect(found.contains("form.missing-glyph"))
  }

  @Test func emojiAndRightToLeftTextEndInAPageOrADiagnostic() throws {
    let found = try codes { try Self.answer($0, "  名称: 泉城示例大学\n", "  名称: 示例 שלום مرحبا 😀 大学\n") }
    #expect(found.filter { $0 != "form.missing-glyph" } == [])
  }

  @Test func aNULByteIsSaidAtItsPlace() throws {
    let found = try codes { try Self.answer($0, "  名称: 泉城示例大学\n", "  名称: 泉城\u{0}大学\n") }
    #expect(found == ["load.control-character"])
  }

  @Test(arguments: ["", "application.yaml", "nowhere"]) func anUnreadableFolderIsSaid(name: String) throws {
    let folder = try TemporaryFolder()
    do {
      _ = try ApplicationFolder(reading: "\(folder.path)/\(name)")
      Issue.record("nothing was read")
    } catch {
      #expect(error.diagnostics.map(\.code.name) == ["load.unreadable"])
    }
  }
}
