import Testing

@testable import ShenbaoFormats

/// XML cut into pieces says the same as XML parsed whole.
@Suite struct XMLPiecesTests {
  private func pieces(_ text: String) throws -> XMLPieces {
    try XMLPieces(cutting: Array(text.utf8), levels: ["document", "body", "tbl"], searching: ["sectPr"])
  }

  private let sample = """
    <?xml version="1.0" encoding="UTF-8" standalone="yes"?><!-- <w:body> -->
    <w:document xmlns:w="w" note="a > b"><w:body><w:p a='"/>'><w:r>一</w:r></w:p><!-- </w:body> -->
    <w:tbl><w:tblPr/><w:tr><w:tc><w:tbl><w:tr/></w:tbl></w:tc></w:tr><w:tr note="&lt;/w:tr>"/></w:tbl>
    <w:p><![CDATA[</w:p>]]><w:pPr><w:sectPr/></w:pPr></w:p></w:body></w:document>
    """

  @Test func theUpperLevelsAreFound() throws {
    let root = try pieces(sample).root
    #expect(root.name == "document")
    let body = try #require(root.children.first)
    #expect(body.children.map(\.name) == ["p", "tbl", "p"])
    #expect(body.children[1].children.map(\.name) == ["tblPr", "tr", "tr"])
    #expect(body.children.map { $0.holds.contains("sectPr") } == [false, false, true])
  }

  @Test func aPieceStandsInsideWhatIsAroundIt() throws {
    let pieces = try pieces(sample)
    let body = pieces.root.children[0]
    let rows = body.children[1].children[1...]
    let table = try pieces.element(holding: rows, in: [pieces.root, body, body.children[1]])
    #expect(table.qualifiedName == "w:tbl")
    #expect(table.children.map(\.name) == ["tr", "tr"])
    #expect(table.parent?.parent?.name == "document")
    let parent = try pieces.element(holding: body.children[2...2], in: [pieces.root, body])
    #expect(parent.text == "</w:p>")
  }

  @Test(arguments: [
    "", "<", "<a", "<a>", "<a><b></a>", "</a>", "<!DOCTYPE a><a/>", "<a b=\"></a>", "<a><!-- </a>", "<a><![CDATA[</a>",
    "<?xml version=\"1.0\"?>",
  ])
  func aBrokenSkeletonIsRefused(text: String) {
    #expect(throws: FormatError.self) { try pieces(text) }
  }

  @Test func aBrokenPieceIsRefusedWhenItIsParsed() throws {
    let pieces = try pieces("<document><body><p><r></p></r></body></document>")
    let body = pieces.root.children[0]
    #expect(throws: FormatError.self) { try pieces.element(holding: body.children[...], in: [pieces.root, body]) }
  }

  @Test func otherEncodingsAreTurnedIntoUTF8() throws {
    let text = "<?xml version=\"1.0\" encoding=\"UTF-16\"?><document><body><p>一</p></body></document>"
    var bytes: [UInt8] = [0xFF, 0xFE]
    for unit in text.utf16 { bytes += [UInt8(unit & 255), UInt8(unit >> 8)] }
    let pieces = try XMLPieces(cutting: bytes, levels: ["document", "body"], searching: [])
    #expect(pieces.root.children[0].children.map(\.name) == ["p"])
  }

  @Test func textIsFoundAnywhere() throws {
    #expect(try pieces(sample).contains("CDATA"))
    #expect(try !pieces(sample).contains("NUMPAGES"))
  }
}
