@testable import ShenbaoFormats
import Testing

/// A JPEG with the right markers and no real picture between them.
struct HandmadeJPEG {
  var width = 400
  var height = 300
  var channels = 3
  var frame: UInt8 = 0xC0
  /// Marker and content of segments before the frame.
  var segments: [(UInt8, [UInt8])] = []

  var bytes: [UInt8] {
    let size = [UInt8(height >> 8), UInt8(height & 255), UInt8(width >> 8), UInt8(width & 255)]
    let content = [8] + size + [UInt8(channels)] + [UInt8](repeating: 0x11, count: channels * 3)
    let all = segments + [(frame, content), (0xDA, [UInt8(channels)] + [UInt8](repeating: 0, count: channels * 2 + 3))]
    var body: [UInt8] = []
    for (marker, content) in all {
      body += [0xFF, marker, UInt8((content.count + 2) >> 8), UInt8((content.count + 2) & 255)]
      body += content
    }
    return [0xFF, 0xD8] + body + [0x12, 0xFF, 0x00, 0xFF, 0xD3, 0x34] + [0xFF, 0xD9]
  }

  /// EXIF with one entry, little-endian.
  static func exif(orientation: UInt8) -> (UInt8, [UInt8]) {
    let entry: [UInt8] = [0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0]
    return (0xE1, Array("Exif\0\0II*\0".utf8) + [8, 0, 0, 0, 1, 0] + entry + [0, 0, 0, 0])
  }

  static func jfif(unit: UInt8, density: UInt8) -> (UInt8, [UInt8]) {
    (0xE0, Array("JFIF\0".utf8) + [1, 2, unit, 0, density, 0, density, 0, 0])
  }
}

@Suite struct JPEGFileTests {
  @Test(arguments: 1...8)
  func turnedPicturesAreSeenUpright(_ tag: Int) throws {
    let file = HandmadeJPEG(segments: [HandmadeJPEG.exif(orientation: UInt8(tag))])
    let image = try JPEGFile(file.bytes).image
    #expect(image.orientation.rawValue == tag)
    #expect(image.size.width == (tag < 5 ? 144 : 108))
    // What EXIF says of the stored picture's first row and first column (JEITA CP-3451, 4.6.4).
    let row: [(x: Double, y: Double)] = [
      (0.5, 1), (0.5, 1), (0.5, 0), (0.5, 0), (0, 0.5), (1, 0.5), (1, 0.5), (0, 0.5),
    ]
    let column: [(x: Double, y: Double)] = [
      (0, 0.5), (1, 0.5), (1, 0.5), (0, 0.5), (0.5, 1), (0.5, 1), (0.5, 0), (0.5, 0),
    ]
    let matrix = image.orientation.matrix
    #expect(matrix.apply(0.5, 1) == row[tag - 1])
    #expect(matrix.apply(0, 0.5) == column[tag - 1])
  }

  @Test func theBytesStayAsTheyAre() throws {
    let bytes = HandmadeJPEG().bytes
    #expect(try JPEGFile(bytes).image.data == bytes)
  }

  @Test func ofTwoPicturesInOneFileTheFirstIsTaken() throws {
    let first = HandmadeJPEG().bytes
    #expect(try JPEGFile(first + HandmadeJPEG(width: 20).bytes).image.data == first)
  }

  @Test func aFileCutShortIsDamaged() {
    let bytes = HandmadeJPEG(segments: [HandmadeJPEG.exif(orientation: 6)]).bytes
    for length in 0..<bytes.count { #expect(throws: FormatError.self) { try JPEGFile(Array(bytes.prefix(length))) } }
  }

  @Test func densityComesFromTheFile() throws {
    #expect(try JPEGFile(HandmadeJPEG().bytes).image.dotsPerInch == nil)
    let inches = try JPEGFile(HandmadeJPEG(segments: [HandmadeJPEG.jfif(unit: 1, density: 100)]).bytes).image
    #expect(inches.dotsPerInch?.x == 100)
    #expect(inches.size.width == 288)
    let centimetres = try JPEGFile(HandmadeJPEG(segments: [HandmadeJPEG.jfif(unit: 2, density: 50)]).bytes).image
    #expect(centimetres.dotsPerInch?.x == 127)
    #expect(
      try JPEGFile(HandmadeJPEG(segments: [HandmadeJPEG.jfif(unit: 0, density: 1)]).bytes).image.dotsPerInch == nil
    )
  }

  @Test func adobesCMYKIsTurnedRound() throws {
    let adobe: (UInt8, [UInt8]) = (0xEE, Array("Adobe".utf8) + [0, 100, 0, 0, 0, 0, 2])
    let image = try JPEGFile(HandmadeJPEG(channels: 4, segments: [adobe]).bytes).image
    #expect(image.color == .cmyk && image.isInverted)
    #expect(try !JPEGFile(HandmadeJPEG(channels: 4).bytes).image.isInverted)
    #expect(try JPEGFile(HandmadeJPEG(channels: 1).bytes).image.color == .gray)
  }

  @Test func whatReadersCannotDecodeIsRefused() {
    for file in [HandmadeJPEG(channels: 2), HandmadeJPEG(frame: 0xC3), HandmadeJPEG(frame: 0xC9)] {
      #expect(throws: FormatError.self) { try JPEGFile(file.bytes) }
    }
    #expect(throws: FormatError.self) { try JPEGFile(HandmadeJPEG(width: 0).bytes) }
    #expect(throws: FormatError.self) { try JPEGFile(HandmadeJPEG(width: 65_535, height: 65_535).bytes) }
  }

  @Test func aPictureIsShownAtItsOwnSizeOrAt200DotsAnInch() throws {
    let small = HandmadeJPEG(segments: [HandmadeJPEG.jfif(unit: 1, density: 250)])
    let large = HandmadeJPEG(width: 4_000, height: 3_000)
    for (file, width) in [(small, 144.0), (HandmadeJPEG(), 144), (large, 500)] {
      var writer = try BundleWriter(title: "picture")
      let source = try writer.addSource(file.bytes)
      let area = Rectangle(x: 50, y: 50, width: 500, height: 600)
      try writer.addPage(of: source, page: 0, placement: .fitted(width: 595, height: 842, area: area))
      #expect(abs((writer.pages[0].matrix.a) - width) < 0.001)
    }
  }
}
