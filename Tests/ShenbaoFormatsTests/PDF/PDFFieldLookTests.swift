import Foundation
@testable import ShenbaoFormats
import TestSupport
import Testing

/// Form fields that leave their looks to the reader are flattened with the looks that readers give them.
@Suite struct PDFFieldLookTests {
  private static let helvetica = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
  private static let song = """
    << /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [<< /Type /Font \
    /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> \
    /FontDescriptor << /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [0 0 1000 1000] /ItalicAngle 0 \
    /Ascent 880 /Descent -120 /CapHeight 700 /StemV 80 >> >>] >>
    """

  /// A page of 300 by 100 points with fields, each with its rectangle.
  static func page(_ fields: [String], isNeeded: Bool = true, fonts: String = "/Song \(song)") -> HandmadePDF {
    let numbers = fields.indices.map { "\($0 + 4) 0 R" }.joined(separator: " ")
    let fonts = "/DR << /Font << /Helv \(helvetica) \(fonts) >> >> /DA (/Helv 0 Tf 0 g)"
    let form = "/AcroForm << /NeedAppearances \(isNeeded) /Fields [\(numbers)] \(fonts) >>"
    var file = HandmadePDF(pages: ["/MediaBox [0 0 300 100] /Annots [\(numbers)]"], catalogue: form)
    for field in fields { file.add("<< /Type /Annot /Subtype /Widget /F 4 /P 3 0 R /T (f) \(field) >>") }
    return file
  }

  private func appearance(_ field: String) throws -> (content: String, matrix: String) {
    let source = try PDFSource(opening: Self.page([field]).bytes)
    let look = source.pages[0].object["/Annots"].item(0)["/AP"]["/N"]
    return (String(decoding: look.streamData(decoded: true) ?? [], as: UTF8.self), look["/Matrix"].syntax)
  }

  /// Where the first text begins, and how large it is.
  private func start(_ content: String) -> (x: Double, y: Double, size: Double)? {
    guard let place = content.firstMatch(of: #/1 0 0 1 ([-\d.]+) ([-\d.]+) Tm/#), let x = Double(place.1),
      let y = Double(place.2), let font = content.firstMatch(of: #/\/F ([\d.]+) Tf/#), let size = Double(font.1)
    else { return nil }
    return (x, y, size)
  }

  @Test func textStandsWhereItsFieldAligns() throws {
    let starts = try ["/Q 0", "/Q 1", "/Q 2"].map { alignment in
      try #require(try start(appearance("/FT /Tx /V (MM) /DA (/Helv 10 Tf) /Rect [0 0 100 20] \(alignment)").content))
    }
    #expect(starts.map(\.size) == [10, 10, 10])
    #expect(starts[0].x == 2)
    // Two letters of 8.33 points each.
    #expect(abs(starts[1].x - (100 - 16.66) / 2) < 0.01)
    #expect(abs(starts[2].x - (98 - 16.66)) < 0.01)
  }

  @Test func sizeZeroMeansAsLargeAsFits() throws {
    let wide = try #require(try start(appearance("/FT /Tx /V (short) /Rect [0 0 200 14]").content))
    #expect(abs(wide.size - 9.8) < 0.01)
    let long = String(repeating: "W", count: 20)
    let narrow = try #require(try start(appearance("/FT /Tx /V (\(long)) /Rect [0 0 100 20]").content))
    #expect(narrow.size < 6 && narrow.size >= 4)
  }

  @Test func linesAreBrokenAndCombsHaveACellForEachCharacter() throws {
    let text = "one two three four five six seven"
    let many = try appearance("/FT /Tx /Ff 4096 /V (\(text)) /DA (/Helv 10 Tf) /Rect [0 0 60 90]").content
    #expect(many.matches(of: #/Tj/#).count == 4)
    let comb = try appearance("/FT /Tx /Ff 16777216 /MaxLen 10 /V (123) /DA (/Helv 10 Tf) /Rect [0 0 100 20]").content
    let starts = comb.matches(of: #/1 0 0 1 ([\d.]+) /#).compactMap { Double($0.1) }
    #expect(starts.count == 3)
    for (index, start) in starts.enumerated() { #expect(abs(start - (Double(index) * 10 + 5 - 2.78)) < 0.01) }
  }

  @Test func aChoiceShowsWhatItsListShows() throws {
    let combo = "/FT /Ch /Ff 131072 /Opt [[(a) (Alpha)] [(b) (Beta)]] /V (b) /Rect [0 0 100 20]"
    #expect(try appearance(combo).content.contains("<42657461>"))
    let list = try appearance("/FT /Ch /Opt [(One) (Two) (Three)] /V (Two) /Rect [0 0 100 60]").content
    #expect(list.matches(of: #/Tj/#).count == 3 && list.matches(of: #/re f/#).count == 1)
  }

  @Test func boxesAreMarkedWhenTheyAreOn() throws {
    #expect(try appearance("/FT /Btn /AS /Yes /Rect [0 0 10 10]").content.contains(" S"))
    #expect(try appearance("/FT /Btn /V /Yes /Rect [0 0 10 10] /MK << /CA (l) >>").content.contains(" c f"))
    #expect(try !appearance("/FT /Btn /AS /Off /Rect [0 0 10 10]").content.contains("cm"))
    // The state is known though the widget does not say it.
    var file = Self.page(["/FT /Btn /V /Yes /Rect [0 0 10 10] /AP << /N << /Yes 5 0 R /Off 6 0 R >> >>"])
    file.add(stream: "0 0 10 10 re f", "/BBox [0 0 10 10] /Name /On")
    file.add(stream: "", "/BBox [0 0 10 10] /Name /Off")
    let source = try PDFSource(opening: file.bytes)
    #expect(PDFAnnotation(source.pages[0].object["/Annots"].item(0)).appearance?["/Name"].name == "/On")
  }

  @Test func groundBorderAndTurnAreKept() throws {
    let field = "/FT /Tx /V (up) /Rect [0 0 20 100] /MK << /R 90 /BG [1 1 0] /BC [1 0 0] >> /BS << /W 2 >>"
    let look = try appearance(field)
    #expect(look.content.hasPrefix("1 1 0 rg 0 0 100 20 re f\n1 0 0 RG 2 w"))
    #expect(look.matrix == "[ 0 1 -1 0 0 0 ]")
  }

  @Test func whatTheFontHasNotIsSaidAndNotLostInSilence() throws {
    let chinese = "<FEFF4E2D6587>"
    let fields = [
      "/FT /Tx /V \(chinese) /Rect [0 0 100 20]", "/FT /Tx /V \(chinese) /DA (/Song 12 Tf) /Rect [0 30 100 50]",
    ]
    // Helvetica's place is taken by the form's other font, as long as it has one.
    #expect(try FileSurvey(surveying: Self.page(fields).bytes, name: "a.pdf").marksWithoutAppearance == 0)
    #expect(try appearance(fields[0]).content.contains("<4E2D6587> Tj"))
    let signs = "/ZaDb << /Type /Font /Subtype /Type1 /BaseFont /ZapfDingbats >>"
    let lone = try FileSurvey(surveying: Self.page(fields, fonts: signs).bytes, name: "a.pdf")
    #expect(lone.marksWithoutAppearance == 2)
    let several = "/FT /Btn /V /A /Parent << /Kids [0 0] >> /Rect [0 0 9 9]"
    #expect(try FileSurvey(surveying: Self.page([several]).bytes, name: "a.pdf").marksWithoutAppearance == 1)
  }

  /// Letters that every reader has are not lost for a font that says nothing of its codes, nor written in signs.
  @Test func aFontThatSaysNothingOfItsCodesIsReplaced() throws {
    let signs = "/A << /Type /Font /Subtype /Type1 /BaseFont /ZapfDingbats >>"
    let mute = "\(signs) /Mute << /Type /Font /Subtype /Type0 /BaseFont /ABCDEF+X /Encoding /Identity-H >>"
    let page = Self.page(["/FT /Tx /V (word) /DA (/Mute 9 Tf) /Rect [0 0 90 20]"], fonts: mute)
    let look = try PDFSource(opening: page.bytes).pages[0].object["/Annots"].item(0)["/AP"]["/N"]
    #expect(look["/Resources"]["/Font"]["/F"]["/BaseFont"].name == "/Helvetica")
  }

  @Test func staleLooksAreMadeAnewOnlyWhenTheFileAsksForIt() throws {
    for isNeeded in [true, false] {
      var file = Self.page(["/FT /Tx /V (new) /Rect [0 0 100 20] /AP << /N 5 0 R >>"], isNeeded: isNeeded)
      file.add(stream: "BT ET", "/BBox [0 0 100 20] /Name /Old")
      let source = try PDFSource(opening: file.bytes)
      let look = source.pages[0].object["/Annots"].item(0)["/AP"]["/N"]
      #expect((look["/Name"].name == "/Old") == !isNeeded)
    }
  }

  @Test func whatWasFilledInIsReadInTheBundle() throws {
    let fields = [
      "/FT /Tx /V (Plain words) /Rect [10 70 200 90]", "/FT /Ch /Ff 131072 /V (Chosen) /Rect [10 40 200 60]",
      "/FT /Tx /Ff 16777216 /MaxLen 6 /V (123456) /Rect [10 10 200 30]",
    ]
    var writer = try BundleWriter(title: "t")
    let source = try writer.addSource(Self.page(fields).bytes)
    try writer.addPage(of: source, page: 0, placement: .asIs)
    let folder = try TemporaryFolder()
    try folder.write(try writer.finish(), to: "t.pdf")
    let text = try Program("pdftotext", ["-layout", "\(folder.path)/t.pdf", "-"]).output
    #expect(text.contains("Plain words") && text.contains("Chosen"))
    #expect(text.filter(\.isNumber) == "123456")
    #expect(try Program("qpdf", ["--check", "\(folder.path)/t.pdf"]).status == 0)
  }
}
