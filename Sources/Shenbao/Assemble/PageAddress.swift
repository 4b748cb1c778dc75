/// How a Word file leads to a page of the bundle that lies beside it: `%E7%94%B3….pdf#page=12` (RFC 8118).
struct PageAddress {
  /// The volumes in order: each with what its addresses begin with, and the number of its first page.
  private let volumes: [(start: String, first: Int)]

  /// The files of a bundle, with the pages that each holds.
  init(files: [String], holding pages: [ClosedRange<Int>]) {
    let plain = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~".utf8)
    let digits = Array("0123456789ABCDEF".utf8)
    volumes = zip(files, pages).map { file, pages in
      let name = file.utf8.flatMap { byte -> [UInt8] in
        plain.contains(byte) ? [byte] : [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
      return (String(decoding: name, as: UTF8.self) + "#page=", pages.lowerBound)
    }
  }

  /// The address of a page by its number: the page of its file.
  func address(of page: Int) -> String? {
    volumes.last { $0.first <= page }.map { "\($0.start)\(page - $0.first + 1)" }
  }

  /// The number of the page that an address leads to; nil when it leads elsewhere.
  func page(of address: String) -> Int? {
    guard let volume = volumes.first(where: { address.hasPrefix($0.start) }) else { return nil }
    return Int(address.dropFirst(volume.start.count)).map { $0 + volume.first - 1 }
  }
}
