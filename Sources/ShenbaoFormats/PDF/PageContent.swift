/// The operators of a page as they are written, which any thread can make.
struct PageContent: Sendable {
  /// What is laid on the page that it shows.
  let laid: String
  let bytes: [UInt8]
  /// How they are packed, when that made them smaller.
  let filter: String?
  /// SHA-256 of the operators.
  let digest: String

  init(_ start: [UInt8], _ laid: String) {
    self.laid = laid
    let operators = start + laid.utf8
    let packed = Compressor.packed(operators, quickly: true)
    bytes = packed ?? operators
    filter = packed == nil ? nil : "/FlateDecode"
    digest = Digest.hex(operators)
  }
}
