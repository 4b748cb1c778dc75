// Marks of other tools, said in ours: loops with a name for the row, conditions, words in place of signs.
extension Mark {
  /// Reads what stands between brackets in a template of another tool; a statement stands between `{%` and `%}`.
  init(foreign inside: String, written: String, isStatement: Bool) throws(Problem) {
    var text = Self.normalized(inside)
    if isStatement {
      while text.first == "-" || text.first == "+" { text.removeFirst() }
      while text.last == "-" || text.last == "+" { text.removeLast() }
    }
    var replaced: Reach?
    for (word, reach) in [("tr", Reach.row), ("tc", .cell), ("p", .paragraph), ("r", .run)]
    where replaced == nil && text.hasPrefix(word + " ") {
      replaced = reach
      text = text.dropFirst(word.count).trimmingBlanks
    }
    let read: Mark?
    do {
      read = try Self.statement(text.trimmingBlanks, written, isBetweenSigns: isStatement)
    } catch {
      // What it would have opened or closed is not known.
      throw .foreign
    }
    if var statement = read {
      statement.replaces = isStatement && replaced != .run ? replaced : nil
      statement.isStatement = isStatement
      self = statement
    } else if isStatement {
      throw .foreign
    } else {
      try self.init(value: replaced == nil ? inside : text, written: written)
      if replaced == .paragraph, kind == .value { kind = .rich }
    }
  }

  /// `-w:tr rows` is a section of whole rows; what is no name is computed.
  private init(value text: String, written: String) throws(Problem) {
    let plain = Self.normalized(text)
    if plain.hasPrefix("-"), let blank = plain.firstIndex(of: " "),
      let reach = Reach(rawValue: String(plain[..<blank].dropFirst())), reach != .run
    {
      try self.init(parsing: "#" + plain[blank...].trimmingBlanks, written: written)
      self.reach = reach
      return
    }
    if let assignment = plain.firstMatch(of: #/^([\p{L}_][\p{L}\p{N}_]*) ?= ?([^=].*)$/#) {
      try self.init(.value, computing: String(assignment.output.2), written: written)
      assigns = String(assignment.output.1)
      return
    }
    if let prefix = ["imageincell:", "image:"].first(where: { plain.hasPrefix($0) }) {
      try self.init(parsing: "@" + plain.dropFirst(prefix.count), written: written)
      return
    }
    guard let read = try? Mark(parsing: text, written: written) else {
      try self.init(.value, computing: text, written: written)
      return
    }
    self = read
    if let inLoop = NamePath.inLoop[name] { path = inLoop }
    if let names = path?.names, names.first == "this" {
      path = names.count > 1 ? NamePath(names.dropFirst().joined(separator: ".")) : .row
    }
    if kind == .value, name.hasPrefix("table:") { readList() }
    if [.value, .section, .absence].contains(kind), modifiers.isEmpty, ExpressionReader.looksComputed(name) {
      try self.init(kind, computing: name, written: written)
    }
  }

  /// Its path, under which the value is read back, is the first name in it.
  private init(_ kind: Kind, computing text: String, written: String) throws(Problem) {
    let read = try ExpressionReader.expression(text)
    let expression = kind == .absence ? Expression.operation(.not, [read]) : read
    self.init(kind: kind == .absence ? .section : kind, written: written, name: text.trimmingBlanks)
    self.expression = expression
    path = expression.names.first?.path
    // A list that is computed repeats, as a plain one does.
    if case .name = expression { self.expression = nil }
  }
}

extension Mark {
  /// `table:people.name` is the name of each of the people.
  private mutating func readList() {
    let names = name.dropFirst("table:".count).split(separator: ".", maxSplits: 1)
    guard names.count == 2, let outer = NamePath(String(names[0])), let inner = NamePath(String(names[1])) else {
      return
    }
    (list, path) = (outer, inner)
  }
}

// Statements.
extension Mark {
  /// The words that close a section; the name after them, if any, says nothing more.
  private static let ends: Set<String> = ["endif", "endfor", "END-IF", "END-FOR", "/if", "/each", "/unless", "end"]

  private static func statement(_ text: String, _ written: String, isBetweenSigns: Bool) throws(Problem) -> Mark? {
    if text.hasPrefix("="), !isBetweenSigns {
      let computed = text.dropFirst().trimmingBlanks
      return try Mark(
        .value,
        computing: computed.hasPrefix("#") ? String(computed.dropFirst()) : computed,
        written: written
      )
    }
    let word = String(text.prefix { $0 != " " && $0 != "(" })
    let rest = text.dropFirst(word.count).trimmingBlanks
    switch word {
    case "else" where rest.isEmpty, "ELSE" where rest.isEmpty:
      return Mark(kind: .otherwise, written: written, name: word)
    case "FOR":
      var mark = try loop(rest, written)
      mark.mayStandForCell = true
      return mark
    case "IF":
      var mark = try Mark(.section, computing: rest, written: written).asCondition
      mark.mayStandForCell = true
      return mark
    case "for" where isBetweenSigns: return try loop(rest, written)
    case "if" where isBetweenSigns, "#if": return try Mark(.section, computing: rest, written: written).asCondition
    case "elif" where isBetweenSigns, "elseif" where isBetweenSigns:
      return try Mark(.otherwise, computing: rest, written: written).asCondition
    case "set" where isBetweenSigns: return try Mark(value: rest, written: written)
    case "#unless": return try Mark(.absence, computing: rest, written: written).asCondition
    case "#each": return try Mark(parsing: "#" + rest, written: written)
    case "INS" where !rest.isEmpty: return try Mark(.value, computing: rest, written: written)
    case let word where ends.contains(word) && (isBetweenSigns || word != "end"):
      return Mark(kind: .end, written: written, name: "")
    default: return nil
    }
  }

  /// Reads `r in rows`.
  private static func loop(_ text: String, _ written: String) throws(Problem) -> Mark {
    // A loop over some of the rows only is not known.
    guard let loop = text.firstMatch(of: #/^\$?([^ ,]+(?: ?, ?[^ ,]+)?) (?:in|IN) (.+)$/#), !text.contains(" if ")
    else {
      throw .foreign
    }
    var mark = try Mark(.section, computing: String(loop.output.2), written: written)
    mark.variable = loop.output.1.filter { $0 != " " }
    return mark
  }

  /// A condition on a list prints once, however many rows there are.
  private var asCondition: Mark {
    var mark = self
    if let path, expression == nil { mark.expression = .name(path) }
    return mark
  }
}
