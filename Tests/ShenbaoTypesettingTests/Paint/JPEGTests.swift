import Foundation
import ShenbaoFormats
import ShenbaoTypesetting
import Testing

/// Photographs: the PDF takes the file as it is, a picture of the page takes its pixels.
@Suite struct JPEGTests {
  /// Eight by eight dots of a dark red, in three colours and in the four inks of printers, turned round as Adobe does.
  private static let red =
    "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAA0JCgsKCA0LCgsODg0PEyAVExISEyccHhcgLikxMC4pLSwzOko+MzZGNy"
    + "wtQFdBRkxOUlNSMj5aYVpQYEpRUk//2wBDAQ4ODhMREyYVFSZPNS01T09PT09PT09PT09PT09PT09PT09PT09PT09P"
    + "T09PT09PT09PT09PT09PT09PT09PT0//wAARCAAIAAgDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAb/xA"
    + "AUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFQEBAQAAAAAAAAAAAAAAAAAABQb/xAAUEQEAAAAAAAAAAAAAAAAAAAAA/9oA"
    + "DAMBAAIRAxEAPwCTAGrd/9k="
  private static let inks =
    "/9j/7gAOQWRvYmUAZAAAAAAC/9sAQwANCQoLCggNCwoLDg4NDxMgFRMSEhMnHB4XIC4pMTAuKS0sMzpKPjM2RjcsLU"
    + "BXQUZMTlJTUjI+WmFaUGBKUVJP/9sAQwEODg4TERMmFRUmTzUtNU9PT09PT09PT09PT09PT09PT09PT09PT09PT09P"
    + "T09PT09PT09PT09PT09PT09PT09P/8AAFAgACAAIBAEiAAIRAQMRAQQiAP/EABYAAQEBAAAAAAAAAAAAAAAAAAAFBv"
    + "/EABQQAQAAAAAAAAAAAAAAAAAAAAD/xAAVAQEBAAAAAAAAAAAAAAAAAAAFB//EABQRAQAAAAAAAAAAAAAAAAAAAAD/"
    + "2gAOBAEAAhEDEQQAAD8AvgGU2acB/9k="

  private func bytes(_ text: String) -> [UInt8] { Data(base64Encoded: text).map { Array($0) } ?? [] }

  @Test(arguments: [red, inks]) func everyDotIsDarkRed(picture: String) throws {
    let decoded = try JPEGPixels(decoding: bytes(picture))
    #expect(decoded.width == 8 && decoded.height == 8)
    #expect((0..<64).allSatisfy { decoded.pixels[$0 * 3] > 170 && decoded.pixels[$0 * 3 + 1] < 30 })
  }

  @Test func whatIsCutShortIsRefused() {
    #expect(throws: FormatError.self) { try JPEGPixels(decoding: Array(bytes(Self.red).prefix(60))) }
  }

  @Test(arguments: [red, inks]) func aPictureOfThePageShowsPhotographs(picture: String) throws {
    let drawing = """
      <w:p><w:r><w:drawing><wp:inline xmlns:wp="wp"><wp:extent cx="1016000" cy="254000"/><a:graphic xmlns:a="a">\
      <a:graphicData><a:blip r:embed="dot.jpeg"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>
      """
    var sample = SampleDocument(drawing)
    sample.files = [("dot.jpeg", bytes(picture))]
    let document = try sample.typeset()
    #expect(document.issues.isEmpty)
    let shown = try PagePicture.png(of: document.pages[0], dotsPerInch: 72)
    sample.body = "<w:p/>"
    #expect(try shown != PagePicture.png(of: sample.typeset().pages[0], dotsPerInch: 72))
  }
}
