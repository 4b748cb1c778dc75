import CQPDF
import CTIFF
import Foundation
@testable import ShenbaoFormats
import Testing

/// Pictures other than JPEG and PNG: their pixels come into a PDF as they were.
@Suite struct PictureFileTests {
  /// What the picture's XObject decodes to, and its dictionary.
  private func decoded(_ image: PageImage) throws -> (bytes: [UInt8]?, object: PDFObject) {
    let file = try PDFFile()
    let object = file.imageXObject(image)
    return (object.streamData(decoded: true), object)
  }

  private func pixels(_ width: Int, _ height: Int, channels: Int) -> [UInt8] {
    (0..<width * height * channels).map { UInt8(truncatingIfNeeded: $0 * 37 + $0 / 11) }
  }

  @Test func everyPageOfAFileBecomesAPictureOfItsOwn() throws {
    var tiff = try TIFFFixture()
    let rgb = pixels(30, 20, channels: 3)
    try tiff.add(width: 30, height: 20, data: rgb, channels: 3, compression: COMPRESSION_LZW, rowsPerStrip: 7)
    let gray = pixels(10, 40, channels: 1)
    try tiff.add(width: 10, height: 40, data: gray, channels: 1, compression: COMPRESSION_NONE, orientation: 6)
    try tiff.add(width: 5, height: 5, data: pixels(5, 5, channels: 1), channels: 1, thumbnail: true)
    let file = try TIFFFile(tiff.bytes)
    #expect(file.frames.map(\.width) == [30, 10])
    #expect(file.frames.map(\.orientation) == [.upright, .turnClockwise])
    #expect(try decoded(file.image(0)).bytes == rgb)
    #expect(try decoded(file.image(1)).bytes == gray)
    #expect(try FileSurvey(surveying: tiff.bytes, name: "a").pages.map(\.width) == [10.8, 14.4])
  }

  @Test func faxAndJPEGInOneStripKeepTheirBytes() throws {
    var tiff = try TIFFFixture()
    let rows = [UInt8](repeating: 0b1010_0000, count: 4 * 30)
    try tiff.add(width: 32, height: 30, data: rows, channels: 1, bits: 1, compression: COMPRESSION_CCITTFAX4)
    try tiff.add(width: 16, height: 16, data: pixels(16, 16, channels: 1), channels: 1, compression: COMPRESSION_JPEG)
    let file = try TIFFFile(tiff.bytes)
    let fax = try file.image(0)
    #expect(fax.encoding == .fax(isWhiteOne: true))
    #expect(TIFFSetDirectory(file.handle.tiff, 0) != 0)
    #expect(try fax.data == file.handle.rawStrip(0))
    #expect(try decoded(fax).object["/DecodeParms"]["/BlackIs1"].bool == true)
    let jpeg = try file.image(1)
    #expect(jpeg.encoding == .jpeg)
    #expect(try JPEGFile(jpeg.data).image.width == 16)
  }

  /// Rows of 8, and the last strip with fewer.
  @Test(arguments: [1, 3])
  func jpegInStripsIsJoinedWithoutDecodingIt(channels: Int) throws {
    var tiff = try TIFFFixture()
    let data = pixels(40, 84, channels: channels)
    try tiff.add(
      width: 40,
      height: 84,
      data: data,
      channels: channels,
      compression: COMPRESSION_JPEG,
      rowsPerStrip: 8
    )
    let file = try TIFFFile(tiff.bytes)
    let image = try file.image(0)
    #expect(image.encoding == .jpeg && image.data.count { $0 == 0xFF } > 10)
    #expect(image.isPlainRGB == (channels == 3))
    if channels == 1 {
      // As libtiff decodes it strip by strip.
      let rows = try file.rows(TIFFLayout(of: file.handle), file.frames[0])
      #expect(try PDFFile().imageXObject(image).streamData(atLevel: qpdf_dl_all) == rows.data)
    }
    let strip = try file.handle.rawStrip(10)
    #expect(image.data.suffix(20).elementsEqual(strip.suffix(20)))
  }

  @Test func aPictureOfOneBitBecomesAFaxWhateverItsCoding() throws {
    var tiff = try TIFFFixture()
    let rows: [UInt8] = (0..<4 * 30).map { $0 % 4 == 3 ? 0 : UInt8(truncatingIfNeeded: $0 * 73) }
    try tiff.add(width: 24, height: 40, data: Array(rows), channels: 1, bits: 1, compression: COMPRESSION_LZW)
    let image = try TIFFFile(tiff.bytes).image(0)
    #expect(image.encoding == .fax(isWhiteOne: true))
    var again = try TIFFFixture()
    try again.add(width: 24, height: 40, data: Array(rows), channels: 1, bits: 1, compression: COMPRESSION_CCITTFAX4)
    #expect(try TIFFFile(again.bytes).image(0).data == image.data)
  }

  @Test func sixteenBitsStaySixteenWithTheHighestByteFirst() throws {
    var tiff = try TIFFFixture()
    try tiff.add(width: 2, height: 1, data: [0x34, 0x12, 0x78, 0x56], channels: 1, bits: 16)
    let image = try TIFFFile(tiff.bytes).image(0)
    #expect(image.bitsPerChannel == 16)
    #expect(try decoded(image).bytes == [0x12, 0x34, 0x56, 0x78])
  }

  @Test func graysLieOnWhiteAsOpaqueAsTheyAre() throws {
    // Half of black.
    #expect(try decoded(TIFFFile(Self.pixel([0, 128], 338, 2)).image(0)).bytes == [127])
    #expect(try decoded(TIFFFile(Self.pixel([0, 128], 338, 1)).image(0)).bytes == [127])
  }

  @Test func samplesThatAreNoColoursAreRefusedBeforeAnythingIsBound() throws {
    // Floating-point numbers, with an extra one.
    #expect(reason { _ = try TIFFFile(Self.pixel([0, 0], 339, 3)) } == .unsupported)
  }

  @Test func filesPastFourGigabytesAreKnown() {
    #expect(FileSurvey.Kind(recognising: [0x49, 0x49, 0x2B, 0, 8, 0, 0, 0]) == .tiff)
  }

  /// A TIFF of one pixel with two samples, and one tag more.
  private static func pixel(_ samples: [UInt8], _ tag: UInt16, _ value: UInt16) -> [UInt8] {
    let entries: [(UInt16, UInt16)] = [
      (256, 1), (257, 1), (258, 8), (259, 1), (262, 1), (273, 134), (277, 2), (278, 1), (279, 2), (tag, value),
    ]
    func two(_ value: UInt16) -> [UInt8] { [UInt8(value & 255), UInt8(value >> 8)] }
    let list = entries.flatMap { tag, value in
      two(tag) + two(3) + (tag == 258 ? [2, 0, 0, 0] + two(8) + two(8) : [1, 0, 0, 0] + two(value) + two(0))
    }
    return [0x49, 0x49, 42, 0, 8, 0, 0, 0] + two(10) + list + [0, 0, 0, 0] + samples
  }

  @Test func aFileThatWouldFillTheMemoryIsRefusedBeforeItIsDecoded() throws {
    var tiff = try TIFFFixture()
    try tiff.add(width: 100_000, height: 3_000, data: [1, 2, 3], channels: 1, compression: COMPRESSION_LZW)
    #expect(reason { _ = try TIFFFile(tiff.bytes) } == .tooLarge)
    var bitmap = HandmadeBMP.bytes
    bitmap.replaceSubrange(18..<26, with: [0, 0, 1, 0, 0, 0, 1, 0])
    #expect(reason { _ = try BMPFile(bitmap) } == .tooLarge)
  }

  @Test func filesCutShortAreDamaged() throws {
    var tiff = try TIFFFixture()
    try tiff.add(width: 30, height: 20, data: pixels(30, 20, channels: 3), channels: 3)
    for file in [tiff.bytes, HandmadeBMP.bytes, Self.webp, Self.heic] {
      let kind = FileSurvey.Kind(recognising: file)
      for part in [file.count - 20, file.count / 2] {
        let cut = Array(file.prefix(part))
        guard FileSurvey.Kind(recognising: cut) == kind else { continue }
        #expect(reason { _ = try PictureFile(cut, kind: kind)?.image(0) } == .damaged, "\(kind) \(part)")
      }
    }
  }

  @Test func bitmapsAreTurnedTheRightWayUp() throws {
    let file = try BMPFile(HandmadeBMP.bytes)
    let image = try file.image()
    #expect(try decoded(image).bytes == [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])
    var old = HandmadeBMP.bytes
    old[14] = 12
    #expect(reason { _ = try BMPFile(old) } == .unsupported)
  }

  /// Three by two pixels: below a run of two, above three that are written out.
  @Test(
    arguments: [
      (8, [2, 9, 0, 0, 0, 3, 5, 6, 7, 0, 0, 1], [5, 6, 7, 9, 9, 0]),
      (4, [2, 0x98, 0, 0, 0, 3, 0x56, 0x70, 0, 1], [5, 6, 7, 9, 8, 0]),
      // What leads out of the picture, and what ends early.
      (8, [9, 4, 0, 2, 1, 1, 1, 3, 0, 9, 1], [0, 0, 0, 4, 4, 4]), (4, [0, 2, 1, 1, 200, 0x12], [0, 1, 2, 0, 0, 0]),
    ] as [(Int, [UInt8], [UInt8])]
  )
  func bitmapsOfRunsAreRead(bits: Int, runs: [UInt8], due: [UInt8]) throws {
    let palette: [UInt8] = (0..<1 << bits).flatMap { [UInt8($0), 0, 0, 0] }
    var file: [UInt8] = HandmadeBMP.bytes.prefix(54) + palette + runs
    (file[10], file[11]) = (UInt8((54 + palette.count) & 255), UInt8((54 + palette.count) >> 8))
    (file[18], file[22], file[28], file[30]) = (3, 2, UInt8(bits), bits == 8 ? 1 : 2)
    #expect(try decoded(BMPFile(file).image()).bytes == due)
  }

  @Test func bitmapsHaveTheColoursOfTheirBits() throws {
    // Two by one pixels of 5, 6 and 5 bits, behind their masks.
    var file: [UInt8] = HandmadeBMP.bytes.prefix(54) + [0, 0xF8, 0, 0, 0xE0, 7, 0, 0, 0x1F, 0, 0, 0, 0, 0xF8, 0xE0, 3]
    (file[10], file[22], file[28], file[30]) = (66, 1, 16, 3)
    #expect(try decoded(BMPFile(file).image()).bytes == [255, 0, 0, 0, 125, 0])
    // Without masks, 5 bits each.
    (file[10], file[30]) = (66, 0)
    #expect(try decoded(BMPFile(file).image()).bytes == [246, 0, 0, 0, 255, 0])
  }

  @Test func picturesOfPhonesAndTheWebAreRead() throws {
    for (bytes, kind) in [(Self.webp, FileSurvey.Kind.webp), (Self.heic, .heic)] {
      #expect(FileSurvey.Kind(recognising: bytes) == kind)
      let pictures = try #require(try PictureFile(bytes, kind: kind))
      #expect(pictures.frames.map(\.width) == [16])
      let found = try #require(try decoded(pictures.image(0)).bytes)
      // The upper left quarter is blue, the rest red.
      #expect(found[2] > 200 && found[0] < 60)
      #expect(found[found.count - 3] > 200 && found[found.count - 1] < 60)
    }
  }

  private func reason(_ work: () throws -> Void) -> FormatError.Reason? {
    do {
      try work()
      return nil
    } catch {
      return (error as? FormatError)?.reason
    }
  }

  private static let webp = Array(
    Data(base64Encoded: "UklGRigAAABXRUJQVlA4TBwAAAAvD8ABAA8Q87//8x8OFKRtwMy/6T8PEf2fAHB9") ?? Data()
  )
  private static let heic = Array(
    Data(
      base64Encoded: """
        AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAAXxtZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAAAAAAACJpbG9j\
        AAAAAERAAAEAAQAAAAABoAABAAAAAAAAAFkAAAAjaWluZgAAAAAAAQAAABVpbmZlAgAAAAABAABodmMxAAAAAA5waXRtAAAAAAABAAAA/Glw\
        cnAAAADcaXBjbwAAAHVodmNDAQNwAAAAkAAAAAAAHvAA/P34+AAADwNgAAEAGEABDAH//wNwAAADAJAAAAMAAAMAHroCQGEAAQApQgEBA3AA\
        AAMAkAAAAwAAAwAeoCCBBZbqrprm4CGgwIAAAAyAAAADAIRiAAEABkQBwXPBiQAAABNjb2xybmNseAABAA0ABoAAAAAUaXNwZQAAAAAAAABA\
        AAAAQAAAAChjbGFwAAAAEAAAAAEAAAAIAAAAAf///9AAAAAC////yAAAAAIAAAAQcGl4aQAAAAADCAgIAAAAGGlwbWEAAAAAAAAAAQABBYEC\
        AwWEAAAAYW1kYXQAAABVKAGvBjIbYcaAXrCTxelYm8fnGXJcmrbx9Z4qq08jT1beq1I/HUTdyQ04zLJV8TR//81f4X1iw//hp3WoVxPuemsb\
        Qb7kADVAYqIf9/R1IFx6ZBAXQw==
        """
    ) ?? Data()
  )
}

/// A TIFF file made page by page.
struct TIFFFixture {
  private let handle: TIFFHandle

  init() throws { handle = try TIFFHandle() }

  var bytes: [UInt8] { handle.bytes }

  mutating func add(
    width: Int,
    height: Int,
    data: [UInt8],
    channels: Int,
    bits: Int = 8,
    compression: CInt = COMPRESSION_NONE,
    rowsPerStrip: Int? = nil,
    orientation: Int = 1,
    thumbnail: Bool = false
  ) throws {
    let rows = rowsPerStrip ?? height
    for (tag, value) in [
      (TIFFTAG_IMAGEWIDTH, width), (TIFFTAG_IMAGELENGTH, height), (TIFFTAG_BITSPERSAMPLE, bits),
      (TIFFTAG_SAMPLESPERPIXEL, channels), (TIFFTAG_ROWSPERSTRIP, rows), (TIFFTAG_PLANARCONFIG, 1),
      (TIFFTAG_COMPRESSION, Int(compression)), (TIFFTAG_PHOTOMETRIC, channels == 3 ? 2 : 1),
      (TIFFTAG_ORIENTATION, orientation), (TIFFTAG_SUBFILETYPE, thumbnail ? 1 : 0),
    ] { handle.set(tag, value) }
    let line = (width * channels * bits + 7) / 8
    for (strip, start) in stride(from: 0, to: data.count, by: rows * line).enumerated() {
      var part = Array(data[start..<min(start + rows * line, data.count)])
      #expect(TIFFWriteEncodedStrip(handle.tiff, UInt32(strip), &part, Int64(part.count)) == Int64(part.count))
    }
    TIFFWriteDirectory(handle.tiff)
  }
}

/// Two by two pixels of 24 bits: 1 to 12 from the upper left, in red, green, blue.
enum HandmadeBMP {
  static let bytes: [UInt8] =
    [0x42, 0x4D, 70, 0, 0, 0, 0, 0, 0, 0, 54, 0, 0, 0, 40, 0, 0, 0, 2, 0, 0, 0, 2, 0, 0, 0, 1, 0, 24, 0]
    + [UInt8](repeating: 0, count: 24) + [9, 8, 7, 12, 11, 10, 0, 0, 3, 2, 1, 6, 5, 4, 0, 0]
}
