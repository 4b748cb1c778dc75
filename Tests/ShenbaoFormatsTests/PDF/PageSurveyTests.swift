@testable import ShenbaoFormats
import Testing

/// What a survey tells of the pages of a PDF.
@Suite struct PageSurveyTests {
  private func page(_ content: String, _ entries: String = "", resources: String = "") throws -> FileSurvey.PageFacts {
    var file = HandmadePDF(pages: ["/MediaBox [0 0 720 720] \(entries) /Contents 4 0 R /Resources << \(resources) >>"])
    file.add(stream: content)
    file.add(
      stream: "abc",
      "/Type /XObject /Subtype /Image /Width 1000 /Height 1500 /BitsPerComponent 8 /ColorSpace /DeviceRGB"
    )
    file.add(stream: "BT 0 1 -1 0 5 5 Tm (x) Tj ET", "/Type /XObject /Subtype /Form /BBox [0 0 9 9]")
    return try #require(try FileSurvey(surveying: file.bytes, name: "file").pages.first)
  }

  @Test func aPageOnWhichNothingIsPaintedIsBlank() throws {
    #expect(try page("").isBlank)
    #expect(try page("q 1 0 0 1 5 5 cm 0 g /X gs Q % (x) Tj\n").isBlank)
    #expect(try page("").digest == nil)
    for painting in ["0 0 1 1 re f", "(x) Tj", "/Im Do", "BI /W 1 /H 1 ID x EI "] {
      #expect(try page(painting, resources: "/XObject << /Im 5 0 R >>").isBlank == false, "\(painting)")
    }
  }

  @Test(arguments: [("1 0 0 1", "", 0), ("0 1 -1 0", "", 1), ("-1 0 0 -1", "", 2), ("0 1 -1 0", "/Rotate 90", 0)])
  func theDirectionOfTextIsTold(matrix: String, entries: String, turn: Int) throws {
    #expect(try page("BT \(matrix) 9 9 Tm [(a) 5 (b)] TJ ET", entries).turn == turn)
    #expect(try page("q 2 0 0 2 0 0 cm BT \(matrix) 9 9 Tm <61> Tj ET Q", entries).turn == turn)
  }

  @Test func textInFormsCounts() throws {
    let found = try page("/Fm Do", resources: "/XObject << /Fm 6 0 R >>")
    #expect(found.hasText && found.turn == 1)
  }

  @Test func theResolutionIsThatOfThePictureThatCoversThePage() throws {
    let resources = "/XObject << /Im 5 0 R >>"
    // Ten inches by ten: 1,000 by 1,500 dots.
    let whole = try page("q 720 0 0 720 0 0 cm /Im Do Q", resources: resources)
    #expect(whole.scannedAt == 100)
    #expect(whole.isColored)
    #expect(try page("q 72 0 0 72 0 0 cm /Im Do Q", resources: resources).scannedAt == nil)
    #expect(try page("q 720 0 0 720 0 0 cm /Im Do Q", "/UserUnit 2", resources: resources).scannedAt == 50)
  }

  @Test func theSamePageHasTheSameDigest() throws {
    let text = "BT (the same) Tj ET"
    #expect(try page(text).digest == page(text, "/Rotate 90").digest)
    #expect(try page(text).digest != page("BT (another) Tj ET").digest)
  }

  @Test func onlyFontsThatReadersLackAreNamed() throws {
    let fonts = ["Helvetica", "SimSun"].map { "/\($0) << /Type /Font /Subtype /TrueType /BaseFont /\($0) >>" }
    var file = HandmadePDF(pages: ["/MediaBox [0 0 9 9] /Resources << /Font << \(fonts.joined()) >> >>"])
    file.add("null")
    #expect(try FileSurvey(surveying: file.bytes, name: "file").looseFonts == ["SimSun"])
  }
}
