internal import CCrypto
internal import Glibc

/// SHA-256 digests (FIPS 180-4).
package enum Digest {
  /// The 32 bytes of the digest.
  package static func sha256(_ bytes: [UInt8]) -> [UInt8] {
    var result = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
    var length: UInt32 = 0
    EVP_Digest(bytes, bytes.count, &result, &length, EVP_sha256(), nil)
    return Array(result.prefix(Int(length)))
  }

  /// The digest as 64 lower-case hexadecimal digits.
  package static func hex(_ bytes: [UInt8]) -> String { text(of: sha256(bytes)) }

  /// The digest of a file's bytes, which are not held in memory.
  package static func hex(ofFile path: String) throws(FormatError) -> String {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw DiskFile.failure("disk.read", path) }
    defer { close(descriptor) }
    let digest = DigestStream()
    var part = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let count = read(descriptor, &part, part.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw DiskFile.failure("disk.read", path) }
      guard count > 0 else { return digest.hex() }
      part.withUnsafeBytes { digest.add(UnsafeRawBufferPointer(rebasing: $0.prefix(count))) }
    }
  }

  static func text(of digest: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}
