internal import CCrypto

/// A SHA-256 digest of bytes that come a part at a time.
struct DigestStream: ~Copyable {
  private let context = EVP_MD_CTX_new()

  init() { EVP_DigestInit_ex(context, EVP_sha256(), nil) }

  deinit { EVP_MD_CTX_free(context) }

  func add(_ part: UnsafeRawBufferPointer) { EVP_DigestUpdate(context, part.baseAddress, part.count) }

  /// The digest of all that was added, as hexadecimal digits.
  consuming func hex() -> String { Digest.text(of: bytes()) }

  /// The 32 bytes of the digest of all that was added.
  consuming func bytes() -> [UInt8] {
    var result = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
    var length: UInt32 = 0
    EVP_DigestFinal_ex(context, &result, &length)
    return Array(result.prefix(Int(length)))
  }
}
