/// Reads JSON (RFC 8259) into values with places; numbers stay as they were written.
struct JSONReader {
  private let bytes: [UInt8]
  private let file: Place
  private var position = 0
  private var line = 1
  /// Where the line begins, and how many bytes on it so far only continue a character.
  private var lineStart = 0
  private var continuations = 0
  private var count = 0
  /// The keys of the map read last: rows nearly always repeat them.
  private var recentKeys: [String] = []

  /// `bytes` are UTF-8.
  init(_ bytes: [UInt8], file: String) {
    self.bytes = bytes
    self.file = Place(file: file)
    // A mark of the byte order belongs to no line.
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { (position, lineStart) = (3, 3) }
  }

  /// The one value of the file.
  mutating func document() throws(Report) -> Value {
    let value = try value(depth: 1)
    skipBlanks()
    guard position == bytes.count else { throw problem("文件末尾多了内容", "content after the end") }
    return value
  }

  private var place: Place {
    file.at(line: line, column: position - lineStart - continuations + 1)
  }
  private var current: UInt8? { position < bytes.count ? bytes[position] : nil }

  private func problem(_ zh: String, _ en: String) -> Report {
    Report(Diagnostic(.badSyntax, at: place, Words(zh, en)))
  }

  private mutating func advance() {
    let byte = bytes[position]
    position += 1
    if byte == UInt8(ascii: "\n") {
      line += 1
      lineStart = position
      continuations = 0
    } else if byte & 0xC0 == 0x80 {
      continuations += 1
    }
  }

  private mutating func skipBlanks() {
    while let current, current == 0x20 || current == 0x0A || current == 0x0D || current == 0x09 { advance() }
  }

  private mutating func take(_ expected: Unicode.Scalar) -> Bool {
    skipBlanks()
    guard current == UInt8(ascii: expected) else { return false }
    advance()
    return true
  }

  private mutating func value(depth: Int) throws(Report) -> Value {
    skipBlanks()
    let start = place
    count += 1
    guard count <= Value.maximumCount else { throw Report(Diagnostic(.tooMany, at: start)) }
    guard depth <= Value.maximumDepth else { throw Report(Diagnostic(.tooDeep, at: start)) }
    switch current {
    case UInt8(ascii: "{"): return Value(.map(try members(depth: depth)), at: start)
    case UInt8(ascii: "["): return Value(.list(try elements(depth: depth)), at: start)
    case UInt8(ascii: "\""): return Value(.text(try string()), at: start, isQuoted: true)
    default: return Value(.text(try literal()), at: start)
    }
  }

  private mutating func members(depth: Int) throws(Report) -> [Value.Entry] {
    advance()
    var entries: [Value.Entry] = []
    var keys: Set<String> = []
    if take("}") { return [] }
    let known = recentKeys
    entries.reserveCapacity(known.count)
    repeat {
      skipBlanks()
      let start = place
      guard current == UInt8(ascii: "\"") else { throw problem("这里应是带双引号的名称", "a name in double quotes is due") }
      var key = try string()
      if keys.isEmpty, entries.count < known.count, known[entries.count] == key {
        key = known[entries.count]
      } else {
        if keys.isEmpty { keys = Set(entries.map(\.key)) }
        guard keys.insert(key).inserted else { throw Report(Diagnostic(.duplicateKey, at: start, "\(key)")) }
      }
      guard take(":") else { throw problem("名称后应是冒号", "a colon is due after the name") }
      entries.append(Value.Entry(key: key, place: start, value: try value(depth: depth + 1)))
    } while take(",")
    guard take("}") else { throw problem("这里应是逗号或 }", "a comma or } is due") }
    if !keys.isEmpty { recentKeys = entries.map(\.key) }
    return entries
  }

  private mutating func elements(depth: Int) throws(Report) -> [Value] {
    advance()
    var values: [Value] = []
    if take("]") { return [] }
    repeat {
      values.append(try value(depth: depth + 1))
    } while take(",")
    guard take("]") else { throw problem("这里应是逗号或 ]", "a comma or ] is due") }
    return values
  }

  private mutating func string() throws(Report) -> String {
    advance()
    var text: [UInt8] = []
    var start = position
    while let byte = current {
      switch byte {
      case UInt8(ascii: "\""):
        let last = bytes[start..<position]
        advance()
        return text.isEmpty ? String(decoding: last, as: UTF8.self) : String(decoding: text + last, as: UTF8.self)
      case UInt8(ascii: "\\"):
        text += bytes[start..<position]
        advance()
        text += String(Character(try escape())).utf8
        start = position
      case 0..<0x20: throw problem("引号内不能换行或用制表符", "a raw control character in a string")
      default: advance()
      }
    }
    throw problem("引号没有收尾", "the string has no end")
  }

  private mutating func escape() throws(Report) -> Unicode.Scalar {
    let names: [Unicode.Scalar: Unicode.Scalar] = [
      "\"": "\"", "\\": "\\", "/": "/", "b": "\u{8}", "f": "\u{C}", "n": "\n", "r": "\r", "t": "\t",
    ]
    guard let byte = current else { throw problem("引号没有收尾", "the string has no end") }
    if let plain = names[Unicode.Scalar(byte)] {
      advance()
      return plain
    }
    guard byte == UInt8(ascii: "u") else { throw problem("不认识的转义", "an unknown escape") }
    advance()
    return try unicodeEscape()
  }

  /// A code point beyond U+FFFF is written as two escapes (RFC 8259, section 7).
  private mutating func unicodeEscape() throws(Report) -> Unicode.Scalar {
    let first = try fourDigits()
    guard 0xD800...0xDBFF ~= first else {
      guard let scalar = Unicode.Scalar(first) else { throw problem("单独的半个字符", "a lone surrogate") }
      return scalar
    }
    guard current == UInt8(ascii: "\\") else { throw problem("单独的半个字符", "a lone surrogate") }
    advance()
    guard current == UInt8(ascii: "u") else { throw problem("单独的半个字符", "a lone surrogate") }
    advance()
    let second = try fourDigits()
    guard 0xDC00...0xDFFF ~= second,
      let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
    else { throw problem("单独的半个字符", "a lone surrogate") }
    return scalar
  }

  private mutating func fourDigits() throws(Report) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = current, byte < 0x80, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw problem("\\u 后应是四位十六进制数", "four hexadecimal digits are due")
      }
      value = value << 4 + UInt32(digit)
      advance()
    }
    return value
  }

  private mutating func literal() throws(Report) -> String {
    let start = place
    let from = position
    while let byte = current, byte > 0x20, !",:]}[{\"".utf8.contains(byte) { advance() }
    let text = String(decoding: bytes[from..<position], as: UTF8.self)
    if text == "null" { return "" }
    guard text == "true" || text == "false" || Self.isNumber(bytes[from..<position]) else {
      throw Report(Diagnostic(.badSyntax, at: start, Words("这里应是一个值", "a value is due")))
    }
    return text
  }

  /// RFC 8259, section 6.
  private static func isNumber(_ bytes: ArraySlice<UInt8>) -> Bool {
    var rest = bytes
    func digits() -> Int {
      let count = rest.prefix { (0x30...0x39).contains($0) }.count
      rest = rest.dropFirst(count)
      return count
    }
    if rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
    let startsWithZero = rest.first == UInt8(ascii: "0")
    let whole = digits()
    guard whole > 0, !startsWithZero || whole == 1 else { return false }
    if rest.first == UInt8(ascii: ".") {
      rest = rest.dropFirst()
      guard digits() > 0 else { return false }
    }
    if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
      rest = rest.dropFirst()
      if let sign = rest.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") { rest = rest.dropFirst() }
      guard digits() > 0 else { return false }
    }
    return rest.isEmpty
  }
}
