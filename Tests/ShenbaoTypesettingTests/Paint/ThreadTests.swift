import ShenbaoFormats
import ShenbaoTypesetting
import Testing

/// Each thread has a library of fonts of its own; what cairo shares among all of them is guarded.
@Suite struct ThreadTests {
  private static func document(_ number: Int) throws -> [UInt8] {
    let fonts = ["宋体", "黑体", "仿宋", "楷体", "Arial", "Times New Roman"]
    let body = (0..<40).map { line in
      let font = fonts[(line + number) % fonts.count]
      let run =
        #"<w:rFonts w:ascii="\#(font)" w:hAnsi="\#(font)" w:eastAsia="\#(font)"/>"# + (line % 3 == 0 ? "<w:b/>" : "")
      return SampleDocument.paragraph("第\(line)行，typesetting in \(number)。", run: run)
    }
    return try SampleDocument(body.joined()).bytes()
  }

  private static func pages(_ docx: [UInt8]) throws -> [UInt8] {
    let fonts = try SampleDocument.fonts()
    let document = try TypesetDocument(typesetting: docx, fonts: fonts)
    var painter = PagePainter(fonts: fonts)
    for page in document.pages { painter.add(page) }
    let picture = try PagePicture.png(of: document.pages[0], dotsPerInch: 40)
    return try painter.finish() + picture
  }

  @Test func fourThreadsMakeTheSameBytesAsOne() async throws {
    let documents = try (0..<4).map(Self.document)
    let alone = try documents.map(Self.pages)
    for _ in 0..<8 {
      let together = try await withThrowingTaskGroup(of: (Int, [UInt8]).self) { group in
        for (number, docx) in documents.enumerated() { group.addTask { (number, try Self.pages(docx)) } }
        return try await group.reduce(into: [Int: [UInt8]]()) { $0[$1.0] = $1.1 }
      }
      for number in documents.indices { #expect(together[number] == alone[number]) }
    }
  }
}
