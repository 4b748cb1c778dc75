/// A ZIP file written byte by byte, so that it can hold what no honest program writes.
struct HandmadeZip {
  struct Entry {
    var name: [UInt8]
    var bytes: [UInt8] = []
    /// The Unix file mode in the upper half: 0xA1FF is a link.
    var mode: UInt32 = 0x81A4
    /// What the headers say of the unpacked size, when that is not the truth.
    var claimedSize: UInt32?
    /// Whether the name says that it is UTF-8.
    var isUnicode = true

    init(_ name: String, _ bytes: [UInt8] = [], mode: UInt32 = 0x81A4, claimedSize: UInt32? = nil) {
      (self.name, self.bytes, self.mode, self.claimedSize) = (Array(name.utf8), bytes, mode, claimedSize)
    }
  }

  let bytes: [UInt8]

  init(_ entries: [Entry]) {
    var body: [UInt8] = []
    var directory: [UInt8] = []
    for entry in entries {
      let offset = UInt32(body.count)
      let common = Self.common(entry)
      body += Self.little(0x0403_4B50, 4) + common + entry.name + entry.bytes
      directory += Self.little(0x0201_4B50, 4) + Self.little(0x031E, 2) + common + Self.little(0, 2)
      directory += Self.little(0, 4) + Self.little(entry.mode << 16, 4) + Self.little(offset, 4) + entry.name
    }
    let count = Self.little(UInt32(min(entries.count, 0xFFFF)), 2)
    var end = Self.little(0x0605_4B50, 4) + Self.little(0, 4) + count + count
    end += Self.little(UInt32(directory.count), 4) + Self.little(UInt32(body.count), 4) + Self.little(0, 2)
    bytes = body + directory + end
  }

  /// From the version needed to the length of the extra field: the same in both headers (APPNOTE 4.3.7).
  private static func common(_ entry: Entry) -> [UInt8] {
    let size = UInt32(entry.bytes.count)
    var header = little(20, 2) + little(entry.isUnicode ? 0x0800 : 0, 2) + little(0, 2) + little(0, 2) + little(0x21, 2)
    header += little(checksum(entry.bytes), 4) + little(size, 4) + little(entry.claimedSize ?? size, 4)
    return header + little(UInt32(entry.name.count), 2) + little(0, 2)
  }

  private static func little(_ value: UInt32, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * UInt32($0))) }
  }

  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(UInt32.max) { crc, byte in
      (0..<8).reduce(crc ^ UInt32(byte)) { crc, _ in crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
    }
  }
}
