@testable import ShenbaoFormats
import Testing

/// A PNG made by hand, its rows deflated without compression.
struct HandmadePNG {
  var width = 2
  var height = 2
  var bitDepth: UInt8 = 8
  var colorType: UInt8 = 2
  var isInterlaced = false
  var palette: [UInt8] = []
  var transparency: [UInt8] = []
  var profile: [UInt8] = []
  var exif: [UInt8] = []
  /// Filter byte and samples of each row.
  var rows: [UInt8]

  var bytes: [UInt8] {
    let header = Self.number(width) + Self.number(height) + [bitDepth, colorType, 0, 0, isInterlaced ? 1 : 0]
    let profile = profile.isEmpty ? [] : chunk("iCCP", Array("name\0\0".utf8) + Self.deflated(profile))
    let extra =
      profile + (exif.isEmpty ? [] : chunk("eXIf", exif)) + (palette.isEmpty ? [] : chunk("PLTE", palette))
      + (transparency.isEmpty ? [] : chunk("tRNS", transparency))
    return PNGFile.signature + chunk("IHDR", header) + extra + chunk("IDAT", Self.deflated(rows)) + chunk("IEND", [])
  }

  /// One stored block (RFC 1950, RFC 1951 3.2.4).
  private static func deflated(_ rows: [UInt8]) -> [UInt8] {
    let count = [UInt8(rows.count & 255), UInt8(rows.count >> 8)]
    let sums = rows.reduce((a: 1, b: 0)) { sums, byte in
      let a = (sums.a + Int(byte)) % 65_521
      return (a, (sums.b + a) % 65_521)
    }
    return [0x78, 0x01, 1] + count + count.map { ~$0 } + rows + number(sums.b << 16 | sums.a)
  }

  private func chunk(_ name: String, _ content: [UInt8]) -> [UInt8] {
    let checked = Array(name.utf8) + content
    let checksum = checked.reduce(UInt32.max) { value, byte in
      (0..<8).reduce(value ^ UInt32(byte)) { value, _ in value & 1 == 1 ? 0xEDB8_8320 ^ (value >> 1) : value >> 1 }
    }
    return Self.number(content.count) + checked + Self.number(Int(checksum ^ .max))
  }

  private static func number(_ value: Int) -> [UInt8] { [24, 16, 8, 0].map { UInt8((value >> $0) & 255) } }
}

@Suite struct PNGFileTests {
  private let white: [UInt8] = [0, 255, 255, 255, 255, 255, 255, 0, 255, 255, 255, 255, 255, 255]

  /// The head of a profile for that space, and nothing else.
  private func profile(_ space: String) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: 128)
    bytes[3] = 128
    bytes.replaceSubrange(16..<20, with: space.utf8)
    bytes.replaceSubrange(36..<40, with: "acsp".utf8)
    return bytes
  }

  @Test func profilesStayWithTheirColours() throws {
    var file = HandmadePNG(rows: white)
    file.profile = profile("RGB ")
    #expect(try PNGFile(file.bytes).image().profile == file.profile)
    file.isInterlaced = true
    #expect(try PNGFile(file.bytes).profile(for: .rgb) == file.profile)
    #expect(try PNGFile(file.bytes).profile(for: .gray) == nil)
    var palette = HandmadePNG(bitDepth: 2, colorType: 3, palette: [1, 2, 3, 4, 5, 6], rows: [0, 0b0001_0000, 0, 0])
    palette.profile = profile("RGB ")
    let image = try PNGFile(palette.bytes).image()
    #expect(image.profile == palette.profile)
    let space = try PDFFile().imageXObject(image)["/ColorSpace"]
    #expect(space.item(0).name == "/Indexed" && space.item(1).item(0).name == "/ICCBased")
    #expect(space.item(1).item(1)["/N"].integer == 3)
    file.profile = Array("no profile".utf8)
    #expect(try PNGFile(file.bytes).profile(for: .rgb) == nil)
  }

  @Test func rowsPassThroughWhereThePDFKnowsThem() throws {
    let gray = HandmadePNG(bitDepth: 1, colorType: 0, rows: [0, 0b1000_0000, 0, 0b0100_0000])
    let palette = HandmadePNG(bitDepth: 2, colorType: 3, palette: [1, 2, 3, 4, 5, 6], rows: [0, 0b0001_0000, 0, 0])
    for (file, color) in [
      (gray, PageImage.Color.gray), (palette, .palette([1, 2, 3, 4, 5, 6])), (HandmadePNG(rows: white), .rgb),
    ] {
      let png = try PNGFile(file.bytes)
      #expect(png.passesThrough)
      let image = try png.image()
      #expect(image.color == color)
      #expect(image.bitsPerChannel == Int(file.bitDepth))
      #expect(image.data == Array(png.rows.joined()))
    }
  }

  @Test func whatIsTransparentLiesOnWhite() throws {
    let clear = HandmadePNG(
      colorType: 6,
      rows: [0] + [UInt8](repeating: 0, count: 8) + [0] + [UInt8](repeating: 0, count: 8)
    )
    let solid = HandmadePNG(
      colorType: 6,
      rows: [0] + [UInt8](repeating: 255, count: 8) + [0] + [UInt8](repeating: 255, count: 8)
    )
    let keyed = HandmadePNG(transparency: [0, 255, 0, 255, 0, 255], rows: white)
    let black = HandmadePNG(colorType: 6, rows: [0, 0, 0, 0, 255, 0, 0, 0, 255, 0, 0, 0, 0, 255, 0, 0, 0, 255])
    let images = try [clear, solid, keyed].map { try PNGFile($0.bytes).image() }
    #expect(images[0] == images[1] && images[1] == images[2])
    #expect(images[0].color == .rgb && images[0].bitsPerChannel == 8)
    #expect(try PNGFile(black.bytes).image() != images[0])
  }

  @Test func sixteenBitsStaySixteen() throws {
    let rows: [UInt8] = [0, 255, 254, 1, 2, 0, 3, 4, 5, 6]
    let image = try PNGFile(HandmadePNG(bitDepth: 16, colorType: 0, rows: rows).bytes).image()
    #expect(image.bitsPerChannel == 16 && image.encoding == .png)
    let picture = try PDFFile().imageXObject(image)
    #expect(picture.streamData(decoded: true) == [255, 254, 1, 2, 3, 4, 5, 6])
  }

  @Test func itLiesAsItsEXIFSays() throws {
    // One entry: the orientation, 6.
    let exif: [UInt8] = Array("MM".utf8) + [0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0]
    let turned = try PNGFile(HandmadePNG(exif: exif, rows: white).bytes)
    #expect(turned.frame.orientation == .turnClockwise)
    #expect(try turned.image().orientation == .turnClockwise)
    #expect(try PNGFile(HandmadePNG(exif: [1, 2], rows: white).bytes).frame.orientation == .upright)
  }

  @Test func interlacedRowsAreDecoded() throws {
    // A single pixel has one pass (ISO/IEC 15948, 8.2).
    let file = HandmadePNG(width: 1, height: 1, isInterlaced: true, rows: [0, 10, 20, 30])
    #expect(try !PNGFile(file.bytes).passesThrough)
    #expect(try PNGFile(file.bytes).image().color == .rgb)
    let gray = HandmadePNG(width: 1, height: 1, colorType: 0, isInterlaced: true, rows: [0, 10])
    let image = try PNGFile(gray.bytes).image()
    #expect(image.color == .gray)
    #expect(try PDFFile().imageXObject(image).streamData(decoded: true) == [10])
  }

  @Test func everyWrongByteIsDamage() {
    let right = HandmadePNG(rows: white).bytes
    for place in right.indices {
      var wrong = right
      wrong[place] ^= 0x10
      #expect(throws: FormatError.self) { try PNGFile(wrong) }
      #expect(throws: FormatError.self) { try PNGFile(Array(right.prefix(place))) }
    }
  }

  @Test func rowsThatDoNotDecodeAreDamage() throws {
    let short = try PNGFile(HandmadePNG(colorType: 6, rows: [0, 1]).bytes)
    #expect(throws: FormatError.self) { try short.image() }
  }

  @Test func headersThatPNGDoesNotKnowAreDamage() {
    let files = [
      HandmadePNG(bitDepth: 3, rows: white), HandmadePNG(colorType: 5, rows: white), HandmadePNG(width: 0, rows: white),
      HandmadePNG(colorType: 3, rows: white), HandmadePNG(bitDepth: 1, colorType: 2, rows: white),
    ]
    for file in files { #expect(throws: FormatError.self) { try PNGFile(file.bytes) } }
    let huge = HandmadePNG(width: 60_000, height: 60_000, rows: white)
    #expect(throws: FormatError.self) { try PNGFile(huge.bytes) }
  }
}
