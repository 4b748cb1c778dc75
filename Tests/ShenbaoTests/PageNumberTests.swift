import ShenbaoModel
import TestSupport
import Testing

/// What a pack says of page numbers and of the size of outputs.
@Suite struct PageNumberTests {
  private func build(_ old: String, _ new: String) throws -> (pack: ChangedPack, codes: [String]) {
    let pack = try ChangedPack([(old, new)])
    return (pack, try pack.build().diagnostics.map(\.code.name))
  }

  /// Where a page's number stands, in points from the left and the top.
  private func place(of number: Int, in pack: ChangedPack) throws -> (x: Double, y: Double) {
    let page = try Program("pdftotext", ["-bbox", "-f", "\(number)", "-l", "\(number)", pack.bundlePath, "-"]).output
    let words = page.matches(of: #/xMin="([0-9.]+)" yMin="([0-9.]+)"[^>]*>第</#)
    let found = try #require(words.last)
    return (try #require(Double(found.1)), try #require(Double(found.2)))
  }

  @Test func numbersStandOnTheOuterEdgeWhenBothSidesArePrinted() throws {
    let (pack, codes) = try build("paper:\n", "paper:\n  number: bottom-outer\n")
    #expect(codes == [])
    let (odd, even) = (try place(of: 1, in: pack), try place(of: 2, in: pack))
    #expect(odd.x > 350 && even.x < 100)
    #expect(odd.y > 780 && even.y > 780)
  }

  @Test func numbersStandOnTheUpperRight() throws {
    let (pack, codes) = try build("paper:\n", "paper:\n  number: top-right\n")
    #expect(codes == [])
    let found = try place(of: 1, in: pack)
    #expect(found.x > 400 && found.y < 40)
  }

  @Test func anOutputThatIsTooLargeIsSaid() throws {
    let (_, codes) = try build("electronic:\n", "electronic:\n  max-bytes: 1048576\n")
    #expect(codes == ["build.over-limit"])
  }
}
