import Foundation
import ShenbaoFormats
import ShenbaoTypesetting
import TestSupport
import Testing

/// What becomes of pages in the PDF, seen with other programs.
@Suite struct PaintingTests {
  private func pdf(_ documents: [TypesetDocument], stamp: [DrawnPage] = []) throws -> [UInt8] {
    var painter = PagePainter(fonts: try SampleDocument.fonts())
    for document in documents { for page in document.pages { painter.add(page) } }
    for page in stamp { painter.add(page) }
    return try painter.finish()
  }

  private func output(_ program: String, _ arguments: [String], pdf: [UInt8]) throws -> String {
    let folder = try TemporaryFolder()
    try folder.write(pdf, to: "a.pdf")
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [program] + arguments.map { $0 == "%" ? folder.path + "/a.pdf" : $0 }
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "\(program) must be there and content")
    return String(decoding: data, as: UTF8.self)
  }

  private let form = "Templates/jinan-platform-2024/forms/申报书.docx"

  @Test func theTextOfThePDFIsTheTextOfTheDocument() throws {
    let bytes = try Repository.bytes(form)
    let document = try TypesetDocument(typesetting: bytes, fonts: try SampleDocument.fonts(), footers: false)
    #expect(document.issues.isEmpty)
    let extracted = try output("pdftotext", ["-raw", "%", "-"], pdf: pdf([document]))
    let root = try XMLDocument(parsing: try #require(try ZipArchive(unpacking: bytes)["word/document.xml"])).root
    let written = root.descendants("t").map(\.text).joined()
    // Header rows stand there once more on each page that goes on with their table.
    var counts = Self.counts(extracted)
    for (character, count) in Self.counts(written) { counts[character, default: 0] -= count }
    #expect(counts.filter { $0.value < 0 }.isEmpty)
    #expect(Self.counts(extracted).count == Self.counts(written).count)
  }

  /// How often each character with ink occurs.
  private static func counts(_ text: String) -> [Unicode.Scalar: Int] {
    text.unicodeScalars.filter { !$0.properties.isWhitespace }.reduce(into: [:]) { $0[$1, default: 0] += 1 }
  }

  @Test func oddCharactersAreExtractedAsTheyWereWritten() throws {
    let text = "甲□乙☑“丙”——丁…《戊》１２３①㎡ﬁ℃±喆堃𬭎"
    let document = try SampleDocument(SampleDocument.paragraph(text)).typeset()
    #expect(document.issues.isEmpty)
    let extracted = try output("pdftotext", ["-raw", "%", "-"], pdf: pdf([document]))
    #expect(extracted.filter { !$0.isWhitespace } == text)
  }

  @Test func textBelowAPictureOfThePageCanStillBeFound() throws {
    var document = try SampleDocument(SampleDocument.paragraph("申报")).typeset().pages
    let cover = Rectangle(x: -5, y: -5, width: 300, height: 300)
    document[0].items.append(.fill(cover, .white))
    var painter = PagePainter(fonts: try SampleDocument.fonts())
    for page in document { painter.add(page) }
    #expect(try output("pdftotext", ["-raw", "%", "-"], pdf: painter.finish()).contains("申报"))
  }

  @Test func paintingTwiceGivesTheSameBytes() throws {
    let bytes = try Repository.bytes(form)
    let first = try TypesetDocument(typesetting: bytes, fonts: try SampleDocument.fonts())
    let second = try TypesetDocument(typesetting: bytes, fonts: try SampleDocument.fonts())
    #expect(first.dump == second.dump)
    #expect(try pdf([first]) == pdf([second]))
  }

  @Test func allPagesShareTheirFonts() throws {
    let fonts = try SampleDocument.fonts()
    var painter = PagePainter(fonts: fonts)
    for text in ["一二", "三四", "五六"] {
      let sample = SampleDocument(SampleDocument.paragraph(text) + SampleDocument.paragraph("AB", run: "<w:b/>"))
      let document = try TypesetDocument(typesetting: try sample.bytes(), fonts: fonts)
      for page in document.pages { painter.add(page) }
      var sketch = PageSketch(fonts: fonts)
      try sketch.text("第 1 页", x: 100, y: 150, size: 9, alignment: .center)
      painter.add(DrawnPage(width: 200, height: 160, items: sketch.items))
    }
    let table = try output("pdffonts", ["%"], pdf: try painter.finish())
    let rows = table.split(separator: "\n").dropFirst(2)
    #expect(rows.count == 3)
    #expect(rows.allSatisfy { $0.contains("yes yes yes") }, "embedded, subset, with a table of characters")
  }

  @Test func stampsStandWhereTheyArePut() throws {
    var sketch = PageSketch(fonts: try SampleDocument.fonts())
    try sketch.text("第 3 页", x: 100, y: 150, size: 9, font: .song, alignment: .center)
    try sketch.text("右", x: 190, y: 150, size: 9, font: .hei, alignment: .right)
    try sketch.text("左", x: 10, y: 150, size: 9, font: .fangsong)
    sketch.fill(x: 1, y: 2, width: 3, height: 4, .black)
    try sketch.watermark("草稿", width: 200, height: 160)
    let page = DrawnPage(width: 200, height: 160, items: sketch.items)
    try expectGolden(page.dump, "Tests/ShenbaoTypesettingTests/Golden/stamp.txt")
    #expect(sketch.issues.isEmpty)
    #expect(try output("pdftotext", ["-raw", "%", "-"], pdf: pdf([], stamp: [page])).contains("第 3 页"))
  }

  @Test func picturesStandInTheirLine() throws {
    let drawing = """
      <w:drawing><wp:inline xmlns:wp="wp"><wp:extent cx="508000" cy="254000"/><a:graphic xmlns:a="a"><a:graphicData>\
      <pic:pic xmlns:pic="pic"><a:blip r:embed="dot.png"/></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>
      """
    var sample = SampleDocument("<w:p><w:r><w:t>甲</w:t>\(drawing)<w:t>乙</w:t></w:r></w:p>")
    sample.paragraphDefaults = ""
    sample.files = [("dot.png", SampleDocument.dot)]
    let document = try sample.typeset()
    #expect(document.dump.contains("image 30 20 40 20 png"))
    #expect(document.texts() == ["20 40 甲", "70 40 乙"])
    #expect(try output("pdfimages", ["-list", "%"], pdf: pdf([document])).contains("image"))
  }

  @Test func aBrokenPictureIsAnErrorAndNotABlank() throws {
    let drawing = """
      <w:drawing><wp:inline xmlns:wp="wp"><wp:extent cx="508000" cy="254000"/><a:blip xmlns:a="a" r:embed="dot.png"/>\
      </wp:inline></w:drawing>
      """
    var sample = SampleDocument("<w:p><w:r>\(drawing)</w:r></w:p>")
    sample.files = [("dot.png", Array(SampleDocument.dot.dropLast(30)))]
    let document = try sample.typeset()
    #expect(throws: FormatError.self) { try pdf([document]) }
    sample.files = [("dot.png", [1, 2, 3])]
    #expect(try sample.typeset().issues.map(\.detail) == ["picture word/dot.png"])
  }
}
