/// One mark of a template, read: what to print or repeat, and how.
struct Mark: Equatable, Sendable {
  enum Kind: String, Sendable {
    /// `{{甲}}`
    case value
    /// `{{*甲}}`, one paragraph for each line.
    case rich
    /// `{{@甲}}`
    case picture
    /// `{{#甲}}`, or `{{?甲}}` as other tools write a condition
    case section
    /// `{{^甲}}`
    case absence
    /// `{{/甲}}` or `{{/}}`
    case end
    /// `{% else %}`: closes a section, and opens the one that is printed instead.
    case otherwise
    /// `{{☐甲=乙}}`
    case box
  }

  var kind: Kind
  /// The mark with its brackets.
  var written: String
  /// Only `{{/}}` has none.
  var path: NamePath?
  /// The name as written.
  var name: String
  var modifiers: [MarkModifier] = []
  /// What a section repeats whatever stands in it: `{-w:tr rows}`.
  var reach: Reach?
  /// What the mark stands in place of, as `{%tr for r in rows %}` does of its row.
  var replaces: Reach?
  /// What is computed, in templates of other tools; a section on it is a condition.
  var expression: Expression?
  /// Of an `else`: the conditions before it, none of which may hold.
  var before: [Expression] = []
  /// Alone in its cell, as its end is in another of that row, it repeats what stands between instead of the row.
  var mayStandForCell = false
  /// The name that a section gives to each row, or `k,v` to the two items of each: names are not looked up in the row itself.
  var variable: String?
  /// The name under which what is computed is remembered, and not printed.
  var assigns: String?
  /// Of a value that makes its row repeat: the list that it is in; of the section that it becomes, all of them.
  var list: NamePath?
  var lists: [NamePath] = []
  /// Of a value that is all there is in a cell: a list goes on in the cells to the right.
  var spreads = false
  /// Written between `{%` and `%}`: the ends of its paragraphs are part of what it repeats.
  var isStatement = false
  /// Of a box: the value at which it is ticked, and the printed box as typed.
  var option = ""
  var glyph = ""

  /// The elements around its marks that a section takes whole.
  enum Reach: String, Sendable {
    case run = "w:r"
    case paragraph = "w:p"
    case row = "w:tr"
    case cell = "w:tc"
    case table = "w:tbl"
  }

  /// Whether it opens a section.
  var opens: Bool { kind == .section || kind == .absence || kind == .otherwise }
  /// Whether it closes what the other opened: by its name, or nameless whatever is open.
  func closes(_ opening: Mark) -> Bool { path == nil || path == opening.path || name == opening.name }
  /// Whether it prints something.
  var prints: Bool { !opens && kind != .end }
}

extension Mark {
  /// Why a mark cannot be read.
  enum Problem: Error, Equatable {
    case malformed
    case badModifier
    case foreign
  }

  /// Reads what stands between the brackets.
  init(parsing inside: String, written: String) throws(Problem) {
    let pieces = inside.split(omittingEmptySubsequences: false) { $0 == "|" || $0 == "｜" }
    let head = Self.normalized(String(pieces[0]))
    let (sign, body) = Self.kind(of: head)
    self.init(kind: sign, written: written, name: body)
    if kind == .box { try splitBox() }
    if kind == .end, body.isEmpty {
      guard pieces.count == 1 else { throw .badModifier }
      return
    }
    guard let path = NamePath(name), name.count <= 200 else { throw .malformed }
    self.path = path
    for piece in pieces.dropFirst() {
      guard let modifier = Self.modifier(piece), modifier.suits(kind) else { throw .badModifier }
      modifiers.append(modifier)
    }
    if modifiers.contains(.columns) { reach = .cell }
  }

  /// A text of blanks alone is meant as it is written; other texts lose the blanks around them.
  private static func modifier(_ piece: Substring) -> MarkModifier? {
    if let equals = piece.firstIndex(where: { $0 == "=" || $0 == "＝" }) {
      let text = piece[piece.index(after: equals)...]
      let trimmed = text.trimmingBlanks
      return MarkModifier(normalized(String(piece[..<equals])) + "=" + (trimmed.isEmpty ? String(text) : trimmed))
    }
    return MarkModifier(normalized(String(piece)))
  }

  private mutating func splitBox() throws(Problem) {
    guard let equals = name.firstIndex(of: "=") else { throw .malformed }
    let wanted = name[name.index(after: equals)...].trimmingBlanks
    guard let box = name.first, !wanted.isEmpty else { throw .malformed }
    glyph = String(box)
    option = wanted
    name = name[..<equals].dropFirst().trimmingBlanks
  }

  private static func kind(of text: String) -> (Kind, String) {
    let rest = text.dropFirst().trimmingBlanks
    switch text.first {
    case "#", "?": return (.section, rest)
    case "^": return (.absence, rest)
    case "/": return (.end, rest)
    case "*": return (.rich, rest)
    case "@": return (.picture, rest)
    case "☐", "□": return (.box, text)
    default: return (.value, text)
    }
  }

  /// Full-width signs of the mark language as ASCII, and blanks of all kinds as spaces.
  ///
  /// The slash only counts at the start, since names such as 电话／手机 are the form's own words.
  static func normalized(_ inside: String) -> String {
    var isAtStart = true
    var result = ""
    for scalar in inside.unicodeScalars {
      let plain: Unicode.Scalar
      switch scalar {
      case "＃": plain = "#"
      case "？" where isAtStart: plain = "?"
      case "＾": plain = "^"
      case "＊": plain = "*"
      case "＠": plain = "@"
      case "｜": plain = "|"
      case "＝": plain = "="
      case "．": plain = "."
      case "／" where isAtStart: plain = "/"
      default: plain = scalar.properties.isWhitespace ? " " : scalar
      }
      if !["#", "?", "^", "/", "*", ".", " "].contains(plain) { isAtStart = false }
      result.unicodeScalars.append(plain)
    }
    return result.trimmingBlanks
  }
}
