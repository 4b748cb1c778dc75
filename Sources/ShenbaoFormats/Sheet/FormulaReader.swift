/// Reads the formulas that `FormulaEvaluation` computes: numbers, texts, cells and ranges, signs, brackets, calls.
struct FormulaReader {
  private static let maximumDepth = 40
  private static let maximumChain = 200

  private let bytes: [UInt8]
  private var position = 0
  private var depth = 0

  init(_ text: String) { bytes = Array(text.utf8) }

  var isAtEnd: Bool { position == bytes.count }

  private var current: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func skipBlanks() {
    while let current, current == 0x20 || current == 0x0A || current == 0x0D { position += 1 }
  }

  private mutating func take(_ sign: StaticString) -> Bool {
    skipBlanks()
    let found = sign.withUTF8Buffer { bytes[position...].starts(with: $0) }
    guard found else { return false }
    position += sign.utf8CodeUnitCount
    skipBlanks()
    return true
  }

  /// From the signs that bind least to those that bind most (ECMA-376 part 1, 18.17.2.2); longer signs stand before their beginnings.
  private static let levels: [[(sign: StaticString, operation: FormulaTree.Operator)]] = [
    [
      ("<>", .unequal), ("<=", .atMost), (">=", .atLeast), ("=", .equal), ("<", .less), (">", .greater),
    ],
    [("&", .join)],
    [("+", .add), ("-", .subtract)],
    [("*", .multiply), ("/", .divide)],
    [("^", .power)],
  ]

  /// The whole formula; nil for anything that is not understood.
  mutating func expression() -> FormulaTree? {
    depth += 1
    defer { depth -= 1 }
    return depth <= Self.maximumDepth ? chain(0) : nil
  }

  private mutating func chain(_ level: Int) -> FormulaTree? {
    guard level < Self.levels.count else { return factor() }
    guard var left = chain(level + 1) else { return nil }
    for _ in 0..<Self.maximumChain {
      var operation: FormulaTree.Operator?
      for entry in Self.levels[level] where operation == nil {
        if take(entry.sign) { operation = entry.operation }
      }
      guard let operation else { return left }
      guard let right = chain(level + 1) else { return nil }
      left = .operation(operation, left, right)
    }
    return nil
  }

  private mutating func factor() -> FormulaTree? {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.maximumDepth else { return nil }
    if take("-") { return factor().map { .negative($0) } }
    if take("+") { return factor() }
    guard var found = primary() else { return nil }
    for _ in 0..<Self.maximumChain {
      guard take("%") else { return found }
      found = .percent(found)
    }
    return nil
  }

  private mutating func primary() -> FormulaTree? {
    if take("(") {
      guard let inner = expression(), take(")") else { return nil }
      return inner
    }
    skipBlanks()
    guard let current else { return nil }
    if current == UInt8(ascii: "\"") { return quoted().map { .value(.text($0)) } }
    if current == UInt8(ascii: "'") { return sheetCells(quoted()) }
    let start = position
    let word = word()
    if word.isEmpty { return nil }
    if self.current == UInt8(ascii: "!") { return sheetCells(word) }
    let upper = word.uppercased()
    if take("(") { return call(upper) }
    if let number = Double(word), word.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") }) {
      return .value(.number(number))
    }
    if upper == "TRUE" || upper == "FALSE" { return .value(.truth(upper == "TRUE")) }
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

  /// A text or a sheet's name; a quote inside is doubled.
  private mutating func quoted() -> String? {
    guard let quote = current else { return nil }
    var name: [UInt8] = []
    position += 1
    while let current {
      position += 1
      guard current == quote else {
        name.append(current)
        continue
      }
      guard self.current == quote else { return String(decoding: name, as: UTF8.self) }
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
    if take(")") { return .call(name, []) }
    repeat {
      skipBlanks()
      // An argument may be left out.
      if current == UInt8(ascii: ",") || current == UInt8(ascii: ")") {
        arguments.append(.value(.blank))
        continue
      }
      guard arguments.count < 255, let argument = expression() else { return nil }
      arguments.append(argument)
    } while take(",")
    return take(")") ? .call(name, arguments) : nil
  }
}
