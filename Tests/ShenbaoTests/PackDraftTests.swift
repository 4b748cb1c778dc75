import Foundation
import Shenbao
import ShenbaoFormats
import ShenbaoModel
import TestSupport
import Testing

/// `pack new`: our own forms, their marks taken out, are found to ask for what they asked for.
@Suite struct PackDraftTests {
  /// A Word form as an office would hand it out: marks gone, boxes printed, empty rows instead of loops.
  static func blank(_ form: String) throws -> [UInt8] {
    var archive = try ZipArchive(unpacking: try Repository.bytes("Templates/\(form)"))
    var xml = String(decoding: archive["word/document.xml"] ?? [], as: UTF8.self)
    xml = xml.replacing(#/<w:tr[ >].*?</w:tr>/#.dotMatchesNewlines()) { row in
      guard let loop = row.0.firstMatch(of: #/\{\{#[^}|]*(?:\|至少(\d+)行)?\}\}/#), row.0.contains("{{/") else {
        return String(row.0)
      }
      return String(repeating: String(row.0), count: max(2, loop.1.flatMap { Int($0) } ?? 3))
    }
    xml = xml.replacing(#/\{\{☐[^}]*\}\}/#, with: "□").replacing(#/\{\{[^}]*\}\}/#, with: "")
    archive["word/document.xml"] = Array(xml.utf8)
    return try archive.packed()
  }

  private static func draft(_ form: String) throws(Report) -> PackDraft {
    try PackDraft(id: "drafted", form: form, common: "\(Repository.root.path)/Templates/common")
  }

  /// Where marks stand that answers fill: table, row and column, or the words of the line.
  private static func places(in bytes: [UInt8], of pack: Pack) throws -> Set<String> {
    let computed: Set<String> = ["目录", "附件", "申报码", "总页数", "通知", "阶段"]
    let marks = try WordTemplate(bytes: bytes).marks.filter { mark in
      let isOwn = mark.path.first.map { !computed.contains($0) } ?? false
      return isOwn && mark.kind != "absence" && mark.part == "word/document.xml"
    }
    return Set(
      marks.map { mark in
        if let table = mark.place.table, let row = mark.place.row, let column = mark.place.column {
          return "\(table)/\(row)/\(column)"
        }
        return String(mark.place.text.replacing(#/\{\{[^}]*\}\}/#, with: "").filter { !$0.isWhitespace }.prefix(12))
      }
    )
  }

  @Test(arguments: [
    ("liaoning-2023-support", "申报书", 98), ("liaoning-2023-support", "任务书", 90), ("jinan-platform-2024", "申报书", 88),
    ("shandong-2022-conversion", "申报书", 88),
  ])
  func itFindsWhatTheFormAsksFor(id: String, form: String, least: Int) throws {
    let folder = try TemporaryFolder()
    let bytes = try Self.blank("\(id)/forms/\(form).docx")
    try folder.write(bytes, to: "\(form).docx")
    try Self.draft("\(folder.path)/\(form).docx").write(to: "\(folder.path)/drafted")
    let pack = try Sample.installation.pack(id).pack
    let asked = try Self.places(in: try Repository.bytes("Templates/\(id)/forms/\(form).docx"), of: pack)
    let file = URL(filePath: "\(folder.path)/drafted/forms/\(form).docx")
    let found = try Self.places(in: Array(try Data(contentsOf: file)), of: pack)
    let missed = asked.subtracting(found)
    let share = 100 * (asked.count - missed.count) / max(1, asked.count)
    #expect(share >= least, "\(asked.count) places, found \(share) %, missed \(missed.sorted())")
    let check = PackCheck(of: "\(folder.path)/drafted", common: "\(Repository.root.path)/Templates/common")
    #expect(check.report.diagnostics.map(\.message.zh) == [])
  }

  @Test func nothingOfTheFormIsLost() throws {
    let folder = try TemporaryFolder()
    for form in ["liaoning-2023-support/forms/申报书.docx", "jinan-platform-2024/forms/申报书.docx"] {
      let bytes = try Self.blank(form)
      try folder.write(bytes, to: "a/表.docx")
      try? FileManager.default.removeItem(atPath: "\(folder.path)/b")
      try Self.draft("\(folder.path)/a/表.docx").write(to: "\(folder.path)/b")
      let marked = Array(try Data(contentsOf: URL(filePath: "\(folder.path)/b/forms/表.docx")))
      #expect(try Self.words(in: marked) == Self.words(in: bytes))
    }
  }

  /// All printed words in order; blanks, boxes, the dates to be filled and the numbers of empty rows left out.
  private static func words(in bytes: [UInt8]) throws -> [String] {
    let document = try XMLDocument(parsing: try ZipArchive(unpacking: bytes)["word/document.xml"] ?? [])
    return document.root.descendants("p").map { paragraph in
      paragraph.text.replacing(#/\{\{[^}]*\}\}/#, with: "").replacing(#/\s*年\s*月\s*日/#, with: "")
        .filter { !$0.isWhitespace && !"□☐_".contains($0) }
    }.filter { !$0.isEmpty && !$0.allSatisfy(\.isNumber) }
  }

  @Test func whatItWritesCanBeFilled() throws {
    let folder = try TemporaryFolder()
    try folder.copy("Templates/common", to: "home/Templates/common")
    try FileManager.default.createSymbolicLink(
      atPath: "\(folder.path)/home/Fonts",
      withDestinationPath: Repository.root.appending(path: "Fonts").path
    )
    try folder.write(try Self.blank("liaoning-2023-support/forms/任务书.docx"), to: "任务书.docx")
    try Self.draft("\(folder.path)/任务书.docx").write(to: "\(folder.path)/home/Templates/drafted")
    let installation = try #require(Installation(at: "\(folder.path)/home"))
    let pack = try installation.pack("drafted")
    var answers = "pack: drafted\n"
    for line in pack.pack.skeleton.split(separator: "\n") where !line.hasPrefix("pack:") {
      let isOpen = line.hasSuffix(":") && !line.contains("#")
      let name = line.trimmingCharacters(in: .whitespaces)
      let value =
        name.contains("电话")
        ? " 0531-00000000" : name.contains("时限") ? " 2030-01-02" : name.contains("经费") ? " 12" : " 试填"
      let isGroup = ["封面:", "项目基本情况:", "项目时间进度安排及实施内容:", "拟定成果清单:", "明细:", "证明材料:"].contains(name)
      answers += "\(line)\(isOpen && !isGroup ? (name.contains("资金") ? " 12" : value) : "")\n"
    }
    try folder.write(Array(answers.utf8), to: "app/application.yaml")
    let application = try ApplicationFolder(reading: "\(folder.path)/app")
    var report = Report()
    let package = try Package(building: application, for: pack, with: installation, into: &report)
    try package.write(to: "\(folder.path)/out")
    #expect(report.diagnostics.map { "\($0.code.name) \($0.message.zh)" } == [])
    let text = try Inspection(of: "\(folder.path)/out/试填-申报书.docx").text
    #expect(text.contains("试填") && !text.contains("{{"))
  }

  @Test func anOldWordFileIsRefusedWithTheWayOut() throws {
    let folder = try TemporaryFolder()
    try folder.write([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0], to: "表.doc")
    #expect(codes("\(folder.path)/表.doc") == ["pack.old-form"])
  }

  @Test func aFormWithoutBlanksIsRefused() throws {
    let folder = try TemporaryFolder()
    try folder.write(try Repository.bytes("Templates/common/forms/目录.docx"), to: "表.docx")
    try folder.write(Array("no Word file".utf8), to: "别的.docx")
    #expect(codes("\(folder.path)/表.docx") == ["pack.no-blanks"])
    #expect(codes("\(folder.path)/别的.docx") == ["load.unreadable"])
    #expect(codes("\(folder.path)/没有.docx") == ["load.unreadable"])
  }

  private func codes(_ form: String) -> [String] {
    do {
      _ = try Self.draft(form)
      return []
    } catch {
      return error.diagnostics.map(\.code.name)
    }
  }
}
