/// How a Word file leads to a page of the bundle that lies beside it: `%E7%94%B3….pdf#page=12` (RFC 8118).
struct PageAddress {
  private let start: String

  init(file: String) {
    let plain = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~".utf8)
    let digits = Array("0123456789ABCDEF".utf8)
    let name = file.utf8.flatMap { byte -> [UInt8] in
      plain.contains(byte) ? [byte] : [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }
    start = String(decoding: name, as: UTF8.self) + "#page="
  }

  /// The address of a page, from 1.
  func address(of page: Int) -> String { "\(start)\(page)" }

  /// The page that an address leads to, from 1; nil when it leads elsewhere.
  func page(of address: String) -> Int? {
    address.hasPrefix(start) ? Int(address.dropFirst(start.count)) : nil
  }
}
