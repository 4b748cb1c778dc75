import Foundation
import Shenbao
import ShenbaoModel
import TestSupport
import Testing

/// Pages that were moved, replaced, taken out or painted over are each found and named.
@Suite struct PageDamageTests {
  /// The findings about pages, without what the whole file already says of itself.
  private func findings(_ package: DamagedPackage) throws -> [String] {
    let general = ["verify.changed", "verify.labels", "verify.bookmarks", "verify.pages"]
    return try package.verified().diagnostics.filter { !general.contains($0.code.name) }.map { diagnostic in
      "\(diagnostic.code.name) \(diagnostic.facts.map(\.zh).joined(separator: " "))"
    }.sorted()
  }

  @Test(arguments: 0..<UInt64(6)) func twoPagesThatChangedPlacesAreNamed(seed: UInt64) throws {
    var random = Seeded(seed)
    let first = Int.random(in: 2...43, using: &random)
    let second = Int.random(in: (first + 1)...44, using: &random)
    let package = try DamagedPackage()
    let between = second == first + 1 ? "" : "\(first + 1)-\(second - 1),"
    try package.arrange([".", "1-\(first - 1),\(second),\(between)\(first),\(second + 1)-z"])
    let found = try findings(package)
    #expect(found == ["verify.page-order \(first) \(second)", "verify.page-order \(second) \(first)"].sorted())
  }

  @Test func aPageThatWasTakenOutIsNamed() throws {
    let package = try DamagedPackage()
    try package.arrange([".", "1-40,42-z"])
    #expect(try findings(package) == ["verify.page-missing 41"])
  }

  @Test func aPageOfAnotherEditionIsNamed() throws {
    let package = try DamagedPackage()
    try package.folder.copy(Sample.path, to: "app")
    let answers = URL(filePath: "\(package.folder.path)/app/application.yaml")
    let text = try String(contentsOf: answers, encoding: .utf8)
    try Data(text.replacing("专职人员: 7", with: "专职人员: 8").utf8).write(to: answers)
    try Sample.build("\(package.folder.path)/app", to: "\(package.folder.path)/other")
    let other = "\(package.folder.path)/other/泉城示例大学-申报材料.pdf"
    try package.arrange([".", "1-11", other, "12", ".", "13-z"])
    #expect(try findings(package) == ["verify.page-edition 12"])
    let whole = try DamagedPackage()
    try FileManager.default.removeItem(atPath: whole.file("申报材料.pdf"))
    try FileManager.default.copyItem(atPath: other, toPath: whole.file("申报材料.pdf"))
    let found = try findings(whole)
    #expect(found.contains("verify.code 泉城示例大学-申报材料.pdf"))
    #expect(!found.contains { $0.hasPrefix("verify.page-edition") })
  }

  @Test func aForeignPageIsNamed() throws {
    let package = try DamagedPackage()
    let foreign = Repository.root.appending(path: "\(Sample.path)/evidence/其他材料/03-存量专利盘点清单.pdf").path
    try package.arrange([".", "1-29", foreign, "1", ".", "31-z"])
    #expect(try findings(package) == ["verify.page-unstamped 30"])
  }

  @Test func aPageThatWasPaintedOverIsNamed() throws {
    let package = try DamagedPackage()
    let overlay = "\(package.folder.path)/overlay.pdf"
    let white =
      "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
      + "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>endobj\n"
      + "4 0 obj<</Length 30>>stream\n1 g 200 400 50 10 re f        \nendstream endobj\ntrailer<</Root 1 0 R>>\n"
    try package.folder.write(Array(white.utf8), to: "overlay.pdf")
    let bundle = package.file("申报材料.pdf")
    let run = try Program("qpdf", [bundle, "--overlay", overlay, "--to=33", "--", "\(bundle).new"])
    #expect(run.status == 0 || run.status == 3, "\(run.errors)")
    try FileManager.default.removeItem(atPath: bundle)
    try FileManager.default.moveItem(atPath: "\(bundle).new", toPath: bundle)
    #expect(try findings(package) == ["verify.page-changed 33"])
  }
}
