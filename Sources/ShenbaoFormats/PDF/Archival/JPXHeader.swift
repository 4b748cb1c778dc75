/// What the boxes of a JPEG 2000 file say of its colours (ISO/IEC 15444-1, annex I).
struct JPXHeader {
  struct Space {
    let method: Int
    let approximation: Int
    /// The number of a known space, for method 1.
    let enumerated: Int?
  }

  private static let mostBoxes = 1_000

  private(set) var channels: Int?
  /// Bits of each channel; nil when they differ.
  private(set) var depth: Int?
  private(set) var hasVaryingDepth = false
  private(set) var spaces: [Space] = []
  private var opacityChannels = 0
  private let bytes: [UInt8]

  /// Channels that are no opacity.
  var colorChannels: Int? { channels.map { $0 - opacityChannels } }

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    readBoxes(0..<bytes.count, depth: 0)
  }

  private mutating func readBoxes(_ range: Range<Int>, depth: Int) {
    var (start, seen) = (range.lowerBound, 0)
    while start + 8 <= range.upperBound, seen < Self.mostBoxes {
      seen += 1
      var (length, header) = (number(start, 4), 8)
      if length == 1, start + 16 <= range.upperBound { (length, header) = (number(start + 12, 4), 16) }
      if length == 0 { length = range.upperBound - start }
      guard length >= header, length <= range.upperBound - start else { return }
      readBox(String(decoding: bytes[start + 4..<start + 8], as: UTF8.self), start + header..<start + length, depth)
      start += length
    }
  }

  private mutating func readBox(_ kind: String, _ body: Range<Int>, _ depth: Int) {
    switch kind {
    case "jp2h" where depth == 0: readBoxes(body, depth: 1)
    case "ihdr" where body.count >= 14:
      channels = number(body.lowerBound + 8, 2)
      let bits = number(body.lowerBound + 10, 1)
      if bits == 255 { hasVaryingDepth = true } else { self.depth = (bits & 0x7F) + 1 }
    case "bpcc": hasVaryingDepth = true
    case "colr" where body.count >= 3:
      let method = number(body.lowerBound, 1)
      let enumerated = method == 1 && body.count >= 7 ? number(body.lowerBound + 3, 4) : nil
      spaces.append(
        Space(method: method, approximation: number(body.lowerBound + 2, 1), enumerated: enumerated)
      )
    case "cdef" where body.count >= 2:
      let count = min(number(body.lowerBound, 2), (body.count - 2) / 6)
      let kinds = (0..<count).map { number(body.lowerBound + 4 + $0 * 6, 2) }
      opacityChannels = kinds.count { $0 == 1 || $0 == 2 }
    default: break
    }
  }

  private func number(_ start: Int, _ length: Int) -> Int {
    bytes[start..<start + length].reduce(0) { $0 << 8 | Int($1) }
  }
}
