internal import CZlib

/// The library that packs streams: another version of it may pack the same content in other bytes.
package enum Compressor {
  /// Its version, as `1.2.13`.
  package static var version: String { zlibVersion().map { String(cString: $0) } ?? "" }

  /// The bytes as `/FlateDecode` takes them (RFC 1950); nil when that makes them no smaller.
  ///
  /// What is made by the thousand may be packed in half the time, and is a twentieth larger.
  static func packed(_ bytes: [UInt8], quickly isQuick: Bool = false) -> [UInt8]? {
    var count = compressBound(uLong(bytes.count))
    var packed = [UInt8](repeating: 0, count: Int(count))
    let status = compress2(&packed, &count, bytes, uLong(bytes.count), isQuick ? 4 : Z_DEFAULT_COMPRESSION)
    guard status == Z_OK, count < bytes.count else { return nil }
    packed.removeLast(packed.count - Int(count))
    return packed
  }
}
