/// What the code on one printed page says: which package, which page of how many, and what stood on it.
///
/// As text it is 30 characters a QR code packs in alphanumeric mode: `S1`, package code (10), page (3), pages (3),
/// digest (8) and a checksum (4), all in ``Crockford``'s digits.
package struct PageCode: Equatable, Sendable {
  /// The most pages a package may have.
  package static let maximumPages = 32_767

  private static let mark = "S1"
  private static let packageDigits = 10
  private static let pageDigits = 3
  private static let digestDigits = 8
  private static let checksumDigits = 4

  /// The package code (申报码): ten digits of ``Crockford``.
  package let packageCode: String
  /// From 1; 0 on the clerk's sheet, which is no page of the bundle.
  package let page: Int
  package let pages: Int
  /// Eight digits of ``Crockford`` from a digest of what the page shows.
  package let digest: String

  /// The codes are ``Crockford``'s digits, ten and eight of them; `page` is from 0 to `pages`.
  package init(packageCode: String, page: Int, pages: Int, digest: String) {
    (self.packageCode, self.page, self.pages, self.digest) = (packageCode, page, pages, digest)
  }

  /// Reads what a scanner found; nil when it is not ours or the checksum is wrong.
  package init?(reading text: String) {
    let fields = Self.parts(
      of: text,
      lengths: [2, Self.packageDigits, Self.pageDigits, Self.pageDigits, Self.digestDigits, Self.checksumDigits]
    )
    guard let fields, fields[0] == Self.mark, fields[5] == Self.checksum(of: fields.dropLast().joined()),
      Crockford.number(fields[1]) != nil, Crockford.number(fields[4]) != nil,
      let page = Crockford.number(fields[2]), let pages = Crockford.number(fields[3]), page <= pages
    else { return nil }
    self.init(packageCode: fields[1], page: page, pages: pages, digest: fields[4])
  }

  package var text: String {
    let body =
      Self.mark + packageCode + Crockford.text(of: page, count: Self.pageDigits)
      + Crockford.text(of: pages, count: Self.pageDigits) + digest
    return body + Self.checksum(of: body)
  }

  private static func checksum(of body: String) -> String {
    Crockford.text(of: Digest.sha256(Array(body.utf8)), count: checksumDigits)
  }

  private static func parts(of text: String, lengths: [Int]) -> [String]? {
    let bytes = Array(text.utf8)
    guard bytes.count == lengths.reduce(0, +) else { return nil }
    var start = 0
    return lengths.map { length in
      defer { start += length }
      return String(decoding: bytes[start..<start + length], as: UTF8.self)
    }
  }
}
