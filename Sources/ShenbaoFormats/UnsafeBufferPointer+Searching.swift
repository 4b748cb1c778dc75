internal import Glibc

extension UnsafeBufferPointer<UInt8> {
  /// Where a byte stands first, from `start` on.
  func place(of byte: UInt8, from start: Int = 0) -> Int? {
    guard start < count, let baseAddress, let found = memchr(baseAddress + start, CInt(byte), count - start) else {
      return nil
    }
    return UnsafeRawPointer(found) - UnsafeRawPointer(baseAddress)
  }

  /// Where some bytes stand first, from `start` on; none stand everywhere.
  func place(of bytes: [UInt8], from start: Int = 0) -> Int? {
    guard let head = bytes.first else { return start }
    var place = start
    while let found = self.place(of: head, from: place), found + bytes.count <= count {
      if self[found..<found + bytes.count].elementsEqual(bytes) { return found }
      place = found + 1
    }
    return nil
  }
}

extension [UInt8] {
  /// Whether these bytes hold a text as UTF-8 anywhere.
  package func holds(_ text: String) -> Bool {
    withUnsafeBufferPointer { $0.place(of: Array(text.utf8)) != nil }
  }
}
