import ShenbaoFormats
import Testing

@Suite struct BundleAddressTests {
  private func bundle(_ address: String) throws -> String {
    var writer = try BundleWriter(title: "文件", language: "en")
    let source = try writer.addSource(HandmadePDF.plain(pages: 2).bytes)
    for page in 0..<2 { try writer.addPage(of: source, page: page, placement: .asIs) }
    let area = Rectangle(x: 10, y: 20, width: 30, height: 40)
    writer.addLink(on: 0, rectangle: area, toAddress: address)
    writer.addLink(on: 1, rectangle: area, to: 0, top: 50)
    return try PDFReader(bytes: try writer.finish()).dump
  }

  @Test func linksLeadToAddressesAndToPlaces() throws {
    let dump = try bundle("https://example.org/申报")
    #expect(dump.contains("link 10 20 30 40 -> https://example.org/%E7%94%B3%E6%8A%A5"), "\(dump)")
    #expect(dump.contains("link 10 20 30 40 -> page 1"), "\(dump)")
  }

  @Test(arguments: ["javascript:alert(1)", "file:///etc/passwd", "shenbao"])
  func anAddressThatIsNeitherPageNorLetterIsLeftOut(address: String) throws {
    #expect(try !bundle(address).contains(address))
  }
}
