/// Numbers read from untrusted bytes: what lies outside is nil.
struct ByteReader {
  let bytes: ArraySlice<UInt8>
  /// TIFF's `II`: the lowest byte first.
  var isLittleEndian = false

  init(_ bytes: ArraySlice<UInt8>, isLittleEndian: Bool = false) {
    self.bytes = bytes
    self.isLittleEndian = isLittleEndian
  }

  /// A number of `size` (at most four) bytes at `offset` from the start.
  func number(at offset: Int, size: Int) -> Int? {
    guard let field = slice(at: offset, count: size) else { return nil }
    let ordered = isLittleEndian ? Array(field.reversed()) : Array(field)
    return ordered.reduce(0) { $0 << 8 | Int($1) }
  }

  func slice(at offset: Int, count: Int) -> ArraySlice<UInt8>? {
    guard offset >= 0, count >= 0, offset <= bytes.count, count <= bytes.count - offset else { return nil }
    let start = bytes.startIndex + offset
    return bytes[start..<start + count]
  }

  /// Whether the ASCII `text` stands at `offset`.
  func has(_ text: String, at offset: Int) -> Bool {
    slice(at: offset, count: text.utf8.count)?.elementsEqual(text.utf8) ?? false
  }
}
