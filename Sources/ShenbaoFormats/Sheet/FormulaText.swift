/// The references in a formula, found without understanding the rest of it (ECMA-376 part 1, 18.17).
struct FormulaText {
  /// One corner of a reference: `$B$7`, or only a row or a column of it.
  struct Corner: Equatable {
    var column: Int?
    var row: Int?
    var hasFixedColumn = false
    var hasFixedRow = false

    var text: String {
      let letters = column.map { (hasFixedColumn ? "$" : "") + CellReference.letters($0) } ?? ""
      return letters + (row.map { (hasFixedRow ? "$" : "") + String($0) } ?? "")
    }
  }

  struct Reference: Equatable {
    /// Unquoted; nil for the formula's own sheet.
    var sheet: String?
    var first: Corner
    var last: Corner?
    /// Stands alone as an argument of a function that takes as many as there are.
    var isListed = false
  }

  /// Functions of which one argument may become several.
  private static let listing: Set<String> = ["SUM", "COUNT", "COUNTA", "AVERAGE", "MIN", "MAX", "PRODUCT", "SUBTOTAL"]

  private let bytes: [UInt8]
  private var position = 0
  private var output: [UInt8] = []
  /// The functions whose brackets are open; empty for brackets alone.
  private var calls: [String] = []
  private var callee = ""
  /// What stands before the word that is being read.
  private var lead: UInt8 = 0

  private init(_ text: String) { bytes = Array(text.utf8) }

  /// The formula with each reference put through `change`, which gives the text for it after the sheet's name.
  static func rewriting(_ text: String, _ change: (Reference) -> String) -> String {
    var scanner = FormulaText(text)
    scanner.scan(change)
    return String(decoding: scanner.output, as: UTF8.self)
  }

  private mutating func scan(_ change: (Reference) -> String) {
    while position < bytes.count {
      lead = output.last { $0 != 0x20 } ?? 0
      switch bytes[position] {
      case UInt8(ascii: "\""): copyQuoted()
      case UInt8(ascii: "'"):
        let start = output.count
        copyQuoted()
        let name = String(decoding: output[start...].dropFirst().dropLast(), as: UTF8.self)
        if copySheetMark() { reference(in: name.replacing("''", with: "'"), change) }
      case UInt8(ascii: "["): copyExternal()
      case UInt8(ascii: "#"): copyError()
      case let byte where Self.isWord(byte): word(change)
      case let byte:
        if byte == UInt8(ascii: "(") { calls.append(callee) } else if byte == UInt8(ascii: ")") { _ = calls.popLast() }
        callee = ""
        output.append(byte)
        position += 1
      }
    }
  }

  private mutating func word(_ change: (Reference) -> String) {
    let start = position
    let text = takeWord()
    if peek(UInt8(ascii: "!")) {
      output += text.utf8
      _ = copySheetMark()
      return reference(in: text, change)
    }
    position = start
    reference(in: nil, change)
  }

  /// A reference from here on, or whatever word stands here.
  private mutating func reference(in sheet: String?, _ change: (Reference) -> String) {
    let first = takeWord()
    guard !first.isEmpty, !peek(UInt8(ascii: "(")), let corner = Corner(first) else {
      if peek(UInt8(ascii: "(")) { callee = first.uppercased() }
      output += first.utf8
      return
    }
    if peek(UInt8(ascii: ":")) {
      let colon = position
      position += 1
      let second = takeWord()
      if let other = Corner(second), (other.row == nil) == (corner.row == nil), !peek(UInt8(ascii: "(")) {
        let found = Reference(sheet: sheet, first: corner, last: other, isListed: isListed)
        output += change(found).utf8
        return
      }
      position = colon
    }
    // A lone row or column is a number or a name.
    let isCell = corner.row != nil && corner.column != nil
    let found = Reference(sheet: sheet, first: corner, last: nil, isListed: isListed)
    output += (isCell ? change(found) : first).utf8
  }

  private var isListed: Bool {
    guard let function = calls.last, Self.listing.contains(function) else { return false }
    let follower = bytes[position...].first { $0 != 0x20 }
    return "(,".utf8.contains(lead) && (follower == UInt8(ascii: ")") || follower == UInt8(ascii: ","))
  }
}

// Pieces that are copied.
extension FormulaText {
  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "$"), 0x80...: true
    default: false
    }
  }

  private func peek(_ byte: UInt8) -> Bool { position < bytes.count && bytes[position] == byte }

  private mutating func takeWord() -> String {
    let start = position
    while position < bytes.count, Self.isWord(bytes[position]) { position += 1 }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  /// Doubled quotes inside are two texts side by side, which comes to the same.
  private mutating func copyQuoted() {
    let quote = bytes[position]
    repeat {
      output.append(bytes[position])
      position += 1
      while position < bytes.count, bytes[position] != quote {
        output.append(bytes[position])
        position += 1
      }
      if position < bytes.count {
        output.append(quote)
        position += 1
      }
    } while peek(quote)
  }

  private mutating func copySheetMark() -> Bool {
    guard peek(UInt8(ascii: "!")) else { return false }
    output.append(UInt8(ascii: "!"))
    position += 1
    return true
  }

  /// `[1]Sheet!A1` of another workbook, or a column of a table.
  private mutating func copyExternal() {
    while position < bytes.count {
      let byte = bytes[position]
      output.append(byte)
      position += 1
      if byte == UInt8(ascii: "]") { break }
    }
    let name = takeWord()
    output += name.utf8
    if copySheetMark() { output += takeWord().utf8 }
  }

  private mutating func copyError() {
    output.append(bytes[position])
    position += 1
    while position < bytes.count, Self.isWord(bytes[position]) || "/!?".utf8.contains(bytes[position]) {
      output.append(bytes[position])
      position += 1
    }
  }
}

extension FormulaText.Corner {
  /// Reads `$B$7`, `B`, `7` or `$7`.
  fileprivate init?(_ text: String) {
    var rest = Substring(text)
    let startsFixed = rest.first == "$"
    if startsFixed { rest = rest.dropFirst() }
    let letters = rest.prefix { $0.isASCII && $0.isLetter }
    rest = rest.dropFirst(letters.count)
    if letters.isEmpty {
      hasFixedRow = startsFixed
    } else {
      guard let number = CellReference.column(String(letters)) else { return nil }
      column = number
      hasFixedColumn = startsFixed
      hasFixedRow = rest.first == "$"
      if hasFixedRow { rest = rest.dropFirst() }
    }
    if !rest.isEmpty {
      guard rest.allSatisfy({ $0.isASCII && $0.isNumber }), let number = Int(rest),
        (1...CellReference.maximumRow).contains(number)
      else { return nil }
      row = number
    } else if column == nil || hasFixedRow {
      return nil
    }
  }
}
