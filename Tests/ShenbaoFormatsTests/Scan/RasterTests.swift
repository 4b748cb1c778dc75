import ShenbaoFormats
import TestSupport
import Testing

@Suite struct RasterTests {
  /// A picture whose every pixel is another.
  private static func picture(channels: Int) -> Raster {
    var picture = Raster(width: 64, height: 48, channels: channels)
    for place in picture.pixels.indices { picture.pixels[place] = UInt8(truncatingIfNeeded: place / channels * 3) }
    return picture
  }

  @Test(arguments: [1, 3]) func aJPEGIsReadBackNearlyTheSame(channels: Int) throws {
    var picture = Raster(width: 64, height: 48, channels: channels, filledWith: 200)
    for place in 0..<picture.pixels.count / 2 { picture.pixels[place] = 40 }
    picture.dotsPerInch = 300
    let read = try Raster(decodingJPEG: picture.jpeg(quality: 90))
    #expect(read.width == 64 && read.height == 48 && read.channels == channels && read.dotsPerInch == 300)
    #expect(zip(read.pixels, picture.pixels).allSatisfy { abs(Int($0) - Int($1)) < 30 })
  }

  @Test func seenThroughNothingItIsTheSame() {
    let picture = Self.picture(channels: 3)
    let seen = picture.seen(through: PlaneMap(), width: 64, height: 48)
    // The last row and column have no neighbours to be weighed with.
    for y in 0..<47 {
      for x in 0..<63 { #expect(seen.pixels[(y * 64 + x) * 3] == picture.pixels[(y * 64 + x) * 3]) }
    }
  }

  @Test func aQuarterTurnMovesEveryPixel() {
    let picture = Self.picture(channels: 1)
    // Clockwise: what is at the left comes to the top.
    let seen = picture.seen(through: PlaneMap(a: 0, b: -1, e: 0, f: 48), width: 48, height: 64)
    for y in 1..<60 {
      for x in 1..<44 { #expect(seen.pixels[y * 48 + x] == picture.pixels[(47 - x) * 64 + y]) }
    }
  }

  @Test func ofAPictureMadeSmallNoStrokeIsLost() {
    var picture = Raster(width: 800, height: 800, channels: 1)
    for y in 0..<800 { picture.pixels[y * 800 + 401] = 0 }
    let seen = picture.seen(through: .scale(8), width: 100, height: 100)
    #expect(seen.pixels[50 * 100..<51 * 100].min() ?? 255 < 240)
  }

  @Test func aPatternIsFoundWhereItLies() throws {
    var ground = Raster(width: 200, height: 120, channels: 1)
    var random = Seeded(7)
    for place in ground.pixels.indices { ground.pixels[place] = UInt8.random(in: 180...255, using: &random) }
    var pattern = Raster(width: 40, height: 24, channels: 1)
    for place in pattern.pixels.indices where place / 5 % 3 == 0 || place / 200 % 2 == 0 { pattern.pixels[place] = 0 }
    for y in 0..<24 {
      for x in 0..<40 { ground.pixels[(61 + y) * 200 + 103 + x] = pattern.pixels[y * 40 + x] }
    }
    let match = try #require(ground.match(for: pattern))
    #expect(match.x == 103 && match.y == 61 && match.likeness > 0.99)
  }

  @Test func aBackWithDustAndAShadowIsBlankAndALineOfTextIsNot() {
    var random = Seeded(3)
    var back = ScannedPage(Raster(width: 620, height: 877, channels: 1, filledWith: 235))
    back.dirty(noise: 8, with: &random)
    #expect(back.raster.isBlank)
    var written = back.raster
    for y in 400..<412 {
      for x in 100..<400 where x % 4 < 2 { written.pixels[y * 620 + x] = 30 }
    }
    #expect(!written.isBlank)
  }

  @Test func picturesTooLargeOrBrokenAreRefusedBeforeTheyAreDecoded() throws {
    let small = try Raster(width: 16, height: 16, channels: 1).jpeg(quality: 50)
    var bomb = small
    let frame = try #require(bomb.indices.first { bomb[$0] == 0xFF && bomb[$0 + 1] == 0xC0 })
    bomb.replaceSubrange(frame + 5..<frame + 9, with: [0xFF, 0x00, 0xFF, 0x00])
    #expect(throws: FormatError.self) { try Raster(decodingJPEG: bomb) }
    #expect(throws: FormatError.self) { try Raster(decodingJPEG: Array(small.prefix(40))) }
    #expect(throws: FormatError.self) { try Raster(decodingJPEG: []) }
    #expect(throws: FormatError.self) { try Raster(decodingPPM: Array("P6 99999 99999 255\n".utf8)) }
    #expect(throws: FormatError.self) { try Raster(decodingPPM: Array("P6 10 10 255\n123".utf8)) }
    #expect(throws: FormatError.self) { try Raster(decodingPPM: Array("P6".utf8)) }
    #expect(throws: FormatError.self) { try Raster(decodingPNG: Array("PNG".utf8)) }
  }
}
