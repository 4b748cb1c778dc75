internal import CCrypto

extension Digest {
  /// SM3 (GB/T 32905-2016) as 64 lower-case hexadecimal digits; nil where the library was built without it.
  package static func sm3(_ bytes: [UInt8]) -> String? {
    guard let kind = EVP_sm3() else { return nil }
    var result = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
    var length: UInt32 = 0
    guard EVP_Digest(bytes, bytes.count, &result, &length, kind, nil) == 1 else { return nil }
    let digits = Array("0123456789abcdef".utf8)
    let text = result.prefix(Int(length)).flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    return String(decoding: text, as: UTF8.self)
  }
}
