/// The marker segments of the first picture in a JPEG file (ITU-T T.81, Annex B).
struct JPEGSegments {
  /// Marker code and content, in order; entropy-coded data is skipped.
  private(set) var segments: [(marker: UInt8, content: ArraySlice<UInt8>)] = []
  /// The bytes of the first picture, from its start to its end marker; a second one (MPO) is cut off.
  let picture: ArraySlice<UInt8>

  private static let startOfScan: UInt8 = 0xDA
  private static let endOfImage: UInt8 = 0xD9
  private static let maximumSegments = 10_000

  /// - Throws: `damaged` when there is no end, as in a file cut short.
  init(_ bytes: [UInt8]) throws(FormatError) {
    guard bytes.starts(with: [0xFF, 0xD8]) else { throw Self.damage("no start") }
    let reader = ByteReader(bytes[...])
    var position = 2
    while true {
      guard let marker = Self.marker(in: bytes, at: &position), segments.count < Self.maximumSegments else {
        throw Self.damage("the file ends early")
      }
      if marker == Self.endOfImage { break }
      if marker == 0x01 || (0xD0...0xD8).contains(marker) { continue }
      guard let length = reader.number(at: position, size: 2), length >= 2,
        let content = reader.slice(at: position + 2, count: length - 2)
      else { throw Self.damage("the file ends early") }
      segments.append((marker, content))
      position += length
    }
    picture = bytes[0..<position]
  }

  /// The next marker after entropy-coded data, fill bytes or none; `position` is moved behind it.
  private static func marker(in bytes: [UInt8], at position: inout Int) -> UInt8? {
    bytes.withUnsafeBufferPointer { bytes in
      while position + 1 < bytes.count {
        let next = bytes[position + 1]
        // FF 00 is a data byte, FF D0 to FF D7 restart the coder, FF FF is fill.
        if bytes[position] == 0xFF, next != 0, next != 0xFF, !(0xD0...0xD7).contains(next) {
          position += 2
          return next
        }
        position += 1
      }
      return nil
    }
  }

  private static func damage(_ detail: String) -> FormatError {
    FormatError(.damaged, operation: "jpeg.read", detail: detail)
  }
}
