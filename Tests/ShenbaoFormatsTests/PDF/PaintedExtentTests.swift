@testable import ShenbaoFormats
import Testing

/// How much of a page's head and foot is free, as its reader sees it.
@Suite struct PaintedExtentTests {
  private func free(_ content: String, _ entries: String = "/MediaBox [0 0 600 800]") throws -> [Double] {
    var file = HandmadePDF(pages: ["\(entries) /Contents 4 0 R /Resources << /XObject << /Fm 5 0 R >> >>"])
    file.add(stream: content)
    file.add(stream: "10 20 30 40 re f", "/Type /XObject /Subtype /Form /BBox [0 0 99 99] /Matrix [1 0 0 1 0 100]")
    let page = try #require(try FileSurvey(surveying: file.bytes, name: "file").pages.first)
    return [page.freeAbove.rounded(), page.freeBelow.rounded()]
  }

  @Test(arguments: [
    ("50 100 200 300 re f", [400.0, 100.0]),
    ("50 100 m 200 700 l S", [100, 100]),
    ("50 100 m 60 30 70 120 80 200 c S", [600, 30]),
    ("q 1 0 0 1 0 50 cm 50 100 200 300 re f Q", [350, 150]),
    ("BT /F 10 Tf 50 200 Td (a) Tj 0 -100 Td (b) Tj ET", [590, 97]),
    ("BT /F 10 Tf 20 TL 1 0 0 1 50 200 Tm (a) Tj T* (b) Tj (c) ' ET", [590, 157]),
    ("/Fm Do", [640, 120]),
  ])
  func whatIsPaintedCounts(content: String, due: [Double]) throws { #expect(try free(content) == due) }

  @Test(arguments: ["1 g", "1 1 1 rg", "0 0 0 0 k", "/DeviceRGB cs 1 1 1 sc"])
  func whiteGroundsDoNot(white: String) throws {
    #expect(try free("q \(white) 0 0 600 800 re f Q 50 100 200 300 re f") == [400, 100])
    // But lines around them do, and what is painted after the colour has changed back.
    #expect(try free("\(white) 0 0 600 800 re B")[1] == 0)
    #expect(try free("q \(white) Q 0 0 600 800 re f")[1] == 0)
  }

  @Test(arguments: ["0 0 600 10 re W n 50 100 200 300 re f", "50 -90 200 30 re f 50 100 200 300 re f"])
  func whatIsNotSeenDoesNot(content: String) throws { #expect(try free(content) == [400, 100]) }

  @Test(arguments: [
    "/Sh sh", "BT /F 9 Tf 0 1 -1 0 300 300 Tm (x) Tj ET", "q 600 0 0 800 0 0 cm BI /W 1 /H 1 ID x EI Q",
  ])
  func whatCannotBeToldLeavesNothingFree(content: String) throws { #expect(try free(content)[1] == 0) }

  @Test(arguments: [
    ("/MediaBox [0 0 600 800] /Rotate 90", [0.0, 0.0]),
    ("/MediaBox [-100 -200 500 600]", [200, 300]),
    ("/MediaBox [0 0 600 800] /CropBox [0 50 600 700]", [300, 50]),
    ("/MediaBox [0 0 600 800] /UserUnit 2", [800, 200]),
    ("/MediaBox [0 0 600 800] /Rotate 180", [100, 400]),
  ])
  func boxesTurnsAndUnitsAreMinded(entries: String, due: [Double]) throws {
    let turned = entries.hasSuffix("90")
    #expect(try free(turned ? "0 0 600 800 re f" : "50 100 200 300 re f", entries) == due)
  }

  @Test(arguments: [
    ("/MediaBox [0 0 600 800]", false), ("", true), ("/MediaBox [0 0 0 800]", true), ("/MediaBox [0 0 9 9]", true),
    ("/MediaBox [0 0 600 20000]", true), ("/MediaBox [0 0 9000 9000] /UserUnit 2", true),
    ("/MediaBox [0 0 600 800] /CropBox [700 0 800 800]", true), ("/MediaBox [600 800 0 0]", false),
  ])
  func sizesThatNoPaperHasAreTold(entries: String, isOdd: Bool) throws {
    let file = HandmadePDF(pages: [entries])
    #expect(try FileSurvey(surveying: file.bytes, name: "file").pages.map(\.isOddlySized) == [isOdd])
  }
}
