internal import ShenbaoFormats

/// Which fields are open at a place in a part: their instructions are not shown, some of their results neither.
struct FieldStack {
  private struct Open {
    var instruction = ""
    var isInResult = false
    var hidesResult = false
  }

  private var open: [Open] = []
  /// Fields in fields deeper than this are taken as text.
  private static let maximumDepth = 32

  /// Whether text met now is to be shown.
  var isShowing: Bool { open.allSatisfy { $0.isInResult && !$0.hidesResult } }

  mutating func begin() {
    if open.count < Self.maximumDepth { open.append(Open()) }
  }

  mutating func add(_ text: String) {
    guard let last = open.indices.last, !open[last].isInResult, open[last].instruction.utf8.count < 4_096 else {
      return
    }
    open[last].instruction += text
  }

  /// The result begins: the field's instruction, when it is not inside another field's hidden part.
  mutating func separate() -> String? {
    guard let last = open.indices.last, !open[last].isInResult else { return nil }
    open[last].isInResult = true
    return isShowing ? open[last].instruction : nil
  }

  mutating func hideResult() {
    if let last = open.indices.last { open[last].hidesResult = true }
  }

  /// The field ends: its instruction when it had no result.
  mutating func end() -> String? {
    guard let closed = open.popLast(), !closed.isInResult else { return nil }
    return isShowing ? closed.instruction : nil
  }
}

extension BodyReader {
  /// Follows a complex field (ECMA-376 17.16.18); answers with the number to show where the field shows one.
  func field(_ element: XMLElement, near run: XMLElement) -> PageNumber? {
    if element.name == "instrText" {
      fields.add(element.text)
      return nil
    }
    switch element["fldCharType"] {
    case "begin": fields.begin()
    case "separate":
      guard let number = fields.separate().flatMap(Self.number) else { return nil }
      fields.hideResult()
      return number
    case "end":
      guard let instruction = fields.end() else { return nil }
      if let number = Self.number(instruction) { return number }
      if Self.name(instruction) == "EQ" { report("EQ", near: run) }
    default: break
    }
    return nil
  }

  func simpleField(_ element: XMLElement, base: RunProperties, controls: [Int], into result: inout [Inline]) {
    guard let number = Self.number(element["instr"] ?? "") else {
      return inlines(of: element, base: base, controls: controls, into: &result)
    }
    var shown: [Inline] = []
    inlines(of: element, base: base, controls: controls, into: &shown)
    let format = shown.first?.format ?? CharacterFormat(base)
    result.append(Inline(content: .number(number), format: format, controls: controls))
  }

  private static func name(_ instruction: String) -> String {
    instruction.split(separator: " ").first.map { $0.uppercased() } ?? ""
  }

  private static func number(_ instruction: String) -> PageNumber? {
    switch name(instruction) {
    case "PAGE": .page(format(instruction))
    case "NUMPAGES": .pages
    case "SECTIONPAGES": .sectionPages
    default: nil
    }
  }

  private static func format(_ instruction: String) -> NumberFormat? {
    let words = instruction.split { $0 == " " || $0 == "*" || $0 == "\\" }.map(String.init)
    let names: [String: NumberFormat] = [
      "Arabic": .decimal, "roman": .lowerRoman, "ROMAN": .upperRoman, "Roman": .upperRoman,
      "alphabetic": .lowerLetter, "ALPHABETIC": .upperLetter, "ArabicDash": .decimalInDashes,
      "CHINESENUM1": .chinese, "CHINESENUM2": .chineseLegal, "CHINESENUM3": .chinese, "DBNUM1": .chinese,
    ]
    return words.lazy.compactMap { names[$0] }.first
  }
}
