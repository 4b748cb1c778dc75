import Foundation
import Shenbao
import ShenbaoModel
import TestSupport
import Testing

/// What lies in the evidence folder, and how it is named.
@Suite struct EvidenceSurveyTests {
  /// Path and problem of each file of a folder that was changed.
  private func facts(_ change: (TemporaryFolder) throws -> Void) throws -> [String: FileFacts.Problem?] {
    let folder = try TemporaryFolder()
    try folder.write(Array("pack: jinan-platform-2024\n".utf8), to: "app/application.yaml")
    try change(folder)
    let facts = try ApplicationFolder(reading: "\(folder.path)/app").facts
    return Dictionary(facts.map { ($0.path, $0.problem) }) { first, _ in first }
  }

  private func link(_ folder: TemporaryFolder, _ name: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(atPath: "\(folder.path)/\(name)", withDestinationPath: target)
  }

  @Test func linksToFoldersAreNamedAndNotFollowed() throws {
    let found = try facts { folder in
      try folder.write([], to: "app/evidence/甲/空.pdf")
      try folder.write([], to: "elsewhere/b.pdf")
      try link(folder, "app/evidence/甲/上", to: "..")
      try link(folder, "app/evidence/甲/外", to: "../../../elsewhere")
      try link(folder, "app/evidence/甲/无", to: "nowhere")
      try link(folder, "app/evidence/甲/圈", to: "圈")
    }
    #expect(found.count == 5)
    #expect(found["evidence/甲/空.pdf"] == .empty)
    for name in ["上", "外", "无", "圈"] { #expect(found["evidence/甲/\(name)"] == .linked) }
  }

  @Test func anEvidenceFolderThatIsALinkIsNamed() throws {
    let found = try facts { folder in
      try folder.write([], to: "elsewhere/甲/b.pdf")
      try link(folder, "app/evidence", to: "../elsewhere")
    }
    #expect(found == ["evidence": .linked])
  }

  @Test func aNameThatIsNotUTF8IsSaid() throws {
    let found = try facts { folder in
      try folder.write([], to: "app/evidence/甲/a.pdf")
      let path = Array("\(folder.path)/app/evidence/甲/".utf8CString.dropLast()) + [-54, -23, 46, 112, 100, 102, 0]
      let file = fopen(path, "w")
      if let file { fclose(file) }
      try folder.write([], to: "app/evidence/甲/b\n.pdf")
    }
    #expect(found.values.count { $0 == .misnamed } == 2)
  }

  @Test func oneSpellingOfALetterIsAsGoodAsTheOther() throws {
    let found = try facts { folder in
      try folder.write([], to: "app/evidence/甲/Cafe\u{301}.pdf")
      let lines = "pack: x\n证明材料:\n  甲: [{文件: evidence/甲/Caf\u{E9}.pdf}, {文件: ./evidence//甲/Caf\u{E9}.pdf}]\n"
      try folder.write(Array(lines.utf8), to: "app/application.yaml")
    }
    #expect(found == ["evidence/甲/Café.pdf": .empty])
  }

  @Test func whatSystemsPutThereIsNoEvidence() throws {
    let found = try facts { folder in
      for name in [".DS_Store", "Thumbs.db", "desktop.ini", "~$申报.docx", "甲/.x.pdf", "甲/x.pdf"] {
        try folder.write([], to: "app/evidence/\(name)")
      }
    }
    #expect(found == ["evidence/甲/x.pdf": .empty])
  }

  @Test func foldersInFoldersEnd() throws {
    let found = try facts { try $0.write([], to: "app/evidence/1/2/3/4/5/6/7/8/9/a.pdf") }
    #expect(found == ["evidence/1/2/3/4/5/6/7/8": .tooLarge("folders more than 8 deep")])
  }

  @Test func movingAFileToAnotherItemChangesTheCode() throws {
    let folder = try TemporaryFolder()
    try folder.copy(Sample.path, to: "app")
    let before = try Sample.code
    let answers = "\(folder.path)/app/application.yaml"
    let text = try String(contentsOfFile: answers, encoding: .utf8)
    let short = text.prefix(upTo: try #require(text.range(of: "证明材料:")).lowerBound).replacing(
      #/\{\{.*?\}\}/#,
      with: "9"
    )
    try Data(short.utf8).write(to: URL(filePath: answers))
    let first = try Sample.build("\(folder.path)/app", to: "\(folder.path)/out").package.code
    let last = "evidence/主体资格/05-合作单位荣誉证书.png"
    try FileManager.default.moveItem(
      atPath: "\(folder.path)/app/\(last)",
      toPath: "\(folder.path)/app/evidence/合作合同/00-合作单位荣誉证书.png"
    )
    let second = try Sample.build("\(folder.path)/app", to: "\(folder.path)/out").package.code
    #expect(first != second)
    #expect(first != before)
  }
}
