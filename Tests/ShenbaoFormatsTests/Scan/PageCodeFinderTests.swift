import ShenbaoFormats
import TestSupport
import Testing

/// Page codes are read from scans of 150 to 600 dpi, however they lie.
@Suite struct PageCodeFinderTests {
  static let code = PageCode(packageCode: "7Q2M9XK4TB", page: 12, pages: 238, digest: "0123WXYZ")

  /// A page of A4 with lines of bars for text, and the code of 15 mm at the lower right.
  static func page(dotsPerInch: Int) throws -> Raster {
    let unit = Double(dotsPerInch) / 25.4
    var page = Raster(width: Int(210 * unit), height: Int(297 * unit), channels: 1, filledWith: 250)
    for y in Int(40 * unit)..<Int(240 * unit) where y % Int(9 * unit) < Int(4 * unit) {
      for x in Int(28 * unit)..<Int(180 * unit) where x * 7 % Int(5 * unit) < Int(2 * unit) {
        page.pixels[y * page.width + x] = 40
      }
    }
    let symbol = try QRCode(code.text)
    let (side, left, top) = (Int(15 * unit), Int(187.6 * unit), Int(274.6 * unit))
    for y in 0..<side {
      for x in 0..<side where symbol[x * symbol.size / side, y * symbol.size / side] {
        page.pixels[(top + y) * page.width + left + x] = 10
      }
    }
    return page
  }

  @Test(arguments: [150, 200, 300, 600], [(1.0, 0.0), (0.0, 1.0), (-1.0, 0.0), (0.0, -1.0)])
  func itIsFoundAtEveryResolutionAndInEveryDirection(dotsPerInch: Int, turn: (Double, Double)) throws {
    var random = Seeded(UInt64(dotsPerInch))
    var scan = ScannedPage(try Self.page(dotsPerInch: dotsPerInch))
    // Four degrees more than the turn.
    let (cosine, sine) = (0.997_564 * turn.0 - 0.069_756 * turn.1, 0.069_756 * turn.0 + 0.997_564 * turn.1)
    scan.lay(cosine: cosine, sine: sine, shrunk: 0.96, margin: dotsPerInch / 5)
    scan.dirty(noise: 12, with: &random)
    let found = try #require(try PageCodeFinder().code(on: scan.raster))
    #expect(found.code == Self.code)
    let edge = (x: found.corners[1].x - found.corners[0].x, y: found.corners[1].y - found.corners[0].y)
    let length = (edge.x * edge.x + edge.y * edge.y).squareRoot()
    #expect(abs(edge.x / length - cosine) < 0.03 && abs(edge.y / length - sine) < 0.03)
  }

  @Test func nothingIsFoundWhereNothingIs() throws {
    let finder = try PageCodeFinder()
    #expect(finder.code(on: Raster(width: 1_240, height: 1_754, channels: 1)) == nil)
    #expect(finder.code(on: Raster(width: 3, height: 2, channels: 3)) == nil)
    #expect(finder.code(on: Raster(width: 0, height: 0, channels: 1)) == nil)
  }
}
