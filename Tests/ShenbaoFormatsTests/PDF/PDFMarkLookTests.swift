@testable import ShenbaoFormats
import Testing

/// Marks that leave their looks to the reader are drawn into the page as readers draw them.
@Suite struct PDFMarkLookTests {
  private func source(_ mark: String) throws -> PDFSource {
    let page = "/MediaBox [0 0 300 200] /Annots [<< /Type /Annot /F 4 \(mark) >>]"
    return try PDFSource(opening: HandmadePDF(pages: [page]).bytes)
  }

  /// The operators of the one mark's look, nil when it has none, and its rectangle.
  private func look(_ mark: String) throws -> (content: String?, rectangle: [Double], state: PDFObject) {
    let annotation = try source(mark).pages[0].object["/Annots"].item(0)
    let form = annotation["/AP"]["/N"]
    let content = form.isStream ? String(decoding: form.streamData(decoded: true) ?? [], as: UTF8.self) : nil
    return (content, annotation["/Rect"].items.compactMap(\.number), form["/Resources"]["/ExtGState"]["/G"])
  }

  /// As programs write them, upper corners first, and as the standard has it, round about.
  @Test(arguments: ["10 30 90 30 10 20 90 20", "10 20 90 20 90 30 10 30"])
  func aHighlightLetsItsTextShowThrough(quads: String) throws {
    let found = try look("/Subtype /Highlight /Rect [0 0 1 1] /C [1 1 0] /CA 0.5 /QuadPoints [\(quads)]")
    #expect(found.content == "/G gs\nq 1 1 0 rg\n10 20 m\n90 20 l\n90 30 l\n10 30 l\nh\nf Q\n")
    #expect(found.rectangle == [10, 20, 90, 30])
    #expect(found.state["/BM"].name == "/Multiply" && found.state["/ca"].number == 0.5)
  }

  @Test func textIsUnderlinedAndStruckOutWhereItStands() throws {
    let quads = "/Rect [10 20 90 34] /QuadPoints [10 34 90 34 10 20 90 20]"
    #expect(try look("/Subtype /StrikeOut \(quads)").content == "/G gs\nq 0 0 0 RG 1 w\n10 27 m\n90 27 l\nS Q\n")
    #expect(try look("/Subtype /Underline \(quads) /C [1 0 0]").content?.contains("1 0 0 RG 1 w\n10 20.98 m") == true)
    let wave = try #require(try look("/Subtype /Squiggly \(quads)").content)
    #expect(wave.matches(of: #/ l\n/#).count > 40)
  }

  @Test func shapesHaveTheirLineAndTheirGround() throws {
    let square = try look("/Subtype /Square /Rect [10 10 50 50] /C [1 0 0] /IC [0 1 0] /BS << /W 2 >>")
    #expect(square.content?.contains("2 w [] 0 d 1 0 0 RG 0 1 0 rg\n11 11 m") == true)
    #expect(square.content?.hasSuffix("h\nB Q\n") == true)
    let circle = try look("/Subtype /Circle /Rect [10 10 50 50] /C [] /IC [0.5]")
    #expect(circle.content?.matches(of: #/ c\n/#).count == 4 && circle.content?.hasSuffix("f Q\n") == true)
    // Transparent is a look, too.
    #expect(try look("/Subtype /Square /Rect [10 10 50 50] /C []").content?.hasSuffix("n Q\n") == true)
    let polygon = try look("/Subtype /Polygon /Rect [0 0 9 9] /Vertices [1 1 8 1 4 8] /Border [0 0 1 [2 1]]")
    #expect(polygon.content?.contains("1 w [2 1] 0 d 0 0 0 RG\n1 1 m\n8 1 l\n4 8 l\nh\nS Q") == true)
  }

  @Test func linesAndDrawingsGoWhereTheyGo() throws {
    // Its own rectangle is empty.
    let line = try look("/Subtype /Line /Rect [0 0 0 0] /L [10 10 110 10] /LE [/None /ClosedArrow] /IC [1 0 0]")
    #expect(line.content?.contains("10 10 m\n110 10 l\nS Q\n") == true)
    #expect(line.content?.contains("104 13.48 m\n110 10 l\n104 6.52 l\nh\nB Q") == true)
    #expect(line.rectangle[0] <= 5 && line.rectangle[2] >= 115)
    let ink = try look("/Subtype /Ink /Rect [0 0 9 9] /InkList [[1 1 2 2 3 1] [5 5 6 6]] /BS << /S /D /D [4] >>")
    #expect(ink.content?.matches(of: #/ S Q/#).isEmpty == true && ink.content?.matches(of: #/S Q/#).count == 2)
    #expect(ink.content?.contains("1 w [4] 0 d") == true)
    #expect(try look("/Subtype /PolyLine /Rect [0 0 9 9] /Vertices [1 1 8 8 9 1 7]").content?.contains("9 1 l") == true)
  }

  @Test func textStandsOnItsGround() throws {
    let box = "/Subtype /FreeText /Rect [10 10 110 60] /RD [10 0 0 0] /CL [0 0 20 30]"
    let text = try look("\(box) /DA (/Cour 10 Tf 1 0 0 rg) /C [1 1 0.5] /BS << /W 1 >> /Contents (Approved)")
    let content = try #require(text.content)
    #expect(content.contains("1 1 0.5 rg\n20 10 m") && content.contains("1 0 0 RG\n0 0 m\n20 30 l\nS Q"))
    #expect(content.contains("/F 10 Tf 1 0 0 rg") && content.contains("<417070726F766564> Tj"))
    #expect(text.rectangle[0] <= 0 && text.rectangle[2] >= 110)
  }

  @Test(
    arguments: [
      "/Subtype /Stamp /Rect [0 0 9 9] /Name /Approved", "/Subtype /Text /Rect [0 0 9 9] /Contents (why?)",
      "/Subtype /FreeText /Rect [0 0 90 9] /DA (/Helv 9 Tf) /Contents <FEFF53CC>", "/Subtype /Ink /Rect [0 0 9 9]",
    ]
  )
  func whatHasNoCertainLookIsNamed(mark: String) throws {
    #expect(try look(mark).content == nil)
    let file = HandmadePDF(pages: ["/MediaBox [0 0 300 200] /Annots [<< /Type /Annot /F 4 \(mark) >>]"])
    #expect(try FileSurvey(surveying: file.bytes, name: "").marksWithoutAppearance == 1)
  }

  @Test func brokenMarksHarmNothing() throws {
    let broken = [
      "/Subtype /Highlight /Rect [0 0 9 9] /QuadPoints [1 2 3]", "/Subtype /Line /Rect [0 0 9 9] /L [/A (b) null 1e99]",
      "/Subtype /Ink /Rect (x) /InkList [1 [2] [[3]] []]", "/Subtype /Square /Rect [5 5 5 5] /RD [9 9 9 9]",
      "/Subtype /Line /L [1 1 1 1] /LE [/OpenArrow /Circle] /BS << /W -5 /S /D /D [0 0] >>",
      "/Subtype /Squiggly /Rect [0 0 1e7 0.001]",
      "/Subtype /FreeText /Rect [0 0 1 1] /Contents (\(String(repeating: "w ", count: 999)))",
    ]
    for mark in broken { _ = try look(mark) }
  }

  @Test func aLinkThatIsLostLeavesItsFrame() throws {
    let frame = "/Subtype /Link /Rect [10 10 50 30] /C [0 0 1]"
    let lost = try source("\(frame) /Border [0 0 2] /A << /S /URI /URI (file:///C:/x.doc) >>")
    let piece = try lost.piece(0, for: PDFFile())
    #expect(piece.links.isEmpty && piece.marks.count == 1)
    let file = HandmadePDF(
      pages: ["/MediaBox [0 0 9 9] /Annots [<< \(frame) /A << /S /URI /URI (file:///C:/x.doc) >> >>]"]
    )
    #expect(try FileSurvey(surveying: file.bytes, name: "").activeContent == [.otherAction])
    // Some programs give it a look that is empty.
    var empty = HandmadePDF(
      pages: ["/MediaBox [0 0 9 9] /Annots [<< \(frame) /Border [0 0 2] /Dest /nowhere /AP << /N 4 0 R >> >>]"]
    )
    empty.add(stream: ">", "/Subtype /Form /BBox [0 0 40 20] /Filter /ASCIIHexDecode")
    let drawn = try PDFSource(opening: empty.bytes).piece(0, for: PDFFile()).marks
    #expect(drawn.first?.form.streamData(decoded: true)?.isEmpty == false)
    // A frame that it does not ask for is not drawn, and one that it keeps is its reader's.
    #expect(try source("\(frame) /Dest /nowhere").piece(0, for: PDFFile()).marks.isEmpty)
    let kept = try source("\(frame) /Border [0 0 2] /A << /S /URI /URI (https://example.org) >>")
    let whole = try kept.piece(0, for: PDFFile())
    #expect(whole.links.count == 1 && whole.marks.isEmpty)
  }

  @Test func aLinkThatHasALookKeepsBoth() throws {
    var file = HandmadePDF(
      pages: [
        "/MediaBox [0 0 90 90] /Annots [<< /Subtype /Link /Rect [0 0 9 9] /Dest [3 0 R /Fit] /AP << /N 4 0 R >> >>]"
      ]
    )
    file.add(stream: "0 0 9 9 re f", "/Type /XObject /Subtype /Form /BBox [0 0 9 9]")
    let piece = try PDFSource(opening: file.bytes).piece(0, for: PDFFile())
    #expect(piece.links.count == 1 && piece.marks.count == 1)
  }
}
