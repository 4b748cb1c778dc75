import Foundation
@testable import ShenbaoFormats
import TestSupport
import Testing

/// Scans that are brought down to fit.
@Suite struct ScanReductionTests {
  /// A page of grey noise with bars, in so many dots per inch of A4.
  private func scan(dotsPerInch: Int, channels: Int = 3) -> Raster {
    let (width, height) = (827 * dotsPerInch / 100, 1169 * dotsPerInch / 100)
    var random = Seeded(7)
    var raster = Raster(width: width, height: height, channels: channels)
    for index in raster.pixels.indices {
      raster.pixels[index] = (index / channels / 40) % 3 == 0 ? 30 : UInt8(200 + UInt8(random.next() % 40))
    }
    raster.dotsPerInch = Double(dotsPerInch)
    return raster
  }

  private func bundle(_ file: [UInt8], most: Int?, area width: Double = 595) throws -> (bytes: [UInt8], pages: [Int]) {
    var writer = try BundleWriter(title: "t")
    writer.mostDotsPerInch = most
    let source = try writer.addSource(file)
    let area = Rectangle(x: 0, y: 0, width: width, height: width * 1.5)
    for page in 0..<writer.pageCount(of: source) {
      try writer.addPage(of: source, page: page, placement: .fitted(width: 595, height: 842, area: area))
    }
    let pages = writer.reducedPages
    return (try writer.finish(), pages)
  }

  private func pictures(in pdf: [UInt8]) throws -> [(width: Int, coding: String, dots: Int)] {
    let folder = try TemporaryFolder()
    try folder.write(pdf, to: "a.pdf")
    let list = try Program("pdfimages", ["-list", "\(folder.path)/a.pdf"]).output.split(separator: "\n").dropFirst(2)
    return list.map { line in
      let words = line.split(separator: " ")
      return (Int(words[3]) ?? 0, String(words[8]), Int(words[12]) ?? 0)
    }
  }

  @Test func aPictureIsBroughtDownAndNeverBelow() throws {
    let jpeg = try scan(dotsPerInch: 300).jpeg(quality: 90)
    #expect(try bundle(jpeg, most: nil).pages == [])
    let made = try bundle(jpeg, most: 150)
    #expect(made.pages == [0])
    let found = try #require(try pictures(in: made.bytes).first)
    #expect((149...151).contains(found.dots) && found.coding == "jpeg")
    #expect(made.bytes.count < jpeg.count / 2)
    // Shown smaller it is finer, and may lose more.
    #expect(
      try pictures(in: bundle(jpeg, most: 150, area: 300).bytes).first.map { (149...151).contains($0.dots) } == true
    )
    #expect(try bundle(scan(dotsPerInch: 150).jpeg(quality: 90), most: 150).pages == [])
  }

  @Test func whatIsBroughtDownStillShowsTheSame() throws {
    let raster = scan(dotsPerInch: 200, channels: 1)
    let small = raster.shrunk(toWidth: raster.width / 2, height: raster.height / 2)
    let mean = { (raster: Raster) in raster.pixels.reduce(0) { $0 + Int($1) } / raster.pixels.count }
    #expect(abs(mean(raster) - mean(small)) <= 1)
    let plain = Raster(width: 301, height: 203, channels: 3, filledWith: 77).shrunk(toWidth: 100, height: 67)
    #expect(plain.pixels.allSatisfy { $0 == 77 } && plain.pixels.count == 100 * 67 * 3)
  }

  /// A PDF page that a picture covers, and perhaps more.
  private func page(_ content: String, picture: String, entries: String) -> [UInt8] {
    var file = HandmadePDF(
      pages: ["/MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /XObject << /Im 5 0 R >> /Font << /F 6 0 R >> >>"]
    )
    file.add(stream: "q 595 0 0 842 0 0 cm /Im Do Q \(content)")
    file.add(stream: picture, "/Type /XObject /Subtype /Image /Width 1240 /Height 1754 \(entries)")
    file.add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
    return file.bytes
  }

  @Test func scansInPDFsAreAndPagesWithTextAreNot() throws {
    // 1,240 by 1,754 samples, as hexadecimal text.
    let rows = String(repeating: "00ff80c0ff", count: 1_240 * 1_754 / 5)
    let gray = "/BitsPerComponent 8 /ColorSpace /DeviceGray /Filter /ASCIIHexDecode"
    let made = try bundle(page("", picture: rows, entries: gray), most: 100)
    #expect(made.pages == [0])
    #expect(try pictures(in: made.bytes).map(\.coding) == ["jpeg"])
    #expect(try bundle(page("BT /F 9 Tf (a) Tj ET", picture: rows, entries: gray), most: 100).pages == [])
    #expect(try bundle(page("", picture: rows, entries: gray), most: 150).pages == [])
  }

  @Test(arguments: [
    "/BitsPerComponent 1 /ColorSpace /DeviceGray", "/BitsPerComponent 8 /ColorSpace /DeviceCMYK",
    "/BitsPerComponent 8 /ColorSpace /DeviceGray /Decode [1 0]", "/ImageMask true /BitsPerComponent 1",
    "/BitsPerComponent 8 /ColorSpace /DeviceGray /Filter /DCTDecode", "/BitsPerComponent 8",
  ])
  func whatCannotBeIsLeftAsItIs(entries: String) throws {
    let file = page("", picture: String(repeating: "x", count: 20_000), entries: entries)
    #expect(try bundle(file, most: 50).pages == [])
  }
}
