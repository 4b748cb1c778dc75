/// Looks for the page code of a scanned page, wherever it lies and however the page is turned.
package struct PageCodeFinder {
  /// A page code and where its symbol lies on the scan.
  package struct Found {
    package var code: PageCode
    /// The symbol's own corners in pixels, as printed: upper left, upper right, lower right, lower left.
    package var corners: [(x: Double, y: Double)]
  }

  /// Symbols are looked for in parts of the page of about this many pixels on the longer side; larger scans are halved.
  private static let largest = 1_300
  private let reader: CodeReader

  package init() throws(FormatError) { reader = try CodeReader() }

  /// The code, if one can be read: first in the corners, then on the whole page unless that is blank.
  ///
  /// Codes that are not ours, or whose checksum is wrong, are passed over.
  package func code(on scan: Raster) -> Found? {
    for part in Self.corners(of: scan) {
      if let found = code(in: scan.gray(x: part.x, y: part.y, width: part.width, height: part.height), at: part) {
        return found
      }
    }
    guard !scan.isBlank else { return nil }
    return code(in: scan.gray, at: (0, 0, scan.width, scan.height))
  }

  private typealias Part = (x: Int, y: Int, width: Int, height: Int)

  /// The four corners, the lower right one first.
  private static func corners(of scan: Raster) -> [Part] {
    let side = min(max(max(scan.width, scan.height) / 4, 200), max(scan.width, scan.height))
    let (width, height) = (min(side, scan.width), min(side, scan.height))
    let (right, bottom) = (scan.width - width, scan.height - height)
    return [
      (right, bottom, width, height), (0, 0, width, height), (0, bottom, width, height), (right, 0, width, height),
    ]
  }

  /// Reads a part at its own size, softened, and enlarged: small symbols want more pixels, noisy ones fewer.
  private func code(in picture: Raster, at part: Part) -> Found? {
    var (base, factor) = (picture, 1.0)
    let limit = part.width < Self.largest && part.height < Self.largest ? Self.largest : 2 * Self.largest
    while max(base.width, base.height) > limit { (base, factor) = (base.halved, factor * 2) }
    if let found = found(in: base, factor: factor, at: part) { return found }
    if let found = found(in: base.softened, factor: factor, at: part) { return found }
    guard base.width * base.height <= 1_000_000 else { return nil }
    return found(in: base.doubled, factor: factor / 2, at: part)
      ?? found(in: base.doubled.softened, factor: factor / 2, at: part)
  }

  private func found(in picture: Raster, factor: Double, at part: Part) -> Found? {
    for symbol in reader.symbols(in: picture) {
      guard let code = PageCode(reading: symbol.text) else { continue }
      let corners = symbol.corners.map { (x: $0.x * factor + Double(part.x), y: $0.y * factor + Double(part.y)) }
      return Found(code: code, corners: corners)
    }
    return nil
  }
}

extension Raster {
  /// Each grey pixel the weighted mean of its neighbours (1 2 1).
  fileprivate var softened: Raster {
    guard channels == 1, width > 2, height > 2 else { return self }
    var result = self
    pixels.withUnsafeBufferPointer { source in
      result.pixels.withUnsafeMutableBufferPointer { target in
        for y in 1..<height - 1 {
          for x in 1..<width - 1 {
            let place = y * width + x
            let upper = Self.weighted(source, place - width)
            let sum = upper + 2 * Self.weighted(source, place) + Self.weighted(source, place + width)
            target[place] = UInt8(sum / 16)
          }
        }
      }
    }
    return result
  }

  @inline(__always)
  private static func weighted(_ source: UnsafeBufferPointer<UInt8>, _ place: Int) -> Int {
    Int(source[place - 1]) + 2 * Int(source[place]) + Int(source[place + 1])
  }

  /// Twice as wide and high, in between the means.
  fileprivate var doubled: Raster {
    seen(through: PlaneMap.scale(0.5), width: width * 2, height: height * 2)
  }
}
