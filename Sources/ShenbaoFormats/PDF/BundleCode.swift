/// The QR code of a page, in its lower right corner, drawn as PDF operators with white around it.
package struct BundleCode: Codable, Equatable, Sendable {
  /// Points from the page's edges to the white, which printers may not reach.
  package static let edge = 5 * 72 / 25.4
  /// The symbol's side in points, without the white.
  private static let side = 15 * 72 / 25.4
  /// ISO/IEC 18004 asks for four modules of white around the symbol.
  private static let quietModules = 4

  private var text: String
  /// Of the page, in points.
  private var width: Double
  private var height: Double

  package init(_ code: PageCode, onPageOf size: (width: Double, height: Double)) {
    (text, width, height) = (code.text, size.width, size.height)
  }

  /// Where a symbol of so many modules stands on a page of that size, without the white around it.
  package static func frame(width: Double, height: Double, modules: Int) -> Rectangle {
    let outside = edge + side / Double(modules) * Double(quietModules) + side
    return Rectangle(x: width - outside, y: height - outside, width: side, height: side)
  }

  /// The operators that draw it, in modules from the symbol's upper left corner.
  ///
  /// - Throws: `unsupported` for a text that no code holds.
  package func operators() throws(FormatError) -> String {
    let symbol = try QRCode(text)
    let frame = Self.frame(width: width, height: height, modules: symbol.size)
    let module = Self.side / Double(symbol.size)
    let matrix = PageMatrix(a: module, d: -module, e: frame.x, f: height - frame.y)
    let white = symbol.size + 2 * Self.quietModules
    let ground = "1 g -\(Self.quietModules) -\(Self.quietModules) \(white) \(white) re f 0 g\n"
    return "q \(matrix.operands) cm \(ground)" + String(decoding: Self.rows(of: symbol), as: UTF8.self) + "f Q\n"
  }

  /// The dark runs of each row, with a hair of overlap, so that no viewer shows a seam between the rows.
  private static func rows(of symbol: QRCode) -> [UInt8] {
    let numbers = (0...symbol.size).map { Array("\($0) ".utf8) }
    let tail = Array("1.02 re\n".utf8)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(8 << 10)
    for y in 0..<symbol.size {
      var x = 0
      while x < symbol.size {
        var run = x
        while symbol[run, y] { run += 1 }
        if run > x {
          for part in [x, y, run - x] { bytes.append(contentsOf: numbers[part]) }
          bytes.append(contentsOf: tail)
        }
        x = run + 1
      }
    }
    return bytes
  }
}
