import ShenbaoFormats
import ShenbaoTypesetting
import TestSupport
import Testing

/// Every letter of a form is on its pages, once, and its paragraphs read as they are written.
@Suite struct WholeTextTests {
  static let files = Repository.files(below: "Templates", ending: ".docx")

  @Test(arguments: files) func nothingIsLostDoubledOrMoved(path: String) throws {
    let bytes = try Repository.bytes(path)
    let document = try TypesetDocument(typesetting: bytes, fonts: try SampleDocument.fonts(), footers: false)
    let runs = document.pages.indices.flatMap { document.texts(page: $0) }
    let painted = runs.flatMap { $0.split(separator: " ", maxSplits: 2).dropFirst(2).joined() }.filter {
      !$0.isWhitespace
    }
    let (paragraphs, heads) = try text(of: bytes)
    #expect(!paragraphs.isEmpty)
    var counts = painted.reduce(into: [Character: Int]()) { $0[$1, default: 0] += 1 }
    for letter in paragraphs.joined() { counts[letter, default: 0] -= 1 }
    // Heads of tables are said again on each page.
    let wrong = counts.filter { $0.value < 0 || $0.value > 0 && !heads.contains($0.key) }
    #expect(wrong.isEmpty, "lost or doubled")
    let whole = String(painted)
    for paragraph in paragraphs { #expect(Self.stands(paragraph, in: whole), "\(paragraph)") }
  }

  /// Whether a paragraph stands in a text, perhaps in two parts, as where a page ends.
  private static func stands(_ paragraph: String, in whole: String) -> Bool {
    whole.contains(paragraph)
      || paragraph.indices.dropFirst().contains { whole.contains(paragraph[..<$0]) && whole.contains(paragraph[$0...]) }
  }

  /// The paragraphs of the body without blanks, and the letters of table heads.
  private func text(of bytes: [UInt8]) throws -> (paragraphs: [String], heads: Set<Character>) {
    let part = try #require(try ZipArchive(unpacking: bytes)["word/document.xml"])
    var heads: Set<Character> = []
    var paragraphs: [String] = []
    for paragraph in try XMLDocument(parsing: part).root.descendants("p") {
      let text = paragraph.descendants("t").map(\.text).joined().filter { !$0.isWhitespace }
      if !text.isEmpty { paragraphs.append(text) }
      let row = sequence(first: paragraph, next: \.parent).first { $0.name == "tr" }
      if row?.first(["trPr", "tblHeader"]) != nil { heads.formUnion(text) }
    }
    return (paragraphs, heads)
  }
}
