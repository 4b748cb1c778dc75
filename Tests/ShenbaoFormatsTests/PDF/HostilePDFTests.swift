import ShenbaoFormats
import TestSupport
import TestSupport
import Testing

/// Looks at a file and bundles it as the program would; either both work or one throws.
private func use(_ bytes: [UInt8]) throws(FormatError) {
  _ = try FileSurvey(surveying: bytes, name: "file")
  var writer = try BundleWriter(title: "file")
  let source = try writer.addSource(bytes)
  let area = Rectangle(x: 10, y: 10, width: 400, height: 500)
  for page in 0..<writer.pageCount(of: source) {
    try writer.addPage(of: source, page: page, placement: .fitted(width: 595, height: 842, area: area))
  }
  _ = try PDFReader(bytes: try writer.finish()).dump
}

@Suite struct HostilePDFTests {
  @Test func aLongChainOfObjectsIsRefusedAndNotFallenInto() {
    var file = HandmadePDF(pages: ["/MediaBox [0 0 9 9] /Resources << /XObject << /A 4 0 R >> >>"])
    for _ in 0..<20_000 { file.add("<< /A \(file.next + 1) 0 R >>") }
    #expect(throws: FormatError.self) { try use(file.bytes) }
  }

  @Test func aChainWithinTheLimitIsCopied() throws {
    var file = HandmadePDF(pages: ["/MediaBox [0 0 9 9] /Resources << /XObject << /A 4 0 R >> >>"])
    for _ in 0..<980 { file.add("<< /A \(file.next + 1) 0 R >>") }
    file.add("(end)")
    try use(file.bytes)
  }

  @Test func deeplyNestedArraysAreSurvived() {
    var file = HandmadePDF(pages: ["/MediaBox [0 0 9 9] /Resources << /X 4 0 R >>"])
    file.add(String(repeating: "[", count: 100_000) + String(repeating: "]", count: 100_000))
    try? use(file.bytes)
  }

  @Test func objectsThatReferToThemselvesAreSurvived() throws {
    var file = HandmadePDF(
      pages: ["/MediaBox [0 0 9 9] /Resources 4 0 R /Contents 5 0 R /Annots 6 0 R"],
      catalogue: "/Outlines 4 0 R /PageLabels 7 0 R /Names << /Dests 7 0 R >> /AcroForm << /Fields [8 0 R] >>"
    )
    file.add("<< /XObject 4 0 R /First 4 0 R /Next 4 0 R /A [4 0 R] >>")
    file.add(stream: "", "/Resources 4 0 R /Self 5 0 R")
    file.add("[6 0 R << /Subtype /Stamp /Rect [0 0 9 9] /AP << /N 5 0 R >> >>]")
    file.add("<< /Kids [7 0 R 7 0 R] /Nums [0] /Names [(a)] >>")
    file.add("<< /Kids [8 0 R] /Parent 8 0 R >>")
    try use(file.bytes)
  }

  @Test func partsOfThePageTreeInOddPlacesAreSurvived() throws {
    var file = HandmadePDF(
      pages: ["/MediaBox [0 0 9 9] /Resources 2 0 R /Group 2 0 R /Annots [4 0 R]", "/Resources 3 0 R /Group 4 0 R"],
      catalogue: "/OCProperties << /OCGs [2 0 R 3 0 R] /D << /OFF [2 0 R] /AS [2 0 R 3 0 R] >> >>"
    )
    file.add("<< /OC 2 0 R /Rect [0 0 9 9] /AP << /N 5 0 R >> /Subtype /Stamp >>")
    file.add(stream: "", "/BBox [0 0 9 9] /Resources 2 0 R /Type /Pages")
    try? use(file.bytes)
  }

  @Test func aNodeWithoutPagesMayStandInThePageTreeTwice() throws {
    var file = HandmadePDF(pages: ["/MediaBox [0 0 9 9]", "/Kids []"], catalogue: "/Pages 5 0 R")
    file.add("<< /Type /Pages /Kids [4 0 R 3 0 R 4 0 R 4 0 R] /Count 1 >>")
    #expect(try FileSurvey(surveying: file.bytes, name: "file").pages.count == 1)
    try use(file.bytes)
  }

  @Test func aFontInThePageTreeIsNoPage() {
    var file = HandmadePDF(pages: ["/MediaBox [0 0 9 9]"], catalogue: "/Pages 4 0 R")
    file.add("<< /Type /Pages /Kids [3 0 R 5 0 R] /Count 2 >>")
    file.add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
    let refusal = #expect(throws: FormatError.self) { try FileSurvey(surveying: file.bytes, name: "file") }
    #expect(refusal?.detail == "page 2 is no page")
  }

  @Test(arguments: ["3 0 R 5 0 R", "3 0 R 4 0 R 4 0 R"])
  func aCircleInThePageTreeIsRefused(kids: String) {
    var file = HandmadePDF(pages: ["/MediaBox [0 0 9 9]", "/Kids [3 0 R]"], catalogue: "/Pages 5 0 R")
    file.add("<< /Type /Pages /Kids [\(kids)] /Count 1 >>")
    #expect(throws: FormatError.self) { try use(file.bytes) }
  }

  @Test func aStreamThatCannotBeDecodedIsFoundBeforeBinding() {
    var file = HandmadePDF(pages: ["/MediaBox [0 0 9 9] /Contents [4 0 R 5 0 R]"])
    file.add(stream: "0 0 m")
    file.add(stream: "no deflated data", "/Filter /FlateDecode")
    let refusal = #expect(throws: FormatError.self) { try FileSurvey(surveying: file.bytes, name: "file") }
    #expect(refusal?.reason == .damaged && refusal?.detail == "the content of page 1 cannot be decoded")
  }

  /// Libqpdf ends such a name early, and the text written by it would be gone.
  @Test func aNameWithANullCharacterIsFoundBeforeBinding() throws {
    let font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
    var file = HandmadePDF(pages: ["/MediaBox [0 0 9 9] /Contents 4 0 R /Resources << /Font << /F#00x \(font) >> >>"])
    file.add(stream: "BT /F#00x 9 Tf (lost) Tj ET")
    #expect(throws: FormatError(.damaged, operation: "pdf.survey", detail: "a name holds a null character")) {
      try FileSurvey(surveying: file.bytes, name: "")
    }
    // Nothing is shown by a name in the trailer.
    let text = String(decoding: HandmadePDF.plain(pages: 1).bytes, as: UTF8.self)
    let other = text.replacing("/Root 1 0 R", with: "/Root 1 0 R /A#00b 1")
    #expect(try FileSurvey(surveying: Array(other.utf8), name: "").repairs.first?.hasPrefix("trailer: null") == true)
  }

  /// As libqpdf writes them, readers would take the sign with the digits behind it for another character.
  @Test(arguments: ["F#231", "F#2341", "F#23", "F#23z"])
  func aNameWithANumberSignIsStillFound(name: String) throws {
    let font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
    let space = "/ColorSpace << /C [/Separation /Ink#20#231 /DeviceGray << /FunctionType 2 /Domain [0 1] /N 1 >>] >>"
    let resources = "/Resources << /Font << /\(name) \(font) >> \(space) >>"
    var file = HandmadePDF(pages: ["/MediaBox [0 0 99 9] /Contents 4 0 R \(resources)"])
    file.add(stream: "BT /\(name) 9 Tf (kept) Tj ET")
    var writer = try BundleWriter(title: "t")
    let source = try writer.addSource(file.bytes)
    for _ in 0..<2 { try writer.addPage(of: source, page: 0, placement: .asIs) }
    let folder = try TemporaryFolder()
    try folder.write(try writer.finish(), to: "t.pdf")
    let text = try Program("pdftotext", ["\(folder.path)/t.pdf", "-"]).output
    #expect(text.split(separator: "kept", omittingEmptySubsequences: false).count == 3)
    #expect(try Program("qpdf", ["--check", "\(folder.path)/t.pdf"]).status == 0)
  }

  @Test func aPageTooManyIsSaidToBeOne() {
    let page = String(repeating: "3 0 R ", count: 20_001)
    let text = String(decoding: HandmadePDF.plain(pages: 1).bytes, as: UTF8.self)
    let file = text.replacing("/Kids [3 0 R]", with: "/Kids [\(page)]")
    #expect(throws: FormatError(.tooLarge, operation: "pdf.pages", detail: "more than 20000 pages")) {
      try FileSurvey(surveying: Array(file.utf8), name: "")
    }
  }

  @Test func numbersOutOfAllBoundsAreSurvived() throws {
    let huge = "99999999999999999999999999999999999999999999.0"
    let boxes = ["[0 0 \(huge) 1]", "[-\(huge) -\(huge) \(huge) \(huge)]", "[0 0 0.0000001 10]", "[0 0 (a) /b]"]
    for box in boxes {
      let file = HandmadePDF(pages: ["/MediaBox \(box) /Rotate \(huge) /UserUnit \(huge)"], catalogue: "")
      try use(file.bytes)
    }
    try use(HandmadePDF(pages: ["/MediaBox [0 0 9 9] /UserUnit -1 /Rotate -9223372036854775808"]).bytes)
  }

  @Test func streamsThatDoNotDecodeAreRefusedWhenTheyMustBeJoined() {
    var file = HandmadePDF(pages: ["/MediaBox [0 0 9 9] /Contents [4 0 R 5 0 R]"])
    file.add(stream: "not deflated", "/Filter /FlateDecode")
    file.add(stream: "q Q")
    #expect(throws: FormatError.self) { try use(file.bytes) }
  }

  @Test(arguments: UInt64(1)...60)
  func damagedBytesNeverStopTheProgram(_ seed: UInt64) {
    var random = Seeded(seed)
    var bytes = seed % 3 == 0 ? HandmadePDF.plain(pages: 3).bytes : LivelyPDF.bytes
    for _ in 0..<Int.random(in: 1...20, using: &random) {
      let place = Int.random(in: 0..<bytes.count, using: &random)
      bytes[place] =
        seed % 2 == 0
        ? UInt8.random(in: 0...255, using: &random) : (Array("0 9/<>[]()R".utf8).randomElement(using: &random) ?? 0)
    }
    try? use(bytes)
  }
}
