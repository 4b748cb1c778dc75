internal import CZBar

/// Finds QR symbols in a grey picture (libzbar); used from one thread at a time.
final class CodeReader {
  /// A symbol that was read.
  struct Found {
    var text: String
    /// The symbol's own corners in pixels, as printed: upper left, upper right, lower right, lower left.
    var corners: [(x: Double, y: Double)]
  }

  private let scanner: OpaquePointer
  /// `Y800`, eight bits of grey.
  private static let format = UInt(0x3030_3859)

  init() throws(FormatError) {
    guard shim_zbar("zbar_image_scanner_create") != nil, let scanner = shim_zbar_image_scanner_create() else {
      throw FormatError(.inputOutput, operation: "code.read", detail: "zbar does not start")
    }
    self.scanner = scanner
    shim_zbar_image_scanner_set_config(scanner, ZBAR_NONE, ZBAR_CFG_ENABLE, 0)
    shim_zbar_image_scanner_set_config(scanner, ZBAR_QRCODE, ZBAR_CFG_ENABLE, 1)
  }

  deinit { shim_zbar_image_scanner_destroy(scanner) }

  /// Zbar names the pixels just inside the symbol: the corners themselves lie about one further out.
  private static func outer(_ corners: [(x: Double, y: Double)]) -> [(x: Double, y: Double)] {
    let middle = (x: corners.reduce(0) { $0 + $1.x } / 4, y: corners.reduce(0) { $0 + $1.y } / 4)
    let reach = corners.map { max(abs($0.x - middle.x), abs($0.y - middle.y)) }.max() ?? 0
    guard reach > 0 else { return corners }
    let factor = (reach + 1) / reach
    return corners.map { (middle.x + ($0.x - middle.x) * factor + 0.5, middle.y + ($0.y - middle.y) * factor + 0.5) }
  }

  /// All QR symbols that can be read.
  func symbols(in picture: Raster) -> [Found] {
    let picture = picture.gray
    guard picture.width >= 20, picture.height >= 20, let image = shim_zbar_image_create() else { return [] }
    defer { shim_zbar_image_destroy(image) }
    return picture.pixels.withUnsafeBytes { bytes in
      shim_zbar_image_set_format(image, Self.format)
      shim_zbar_image_set_size(image, UInt32(picture.width), UInt32(picture.height))
      shim_zbar_image_set_data(image, bytes.baseAddress, UInt(bytes.count), nil)
      guard shim_zbar_scan_image(scanner, image) > 0 else { return [] }
      var found: [Found] = []
      var symbol = shim_zbar_image_first_symbol(image)
      while let next = symbol {
        if let text = shim_zbar_symbol_get_data(next), shim_zbar_symbol_get_loc_size(next) == 4 {
          let places = (0..<4).map { index in
            (
              x: Double(shim_zbar_symbol_get_loc_x(next, UInt32(index))),
              y: Double(shim_zbar_symbol_get_loc_y(next, UInt32(index)))
            )
          }
          // Zbar goes round the other way: upper left, lower left, lower right, upper right.
          let corners = [places[0], places[3], places[2], places[1]]
          found.append(Found(text: String(cString: text), corners: Self.outer(corners)))
        }
        symbol = shim_zbar_symbol_next(next)
      }
      return found
    }
  }
}
