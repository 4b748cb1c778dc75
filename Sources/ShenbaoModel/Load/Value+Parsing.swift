extension Value {
  static let maximumBytes = 10_000_000
  static let maximumDepth = 100
  static let maximumCount = 500_000

  /// Reads YAML, or JSON when the file's name says so.
  ///
  /// - Throws: one diagnostic at the place where reading stopped.
  public init(parsing bytes: [UInt8], file: String) throws(Report) {
    if file.hasSuffix(".json") {
      _ = try Self.decode(bytes, file: file)
      var reader = JSONReader(bytes, file: file)
      self = try reader.document()
    } else {
      self = try Self.yaml(try Self.decode(bytes, file: file), file: file)
    }
    try checkCharacters()
  }

  private static func decode(_ bytes: [UInt8], file: String) throws(Report) -> String {
    let place = Place(file: file)
    guard bytes.count <= maximumBytes else { throw Report(Diagnostic(.tooLarge, at: place)) }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      throw Report(Diagnostic(.wrongEncoding, at: place, "UTF-16"))
    }
    let content = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    guard let text = String(validating: content, as: UTF8.self) else {
      throw Report(Diagnostic(.wrongEncoding, at: badByte(content, file: file), looksLikeGBK(content)))
    }
    guard !text.allSatisfy(\.isWhitespace) else { throw Report(Diagnostic(.emptyFile, at: place)) }
    if let bad = text.unicodeScalars.firstIndex(where: \.isControl) {
      let place = text.place(of: bad, file: file)
      throw Report(Diagnostic(.controlCharacter, at: place, text.unicodeScalars[bad].codePoint))
    }
    return text
  }

  /// The line of the first byte that is not UTF-8; its column cannot be counted.
  private static func badByte(_ bytes: ArraySlice<UInt8>, file: String) -> Place {
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    let line = lines.firstIndex { String(validating: $0, as: UTF8.self) == nil }
    return Place(file: file, line: line.map { $0 + 1 })
  }

  /// GBK pairs a lead byte 81–FE with a trail byte 40–FE; GB18030 adds four bytes, the second and the last of them digits.
  private static func looksLikeGBK(_ bytes: ArraySlice<UInt8>) -> Words {
    var rest = bytes
    while let first = rest.popFirst() {
      guard first >= 0x80 else { continue }
      var second = rest.popFirst() ?? 0
      if (0x30...0x39).contains(second), (0x81...0xFE).contains(rest.popFirst() ?? 0) { second = rest.popFirst() ?? 0 }
      guard (0x81...0xFE).contains(first), (0x30...0x39).contains(second) || (0x40...0xFE).contains(second) else {
        return Words("其他编码", "another encoding")
      }
    }
    return "GBK (GB18030)"
  }

  /// Control characters have no place on paper, and XML refuses them.
  private func checkCharacters() throws(Report) {
    switch content {
    case .text(let text):
      try Self.checkCharacters(of: text, at: place)
    case .list(let values):
      for value in values { try value.checkCharacters() }
    case .map(let entries):
      for entry in entries {
        try Self.checkCharacters(of: entry.key, at: entry.place)
        try entry.value.checkCharacters()
      }
    }
  }

  private static func checkCharacters(of text: String, at place: Place) throws(Report) {
    guard let bad = text.unicodeScalars.first(where: \.isControl) else { return }
    throw Report(Diagnostic(.controlCharacter, at: place, bad.codePoint))
  }
}

extension Unicode.Scalar {
  /// What neither paper nor XML can hold; line ends and tabs are neither.
  fileprivate var isControl: Bool {
    value < 0x20 && self != "\n" && self != "\t" && self != "\r" || value == 0x7F || value & 0xFFFE == 0xFFFE
  }

  /// `U+001B`.
  fileprivate var codePoint: Words {
    let digits = String(value, radix: 16, uppercase: true)
    return "U+\(String(repeating: "0", count: max(0, 4 - digits.count)))\(digits)"
  }
}

extension String {
  /// Line and column, both from 1, of a place in this text.
  func place(of index: Index, file: String) -> Place {
    let before = unicodeScalars[..<index]
    let line = before.count { $0 == "\n" } + 1
    let start = before.lastIndex(of: "\n").map { unicodeScalars.index(after: $0) } ?? startIndex
    return Place(file: file, line: line, column: unicodeScalars.distance(from: start, to: index) + 1)
  }
}
