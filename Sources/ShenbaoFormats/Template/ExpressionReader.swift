/// Reads the expressions of other template languages, as far as they mean the same in most of them.
struct ExpressionReader {
  private enum Token: Equatable {
    case word(String)
    case number(String)
    case text(String)
    case sign(String)
  }

  /// Parentheses in parentheses and signs before signs.
  private static let maximumDepth = 24
  private static let signs = ["===", "!==", "==", "!=", "<=", ">=", "&&", "||", "//"]
  private static let same = ["===": "==", "!==": "!=", "&&": "and", "||": "or"]
  /// From the loosest to the tightest.
  private static let levels: [[String]] = [
    ["or"], ["and"], ["==", "!=", "<", ">", "<=", ">=", "in"], ["+", "-", "~"], ["*", "/", "//", "%"],
  ]

  private var tokens: [Token] = []
  private var position = 0
  private var depth = 0

  /// - Throws: `malformed`, or `badModifier` for a filter that we do not know.
  static func expression(_ text: String) throws(Mark.Problem) -> Expression {
    var reader = ExpressionReader()
    try reader.split(text.plainQuotes)
    let result = try reader.choice()
    guard reader.position == reader.tokens.count else { throw .malformed }
    return result
  }

  /// Whether a text between brackets is more than a name: names may hold strokes, dashes and blanks.
  static func looksComputed(_ text: String) -> Bool {
    if text.contains(where: { "<>=!()[]'\"|?*+~\u{201C}\u{201D}\u{2018}\u{2019}".contains($0) }) { return true }
    return [" - ", " / ", " // ", " % ", " and ", " or ", " in ", " is "].contains { text.contains($0) }
      || text.hasPrefix("not ") || text.hasPrefix("$") || text.hasSuffix(".length")
      || Double(text) != nil
  }
}

// Words, numbers, texts and signs.
extension ExpressionReader {
  private mutating func split(_ text: String) throws(Mark.Problem) {
    var rest = Substring(text)
    while let first = rest.first {
      if first.isWhitespace {
        rest.removeFirst()
      } else if first == "'" || first == "\"" {
        rest.removeFirst()
        guard let end = rest.firstIndex(of: first) else { throw .malformed }
        tokens.append(.text(String(rest[..<end])))
        rest = rest[rest.index(after: end)...]
      } else if first.isASCII, first.isNumber {
        let digits = rest.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
        guard Double(digits) != nil else { throw .malformed }
        tokens.append(.number(String(digits)))
        rest = rest.dropFirst(digits.count)
      } else if Self.isInWord(first) {
        let word = rest.prefix(while: Self.isInWord)
        tokens.append(.word(String(word)))
        rest = rest.dropFirst(word.count)
      } else {
        let sign = Self.signs.first { rest.hasPrefix($0) } ?? String(first)
        tokens.append(.sign(Self.same[sign] ?? sign))
        rest = rest.dropFirst(sign.count)
      }
    }
  }

  private static func isInWord(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "_" || character == "$"
  }

  private mutating func accept(_ wanted: String...) -> String? {
    guard position < tokens.count else { return nil }
    switch tokens[position] {
    case .word(let text), .sign(let text):
      guard wanted.contains(text) else { return nil }
      position += 1
      return text
    default: return nil
    }
  }

  private mutating func require(_ wanted: String) throws(Mark.Problem) {
    guard accept(wanted) != nil else { throw .malformed }
  }

  private mutating func word() throws(Mark.Problem) -> String {
    guard position < tokens.count, case .word(let text) = tokens[position] else { throw .malformed }
    position += 1
    return text
  }
}

// Grammar.
extension ExpressionReader {
  /// `a if b else c`, `b ? a : c`, `b ? a`.
  private mutating func choice() throws(Mark.Problem) -> Expression {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.maximumDepth else { throw .malformed }
    let first = try binary(0)
    if accept("if") != nil {
      let condition = try binary(0)
      let other = accept("else") == nil ? Expression.constant(.blank) : try choice()
      return .operation(.choice, [condition, first, other])
    }
    guard accept("?") != nil else { return first }
    let held = try choice()
    try require(":")
    return .operation(.choice, [first, held, try choice()])
  }

  private mutating func binary(_ level: Int) throws(Mark.Problem) -> Expression {
    guard level < Self.levels.count else { return try unary() }
    if level == 2, accept("not", "!") != nil {
      depth += 1
      defer { depth -= 1 }
      guard depth <= Self.maximumDepth else { throw .malformed }
      return .operation(.not, [try binary(level)])
    }
    var left = try binary(level + 1)
    while position < tokens.count {
      if level == 2, let test = try test(left) {
        left = test
      } else if let sign = operation(level) {
        left = .operation(sign, [left, try binary(level + 1)])
      } else {
        return left
      }
    }
    return left
  }

  private mutating func operation(_ level: Int) -> Expression.Operation? {
    switch tokens[position] {
    case .word(let text), .sign(let text):
      guard Self.levels[level].contains(text), let operation = Expression.Operation(rawValue: text) else { return nil }
      position += 1
      return operation
    default: return nil
    }
  }

  /// `x is not defined`, `x not in y`.
  private mutating func test(_ left: Expression) throws(Mark.Problem) -> Expression? {
    if accept("is") != nil {
      let isDenied = accept("not") != nil
      let name = try word()
      guard let filter = Expression.Filter(word: name.lowercased()), [.defined, .none, .even, .odd].contains(filter)
      else {
        throw .badModifier
      }
      let test = Expression.filter(filter, [left])
      return isDenied ? .operation(.not, [test]) : test
    }
    guard accept("not") != nil else { return nil }
    try require("in")
    return .operation(.not, [.operation(.contained, [left, try binary(3)])])
  }

  private mutating func unary() throws(Mark.Problem) -> Expression {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.maximumDepth, position < tokens.count else { throw .malformed }
    if accept("-") != nil { return .operation(.minus, [.constant(.number("0")), try unary()]) }
    if accept("!") != nil { return .operation(.not, [try unary()]) }
    var result = try primary()
    while true {
      if accept(".") != nil {
        let name = try word()
        if accept("(") != nil {
          result = name == "get" ? .member(result, try choice()) : try filtered(result, by: name)
          if name == "get" { try require(")") }
        } else {
          result = name == "length" ? .filter(.length, [result]) : .member(result, .constant(.text(name)))
        }
      } else if accept("[") != nil {
        result = .member(result, try choice())
        try require("]")
      } else if accept("|") != nil {
        let name = try word()
        result = accept("(") == nil ? try filter(name, [result]) : try filtered(result, by: name)
      } else {
        return result
      }
    }
  }

  /// A filter whose parenthesis is open.
  private mutating func filtered(_ value: Expression, by name: String) throws(Mark.Problem) -> Expression {
    var operands = [value]
    while accept(")") == nil {
      if operands.count > 1 { try require(",") }
      operands.append(try choice())
    }
    return try filter(name, operands)
  }

  private func filter(_ name: String, _ operands: [Expression]) throws(Mark.Problem) -> Expression {
    guard let filter = Expression.Filter(word: name) else { throw .badModifier }
    return .filter(filter, operands)
  }

  private mutating func primary() throws(Mark.Problem) -> Expression {
    let token = tokens[position]
    position += 1
    switch token {
    case .number(let text): return .constant(.number(text))
    case .text(let text): return .constant(.text(text))
    case .sign("."): return .name(.row)
    case .sign("("):
      let inner = try choice()
      try require(")")
      return inner
    case .sign("["):
      var items: [FormValue] = []
      while accept("]") == nil {
        if !items.isEmpty { try require(",") }
        guard case .constant(let item) = try choice() else { throw .malformed }
        items.append(item)
      }
      return .constant(.list(items))
    case .sign: throw .malformed
    case .word(let word): return try named(word)
    }
  }

  private mutating func named(_ first: String) throws(Mark.Problem) -> Expression {
    switch first {
    case "true", "True": return .constant(.truth(true))
    case "false", "False": return .constant(.truth(false))
    case "none", "None", "null", "undefined": return .constant(.blank)
    default: break
    }
    var names = [first.hasPrefix("$") && first.count > 1 ? String(first.dropFirst()) : first]
    while position + 1 < tokens.count, tokens[position] == .sign("."), case .word(let name) = tokens[position + 1],
      name != "length" || names == ["loop"], position + 2 >= tokens.count || tokens[position + 2] != .sign("(")
    {
      names.append(name)
      position += 2
    }
    if names[0] == "this" { names.removeFirst() }
    if let inLoop = NamePath.inLoop[first], names.count == 1 { return .name(inLoop) }
    guard let path = NamePath(names.isEmpty ? "." : names.joined(separator: ".")) else { throw .malformed }
    return .name(path)
  }
}
