/// How a content stream saves and restores the graphics state (ISO 32000-1, 8.4.2): whether each `Q` has its `q`.
///
/// Readers disagree about a `Q` too many; some then lose the rest of the page.
struct PDFStateBalance: Equatable {
  /// How many `q` would have to stand before the stream.
  private(set) var missing = 0
  /// How many `Q` would have to stand behind it, those for `missing` not counted.
  private(set) var open = 0

  /// Reads the operators of a decoded stream, passing over strings, comments, names and inline pictures.
  init(of bytes: [UInt8]) {
    var scanner = PDFContentScanner(of: bytes)
    while let byte = scanner.next {
      switch byte {
      case UInt8(ascii: "("): scanner.skipString()
      case UInt8(ascii: "<"): scanner.skip(past: UInt8(ascii: ">"))
      case UInt8(ascii: "%"): scanner.skipComment()
      case UInt8(ascii: "/"):
        scanner.skipByte()
        _ = scanner.word()
      case _ where PDFContentScanner.isRegular(byte):
        let word = scanner.word()
        switch (word.count, word.first) {
        case (1, UInt8(ascii: "q")): open += 1
        case (1, UInt8(ascii: "Q")): if open > 0 { open -= 1 } else { missing += 1 }
        case (2, UInt8(ascii: "I")): if word.last == UInt8(ascii: "D") { scanner.skipPicture() }
        default: break
        }
      default: scanner.skipByte()
      }
    }
  }
}
