/// Reads the formulas that `FormulaEvaluation` computes: numbers, cells and ranges, signs, brackets, calls.
struct FormulaReader {
  private static let maximumDepth = 40

  private let bytes: [UInt8]
  private var position = 0
  private var depth = 0

  init(_ text: String) { bytes = Array(text.utf8) }

  var isAtEnd: Bool { position == bytes.count }

  private var current: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func skipBlanks() {
    while let current, current == 0x20 || current == 0x0A || current == 0x0D { position += 1 }
  }

  private mutating func take(_ signs: String) -> UInt8? {
    skipBlanks()
    guard let current, signs.utf8.contains(current) else { return nil }
    position += 1
    skipBlanks()
    return current
  }

  /// Sums; nil for anything that is not understood.
  mutating func expression() -> FormulaTree? {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.maximumDepth, var left = product() else { return nil }
    var count = 0
    while let sign = take("+-") {
      count += 1
      guard count < 200, let right = product() else { return nil }
      left = .operation(sign, left, right)
    }
    return left
  }

  private mutating func product() -> FormulaTree? {
    guard var left = factor() else { return nil }
    var count = 0
    while let sign = take("*/") {
      count += 1
      guard count < 200, let right = factor() else { return nil }
      left = .operation(sign, left, right)
    }
    return left
  }

  private mutating func factor() -> FormulaTree? {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.maximumDepth else { return nil }
    if take("-") != nil { return factor().map { .negative($0) } }
    if take("+") != nil { return factor() }
    guard var found = primary() else { return nil }
    while take("%") != nil { found = .percent(found) }
    return found
  }

  private mutating func primary() -> FormulaTree? {
    if take("(") != nil {
      guard let inner = expression(), take(")") != nil else { return nil }
      return inner
    }
    skipBlanks()
    guard let current else { return nil }
    if current == UInt8(ascii: "'") { return sheetCells(quotedName()) }
    let start = position
    let word = word()
    if word.isEmpty { return nil }
    if self.current == UInt8(ascii: "!") { return sheetCells(word) }
    if take("(") != nil { return call(word.uppercased()) }
    if let number = Double(word), word.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") }) {
      return .number(number)
    }
    position = start
    return cells(nil)
  }

  private mutating func word() -> String {
    let start = position
    while let current {
      let isWord =
        switch current {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "$"), 0x80...:
          true
        default: false
        }
      guard isWord else { break }
      position += 1
    }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private mutating func quotedName() -> String? {
    var name: [UInt8] = []
    position += 1
    while let current {
      position += 1
      guard current == UInt8(ascii: "'") else {
        name.append(current)
        continue
      }
      guard self.current == current else { return String(decoding: name, as: UTF8.self) }
      name.append(current)
      position += 1
    }
    return nil
  }

  private mutating func sheetCells(_ sheet: String?) -> FormulaTree? {
    guard let sheet, current == UInt8(ascii: "!") else { return nil }
    position += 1
    return cells(sheet)
  }

  private mutating func cells(_ sheet: String?) -> FormulaTree? {
    guard let first = CellReference(word()) else { return nil }
    guard current == UInt8(ascii: ":") else { return .cells(sheet: sheet, first, first) }
    position += 1
    guard let last = CellReference(word()) else { return nil }
    let range = CellRange(first, last)
    return .cells(sheet: sheet, range.first, range.last)
  }

  private mutating func call(_ name: String) -> FormulaTree? {
    var arguments: [FormulaTree] = []
    if take(")") != nil { return .call(name, []) }
    repeat {
      guard arguments.count < 255, let argument = expression() else { return nil }
      arguments.append(argument)
    } while take(",") != nil
    return take(")") == nil ? nil : .call(name, arguments)
  }
}
