import Foundation
import Shenbao
import ShenbaoModel
import TestSupport
import Testing

@Suite struct ComparisonTests {
  private func texts(_ comparison: Comparison) -> [String] {
    comparison.differences.map { "\($0.kind.rawValue) \($0.name.zh): \($0.old ?? "—") → \($0.new ?? "—")" }
  }

  @Test func aPackageDoesNotDifferFromItsArchive() throws {
    let package = "\(try Sample.built.get().path)/out"
    let installation = try Sample.installation
    let comparison = try Comparison(of: package, with: try ArchiveTests.sample(), using: installation)
    #expect(texts(comparison) == [])
    #expect(comparison.codes.old == comparison.codes.new)
  }

  @Test func everyChangedAnswerFileAndPageIsNamed() throws {
    let folder = try TemporaryFolder()
    try folder.copy(Sample.path, to: "app")
    let answers = URL(filePath: "\(folder.path)/app/application.yaml")
    let text = try String(contentsOf: answers, encoding: .utf8)
    let edited = text.replacing("专职人员: 7", with: "专职人员: 8")
      .replacing(#/ *- \{文件: evidence\/其他材料\/07.*\n/#, with: "")
    try Data(edited.utf8).write(to: answers)
    try Sample.build("\(folder.path)/app", to: "\(folder.path)/out")
    let package = "\(try Sample.built.get().path)/out"
    let found = texts(try Comparison(of: package, with: "\(folder.path)/out", using: try Sample.installation))
    #expect(found.filter { $0.hasPrefix("answer") } == ["answer 工作基础.专职人员: 7 → 8"])
    #expect(found.filter { $0.hasPrefix("evidence") }.map { $0.prefix(22) } == ["evidence 其他材料／专利代理师资格证"])
    #expect(found.contains("page 其他材料／专利代理师资格证: 45 → —"))
    #expect(found.contains("page 其他材料／“一月一链”路演活动通知: 46 → 45"))
    #expect(found.contains { $0.hasPrefix("page 申报书第") })
    #expect(!found.contains { $0.hasPrefix("pack") || $0.hasPrefix("tool") || $0.hasPrefix("font") })
  }

  @Test func whatIsNoPackageIsSaid() throws {
    let folder = try TemporaryFolder()
    let codes = ArchiveTests.refusal {
      _ = try Comparison(of: folder.path, with: folder.path, using: try Sample.installation)
    }
    #expect(codes == ["verify.manifest"])
  }
}
