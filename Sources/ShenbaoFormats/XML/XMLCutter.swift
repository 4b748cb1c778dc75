/// Finds the elements of the upper levels of an XML file (XML 1.0, 2.1 to 3.1) without looking into the others.
struct XMLCutter {
  let buffer: UnsafeBufferPointer<UInt8>
  let levels: [String]
  let names: [String]
  private var open: [XMLPieces.Piece] = []
  private var current: XMLPieces.Piece?
  /// How many elements are open in the current piece, itself among them.
  private var depth = 0

  init(buffer: UnsafeBufferPointer<UInt8>, levels: [String], names: [String]) {
    self.buffer = buffer
    self.levels = levels
    self.names = names
  }

  static func endsName(_ byte: UInt8) -> Bool { byte <= 0x20 || byte == 0x2F || byte == 0x3E }

  mutating func cut() throws(FormatError) -> XMLPieces.Piece {
    var place = 0
    while let start = find(0x3C, from: place), start + 1 < buffer.count {
      switch buffer[start + 1] {
      case UInt8(ascii: "!"): place = try declaration(start)
      case UInt8(ascii: "?"): place = try end(of: "?>", from: start)
      case UInt8(ascii: "/"):
        guard let end = find(0x3E, from: start) else { throw Self.broken("a tag does not end") }
        place = end + 1
        if let root = try close(at: place) { return root }
      default:
        place = try tagEnd(start)
        if let root = begin(start, place) { return root }
      }
    }
    throw Self.broken("the file ends early")
  }

  private func declaration(_ start: Int) throws(FormatError) -> Int {
    if matches("<!--", at: start) { return try end(of: "-->", from: start + 4) }
    if matches("<![CDATA[", at: start) { return try end(of: "]]>", from: start + 9) }
    throw Self.broken("a document type declaration or no root element")
  }

  /// Where a start tag ends; `>` may stand in its attributes.
  private func tagEnd(_ start: Int) throws(FormatError) -> Int {
    var quote: UInt8 = 0
    var place = start + 1
    while place < buffer.count {
      let byte = buffer[place]
      if quote != 0 {
        if byte == quote { quote = 0 }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: ">") {
        return place + 1
      }
      place += 1
    }
    throw Self.broken("a tag does not end")
  }

  private mutating func begin(_ start: Int, _ end: Int) -> XMLPieces.Piece? {
    let isClosed = buffer[end - 2] == UInt8(ascii: "/")
    if depth > 0 {
      note(start + 1)
      if !isClosed { depth += 1 }
      return nil
    }
    let piece = XMLPieces.Piece(name: localName(start + 1), start: start, content: end, end: end)
    if isClosed { return add(piece) }
    if open.count < levels.count, levels[open.count] == piece.name || open.isEmpty {
      open.append(piece)
    } else {
      current = piece
      depth = 1
    }
    return nil
  }

  private mutating func close(at place: Int) throws(FormatError) -> XMLPieces.Piece? {
    if depth > 0 {
      depth -= 1
      guard depth == 0, var piece = current else { return nil }
      piece.end = place
      current = nil
      return add(piece)
    }
    guard var piece = open.popLast() else { throw Self.broken("an end without a beginning") }
    piece.end = place
    return add(piece)
  }

  /// Puts a finished piece into the one around it; the root is given back.
  private mutating func add(_ piece: XMLPieces.Piece) -> XMLPieces.Piece? {
    guard let last = open.indices.last else { return piece }
    open[last].children.append(piece)
    return nil
  }

  private mutating func note(_ name: Int) {
    var start = name
    var end = name
    while end < buffer.count, !Self.endsName(buffer[end]) {
      if buffer[end] == UInt8(ascii: ":") { start = end + 1 }
      end += 1
    }
    for searched in names where searched.utf8.count == end - start && matches(searched, at: start) {
      current?.holds.insert(searched)
    }
  }

  private func localName(_ start: Int) -> String {
    var end = start
    while end < buffer.count, !Self.endsName(buffer[end]) { end += 1 }
    let name = buffer[start..<end]
    return String(decoding: name.lastIndex(of: UInt8(ascii: ":")).map { name[($0 + 1)...] } ?? name, as: UTF8.self)
  }

  private func matches(_ text: String, at place: Int) -> Bool {
    guard place + text.utf8.count <= buffer.count else { return false }
    return zip(text.utf8, buffer[place...]).allSatisfy { $0 == $1 }
  }

  private func end(of text: String, from start: Int) throws(FormatError) -> Int {
    guard let found = buffer.place(of: Array(text.utf8), from: start) else {
      throw Self.broken("\(text) is missing")
    }
    return found + text.utf8.count
  }

  private func find(_ byte: UInt8, from start: Int) -> Int? { buffer.place(of: byte, from: start) }

  private static func broken(_ detail: String) -> FormatError {
    FormatError(.damaged, operation: "xml.parse", detail: detail)
  }
}
