extension Raster {
  /// Of the page's inner part, what may be as dark as print before a page is no longer blank.
  private static let mostInk = 0.000_5
  /// How much darker than the paper print is, of 255; what shines through from the other side is paler.
  private static let contrast = 70

  /// Whether it is a back without print: nothing dark but the shadow at the edges, dust and what shines through.
  package var isBlank: Bool {
    var small = gray
    while max(small.width, small.height) > 1_200 { small = small.halved }
    guard small.width >= 20, small.height >= 20 else { return true }
    let (edgeX, edgeY) = (small.width * 6 / 100, small.height * 6 / 100)
    let inner = small.gray(
      x: edgeX,
      y: edgeY,
      width: small.width - 2 * edgeX,
      height: small.height - 2 * edgeY
    )
    var counts = Array(repeating: 0, count: 256)
    for value in inner.pixels { counts[Int(value)] += 1 }
    let paper = Self.level(below: 0.5, of: counts, inner.pixels.count)
    let dark = counts.prefix(max(paper - Self.contrast, 0)).reduce(0, +)
    return Double(dark) <= Self.mostInk * Double(inner.pixels.count)
  }

  /// The brightness that a part of all pixels does not reach.
  private static func level(below part: Double, of counts: [Int], _ total: Int) -> Int {
    var sum = 0
    for (value, count) in counts.enumerated() {
      sum += count
      if Double(sum) >= part * Double(total) { return value }
    }
    return 255
  }
}
