@testable import ShenbaoFormats
import Testing

@Suite struct PDFAnnotationTests {
  /// An annotation of a page, with an appearance as object 4 and another as object 5.
  private func annotation(_ entries: String) throws -> PDFAnnotation {
    var file = HandmadePDF(pages: ["/MediaBox [0 0 9 9] /Annots [<< /Rect [100 200 140 220] \(entries) >>]"])
    file.add(stream: "0 0 m", "/BBox [0 0 10 10] /Name /First")
    file.add(stream: "1 1 m", "/BBox [10 0 30 10] /Matrix [0 1 -1 0 0 0] /Name /Second")
    let source = try PDFSource(opening: file.bytes)
    return PDFAnnotation(source.pages[0].object["/Annots"].item(0))
  }

  private static let states: [(String, String?)] = [
    ("/Subtype /Stamp /AP << /N 4 0 R >>", "/First"),
    ("/Subtype /Widget /AS /On /AP << /N << /On 5 0 R /Off 4 0 R >> >>", "/Second"),
    ("/Subtype /Widget /AS /Off /AP << /N << /On 5 0 R >> >>", nil),
    ("/Subtype /Widget /AP << /N << /On 5 0 R >> >>", nil),
    ("/Subtype /Stamp /F 2 /AP << /N 4 0 R >>", nil),
    ("/Subtype /Stamp /F 32 /AP << /N 4 0 R >>", nil),
    ("/Subtype /Stamp /F 4 /AP << /N 4 0 R >>", "/First"),
    ("/Subtype /Popup /AP << /N 4 0 R >>", nil),
    ("/Subtype /Link /AP << /N 4 0 R >>", "/First"),
    ("/Subtype /Highlight", nil),
  ]

  @Test(arguments: states)
  func itIsSeenWithTheAppearanceOfItsState(_ entries: String, _ name: String?) throws {
    #expect(try annotation(entries).appearance?["/Name"].name == name)
  }

  @Test func itsAppearanceFillsItsRectangle() throws {
    let plain = try annotation("/Subtype /Stamp /AP << /N 4 0 R >>")
    let appearance = try #require(plain.appearance)
    let matrix = try #require(plain.matrix(of: appearance))
    #expect(matrix == PageMatrix(a: 4, b: 0, c: 0, d: 2, e: 100, f: 200))
    // The second is turned by its own matrix, into (-10, 10) to (0, 30).
    let turned = try annotation("/Subtype /Stamp /AP << /N 5 0 R >>")
    let second = try #require(turned.appearance)
    let other = try #require(turned.matrix(of: second))
    #expect(other.apply(-10, 10) == (100, 200))
    #expect(other.apply(0, 30) == (140, 220))
  }

  @Test func anAppearanceWithoutSizeIsNotPainted() throws {
    var file = HandmadePDF(pages: [
      "/MediaBox [0 0 9 9] /Annots [<< /Subtype /Stamp /Rect [0 0 0 9] /AP << /N 4 0 R >> >>]"
    ])
    file.add(stream: "0 0 m", "/BBox [0 0 10 10]")
    let annotation = PDFAnnotation(try PDFSource(opening: file.bytes).pages[0].object["/Annots"].item(0))
    let appearance = try #require(annotation.appearance)
    #expect(annotation.matrix(of: appearance) == nil)
  }
}
