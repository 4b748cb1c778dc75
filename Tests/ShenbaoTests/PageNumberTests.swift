import Foundation
import Shenbao
import ShenbaoFormats
import ShenbaoModel
import TestSupport
import Testing

/// What a pack says of page numbers and of the size of outputs.
@Suite struct PageNumberTests {
  /// The sample, built with a changed pack.
  private func build(_ old: String, _ new: String) throws -> (folder: TemporaryFolder, codes: [String]) {
    let folder = try TemporaryFolder()
    for name in ["jinan-platform-2024", "common"] { try folder.copy("Templates/\(name)", to: "home/Templates/\(name)") }
    let path = "home/Templates/jinan-platform-2024/pack.yaml"
    let text = try String(contentsOfFile: "\(folder.path)/\(path)", encoding: .utf8)
    let changed = text.replacing(old, with: new, maxReplacements: 1)
    #expect(changed != text)
    try folder.write(Array(changed.utf8), to: path)
    try FileManager.default.createSymbolicLink(
      atPath: "\(folder.path)/home/Fonts",
      withDestinationPath: Repository.root.appending(path: "Fonts").path
    )
    let installation = try #require(Installation(at: "\(folder.path)/home"))
    let sample = try ApplicationFolder(reading: Repository.root.appending(path: Sample.path).path)
    var report = Report()
    let pack = try installation.pack(for: sample)
    let package = try Package(building: sample, for: pack, with: installation, into: &report)
    try package.write(to: "\(folder.path)/out")
    return (folder, report.diagnostics.map(\.code.name))
  }

  /// Where a page's number stands, in points from the left and the top.
  private func place(of number: Int, in folder: TemporaryFolder) throws -> (x: Double, y: Double) {
    let file = "\(folder.path)/out/泉城示例大学-申报材料.pdf"
    let page = try Program("pdftotext", ["-bbox", "-f", "\(number)", "-l", "\(number)", file, "-"]).output
    let words = page.matches(of: #/xMin="([0-9.]+)" yMin="([0-9.]+)"[^>]*>第</#)
    let found = try #require(words.last)
    return (try #require(Double(found.1)), try #require(Double(found.2)))
  }

  @Test func numbersStandOnTheOuterEdgeWhenBothSidesArePrinted() throws {
    let (folder, codes) = try build("paper:\n", "paper:\n  number: bottom-outer\n")
    #expect(codes == [])
    let (odd, even) = (try place(of: 1, in: folder), try place(of: 2, in: folder))
    #expect(odd.x > 350 && even.x < 100)
    #expect(odd.y > 780 && even.y > 780)
  }

  @Test func numbersStandOnTheUpperRight() throws {
    let (folder, codes) = try build("paper:\n", "paper:\n  number: top-right\n")
    #expect(codes == [])
    let found = try place(of: 1, in: folder)
    #expect(found.x > 400 && found.y < 40)
  }

  @Test func anOutputThatIsTooLargeIsSaid() throws {
    let (_, codes) = try build("electronic:\n", "electronic:\n  max-bytes: 1048576\n")
    #expect(codes == ["build.over-limit"])
  }
}
