import Foundation
import Shenbao
import ShenbaoModel
import TestSupport
import Testing

/// What `pack check` and `pack schema` say of packs, whole and broken.
@Suite struct PackCheckTests {
  private static let packs = ["jinan-platform-2024", "liaoning-2023-support", "shandong-2022-conversion"]

  @Test(arguments: packs) func ourPacksHaveNothingWrong(pack: String) throws {
    #expect(
      try Sample.installation.check(pack: pack).report.diagnostics.map { "\($0.code.name) \($0.message.zh)" } == []
    )
  }

  /// The codes for a copy of a pack in which one text of `pack.yaml` is another.
  private func codes(
    _ before: String,
    _ after: String,
    in pack: String = "liaoning-2023-support"
  ) throws -> [String] {
    let folder = try TemporaryFolder()
    try folder.copy("Templates", to: "Templates")
    let path = "\(folder.path)/Templates/\(pack)"
    let text = try String(contentsOfFile: "\(path)/pack.yaml", encoding: .utf8)
    #expect(text.contains(before))
    try folder.write(
      Array(text.replacing(before, with: after).utf8),
      to: "Templates/\(pack)/pack.yaml"
    )
    return PackCheck(of: path, common: "\(folder.path)/Templates/common").report.diagnostics.map(\.code.name)
  }

  @Test(arguments: [
    ("    知识产权师: {kind: integer, unit: 人}\n", "    知识产权士: {kind: integer, unit: 人}\n", ["pack.unknown-name"]),
    ("    传真号码: {kind: phone}\n", "    传真号: {kind: phone}\n", ["form.mark", "pack.unused-field"]),
    ("due: 2024-01-05", "due: 2023-01-05", ["pack.stage-order"]),
    ("rules: [target-pledge, reached-pledge]", "rules: []", ["pack.idle"]),
    ("cite: （1）项目申报书；", "cite: （1）项目申请书；", ["pack.quotation"]),
    ("forms/任务书.docx", "forms/任务书二.docx", ["load.unreadable"]),
  ])
  func aMistakeIsFound(before: String, after: String, expected: [String]) throws {
    let found = try codes(before, after)
    for code in expected { #expect(found.contains(code), "\(found)") }
  }

  @Test(arguments: [
    ("at-least: 100, basis", "at-least: 90, basis", "pack.below-basis"),
    ("target: K2}", "target: K9}", "pack.unknown-name"),
    ("basis: {pack: jinan-2024-action-plan,", "basis: {pack: jinan-2025-action-plan,", "pack.unknown"),
  ])
  func targetsAreHeldAgainstTheDocumentsTheyRestOn(before: String, after: String, code: String) throws {
    #expect(try codes(before, after, in: "jinan-platform-2024") == [code])
  }

  @Test func theCatalogueOfAPackThatNamesTheUnitOtherwiseIsItsOwn() throws {
    let folder = try TemporaryFolder()
    try folder.copy("Templates", to: "Templates")
    let other = try Repository.bytes("Templates/jinan-platform-2024/forms/申报书.docx")
    try folder.write(other, to: "Templates/liaoning-2023-support/forms/目录.docx")
    let path = "\(folder.path)/Templates/liaoning-2023-support"
    let report = PackCheck(of: path, common: "\(folder.path)/Templates/common").report
    #expect(report.diagnostics.contains { $0.code.name == "form.mark" && $0.place?.file == "forms/目录.docx" })
  }

  @Test func theSchemaDescribesEveryFieldInChinese() throws {
    let pack = try Sample.installation.pack("liaoning-2023-support").pack
    let json = try JSONSerialization.jsonObject(with: Data(PackSchema(of: pack).json))
    let schema = try #require(json as? [String: Any])
    #expect(schema["$schema"] as? String == "https://json-schema.org/draft/2020-12/schema")
    let properties = try #require(schema["properties"] as? [String: [String: Any]])
    #expect((properties["pack"]?["const"] as? String) == pack.id)
    for field in pack.fields { #expect(properties[field.name]?["title"] as? String == field.name) }
    let unit = try #require(properties["申报单位"]?["properties"] as? [String: [String: Any]])
    #expect(unit["角色"]?["enum"] as? [String] == ["知识产权服务业集聚区", "技术（知识产权）交易机构", "其他"])
    #expect((schema["required"] as? [String])?.contains("任务书") == true)
    #expect((schema["required"] as? [String])?.contains("综合评估") == false, "later stages are not demanded")
    #expect((schema["required"] as? [String])?.contains("项目") == false, "nothing in it is the applicant's")
    #expect(unit["角色说明"]?["type"] as? [String] == ["string", "number", "null"], "what is optional may stay empty")
    #expect(
      (properties["项目"]?["properties"] as? [String: Any])?.isEmpty == true,
      "what the province fills in is not asked"
    )
  }
}
