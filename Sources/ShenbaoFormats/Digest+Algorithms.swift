internal import CCrypto

extension Digest {
  /// The digests that manifests of bags are written with (RFC 8493, 2.4).
  package enum Algorithm: String, CaseIterable, Sendable { case md5, sha1, sha256, sha512 }

  /// A digest in lower-case hexadecimal digits; nil where the library was built without the algorithm.
  package static func hex(_ bytes: [UInt8], _ algorithm: Algorithm) -> String? {
    let kind =
      switch algorithm {
      case .md5: EVP_md5()
      case .sha1: EVP_sha1()
      case .sha256: EVP_sha256()
      case .sha512: EVP_sha512()
      }
    guard let kind else { return nil }
    var result = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
    var length: UInt32 = 0
    guard EVP_Digest(bytes, bytes.count, &result, &length, kind, nil) == 1 else { return nil }
    let digits = Array("0123456789abcdef".utf8)
    return String(
      decoding: result.prefix(Int(length)).flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] },
      as: UTF8.self
    )
  }
}
