import Foundation
import Shenbao
import ShenbaoFormats
import ShenbaoModel
import TestSupport
import Testing

/// Sealed pages, scanned as people scan, become the sealed edition; whatever is wrong with them is named.
@Suite struct CollationTests {
  /// Everything a scanner does to the pages, by a seed: sealed, askew up to five degrees, upside down, shadowed, shuffled.
  private func scans(of sample: PaperSample, dotsPerInch: Int, seed: UInt64, gray: Bool) throws -> [String] {
    var random = Seeded(seed)
    var paths: [String] = []
    for (index, printed) in try sample.printed(dotsPerInch: dotsPerInch, gray: gray).enumerated() {
      var scan = ScannedPage(printed)
      if index % 2 == 0 {
        scan.seal(x: printed.width / 2, y: printed.height * 2 / 3, dotsPerInch: Double(dotsPerInch))
      }
      let angle = Double.random(in: -0.087...0.087, using: &random) + (index % 3 == 1 ? Double.pi : 0)
      scan.lay(cosine: cos(angle), sine: sin(angle), shrunk: index % 2 == 0 ? 1 : 0.97, margin: dotsPerInch / 6)
      scan.dirty(noise: 10, with: &random)
      paths.append(try sample.write(scan.raster, "scan-\(index + 1).jpg"))
    }
    var back = ScannedPage(Raster(width: dotsPerInch * 8, height: dotsPerInch * 11, channels: 1, filledWith: 240))
    back.dirty(noise: 8, with: &random)
    paths.append(try sample.write(back.raster, "back.jpg"))
    return paths.shuffled(using: &random)
  }

  @Test(arguments: [(150, true, UInt64(1)), (200, false, 2), (300, true, 3)])
  func shuffledSkewedSealedScansBecomeTheSealedEdition(dotsPerInch: Int, gray: Bool, seed: UInt64) throws {
    let sample = try PaperSample()
    let scans = try scans(of: sample, dotsPerInch: dotsPerInch, seed: seed, gray: gray)
    let collation = try sample.collation(scans)
    #expect(collation.report.diagnostics.isEmpty)
    #expect(collation.pageCount == PaperSample.pageCount && collation.leftOut == 1)
    let target = "\(sample.folder.path)/盖章版.pdf"
    try collation.write(to: target, with: Sample.installation)
    let (sealed, built) = try (
      PDFReader(bytes: DiskFile.read(target)), PDFReader(bytes: DiskFile.read(sample.bundle))
    )
    #expect(sealed.pages.map(\.label) == built.pages.map(\.label))
    #expect(sealed.pages.map(\.width) == built.pages.map(\.width))
    #expect(sealed.outline == built.outline)
    #expect(sealed.links == built.links)
    try expectSameLetters(target, sample.bundle)
    try expectStraight(target, sample)
  }

  /// Poppler finds the same letters on the same pages.
  private func expectSameLetters(_ sealed: String, _ built: String) throws {
    for page in 1...PaperSample.pageCount {
      func letters(_ path: String) throws -> String {
        let text = try Program("pdftotext", ["-raw", "-f", "\(page)", "-l", "\(page)", path, "-"]).output
        return String(text.filter { !$0.isWhitespace }.sorted())
      }
      #expect(try letters(sealed) == letters(built), "page \(page)")
    }
  }

  /// The code of every page lies within half a millimetre of its place, and stands upright.
  private func expectStraight(_ path: String, _ sample: PaperSample) throws {
    let finder = try PageCodeFinder()
    let pdf = try ScannedPDF(opening: path, painter: nil)
    for (index, printed) in try sample.printed(dotsPerInch: 200).enumerated() {
      let due = try #require(finder.code(on: printed))
      let straight = try pdf.raster(of: index)
      let seen = try #require(finder.code(on: straight))
      let factor = Double(printed.width) / Double(straight.width)
      #expect(seen.code == due.code && seen.code.page == index + 1)
      for (corner, other) in zip(seen.corners, due.corners) {
        #expect(abs(corner.x * factor - other.x) < 4 && abs(corner.y * factor - other.y) < 4, "page \(index + 1)")
      }
    }
  }

  @Test func whatIsWrongIsNamedByPage() throws {
    let sample = try PaperSample()
    let scans = try sample.scans()
    #expect(try sample.findings(scans) == [])
    // Pages 2 and 6 are sealed; the pack lets the others stay electronic.
    let bundle = "济南样本知识产权运营有限公司-申报材料.pdf"
    #expect(try sample.findings(Array(scans.prefix(5))) == ["paper.missing \(bundle) 6"])
    #expect(try sample.findings(Array(scans[2..<5])) == ["paper.missing \(bundle) 2, 6"])
    #expect(try sample.findings(scans + [scans[3]]) == ["paper.double scan-4.jpg 4"])
    var covered = ScannedPage(try Raster(decodingJPEG: DiskFile.read(scans[5])))
    covered.blot(x: 0.85...0.99, y: 0.93...0.95)
    let unreadable = try sample.write(covered.raster, "covered.jpg")
    let found = try sample.findings(scans.replacing(5, by: unreadable))
    #expect(found.sorted() == ["paper.missing \(bundle) 6", "paper.unreadable covered.jpg "])
  }

  @Test func aPageThatIsTornIsNotPutStraightByForce() throws {
    let sample = try PaperSample()
    let scans = try sample.scans()
    // Squeezed to two thirds of its width, as a page pulled through a feeder is.
    let page = try Raster(decodingJPEG: DiskFile.read(scans[1]))
    var squeezed = Raster(width: page.width * 2 / 3, height: page.height, channels: 1)
    for y in 0..<squeezed.height {
      for x in 0..<squeezed.width {
        squeezed.pixels[y * squeezed.width + x] = page.pixels[y * page.width + x * 3 / 2]
      }
    }
    let found = try sample.findings(scans.replacing(1, by: sample.write(squeezed, "squeezed.jpg")))
    #expect(found == ["paper.distorted squeezed.jpg 2"])
  }

  @Test func aPageOfYesterdaysEditionIsNamed() throws {
    let (today, yesterday) = try (PaperSample(), PaperSample { $0.replacing("样本路8号", with: "样本路9号") })
    let scans = try today.scans()
    let findings = try today.findings(scans.replacing(1, by: yesterday.scans()[1]))
    #expect(findings.count == 2)
    #expect(findings.contains { $0.hasPrefix("paper.other-edition scan-2.jpg") })
    #expect(findings.contains { $0.hasPrefix("paper.missing") && $0.hasSuffix(" 2") })
  }

  @Test func nothingIsWrittenWhenAnythingIsWrong() throws {
    let sample = try PaperSample()
    let collation = try sample.collation(Array(try sample.scans().prefix(5)))
    let target = "\(sample.folder.path)/sealed.pdf"
    #expect(throws: Report.self) { try collation.write(to: target, with: Sample.installation) }
    #expect(!FileManager.default.fileExists(atPath: target))
  }
}

extension [String] {
  /// The same list with another text at one place.
  fileprivate func replacing(_ index: Int, by text: String) -> [String] {
    var copy = self
    copy[index] = text
    return copy
  }
}
