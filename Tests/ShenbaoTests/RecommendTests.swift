import Foundation
import Shenbao
import ShenbaoFormats
import ShenbaoModel
import TestSupport
import Testing

/// A bureau's work, from the packages that it received to what goes to the city and what goes back.
@Suite struct RecommendTests {
  static let sample = "samples/bureau-jinan-2024"
  private static let other = [("泉城示例大学", "泉城样本学院"), ("12370100YY000001XC", "12370100YY0000028C")]

  /// The packages that the tests hand in, built once: by name, with what the sample's answers are changed to.
  private static let packages: Result<TemporaryFolder, any Error> = {
    do {
      let folder = try TemporaryFolder()
      let second = [("名称: 济南市知识产权运营（公共）服务平台建设项目", "名称: 第二个项目")]
      let third = [("名称: 济南市知识产权运营（公共）服务平台建设项目", "名称: 第三个项目")]
      for (name, changes) in [("first", []), ("other", other), ("second", second), ("third", third)] {
        try build(name, changes, in: folder)
      }
      try build("draft", second, in: folder, isDraft: true)
      try Sample.build(
        "\(Repository.root.path)/samples/shandong-2022-conversion",
        to: "\(folder.path)/packages/shandong"
      )
      return .success(folder)
    } catch {
      return .failure(error)
    }
  }()

  private static func build(
    _ name: String,
    _ changes: [(String, String)],
    in folder: TemporaryFolder,
    isDraft: Bool = false
  ) throws {
    try folder.copy(Sample.path, to: name)
    let answers = URL(filePath: "\(folder.path)/\(name)/application.yaml")
    var text = try String(contentsOf: answers, encoding: .utf8)
    for (old, new) in changes { text = text.replacing(old, with: new) }
    try Data(text.utf8).write(to: answers)
    try Sample.build("\(folder.path)/\(name)", to: "\(folder.path)/packages/\(name)", isDraft: isDraft)
  }

  /// A folder with copies of some packages.
  static func folder(with names: [String]) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let source = try packages.get().path
    for name in names {
      try FileManager.default.copyItem(atPath: "\(source)/packages/\(name)", toPath: "\(folder.path)/\(name)")
    }
    return folder
  }

  private static func head(pack: String = "jinan-platform-2024") -> String {
    """
    pack: \(pack)
    推荐单位: {名称: 示例局, 地址: 示例路, 负责人: 周示例, 经办人: 吴样本, 联系电话: 0531-80000021}
    推荐日期: 2024-09-20
    材料:
    """
  }

  /// Recommends packages of a folder in that order.
  static func recommend(
    _ files: [String],
    in folder: TemporaryFolder,
    pack: String = "jinan-platform-2024"
  ) throws -> (made: Recommendation, report: Report) {
    let rows = files.enumerated().map { "  - {文件: \($1), 受理编号: \($0 + 1), 受理日期: 2024-09-12}" }
    let text = ([head(pack: pack)] + rows).joined(separator: "\n") + "\n"
    try folder.write(Array(text.utf8), to: "BUREAU.yaml")
    return try recommend("\(folder.path)/BUREAU.yaml")
  }

  static func recommend(_ file: String) throws -> (made: Recommendation, report: Report) {
    var report = Report()
    let installation = try Sample.installation
    let bureau = try BureauFolder(reading: file, with: installation, into: &report)
    let received = bureau.packages.map { ReceivedPackage(reading: $0.path, as: $0.file, with: installation) }
    let made = try Recommendation(of: bureau, received, with: installation, into: &report)
    return (made, report)
  }

  private static func codes(_ found: (made: Recommendation, report: Report), _ number: Int) -> [String] {
    found.made.entries[number - 1].findings.map(\.code.name)
  }

  @Test func theSampleIsRecommendedAndGivenBack() throws {
    let folder = try Self.folder(with: ["first", "other"])
    try folder.copy(Self.sample, to: "bureau")
    try FileManager.default.createDirectory(atPath: "\(folder.path)/bureau/收件", withIntermediateDirectories: true)
    let received = "\(folder.path)/bureau/收件"
    try FileManager.default.moveItem(atPath: "\(folder.path)/first", toPath: "\(received)/泉城示例大学")
    try Data(try Self.zip(of: "\(folder.path)/other", below: "泉城样本学院/")).write(
      to: URL(filePath: "\(received)/泉城样本学院.zip")
    )
    let found = try Self.recommend("\(folder.path)/bureau/BUREAU.yaml")
    #expect(found.made.entries.map(\.isRecommended) == [true, false])
    #expect(found.made.entries.map(\.unit) == ["泉城示例大学", "泉城样本学院"])
    let errors = found.report.diagnostics.filter { $0.severity == .error }.map(\.code.name)
    #expect(errors.sorted() == ["recommend.check", "recommend.problem"])
    try found.made.write(to: "\(folder.path)/out")
    let names = try FileManager.default.subpathsOfDirectory(atPath: "\(folder.path)/out").sorted()
    #expect(
      names == [
        "recommendation.json", "推荐", "推荐/01-泉城示例大学-推荐表.docx", "推荐/01-泉城示例大学-推荐表.pdf", "推荐/manifest.json",
        "推荐/济南市示例区市场监督管理局-推荐材料.pdf", "推荐/济南市示例区市场监督管理局-汇总表.docx",
        "推荐/济南市示例区市场监督管理局-汇总表.xlsx", "补正", "补正/02-泉城样本学院-补正通知.docx",
        "补正/02-泉城样本学院-补正通知.pdf",
      ]
    )
    for (name, golden) in [
      ("推荐/01-泉城示例大学-推荐表.docx", "form"), ("推荐/济南市示例区市场监督管理局-汇总表.xlsx", "list"),
      ("推荐/济南市示例区市场监督管理局-汇总表.docx", "list-pages"), ("补正/02-泉城样本学院-补正通知.docx", "notice"),
    ] {
      // The codes of packages change with every pack and font.
      let code = #/\b(?=[0-9]*[A-Z])[0-9A-HJKMNP-TV-Z]{10}\b/#
      let text = try Inspection(of: "\(folder.path)/out/\(name)").text.replacing(code, with: "CODE")
      try expectGolden(text, "Tests/ShenbaoTests/Golden/recommend/\(golden).txt")
    }
  }

  /// A folder as a ZIP file.
  static func zip(of folder: String, below top: String, naming name: (String) -> String = { $0 }) throws -> [UInt8] {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    let entries = try names.map { file in
      ZipArchive.Entry(name: name(top + file), bytes: Array(try Data(contentsOf: URL(filePath: "\(folder)/\(file)"))))
    }
    return try ZipArchive(entries: entries).packed()
  }

  @Test func whatGoesToTheCityIsAPackageThatCanBeVerified() throws {
    let folder = try Self.folder(with: ["first", "second", "other"])
    let found = try Self.recommend(["second", "other", "first"], in: folder)
    #expect(found.made.recommended == 3)
    try found.made.write(to: "\(folder.path)/out")
    let path = "\(folder.path)/out/推荐"
    let verification = Verification(of: path, with: try Sample.installation)
    #expect(verification.report.diagnostics.map(\.code.name) == [])
    #expect(verification.code == found.made.code)
    let list = try Inspection(of: "\(path)/示例局-汇总表.xlsx").text
    let places = ["第二个项目", "泉城样本学院", "济南市知识产权运营（公共）服务平台建设项目"].compactMap { list.range(of: $0)?.lowerBound }
    #expect(places.count == 3)
    try Self.edit("\(path)/02-泉城样本学院-推荐表.docx", "泉城样本学院", "泉城样板学院")
    let damaged = Verification(of: path, with: try Sample.installation).report.diagnostics
    #expect(damaged.contains { $0.code.name == "verify.field" && $0.facts.first?.zh == "推荐项目[2].申报单位.名称" })
    #expect(!damaged.contains { $0.place?.file.hasPrefix("01-") == true || $0.place?.file.hasPrefix("03-") == true })
  }

  private static func edit(_ file: String, _ old: String, _ new: String) throws {
    var archive = try ZipArchive(unpacking: Array(try Data(contentsOf: URL(filePath: file))))
    let text = String(decoding: archive["word/document.xml"] ?? [], as: UTF8.self)
    archive["word/document.xml"] = Array(text.replacing(old, with: new).utf8)
    try Data(try archive.packed()).write(to: URL(filePath: file))
  }

  @Test func aUnitMayMakeNoMoreDeclarationsThanItsQuota() throws {
    let folder = try Self.folder(with: ["first", "second", "third", "other"])
    let found = try Self.recommend(["first", "other", "second", "third"], in: folder)
    #expect(found.made.entries.map(\.isRecommended) == [true, true, true, false])
    #expect(Self.codes(found, 4).contains("recommend.quota"))
    let quota = found.made.entries[3].findings.first { $0.code.name == "recommend.quota" }
    #expect(quota?.clause == "每单位限申报两项")
    #expect(quota?.place?.line == 8)
  }

  @Test func whatTwoUnitsHaveInCommonIsForTheClerkToLookAt() throws {
    let folder = try Self.folder(with: ["first", "other", "second"])
    try FileManager.default.copyItem(atPath: "\(folder.path)/first", toPath: "\(folder.path)/again")
    let found = try Self.recommend(["first", "other", "second", "again"], in: folder)
    #expect(found.made.entries.map(\.isRecommended) == [true, true, true, false])
    let other = Set(Self.codes(found, 2))
    #expect(other == ["recommend.same-evidence", "recommend.same-patent", "recommend.same-person"])
    // One unit may hand in the same evidence and name the same people for two projects, but not the same patents.
    let second = found.made.entries[2].findings.filter { $0.facts.last?.zh == "1" }
    #expect(Set(second.map(\.code.name)) == ["recommend.same-patent"])
    #expect(Self.codes(found, 4) == ["recommend.twice"])
  }
}
