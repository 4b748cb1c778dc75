internal import ShenbaoFormats
internal import ShenbaoTypesetting

/// A part of the printed stamp as it was drawn, to be looked for on scans: the page code, or the package code's line.
struct PagePattern {
  /// Pixels in a point, of the pattern and of what it is looked for in.
  private static let fineness = 200.0 / 72
  /// How like its print the pattern must be.
  private static let leastLikeness = 0.55

  private let picture: Raster
  /// Where its upper left corner stands: from the left in points, and above the page's foot.
  private let corner: (left: Double, above: Double)

  /// The package code's line, the same on every page.
  init(lineOf packageCode: String, fonts: FontLibrary) throws(FormatError) {
    let line = PageStamp.codeLine(packageCode)
    // White around the line, in points.
    let margin = 2.0
    var sketch = PageSketch(fonts: fonts)
    let width = try sketch.text(line.text, x: margin, y: margin + line.size, size: line.size)
    let drawn = DrawnPage(width: width + 2 * margin, height: line.size * 1.3 + 2 * margin, items: sketch.items)
    picture = try Raster(decodingPNG: PagePicture.png(of: drawn, dotsPerInch: 200)).gray
    corner = (PageStamp.gutter - margin, line.above + line.size + margin)
  }

  /// The page code of a page.
  init(symbol: QRCode, page: (width: Double, height: Double)) {
    let frame = BundleCode.frame(width: page.width, height: page.height, modules: symbol.size)
    let side = Int((frame.width * Self.fineness).rounded())
    var picture = Raster(width: side, height: side, channels: 1)
    for y in 0..<side {
      for x in 0..<side where symbol[x * symbol.size / side, y * symbol.size / side] {
        picture.pixels[y * side + x] = 0
      }
    }
    self.picture = picture
    corner = (frame.x, page.height - frame.y)
  }

  /// The pattern's middle: where it is due on the page in points, where it is seen on the scan in pixels.
  ///
  /// It is looked for within `reach` points of where `map` puts it; nil when nothing there is like it.
  func place(
    on scan: Raster,
    _ map: PlaneMap,
    page: (width: Double, height: Double),
    reach: Double
  ) -> (due: (x: Double, y: Double), seen: (x: Double, y: Double))? {
    let (left, top) = (corner.left, page.height - corner.above)
    let toScan = PlaneMap.scale(1 / Self.fineness).then(.translation(left - reach, top - reach)).then(map)
    let around = scan.grayPart(
      seenThrough: toScan,
      width: picture.width + Int(2 * reach * Self.fineness),
      height: picture.height + Int(2 * reach * Self.fineness)
    )
    guard let match = around.match(for: picture), match.likeness > Self.leastLikeness else { return nil }
    let (width, height) = (Double(picture.width), Double(picture.height))
    let seen = toScan.apply(Double(match.x) + width / 2, Double(match.y) + height / 2)
    return ((left + width / Self.fineness / 2, top + height / Self.fineness / 2), seen)
  }
}
