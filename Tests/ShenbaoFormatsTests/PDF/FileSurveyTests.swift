import ShenbaoFormats
import Testing

private func survey(_ bytes: [UInt8]) throws -> FileSurvey { try FileSurvey(surveying: bytes, name: "file") }

private func reason(_ work: () throws -> Void) -> FormatError.Reason? {
  #expect(throws: FormatError.self, performing: work)?.reason
}

@Suite struct FileSurveyTests {
  @Test func nothingAndNoiseAreDamaged() {
    #expect(reason { _ = try survey([]) } == .damaged)
    #expect(reason { _ = try survey(Array("just some words".utf8)) } == .unsupported)
    #expect(reason { _ = try survey(Array("%PDF-1.7\nand then nothing".utf8)) } == .damaged)
    #expect(reason { _ = try survey([0xFF, 0xD8, 0xFF, 0xE0]) } == .damaged)
    #expect(reason { _ = try survey([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) } == .damaged)
  }

  @Test func aFileWithoutPagesIsDamaged() {
    #expect(reason { _ = try survey(HandmadePDF(pages: []).bytes) } == .damaged)
  }

  @Test func aFileCutShortIsDamagedWhereverItIsCut() throws {
    let whole = HandmadePDF.plain(pages: 5).bytes
    #expect(try survey(whole).pages.count == 5)
    for length in stride(from: 8, to: whole.count - 8, by: 7) {
      #expect(reason { _ = try survey(Array(whole.prefix(length))) } == .damaged, "cut to \(length) bytes")
    }
  }

  @Test func aPageThatIsMissingFromTheTreeIsDamage() {
    var file = HandmadePDF(pages: ["/MediaBox [0 0 9 9]"], catalogue: "")
    file.add("null")
    let text = String(decoding: file.bytes, as: UTF8.self).replacing("/Kids [3 0 R]", with: "/Kids [4 0 R]")
    #expect(reason { _ = try survey(Array(text.utf8)) } == .damaged)
  }

  @Test func aCircularPageTreeIsRefused() {
    let text = String(decoding: HandmadePDF.plain(pages: 1).bytes, as: UTF8.self)
    #expect(reason { _ = try survey(Array(text.replacing("/Kids [3 0 R]", with: "/Kids [2 0 R]").utf8)) } == .damaged)
  }

  @Test func sizesAreWhatTheReaderSees() throws {
    let file = HandmadePDF(pages: [
      "/MediaBox [0 0 595 842]",
      "/MediaBox [0 0 595 842] /Rotate 90",
      "/MediaBox [600 850 -10 -20] /CropBox [0 0 300 200] /Rotate -90",
      "/MediaBox [0 0 100 50] /UserUnit 2 /Rotate 540",
      "/MediaBox [0 0 100 50] /CropBox [200 200 300 300] /Rotate 45",
      "/MediaBox [0 0 0 0]",
    ])
    let pages = try survey(file.bytes).pages
    #expect(pages.map(\.width) == [595, 842, 200, 200, 100, 612])
    #expect(pages.map(\.height) == [842, 595, 300, 100, 50, 792])
    #expect(pages.map(\.rotation) == [0, 90, 270, 180, 0, 0])
  }

  @Test func boxesAndRotationAreInherited() throws {
    let text = String(decoding: HandmadePDF(pages: [""]).bytes, as: UTF8.self)
    // Longer objects move the table, which libqpdf then makes anew.
    let bytes = Array(text.replacing("/Type /Pages", with: "/Type /Pages /MediaBox [0 0 30 40] /Rotate 90").utf8)
    let page = try #require(try survey(bytes).pages.first)
    #expect((page.width, page.height) == (40, 30))
    #expect(try survey(bytes).repairs.isEmpty == false)
  }

  @Test func aPasswordIsAskedForOnlyWhenItIsNeeded() throws {
    #expect(reason { _ = try survey(EncryptedPDF.withPassword) } == .encrypted)
    let open = try survey(EncryptedPDF.withEmptyPassword)
    #expect(open.isEncrypted)
    #expect(open.pages.count == 1)
  }

  @Test func signaturesFormsAndLayersAreSeen() throws {
    #expect(try survey(HandmadePDF.plain(pages: 1).bytes).isSigned == false)
    let signed = try survey(LivelyPDF.bytes)
    #expect(signed.isSigned)
    #expect(signed.hasForms)
    #expect(signed.hasHiddenLayers)
    // The text field and the highlight get their looks.
    #expect(signed.marksWithoutAppearance == 0)
    #expect(signed.activeContent == [.script, .launch, .attachment, .otherAction, .submission])
  }

  @Test func actionsThatFollowOthersAreSeen() throws {
    let next = "/Next [<< /S /Named /N /Print >> << /S /GoTo /D [0 /Fit] /Next << /S /JavaScript /JS (1) >> >>]"
    let link = "/Annots [<< /Subtype /Link /Rect [0 0 9 9] /A << /S /GoTo /D [0 /Fit] \(next) >> >>]"
    #expect(try survey(HandmadePDF(pages: ["/MediaBox [0 0 9 9] \(link)"]).bytes).activeContent == [.script])
    // Round in a circle.
    var file = HandmadePDF(pages: ["/MediaBox [0 0 9 9] /Annots [<< /Subtype /Link /Rect [0 0 9 9] /A 4 0 R >>]"])
    file.add("<< /S /GoTo /D [0 /Fit] /Next [4 0 R 4 0 R] >>")
    #expect(try survey(file.bytes).activeContent.isEmpty)
  }

  @Test func aDeepPageTreeIsRefusedAndNotFallenInto() {
    var file = HandmadePDF(pages: [""])
    for _ in 0..<5_000 { file.add("<< /Type /Pages /Kids [\(file.next + 1) 0 R] /Count 1 >>") }
    let text = String(decoding: file.bytes, as: UTF8.self).replacing("/Kids [3 0 R]", with: "/Kids [4 0 R]")
    #expect(reason { _ = try survey(Array(text.utf8)) } == .tooLarge)
  }

  @Test(arguments: [
    ("II*\u{0}", FileSurvey.Kind.tiff), ("GIF89a", .gif), ("RIFFxxxxWEBPVP8 ", .webp), ("\0\0\0\u{18}ftypheic", .heic),
    ("BM\u{46}\0\0\0\0\0\0\0\u{36}\0\0\0\u{28}\0\0\0", .bmp), ("junk before %PDF-1.4", .pdf), ("no", .unknown),
  ])
  func kindsAreToldByTheirFirstBytes(_ start: String, _ kind: FileSurvey.Kind) {
    #expect(FileSurvey.Kind(recognising: Array(start.utf8)) == kind)
  }

  @Test func archivesAreToldByWhatIsInside() throws {
    for (name, kind) in [("OFD.xml", FileSurvey.Kind.ofd), ("[Content_Types].xml", .office), ("a.txt", .zip)] {
      let archive = ZipArchive(entries: [ZipArchive.Entry(name: name, bytes: [1])])
      let found = try survey(try archive.packed())
      #expect(found.kind == kind)
      #expect(found.pages.isEmpty)
    }
  }
}
