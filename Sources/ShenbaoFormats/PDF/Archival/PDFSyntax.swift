/// How a PDF is written byte by byte: header, objects, streams and their ends (ISO 19005-2, 6.1.2 to 6.1.9).
///
/// Reads from the first byte to the last, over objects that may be out of use.
struct PDFSyntax {
  private(set) var faults: Set<ArchivalRule> = []
  private let bytes: [UInt8]
  private let file: PDFFile
  private var index = 0

  init(of bytes: [UInt8], file: PDFFile) {
    (self.bytes, self.file) = (bytes, file)
    checkHeader()
    checkEnd()
    while let start = nextObject() { checkObject(at: start) }
  }

  private mutating func checkHeader() {
    let line = bytes.prefix(9)
    let isRight =
      line.count == 9 && line.starts(with: "%PDF-1.".utf8) && (0x30...0x37).contains(bytes[7]) && Self.isEnd(bytes[8])
    if !isRight { faults.insert(.header) }
    var next = 9
    if bytes.count > 9, bytes[8] == 13, bytes[9] == 10 { next = 10 }
    let mark = bytes.dropFirst(next).prefix(5)
    if mark.first != UInt8(ascii: "%") || mark.count < 5 || !mark.dropFirst().allSatisfy({ $0 > 127 }) {
      faults.insert(.binaryMark)
    }
  }

  private mutating func checkEnd() {
    let mark = Array("%%EOF".utf8)
    var end = bytes.count
    if end > 0, bytes[end - 1] == 10 { end -= 1 }
    if end > 0, bytes[end - 1] == 13 { end -= 1 }
    if !bytes[0..<end].suffix(5).elementsEqual(mark) { faults.insert(.trailingData) }
    // The keyword, one line end, the first subsection.
    guard let table = Self.last("\nxref", in: bytes) ?? Self.last("\rxref", in: bytes) else { return }
    var next = table + 5
    if next + 1 < bytes.count, bytes[next] == 13, bytes[next + 1] == 10 { next += 1 }
    let isRight = next + 1 < bytes.count && Self.isEnd(bytes[next]) && (0x30...0x39).contains(bytes[next + 1])
    if !isRight { faults.insert(.tableSpacing) }
  }

  private static func last(_ text: String, in bytes: [UInt8]) -> Int? {
    let needle = Array(text.utf8)
    var start = bytes.count - needle.count
    // A table is as long as there are objects; beyond 64 MB nobody looks.
    let first = max(0, start - (64 << 20))
    while start >= first {
      if bytes[start] == needle[0], bytes[start..<start + needle.count].elementsEqual(needle) { return start }
      start -= 1
    }
    return nil
  }

  /// Where the next `n g obj` begins; `index` is left behind it.
  private mutating func nextObject() -> Int? {
    while index + 3 <= bytes.count {
      let isKeyword =
        bytes[index] == UInt8(ascii: "o") && bytes[index + 1] == UInt8(ascii: "b")
        && bytes[index + 2] == UInt8(ascii: "j")
      if isKeyword, let start = Self.head(before: index, in: bytes) {
        index += 3
        return start
      }
      index += 1
    }
    return nil
  }

  /// The first digit of the two numbers before `obj`; nil when there are none.
  private static func head(before keyword: Int, in bytes: [UInt8]) -> Int? {
    var place = keyword - 1
    for _ in 0..<2 {
      while place >= 0, bytes[place] <= 32 { place -= 1 }
      let end = place
      while place >= 0, (0x30...0x39).contains(bytes[place]) { place -= 1 }
      guard place < end else { return nil }
    }
    return place + 1
  }

  private mutating func checkObject(at start: Int) {
    let head = bytes[start..<index - 3]
    let spaces = head.filter { $0 <= 32 }.count
    let startsLine = start == 0 || Self.isEnd(bytes[start - 1])
    let endsLine = index < bytes.count && Self.isEnd(bytes[index])
    if spaces != 2 || !startsLine || !endsLine { faults.insert(.objectSpacing) }
    let number = Int(String(decoding: head.prefix { $0 > 32 }, as: UTF8.self)) ?? 0
    readBody(of: number)
  }

  /// Up to `endobj`.
  private mutating func readBody(of number: Int) {
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "("): index = PDFContentScanner.end(ofStringAt: index, in: bytes)
      case UInt8(ascii: "%"): while index < bytes.count, !Self.isEnd(bytes[index]) { index += 1 }
      case UInt8(ascii: "<"): readAngle()
      case let byte where PDFContentScanner.isRegular(byte):
        let start = index
        while index < bytes.count, PDFContentScanner.isRegular(bytes[index]) { index += 1 }
        let word = bytes[start..<index]
        if word.elementsEqual("stream".utf8) { readStream(of: number) }
        if word.elementsEqual("obj".utf8) { return }
        if word.elementsEqual("endobj".utf8) {
          let isRight = Self.isEnd(bytes[start - 1]) && (index >= bytes.count || Self.isEnd(bytes[index]))
          if !isRight { faults.insert(.objectSpacing) }
          return
        }
      default: index += 1
      }
    }
  }

  /// A hexadecimal string, or the bracket of a dictionary.
  private mutating func readAngle() {
    index += 1
    if index < bytes.count, bytes[index] == UInt8(ascii: "<") {
      index += 1
      return
    }
    var digits = 0
    while index < bytes.count, bytes[index] != UInt8(ascii: ">") {
      switch bytes[index] {
      case 0x30...0x39, 0x41...0x46, 0x61...0x66: digits += 1
      case 0, 9, 10, 12, 13, 32: break
      default: faults.insert(.hexString)
      }
      index += 1
    }
    index += 1
    if digits % 2 == 1 { faults.insert(.hexString) }
  }

  /// From behind `stream` to behind `endstream`.
  private mutating func readStream(of number: Int) {
    if index < bytes.count, bytes[index] == 13 {
      index += 1
      if index >= bytes.count || bytes[index] != 10 { faults.insert(.streamSpacing) }
    }
    if index < bytes.count, bytes[index] == 10 { index += 1 } else { faults.insert(.streamSpacing) }
    let stated = file.object(number)["/Length"].integer ?? -1
    let end = Array("endstream".utf8)
    if stated >= 0, stated <= bytes.count - index {
      var place = index + stated
      let atEnd = place
      if place < bytes.count, bytes[place] == 13 { place += 1 }
      if place < bytes.count, bytes[place] == 10 { place += 1 }
      if place + end.count <= bytes.count, bytes[place..<place + end.count].elementsEqual(end) {
        if place == atEnd { faults.insert(.streamSpacing) }
        index = place + end.count
        return
      }
    }
    faults.insert(.streamLength)
    while index + end.count <= bytes.count, !bytes[index..<index + end.count].elementsEqual(end) { index += 1 }
    index += end.count
  }

  private static func isEnd(_ byte: UInt8) -> Bool { byte == 10 || byte == 13 }
}
