import ShenbaoFormats
import TestSupport
import Testing

@Suite struct QRCodeTests {
  /// The picture was read by another program when it was recorded.
  @Test func aPageCodeIsASymbolOf25Modules() throws {
    let symbol = try QRCode(PageCode(packageCode: "7Q2M9XK4TB", page: 12, pages: 238, digest: "0123WXYZ").text)
    #expect(symbol.size == 25)
    let rows = (0..<symbol.size).map { y in (0..<symbol.size).map { x in symbol[x, y] ? "██" : "  " }.joined() }
    try expectGolden(rows.joined(separator: "\n") + "\n", "Tests/ShenbaoFormatsTests/Golden/page-code.txt")
  }

  @Test func modulesOutsideAreWhite() throws {
    let symbol = try QRCode("A")
    #expect(symbol[0, 0])
    #expect(!symbol[-1, 0] && !symbol[0, symbol.size] && !symbol[Int.max, Int.min])
  }

  @Test(arguments: ["", "lower case", "中文", String(repeating: "A", count: 4_000)])
  func whatAlphanumericModeCannotHoldIsRefused(_ text: String) {
    #expect(throws: FormatError.self) { try QRCode(text) }
  }
}
