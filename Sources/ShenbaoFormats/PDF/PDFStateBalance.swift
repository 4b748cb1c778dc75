/// How a content stream saves and restores the graphics state (ISO 32000-1, 8.4.2): whether each `Q` has its `q`.
///
/// Readers disagree about a `Q` too many; some then lose the rest of the page.
struct PDFStateBalance: Equatable {
  /// How many `q` would have to stand before the stream.
  private(set) var missing = 0
  /// How many `Q` would have to stand behind it, those for `missing` not counted.
  private(set) var open = 0

  private var index = 0
  private let bytes: [UInt8]

  /// Reads the operators of a decoded stream, passing over strings, comments, names and inline pictures.
  init(of bytes: [UInt8]) {
    self.bytes = bytes
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "("): skipString()
      case UInt8(ascii: "<"): skip(to: UInt8(ascii: ">"))
      case UInt8(ascii: "%"): skipComment()
      case UInt8(ascii: "/"):
        index += 1
        _ = word()
      case let byte where Self.isRegular(byte): count(word())
      default: index += 1
      }
    }
  }

  private mutating func count(_ word: ArraySlice<UInt8>) {
    if word.elementsEqual("q".utf8) { open += 1 }
    if word.elementsEqual("Q".utf8) {
      if open > 0 { open -= 1 } else { missing += 1 }
    }
    if word.elementsEqual("ID".utf8) { skipPicture() }
  }

  private mutating func word() -> ArraySlice<UInt8> {
    let start = index
    while index < bytes.count, Self.isRegular(bytes[index]) { index += 1 }
    return bytes[start..<index]
  }

  private mutating func skip(to end: UInt8) {
    while index < bytes.count, bytes[index] != end { index += 1 }
    index += 1
  }

  private mutating func skipComment() {
    while index < bytes.count, bytes[index] != 0x0A, bytes[index] != 0x0D { index += 1 }
  }

  private mutating func skipString() {
    var depth = 0
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\\"): index += 1
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"): depth -= 1
      default: break
      }
      index += 1
      if depth == 0 { return }
    }
  }

  /// The data of an inline picture ends at an `EI` between white space.
  private mutating func skipPicture() {
    while index + 3 < bytes.count {
      let isEnd = bytes[index + 1] == UInt8(ascii: "E") && bytes[index + 2] == UInt8(ascii: "I")
      if isEnd, !Self.isRegular(bytes[index]), !Self.isRegular(bytes[index + 3]) { return }
      index += 1
    }
    index = bytes.count
  }

  private static func isRegular(_ byte: UInt8) -> Bool {
    !"\u{0}\t\n\u{C}\r ()<>[]{}/%".utf8.contains(byte)
  }
}
