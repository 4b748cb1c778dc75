import ShenbaoModel
import TestSupport
import Testing

@Suite struct PackTests {
  static let cases = Repository.files(below: "Tests/ShenbaoModelTests/Cases/packs", ending: ".yaml")

  @Test(arguments: cases) func everythingWrongWithAPackIsReportedAtItsPlace(path: String) throws {
    let text = try Repository.text(path)
    var found: [String] = []
    do {
      _ = try Pack(reading: try Value(parsing: Array(text.utf8), file: "pack.yaml"), notice: "原文有这一句")
    } catch {
      found = error.diagnostics.map(\.caret)
    }
    #expect(found.sorted() == CaretCase(text).expected)
  }

  @Test(arguments: Repository.files(below: "Templates", ending: "/pack.yaml"))
  func everyShippedPackIsWhole(path: String) throws {
    let folder = path.replacing("/pack.yaml", with: "")
    let value = try Value(parsing: try Repository.bytes(path), file: path)
    let text = value["reading"]?["file"]?.text ?? "notice.txt"
    let pack = try Pack(reading: value, notice: try Repository.text("\(folder)/\(text)"))
    #expect(path.contains("/\(pack.id)/"), "the folder is named after the pack")
    #expect(!pack.quotations.isEmpty)
    for quotation in pack.quotations { #expect(pack.notice.contains(quotation.text)) }
    for item in pack.catalogue { #expect(item.cite != nil || item.reason != nil, "\(item.id) quotes the notice") }
    for target in pack.targets where pack.status != .reference {
      #expect(!target.rules.isEmpty, "\(target.id) is enforced")
    }
  }

  @Test func theJinanCallHoldsWhatItsNoticeSays() throws {
    let value = try Value(
      parsing: try Repository.bytes("Templates/jinan-platform-2024/pack.yaml"),
      file: "pack.yaml"
    )
    let pack = try Pack(reading: value, notice: try Repository.text("Templates/jinan-platform-2024/notice.txt"))
    #expect(pack.quota == 2)
    #expect(pack.eligibility.map(\.id) == ["E1", "E2", "E3", "E4", "E5"])
    #expect(pack.targets.count == 9)
    #expect(pack.tasks.count == 4)
    #expect(pack.catalogue.map(\.id) == ["目录", "申报书", "主体资格", "合作合同", "其他材料"])
    #expect(pack.paper.copies == 2)
    #expect(pack.paper.binding == ["左侧简单装订", "胶装"])
    #expect(pack.paper.forbidden == ["文件夹", "拉杆", "打孔"])
    #expect(pack.stages.first { $0.id == "recommendation" }?.due == CalendarDate(year: 2024, month: 9, day: 22))
    #expect(pack.stages.first { $0.id == "public-notice" }?.workdays == 5)
    #expect(pack.missing.count == 5)
  }

  @Test func theSkeletonNamesEveryFieldAndLacksNothingButAnswers() throws {
    let pack = try ExamplePack.pack
    let value = try Value(parsing: Array(pack.skeleton.utf8), file: "application.yaml")
    var report = Report()
    _ = Application(validating: value, against: pack, facts: [], into: &report)
    let codes = Set(report.diagnostics.map(\.code.name))
    #expect(codes == ["field.required", "field.rows", "evidence.slot-empty"])
  }
}
