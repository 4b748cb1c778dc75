@testable import ShenbaoFormats
import Testing

/// Text of which parts lead elsewhere.
@Suite struct LinkedTextTests {
  private let spans = [
    LinkedSpan("见第"), LinkedSpan("12", address: "a.pdf#page=12"), LinkedSpan("页和**第"),
    LinkedSpan("13", address: "a.pdf#page=13"), LinkedSpan("页**。\n1. 一项\n"), LinkedSpan("14", address: "a.pdf#page=14"),
  ]

  private func resolved(_ spans: [LinkedSpan]) -> [[RichSpan]] {
    var signs = LinkSigns(spans)
    return signs.resolved(MarkdownText(signs.text).blocks).map { block in
      guard case .paragraph(let paragraph) = block else { return [] }
      return paragraph.spans
    }
  }

  @Test func linksSurviveTheReadingOfStructure() {
    let lines = resolved(spans)
    let found = lines.flatMap(\.self).filter { $0.reference != nil }
    #expect(found.map(\.text) == ["12", "13", "14"])
    #expect(found.map(\.reference) == ["a.pdf#page=12", "a.pdf#page=13", "a.pdf#page=14"])
    #expect(found.map(\.isStrong) == [false, true, false])
    let all = lines.map { $0.map(\.text).joined() }.joined(separator: "|")
    #expect(all.hasPrefix("见第12页和第13页。|一项") && all.hasSuffix("14"), "\(all)")
  }

  @Test func signsThatTheTextHoldsAreNotUsed() {
    let odd = "\u{F0000}\u{F0001}\u{F0002}"
    let found = resolved([LinkedSpan(odd), LinkedSpan("7", address: "x"), LinkedSpan(odd)])
    #expect(found.flatMap(\.self).map(\.text) == [odd, "7", odd])
  }

  @Test func aLinkThatTheTextHasItselfStays() {
    let found = resolved([LinkedSpan("[见"), LinkedSpan("7", address: "x"), LinkedSpan("](https://example.com)")])
    #expect(found.flatMap(\.self).allSatisfy { $0.link == "https://example.com" && $0.reference == nil })
  }

  @Test func theValueIsPrintedWholeAndReadBack() throws {
    let template = try WordTemplate(
      bytes: WordFixture.bytes(body: "<w:p><w:r><w:t>{{正文}}</w:t></w:r></w:p><w:p><w:r><w:t>{{*正文}}</w:t></w:r></w:p>")
    )
    let filled = try template.filled(with: .record([FormField("正文", .linked(spans))]), packageCode: nil)
    #expect(filled.issues.isEmpty)
    let reader = try WordReader(bytes: filled.bytes)
    let text = FormValue.linked(spans).plainText
    #expect(Set(reader.values.filter { $0.path == "正文" }.map(\.text)) == [text])
    let xml = String(decoding: try ZipArchive(unpacking: filled.bytes)["word/document.xml"] ?? [], as: UTF8.self)
    #expect(xml.matches(of: #/<w:hyperlink /#).count == 6)
  }
}
