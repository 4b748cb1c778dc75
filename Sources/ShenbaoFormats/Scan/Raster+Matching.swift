extension Raster {
  /// Where a grey pattern lies in this grey picture: its upper left corner in pixels, and how alike they are (1 the same).
  package struct Match {
    package var x: Int
    package var y: Int
    package var likeness: Double
  }

  /// The place that is most like the pattern (normalized correlation), looked for at a quarter of the size first.
  ///
  /// Nil when the pattern does not fit in, or is of one colour.
  package func match(for pattern: Raster) -> Match? {
    guard channels == 1, pattern.channels == 1, pattern.width <= width, pattern.height <= height else { return nil }
    let (small, smallPattern) = (halved.halved, pattern.halved.halved)
    guard smallPattern.width >= 4, smallPattern.height >= 4, smallPattern.width <= small.width,
      smallPattern.height <= small.height,
      let coarse = small.best(
        of: smallPattern,
        x: 0...(small.width - smallPattern.width),
        y: 0...(small.height - smallPattern.height)
      )
    else { return nil }
    let (most, lowest) = (width - pattern.width, height - pattern.height)
    let columns = min(max(coarse.x * 4 - 5, 0), most)...min(coarse.x * 4 + 5, most)
    let rows = min(max(coarse.y * 4 - 5, 0), lowest)...min(coarse.y * 4 + 5, lowest)
    return best(of: pattern, x: columns, y: rows)
  }

  private func best(of pattern: Raster, x columns: ClosedRange<Int>, y rows: ClosedRange<Int>) -> Match? {
    let count = Double(pattern.pixels.count)
    let mean = pattern.pixels.reduce(0.0) { $0 + Double($1) } / count
    let spread = pattern.pixels.reduce(0.0) { $0 + (Double($1) - mean) * (Double($1) - mean) }
    guard spread > 0 else { return nil }
    var best: Match?
    for y in rows {
      for x in columns {
        let sums = sums(under: pattern, x: x, y: y)
        let variance = Double(sums.squares) - Double(sums.values) * Double(sums.values) / count
        guard variance > 1 else { continue }
        let likeness = (Double(sums.products) - mean * Double(sums.values)) / (variance * spread).squareRoot()
        if likeness > best?.likeness ?? 0 { best = Match(x: x, y: y, likeness: likeness) }
      }
    }
    return best
  }

  private func sums(under pattern: Raster, x: Int, y: Int) -> (values: Int, squares: Int, products: Int) {
    var (values, squares, products) = (0, 0, 0)
    pixels.withUnsafeBufferPointer { source in
      pattern.pixels.withUnsafeBufferPointer { other in
        for row in 0..<pattern.height {
          let (line, start) = (row * pattern.width, (y + row) * width + x)
          for column in 0..<pattern.width {
            let value = Int(source[start + column])
            values &+= value
            squares &+= value &* value
            products &+= value &* Int(other[line + column])
          }
        }
      }
    }
    return (values, squares, products)
  }
}
