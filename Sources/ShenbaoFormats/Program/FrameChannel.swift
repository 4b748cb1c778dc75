internal import Glibc

/// A two-way line between two processes over a socket: pieces of bytes, each after its length.
package struct FrameChannel: Sendable {
  private static let largest = 4 << 30

  private let input: Int32
  private let output: Int32

  /// The line that a helper process finds at its standard input and output.
  package static let standard = FrameChannel(input: STDIN_FILENO, output: STDOUT_FILENO)

  init(input: Int32, output: Int32) { (self.input, self.output) = (input, output) }

  /// Sends a piece; false when nobody listens any more.
  package func send(_ bytes: [UInt8]) -> Bool {
    let length = (0..<8).map { UInt8(truncatingIfNeeded: bytes.count >> ($0 * 8)) }
    return write(length) && write(bytes)
  }

  /// Waits for a piece; nil when the other end is gone.
  package func receive() -> [UInt8]? {
    guard let length = read(8) else { return nil }
    let count = length.reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    return count <= UInt64(Self.largest) ? read(Int(count)) : nil
  }

  private func write(_ bytes: [UInt8]) -> Bool {
    var done = 0
    while done < bytes.count {
      // Writing to a process that has died must not end this one.
      let sent = bytes.withUnsafeBytes { buffer in
        buffer.baseAddress.map { Glibc.send(output, $0 + done, bytes.count - done, Int32(MSG_NOSIGNAL)) } ?? -1
      }
      if sent < 0, errno == EINTR { continue }
      guard sent > 0 else { return false }
      done += sent
    }
    return true
  }

  private func read(_ count: Int) -> [UInt8]? {
    var done = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
      while done < count, let base = buffer.baseAddress {
        let got = Glibc.read(input, base + done, count - done)
        if got < 0, errno == EINTR { continue }
        guard got > 0 else { break }
        done += got
      }
      initialized = done
    }
    return done == count ? bytes : nil
  }
}
