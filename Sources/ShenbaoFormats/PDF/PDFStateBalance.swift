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
        count(word)
        if word.elementsEqual("ID".utf8) { scanner.skipPicture() }
      default: scanner.skipByte()
      }
    }
  }

  private mutating func count(_ word: ArraySlice<UInt8>) {
    if word.elementsEqual("q".utf8) { open += 1 }
    if word.elementsEqual("Q".utf8) {
      if open > 0 { open -= 1 } else { missing += 1 }
    }
  }
}
