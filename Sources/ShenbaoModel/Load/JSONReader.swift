/// Reads JSON (RFC 8259) into values with places; numbers stay as they were written.
struct JSONReader {
  private let scalars: [Unicode.Scalar]
  private let file: String
  private var position = 0
  private var line = 1
  private var column = 1
  private var count = 0

  init(_ text: String, file: String) {
    self.scalars = Array(text.unicodeScalars)
    self.file = file
  }

  /// The one value of the file.
  mutating func document() throws(Report) -> Value {
    let value = try value(depth: 1)
    skipBlanks()
    guard position == scalars.count else { throw problem("文件末尾多了内容", "content after the end") }
    return value
  }

  private var place: Place { Place(file: file, line: line, column: column) }
  private var current: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

  private func problem(_ zh: String, _ en: String) -> Report {
    Report(Diagnostic(.badSyntax, at: place, Words(zh, en)))
  }

  private mutating func advance() {
    if scalars[position] == "\n" {
      line += 1
      column = 1
    } else {
      column += 1
    }
    position += 1
  }

  private mutating func skipBlanks() {
    while let current, " \n\r\t".unicodeScalars.contains(current) { advance() }
  }

  private mutating func take(_ expected: Unicode.Scalar) -> Bool {
    skipBlanks()
    guard current == expected else { return false }
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
    case "{": return Value(.map(try members(depth: depth)), at: start)
    case "[": return Value(.list(try elements(depth: depth)), at: start)
    case "\"": return Value(.text(try string()), at: start, isQuoted: true)
    default: return Value(.text(try literal()), at: start)
    }
  }

  private mutating func members(depth: Int) throws(Report) -> [Value.Entry] {
    advance()
    var entries: [Value.Entry] = []
    var keys: Set<String> = []
    if take("}") { return [] }
    repeat {
      skipBlanks()
      let start = place
      guard current == "\"" else { throw problem("这里应是带双引号的名称", "a name in double quotes is due") }
      let key = try string()
      guard keys.insert(key).inserted else { throw Report(Diagnostic(.duplicateKey, at: start, "\(key)")) }
      guard take(":") else { throw problem("名称后应是冒号", "a colon is due after the name") }
      entries.append(Value.Entry(key: key, place: start, value: try value(depth: depth + 1)))
    } while take(",")
    guard take("}") else { throw problem("这里应是逗号或 }", "a comma or } is due") }
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
    var text = String.UnicodeScalarView()
    while let scalar = current {
      guard scalar != "\"" else {
        advance()
        return String(text)
      }
      guard scalar.value >= 0x20 else { throw problem("引号内不能换行或用制表符", "a raw control character in a string") }
      advance()
      text.append(scalar == "\\" ? try escape() : scalar)
    }
    throw problem("引号没有收尾", "the string has no end")
  }

  private mutating func escape() throws(Report) -> Unicode.Scalar {
    let names: [Unicode.Scalar: Unicode.Scalar] = [
      "\"": "\"", "\\": "\\", "/": "/", "b": "\u{8}", "f": "\u{C}", "n": "\n", "r": "\r", "t": "\t",
    ]
    guard let scalar = current else { throw problem("引号没有收尾", "the string has no end") }
    if let plain = names[scalar] {
      advance()
      return plain
    }
    guard scalar == "u" else { throw problem("不认识的转义", "an unknown escape") }
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
    guard current == "\\" else { throw problem("单独的半个字符", "a lone surrogate") }
    advance()
    guard current == "u" else { throw problem("单独的半个字符", "a lone surrogate") }
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
      guard let scalar = current, scalar.isASCII, let digit = Character(scalar).hexDigitValue else {
        throw problem("\\u 后应是四位十六进制数", "four hexadecimal digits are due")
      }
      value = value << 4 + UInt32(digit)
      advance()
    }
    return value
  }

  private mutating func literal() throws(Report) -> String {
    let start = place
    var text = ""
    while let scalar = current, !" \n\r\t,:]}[{\"".unicodeScalars.contains(scalar) {
      text.unicodeScalars.append(scalar)
      advance()
    }
    if text == "null" { return "" }
    if text == "true" || text == "false" { return text }
    let isPlain = !text.isEmpty && !text.hasPrefix("0") && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
    guard isPlain || text.wholeMatch(of: #/-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?/#) != nil else {
      throw Report(Diagnostic(.badSyntax, at: start, Words("这里应是一个值", "a value is due")))
    }
    return text
  }
}
