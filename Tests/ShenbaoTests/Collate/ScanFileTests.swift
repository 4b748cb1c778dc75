import Foundation
import Shenbao
import ShenbaoFormats
import ShenbaoModel
import TestSupport
import Testing

/// Scans of every kind are read, and what is no scan is refused with its reason.
@Suite struct ScanFileTests {
  @Test func pagesMayComeInSeveralKindsOfFiles() throws {
    let sample = try PaperSample()
    let scans = try sample.scans()
    let folder = sample.folder.path
    var sheaf = try ScanSheaf(writingTo: "\(folder)/some.pdf")
    for path in scans[0..<3].reversed() { try sheaf.add(jpeg: DiskFile.read(path), width: 595, height: 842) }
    try sheaf.finish()
    // A printer that is a PDF: poppler draws it.
    _ = try Program("qpdf", [sample.bundle, "--pages", ".", "4-5", "--", "\(folder)/drawn.pdf"])
    _ = try Program("pdftoppm", ["-r", "150", "-png", "-f", "6", "-l", "7", sample.bundle, "\(folder)/p"])
    let files = ["p-7.png", "drawn.pdf", "some.pdf", "p-6.png"].map { "\(folder)/\($0)" }
    let collation = try sample.collation(files)
    #expect(collation.report.diagnostics.isEmpty)
    #expect(collation.pageCount == PaperSample.pageCount)
  }

  @Test func aTIFFMayHoldSeveralPages() throws {
    let sample = try PaperSample()
    let folder = sample.folder.path
    // Grey pages, and one of black and white as fax machines write them.
    _ = try Program("pdftoppm", ["-r", "150", "-gray", "-tiff", sample.bundle, "\(folder)/t"])
    _ = try Program("pdftoppm", ["-r", "200", "-mono", "-tiff", "-f", "2", "-l", "2", sample.bundle, "\(folder)/m"])
    let gray = [1, 3, 4, 5, 6, 7].map { "\(folder)/t-\($0).tif" }
    _ = try Program("tiffcp", ["-c", "lzw"] + gray + ["\(folder)/gray.tif"])
    _ = try Program("tiffcp", ["-c", "g4", "\(folder)/m-2.tif", "\(folder)/fax.tif"])
    let collation = try sample.collation(["\(folder)/gray.tif", "\(folder)/fax.tif"])
    #expect(collation.report.diagnostics.isEmpty)
    #expect(collation.pageCount == PaperSample.pageCount)
    try sample.folder.write(Array(DiskFile.read("\(folder)/gray.tif").prefix(5_000)), to: "cut.tif")
    #expect(try sample.findings(["\(folder)/cut.tif"]).contains { $0.hasPrefix("paper.file cut.tif") })
  }

  @Test func theClerksSheetIsLeftOut() throws {
    let sample = try PaperSample()
    let sheet = "\(sample.package)/济南样本知识产权运营有限公司-打印盖章说明.pdf"
    let collation = try sample.collation(try sample.scans() + [sheet])
    #expect(collation.report.diagnostics.isEmpty && collation.leftOut == 1)
  }

  @Test func whatIsNoScanIsRefusedWithItsReason() throws {
    let sample = try PaperSample()
    let folder = sample.folder
    let jpeg = try Raster(width: 32, height: 32, channels: 1).jpeg(quality: 50)
    var bomb = jpeg
    let frame = try #require(bomb.indices.first { bomb[$0] == 0xFF && bomb[$0 + 1] == 0xC0 })
    bomb.replaceSubrange(frame + 5..<frame + 9, with: [0xFF, 0x00, 0xFF, 0x00])
    try folder.write(bomb, to: "bomb.jpg")
    try folder.write(Array(jpeg.prefix(30)), to: "short.jpg")
    try folder.write(Array("no picture".utf8), to: "text.txt")
    try folder.write(Array("%PDF-1.7\n%%EOF".utf8), to: "empty.pdf")
    try folder.write(Array("<< /Kids [2 0 R] >>".utf8), to: "nothing")
    for name in ["bomb.jpg", "short.jpg", "text.txt", "empty.pdf", "nothing", "absent.pdf", "out"] {
      let findings = try sample.findings(["\(folder.path)/\(name)"])
      #expect(findings.contains { $0.hasPrefix("paper.file \(name)") }, "\(name): \(findings)")
    }
  }

  @Test func aPDFWithAPictureTooLargeIsRefused() throws {
    let sample = try PaperSample()
    var sheaf = try ScanSheaf(writingTo: "\(sample.folder.path)/large.pdf")
    var bomb = try Raster(width: 32, height: 32, channels: 1).jpeg(quality: 50)
    let frame = try #require(bomb.indices.first { bomb[$0] == 0xFF && bomb[$0 + 1] == 0xC0 })
    bomb.replaceSubrange(frame + 5..<frame + 9, with: [0x30, 0x00, 0x30, 0x00])
    try sheaf.add(jpeg: bomb, width: 595, height: 842)
    try sheaf.finish()
    let findings = try sample.findings(["\(sample.folder.path)/large.pdf"])
    #expect(findings.contains { $0.hasPrefix("paper.file large.pdf") })
  }

  @Test func pagesWithoutSealMayStayElectronicWhereThePackSaysSo() throws {
    let sample = try PaperSample()
    let manifest = try String(contentsOfFile: "\(sample.package)/manifest.json", encoding: .utf8)
    let list = try #require(manifest.firstMatch(of: #/"sealed_pages" : \[([\d,\s]*)\]/#))
    let sealed = list.1.split { !$0.isNumber }.compactMap { Int($0) }
    let scans = try sample.scans()
    let collation = try sample.collation(sealed.map { scans[$0 - 1] })
    #expect(collation.report.diagnostics.isEmpty)
    #expect(collation.electronicCount == PaperSample.pageCount - sealed.count)
    let target = "\(sample.folder.path)/sealed.pdf"
    try collation.write(to: target, with: Sample.installation)
    let (mixed, built) = try (PDFReader(bytes: DiskFile.read(target)), PDFReader(bytes: DiskFile.read(sample.bundle)))
    #expect(mixed.pages.count == PaperSample.pageCount && mixed.outline == built.outline)
    #expect(Set(mixed.links.map(\.page)) == Set(built.links.map(\.page)))
    // A page that is due is missed all the same.
    #expect(try sample.findings(sealed.dropFirst().map { scans[$0 - 1] }).contains { $0.hasPrefix("paper.missing") })
  }

  @Test func theSealedEditionIsWrittenOnlyWhereItMayBe() throws {
    let sample = try PaperSample()
    let collation = try sample.collation(try sample.scans())
    for path in ["\(sample.package)/盖章版.pdf", "\(sample.package)/../out/new.pdf", "\(sample.folder.path)/scan-1.jpg"] {
      let refused = #expect(throws: Report.self) { try collation.write(to: path, with: Sample.installation) }
      #expect(refused?.diagnostics.map(\.code.name) == ["paper.output"], "\(path)")
    }
    let refused = #expect(throws: Report.self) {
      try collation.write(to: "\(sample.folder.path)/a.pdf", with: Sample.installation, hasPoppler: false)
    }
    #expect(refused?.diagnostics.map(\.code.name) == ["paper.tool"])
  }

  @Test func draftsAndDamagedPackagesAreNotCollated() throws {
    let sample = try PaperSample()
    let scans = try sample.scans()
    try FileManager.default.removeItem(atPath: sample.bundle)
    let damaged = #expect(throws: Report.self) { _ = try sample.collation(scans) }
    #expect(damaged?.diagnostics.contains { $0.code.name == "verify.missing" } == true)
    let draft = try TemporaryFolder()
    let application = Repository.root.appending(path: "samples/shandong-2022-conversion").path
    try Sample.build(application, to: "\(draft.path)/out", isDraft: true)
    let refused = #expect(throws: Report.self) {
      _ = try Collation(of: "\(draft.path)/out", scans: scans, with: Sample.installation)
    }
    #expect(refused?.diagnostics.map(\.code.name) == ["paper.draft"])
  }
}
