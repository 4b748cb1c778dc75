import ShenbaoFormats
import ShenbaoTypesetting
import Testing

/// Hyperlinks and where they lead.
///
/// Characters are 10 points wide, lines 20 points high; text begins at 20, 20.
@Suite struct LinkTests {
  private func links(_ body: String) throws -> [DocumentLink] { try SampleDocument(body).typeset().links }

  @Test func aHyperlinkToABookmarkLeadsToItsParagraph() throws {
    let body =
      #"<w:p><w:r><w:t>见</w:t></w:r><w:hyperlink w:anchor="there"><w:r><w:t>下文</w:t></w:r></w:hyperlink></w:p>"#
      + #"<w:p><w:r><w:br w:type="page"/></w:r></w:p><w:p><w:r><w:t>一</w:t></w:r></w:p>"#
      + #"<w:p><w:bookmarkStart w:id="1" w:name="there"/><w:r><w:t>二</w:t></w:r></w:p>"#
    let frame = Rectangle(x: 30, y: 20, width: 20, height: 20)
    #expect(try links(body) == [DocumentLink(page: 0, rectangle: frame, target: .place(page: 1, y: 40))])
  }

  @Test func aLinkToNowhereIsNoLink() throws {
    let body = #"<w:p><w:hyperlink w:anchor="nowhere"><w:r><w:t>见</w:t></w:r></w:hyperlink></w:p>"#
    #expect(try links(body).isEmpty)
  }

  @Test(arguments: [
    #"HYPERLINK "https://example.org/a b" \o "tip""#, #"HYPERLINK https://example.org/ab"#,
  ])
  func aFieldLeadsToAnAddress(instruction: String) throws {
    let body = "<w:p><w:r><w:t>甲</w:t></w:r>\(SampleDocument.field(instruction))</w:p>"
    let found = try links(body)
    #expect(found.map(\.rectangle) == [Rectangle(x: 30, y: 20, width: 5, height: 20)])
    guard case .address(let address)? = found.first?.target else {
      Issue.record("no address")
      return
    }
    #expect(address.filter { $0 != " " } == "https://example.org/ab")
  }

  @Test(arguments: [#"HYPERLINK \l "there""#, #"PAGEREF there \h"#])
  func aFieldLeadsToABookmark(instruction: String) throws {
    let body =
      #"<w:bookmarkStart w:id="1" w:name="there"/><w:p>\#(SampleDocument.field(instruction))</w:p>"#
    #expect(try links(body).map(\.target) == [.place(page: 0, y: 20)])
  }

  @Test func aLinkOverTwoLinesHasTwoParts() throws {
    let text = String(repeating: "字", count: 20)
    let body =
      #"<w:p><w:bookmarkStart w:id="1" w:name="a"/>"#
      + #"<w:hyperlink w:anchor="a"><w:r><w:t>\#(text)</w:t></w:r></w:hyperlink></w:p>"#
    #expect(try links(body).map(\.rectangle.width) == [160, 40])
  }
}
