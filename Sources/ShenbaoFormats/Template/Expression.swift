/// What other template languages let a mark compute: names, constants, comparisons and filters.
///
/// Our own marks know names only.
indirect enum Expression: Equatable, Sendable {
  case constant(FormValue)
  case name(NamePath)
  /// A member of something computed, by its name or by its number from 0.
  case member(Expression, Expression)
  case operation(Operation, [Expression])
  case filter(Filter, [Expression])

  enum Operation: String, Sendable {
    case not = "not"
    case and = "and"
    case or = "or"
    case equal = "=="
    case unequal = "!="
    case less = "<"
    case more = ">"
    case atMost = "<="
    case atLeast = ">="
    case contained = "in"
    case plus = "+"
    case minus = "-"
    case joined = "~"
    case times = "*"
    case over = "/"
    case wholly = "//"
    case remainder = "%"
    /// A condition, then what it is worth when it holds and when not.
    case choice = "?"
  }

  enum Filter: String, Sendable {
    case upper, lower, capitalize, title, trim, length, join, `default`, round, int, float, first, last, sum, abs,
      replace, items
    case defined, none, even, odd, string, format

    /// The other words for them.
    static let synonyms: [String: Filter] = [
      "count": .length, "size": .length, "d": .default, "e": .string, "strip": .trim, "escape": .string,
      "safe": .string,
      "undefined": .none, "uppercase": .upper, "lowercase": .lower, "toUpperCase": .upper, "toLowerCase": .lower,
    ]

    init?(word: String) {
      guard let filter = Filter(rawValue: word) ?? Self.synonyms[word] else { return nil }
      self = filter
    }
  }

  /// The names in it, and whether the data must have them: what is tested or has a default may be missing.
  var names: [(path: NamePath, isNeeded: Bool)] {
    switch self {
    case .constant: []
    case .name(let path): [(path, true)]
    case .member(let whole, let key): whole.names + key.names
    case .operation(let operation, let operands):
      operands.enumerated().flatMap { position, operand in
        let isTested = [.not, .and, .or].contains(operation) || operation == .choice && position == 0
        return operand.names.map { ($0.path, $0.isNeeded && !isTested) }
      }
    case .filter(let filter, let operands):
      operands.flatMap(\.names).map { ($0.path, $0.isNeeded && ![.default, .defined, .none].contains(filter)) }
    }
  }
}
