internal import CZlib

/// Deflated bytes (RFC 1950) unpacked a part at a time, so that what they unpack to is never held, nor trusted to be small.
struct Inflater {
  private static let partSize = 1 << 16

  private let bytes: [UInt8]

  init(of bytes: [UInt8]) { self.bytes = bytes }

  /// How many bytes they unpack to, or one more than `limit`; what is broken ends there.
  func size(upTo limit: Int) -> Int {
    var size = 0
    unpack { part in
      size += part.count
      return size <= limit
    }
    return min(size, limit + 1)
  }

  /// What they unpack to; nil past `limit`.
  func unpacked(upTo limit: Int) -> [UInt8]? {
    var unpacked: [UInt8] = []
    unpack { part in
      unpacked += part
      return unpacked.count <= limit
    }
    return unpacked.count <= limit ? unpacked : nil
  }

  /// What they unpack to; nil past `limit`, and when they are broken.
  func whole(upTo limit: Int) -> [UInt8]? {
    var unpacked: [UInt8] = []
    let isWhole = unpack { part in
      unpacked += part
      return unpacked.count <= limit
    }
    return isWhole && unpacked.count <= limit ? unpacked : nil
  }

  /// The digest of what they unpack to; nil when they are broken.
  var digest: String? {
    let digest = DigestStream()
    let isWhole = unpack { part in
      digest.add(part)
      return true
    }
    return isWhole ? digest.hex() : nil
  }

  /// Unpacks until the end, or until `take` wants no more; false for broken bytes, true for a missing end.
  @discardableResult
  private func unpack(_ take: (UnsafeRawBufferPointer) -> Bool) -> Bool {
    var stream = z_stream()
    guard inflateInit_(&stream, ZLIB_VERSION, CInt(MemoryLayout<z_stream>.size)) == Z_OK else { return false }
    defer { inflateEnd(&stream) }
    var part = [UInt8](repeating: 0, count: Self.partSize)
    return bytes.withUnsafeBufferPointer { input in
      // zlib only reads from it, and counts in 32 bits; no file of ours is larger.
      stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
      stream.avail_in = uInt(clamping: input.count)
      while true {
        let (status, goesOn) = part.withUnsafeMutableBytes { output in
          stream.next_out = output.baseAddress?.assumingMemoryBound(to: UInt8.self)
          stream.avail_out = uInt(output.count)
          let status = inflate(&stream, Z_NO_FLUSH)
          return (status, take(UnsafeRawBufferPointer(rebasing: output.dropLast(Int(stream.avail_out)))))
        }
        guard goesOn else { return true }
        switch status {
        case Z_OK where stream.avail_in > 0 || stream.avail_out == 0: continue
        case Z_OK, Z_STREAM_END, Z_BUF_ERROR: return true
        default: return false
        }
      }
    }
  }
}
