internal import CQREncode
internal import Foundation

/// A QR symbol (GB/T 18284, ISO/IEC 18004) as a square of modules, without its quiet zone of four modules.
package struct QRCode: Equatable, Sendable {
  /// Modules on a side.
  package let size: Int
  private let modules: [Bool]

  /// The smallest symbol for `text` in alphanumeric mode, error correction level M.
  ///
  /// - Throws: `unsupported` for characters outside `0-9 A-Z $%*+-./:` and space, for none, and for too many.
  package init(_ text: String) throws(FormatError) {
    guard let input = QRinput_new2(0, QR_ECLEVEL_M) else { throw Self.refusal(of: text) }
    defer { QRinput_free(input) }
    let bytes = Array(text.utf8)
    guard bytes.count <= 4_000, QRinput_append(input, QR_MODE_AN, CInt(bytes.count), bytes) == 0,
      let code = QRcode_encodeInput(input)
    else { throw Self.refusal(of: text) }
    defer { QRcode_free(code) }
    let size = Int(code.pointee.width)
    self.size = size
    modules = UnsafeBufferPointer(start: code.pointee.data, count: size * size).map { $0 & 1 == 1 }
  }

  /// Whether the module in column `x` from the left and row `y` from the top is dark; false outside.
  package subscript(x: Int, y: Int) -> Bool {
    (0..<size).contains(x) && (0..<size).contains(y) && modules[y * size + x]
  }

  private static func refusal(of text: String) -> FormatError {
    FormatError(.unsupported, operation: "code.qr", detail: String(cString: strerror(errno)))
  }
}
