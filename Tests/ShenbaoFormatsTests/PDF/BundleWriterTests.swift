import Foundation
import ShenbaoFormats
import TestSupport
import Testing

private let a4 = PagePlacement.fitted(
  width: 595,
  height: 842,
  area: Rectangle(x: 50, y: 40, width: 500, height: 700)
)

/// A bundle of whole files, each stamped from pages of `stamps` when there are any.
private func bundle(_ files: [[UInt8]], stamps: [UInt8]? = nil, as placement: PagePlacement = a4) throws -> [UInt8] {
  var writer = try BundleWriter(title: "申报材料")
  let stampSource = try stamps.map { bytes throws(FormatError) in try writer.addSource(bytes) }
  var number = 0
  for file in files {
    let source = try writer.addSource(file)
    for page in 0..<writer.pageCount(of: source) {
      try writer.addPage(of: source, page: page, placement: placement, overlay: stampSource.map { ($0, number) })
      number += 1
    }
  }
  return try writer.finish()
}

@Suite struct BundleWriterTests {
  @Test func everythingThatActsIsLeftOutAndWhatIsSeenStays() throws {
    let bytes = try bundle([LivelyPDF.bytes, HandmadePDF.plain(pages: 2).bytes])
    let reader = try PDFReader(bytes: bytes)
    #expect(!reader.hasActiveContent && !reader.isSigned && !reader.hasForms)
    #expect(reader.hiddenLayers == ["draft"])
    try expectGolden(reader.dump, "Tests/ShenbaoFormatsTests/Golden/lively-bundle.txt")
  }

  @Test func aLayerThatItsFileDoesNotListIsSeenBesideThoseOfOthers() throws {
    let font = "/Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>"
    let resources = "/Resources << \(font) /Properties << /M 5 0 R >> >>"
    var file = HandmadePDF(pages: ["/MediaBox [0 0 200 100] \(resources) /Contents 4 0 R"])
    file.add(stream: "/OC /M BDC BT /F 12 Tf 20 20 Td (layered) Tj ET EMC")
    file.add("<< /Type /OCMD /OCGs [6 0 R] >>")
    file.add("<< /Type /OCG /Name (stray) >>")
    let folder = try TemporaryFolder()
    try folder.write(bundle([LivelyPDF.bytes, file.bytes]), to: "a.pdf")
    #expect(try Program("pdftotext", ["\(folder.path)/a.pdf", "-"]).output.contains("layered"))
  }

  @Test func theSamePagesGiveTheSameBytes() throws {
    let files = [LivelyPDF.bytes, HandmadePDF.plain(pages: 3).bytes]
    #expect(try bundle(files) == bundle(files))
  }

  @Test func anImportedPageIsStillThePageItWas() throws {
    for file in [LivelyPDF.bytes, HandmadePDF.plain(pages: 3).bytes, EncryptedPDF.withEmptyPassword] {
      let before = try PDFReader(bytes: file).pages.map(\.contentDigest)
      let after = try PDFReader(bytes: try bundle([file], stamps: HandmadePDF.plain(pages: 3).bytes)).pages
      #expect(after.map(\.pieceDigest) == before)
      #expect(after.map(\.contentDigest) != before)
    }
  }

  @Test func anotherWordOnAPageIsAnotherDigest() throws {
    let text = String(decoding: HandmadePDF.plain(pages: 1).bytes, as: UTF8.self)
    let one = try PDFReader(bytes: Array(text.utf8)).pages[0].contentDigest
    let other = try PDFReader(bytes: Array(text.replacing("(page 1)", with: "(page l)").utf8)).pages[0].contentDigest
    #expect(one != other)
  }

  @Test(arguments: [0, 90, 180, 270, -90], ["", "/UserUnit 2"])
  func whatStandsUpperLeftStaysUpperLeft(_ rotation: Int, _ unit: String) throws {
    // The visible part is 200 by 100 from (100, -50); a link covers 40 by 10 in its upper left corner as seen.
    let corner =
      switch rotation {
      case 90: "100 -50 110 -10"
      case 180: "260 -50 300 -40"
      case 270, -90: "290 10 300 50"
      default: "100 40 140 50"
      }
    let link = "/Type /Annot /Subtype /Link /Rect [\(corner)] /A << /S /URI /URI (https://example.org/) >>"
    let boxes = "/MediaBox [400 60 0 -60] /CropBox [100 -50 300 50] /Rotate \(rotation) \(unit)"
    let file = HandmadePDF(pages: ["\(boxes) /Annots [<< \(link) >>]"])
    let reader = try PDFReader(bytes: try bundle([file.bytes]))
    let page = try #require(reader.pages.first)
    #expect((page.width, page.height, page.rotation) == (595, 842, 0))
    let found = try #require(reader.links.first).rectangle
    let scale = unit.isEmpty ? 1.0 : 2.0
    let (wide, high) = rotation % 180 == 0 ? (200 * scale, 100 * scale) : (100 * scale, 200 * scale)
    #expect(abs(found.x - (50 + (500 - wide) / 2)) < 0.001)
    #expect(abs(found.y - (40 + (700 - high) / 2)) < 0.001)
    #expect(abs(found.width - 40 * scale) < 0.001 && abs(found.height - 10 * scale) < 0.001)
  }

  @Test func aLargePageIsMadeSmallerAndASmallOneIsNotMadeLarger() throws {
    let link =
      "/Annots [<< /Type /Annot /Subtype /Link /Rect [0 0 100 100] /A << /S /URI /URI (http://a.example) >> >>]"
    let pages = ["/MediaBox [0 0 1000 1000] \(link)", "/MediaBox [0 0 100 100] \(link)"]
    let links = try PDFReader(bytes: try bundle([HandmadePDF(pages: pages).bytes])).links
    #expect(links.map(\.rectangle.width) == [50, 100])
  }

  @Test func bookmarksLinksAndLabelsAreReadBack() throws {
    var writer = try BundleWriter(title: "A & B <c>", language: "en")
    let source = try writer.addSource(HandmadePDF.plain(pages: 3).bytes)
    for page in 0..<3 { try writer.addPage(of: source, page: page, placement: .asIs) }
    let section = OutlineEntry(title: "第一节", page: 1, top: 20)
    writer.addOutline([OutlineEntry(title: "一、目录", page: 0), OutlineEntry(title: "二", page: 1, children: [section])])
    writer.addLink(on: 0, rectangle: Rectangle(x: 10, y: 20, width: 30, height: 8), to: 2)
    let reader = try PDFReader(bytes: try writer.finish())
    #expect(reader.title == "A & B <c>")
    #expect(reader.language == "en")
    #expect(reader.pages.map(\.label) == ["1", "2", "3"])
    #expect(reader.pages.map(\.width) == [200, 200, 200])
    #expect(reader.outline.map(\.title) == ["一、目录", "二", "第一节"])
    #expect(reader.outline.map(\.level) == [1, 1, 2])
    #expect(reader.outline.map(\.page) == [0, 1, 1])
    #expect(reader.links.map(\.rectangle) == [Rectangle(x: 10, y: 20, width: 30, height: 8)])
    #expect(reader.links.map(\.target) == [.page(2)])
  }

  @Test func linksInsideAPieceLeadToItsPagesInTheBundle() throws {
    let reader = try PDFReader(bytes: try bundle([HandmadePDF.plain(pages: 4).bytes, LivelyPDF.bytes]))
    #expect(
      reader.links.filter { $0.page == 4 }.map(\.target) == [.page(5), .page(5), .address("https://example.org/")]
    )
    #expect(reader.links.filter { $0.page == 5 }.map(\.target) == [.page(4)])
  }

  @Test func aLinkToAPageThatWasLeftOutIsDropped() throws {
    var writer = try BundleWriter(title: "one")
    let source = try writer.addSource(LivelyPDF.bytes)
    try writer.addPage(of: source, page: 0, placement: a4)
    let links = try PDFReader(bytes: try writer.finish()).links
    #expect(links.map(\.target) == [.address("https://example.org/")])
  }

  @Test func pagesThatAreNotThereAreRefused() throws {
    var writer = try BundleWriter(title: "none")
    let source = try writer.addSource(HandmadePDF.plain(pages: 1).bytes)
    #expect(throws: FormatError.self) { try writer.addPage(of: source, page: 1, placement: a4) }
    #expect(throws: FormatError.self) { try writer.addPage(of: source, page: -1, placement: a4) }
  }

  @Test func aBundleWithoutPagesOrWithWrongTargetsIsRefused() throws {
    #expect(throws: FormatError.self) { try BundleWriter(title: "empty").finish() }
    #expect(throws: FormatError.self) { try finished { $0.addOutline([OutlineEntry(title: "far", page: 7)]) } }
    let rectangle = Rectangle(x: 0, y: 0, width: 1, height: 1)
    #expect(throws: FormatError.self) { try finished { $0.addLink(on: 0, rectangle: rectangle, to: 1) } }
    #expect(throws: FormatError.self) { try finished { $0.addLink(on: 3, rectangle: rectangle, to: 0) } }
  }

  private func finished(_ change: (inout BundleWriter) -> Void) throws -> [UInt8] {
    var writer = try BundleWriter(title: "one page")
    let source = try writer.addSource(HandmadePDF.plain(pages: 1).bytes)
    try writer.addPage(of: source, page: 0, placement: a4)
    change(&writer)
    return try writer.finish()
  }

  @Test func aBundleWrittenToDiskIsTheSame() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/bundle.pdf"
    var writer = try BundleWriter(title: "申报材料")
    let source = try writer.addSource(HandmadePDF.plain(pages: 2).bytes)
    for page in 0..<2 { try writer.addPage(of: source, page: page, placement: a4) }
    try writer.finish(writingTo: path)
    #expect(try Data(contentsOf: URL(filePath: path)) == Data(bundle([HandmadePDF.plain(pages: 2).bytes])))
  }

  @Test func aDiskThatRefusesIsReported() throws {
    let error = #expect(throws: FormatError.self) {
      var writer = try BundleWriter(title: "nowhere")
      let source = try writer.addSource(HandmadePDF.plain(pages: 1).bytes)
      try writer.addPage(of: source, page: 0, placement: a4)
      try writer.finish(writingTo: "/nonexistent/bundle.pdf")
    }
    #expect(error?.reason == .inputOutput)
  }

  @Test func manyStampsFromOneSourceShareTheirFont() throws {
    let plain = try bundle([HandmadePDF.plain(pages: 40).bytes])
    let stamped = try bundle([HandmadePDF.plain(pages: 40).bytes], stamps: HandmadePDF.plain(pages: 40).bytes)
    #expect(stamped.count - plain.count < 40 * 400)
  }
}

@Suite struct StreamBytesTests {
  @Test(arguments: ["[ /FlateDecode ]", "/FlateDecode", "[ /DCTDecode ]"]) func streamsKeepTheirBytes(filter: String)
    throws
  {
    let data = "not what the filter says, and kept all the same"
    var file = HandmadePDF(
      pages: ["/MediaBox [0 0 9 9] /Contents 4 0 R /Resources << /XObject << /Im 5 0 R >> >>"]
    )
    file.add(stream: "/Im Do")
    let image = "/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray"
    file.add(stream: data, "\(image) /Filter \(filter) /DecodeParms [ null ]")
    let made = try bundle([file.bytes])
    #expect(made.firstRange(of: Array(data.utf8)) != nil)
  }
}
