internal import CZlib

/// The library that packs streams: another version of it may pack the same content in other bytes.
package enum Compressor {
  /// Its version, as `1.2.13`.
  package static var version: String { zlibVersion().map { String(cString: $0) } ?? "" }
}
