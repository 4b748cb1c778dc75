internal import ShenbaoFormats

/// How a scanned page lies: the map from points on the electronic page (from its upper left corner) to pixels of the scan.
///
/// The code's corners give place, size and direction; the package code's line at the other end of the strip makes them
/// exact, because it is ten times as far away as the code is wide.
struct PageFit {
  /// How far the corners of a code may lie from where the map puts them, measured by the code's side.
  private static let mostResidue = 0.08
  /// How far off the line may be looked for, as a part of the page's width: what a code's corners may be wrong by.
  private static let lineReach = 0.02
  private static let codeReach = 4.0

  private(set) var map: PlaneMap

  /// Dots per inch of the scan, as it is, whatever its file says.
  var dotsPerInch: Double { map.scale * 72 }

  /// Nil when the four corners are no square: a mirrored or torn page.
  init?(of found: PageCodeFinder.Found, on page: (width: Double, height: Double), modules: Int) {
    let frame = BundleCode.frame(width: page.width, height: page.height, modules: modules)
    let (right, bottom) = (frame.x + frame.width, frame.y + frame.height)
    let corners = [(frame.x, frame.y), (right, frame.y), (right, bottom), (frame.x, bottom)].map { (x: $0.0, y: $0.1) }
    guard let map = PlaneMap(from: corners, to: found.corners), map.scale > 0 else { return nil }
    let residue = zip(corners, found.corners).map { corner, other in
      let place = map.apply(corner.x, corner.y)
      return max(abs(place.x - other.x), abs(place.y - other.y))
    }
    guard (residue.max() ?? 0) <= Self.mostResidue * frame.width * map.scale else { return nil }
    self.map = map
  }

  /// Makes it exact by the code and the line as they were printed; leaves it where the line cannot be seen.
  mutating func refine(by symbol: QRCode, _ line: PagePattern, on scan: Raster, page: (width: Double, height: Double)) {
    let code = PagePattern(symbol: symbol, page: page)
    guard let near = code.place(on: scan, map, page: page, reach: Self.codeReach),
      let far = line.place(on: scan, map, page: page, reach: Self.lineReach * page.width),
      let better = PlaneMap(from: [near.due, far.due], to: [near.seen, far.seen])
    else { return }
    let turn = (better.a * map.b - better.b * map.a) / (better.scale * map.scale)
    // Farther off than a code's own corners can be wrong, it is not that line.
    guard abs(better.scale / map.scale - 1) < 0.04, abs(turn) < 0.04 else { return }
    map = better
  }
}
