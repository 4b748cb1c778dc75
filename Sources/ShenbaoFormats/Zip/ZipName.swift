internal import CLibZip
internal import Glibc

/// The name of a ZIP file's entry as text, however the program that packed it wrote it.
///
/// Source: PKWARE APPNOTE 6.3, 4.4.17, 4.6.9 (Unicode Path Extra Field). What is no UTF-8 is GB 18030, as Chinese editions of
/// Windows write names.
struct ZipName {
  /// Identifier of the Unicode Path Extra Field.
  private static let unicodePath: UInt16 = 0x7075
  /// Version and checksum stand before the name.
  private static let unicodePathHead = 5

  /// The text; nil when it is neither, or holds a character that cannot be.
  let text: String?
  /// The bytes as they were written.
  let raw: [UInt8]

  /// Reads the name of one entry of an open archive.
  init(of index: UInt64, in archive: OpaquePointer) {
    guard let name = zip_get_name(archive, index, UInt32(ZIP_FL_ENC_RAW)) else {
      (text, raw) = (nil, [])
      return
    }
    raw = UnsafeBufferPointer(start: name, count: strlen(name)).map { UInt8(bitPattern: $0) }
    text = Self.unicodePath(of: index, in: archive) ?? Self.text(of: raw)
  }

  /// UTF-8 if it is that, otherwise GB 18030.
  static func text(of bytes: [UInt8]) -> String? {
    String(validating: bytes, as: UTF8.self) ?? gb18030(bytes)
  }

  private static func unicodePath(of index: UInt64, in archive: OpaquePointer) -> String? {
    var length: UInt16 = 0
    let flags = UInt32(ZIP_FL_CENTRAL)
    guard let field = zip_file_extra_field_get_by_id(archive, index, unicodePath, 0, &length, flags),
      Int(length) > unicodePathHead, field[0] == 1
    else { return nil }
    let bytes = UnsafeBufferPointer(start: field, count: Int(length)).dropFirst(unicodePathHead)
    return String(validating: bytes, as: UTF8.self)
  }

  private static func gb18030(_ bytes: [UInt8]) -> String? {
    guard let converter = iconv_open("UTF-8", "GB18030"), Int(bitPattern: converter) != -1 else { return nil }
    defer { iconv_close(converter) }
    var input = bytes.map { CChar(bitPattern: $0) }
    // No character of GB 18030 grows to more than three times its length.
    var output = [CChar](repeating: 0, count: bytes.count * 3 + 4)
    var (left, room) = (input.count, output.count)
    let isConverted = input.withUnsafeMutableBufferPointer { input in
      output.withUnsafeMutableBufferPointer { output in
        var (from, to) = (input.baseAddress, output.baseAddress)
        return iconv(converter, &from, &left, &to, &room) != Int(bitPattern: UInt.max)
      }
    }
    guard isConverted, left == 0 else { return nil }
    return String(validating: output.prefix(output.count - room).map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
