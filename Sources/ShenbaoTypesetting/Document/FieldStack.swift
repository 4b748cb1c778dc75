internal import ShenbaoFormats

/// Which fields are open at a place in a part: their instructions are not shown, some of their results neither.
struct FieldStack {
  private struct Open {
    var instruction = ""
    var formats: [CharacterFormat] = []
    var isInResult = false
    var hidesResult = false
    var span: Int?
  }

  private var open: [Open] = []
  /// Fields in fields deeper than this are taken as text.
  private static let maximumDepth = 32

  /// Whether text met now is to be shown.
  var isShowing: Bool { open.allSatisfy { $0.isInResult && !$0.hidesResult } }

  /// What the open fields make of their results, by place in the document's list of spans.
  var spans: [Int] { open.compactMap(\.span) }

  mutating func begin() {
    if open.count < Self.maximumDepth { open.append(Open()) }
  }

  mutating func add(_ text: String, _ format: CharacterFormat) {
    guard let last = open.indices.last, !open[last].isInResult, open[last].instruction.utf8.count < 4_096 else {
      return
    }
    open[last].instruction += text
    open[last].formats += text.map { _ in format }
  }

  /// The result begins: the field's instruction, when it is not inside another field's hidden part.
  mutating func separate() -> String? {
    guard let last = open.indices.last, !open[last].isInResult else { return nil }
    open[last].isInResult = true
    return isShowing ? open[last].instruction : nil
  }

  /// The result belongs to a span.
  mutating func mark(_ span: Int) {
    if let last = open.indices.last { open[last].span = span }
  }

  mutating func hideResult() {
    if let last = open.indices.last { open[last].hidesResult = true }
  }

  /// The field ends: its instruction when it had no result.
  mutating func end() -> (instruction: String, characters: [(Character, CharacterFormat)])? {
    guard let closed = open.popLast(), !closed.isInResult, isShowing else { return nil }
    let characters = Array(zip(closed.instruction, closed.formats))
    return (closed.instruction, Array(characters.drop { $0.0.isWhitespace }))
  }
}

extension BodyReader {
  /// Follows a complex field (ECMA-376 17.16.18); answers with what it shows when that is not its cached result.
  func field(_ element: XMLElement, _ format: CharacterFormat, near run: XMLElement) -> FieldOutput? {
    if element.name == "instrText" {
      fields.add(element.text, format)
      return nil
    }
    switch element["fldCharType"] {
    case "begin":
      let output = fields.isShowing ? element.first("ffData").flatMap(FieldOutput.init(formData:)) : nil
      fields.begin()
      return output
    case "separate":
      guard let instruction = fields.separate() else { return nil }
      if let span = TextSpan(instruction: instruction) { entering(span, []).forEach { fields.mark($0) } }
      guard let output = FieldOutput(instruction: instruction) else { return nil }
      fields.hideResult()
      return output
    case "end":
      guard let (instruction, characters) = fields.end() else { return nil }
      if let output = FieldOutput(instruction: instruction) { return output }
      guard FieldOutput.name(instruction) == "EQ" else { return nil }
      if let overlay = Overlay(characters) { return .overlay(overlay) }
      report("EQ", near: run)
      return .text(FormulaText(field: instruction).text)
    default: return nil
    }
  }

  func simpleField(_ element: XMLElement, base: RunProperties, controls: [Int], into result: inout [Inline]) {
    guard let output = FieldOutput(instruction: element["instr"] ?? "") else {
      let span = TextSpan(instruction: element["instr"] ?? "")
      let inner = span.map { entering($0, controls) } ?? controls
      return inlines(of: element, base: base, controls: inner, into: &result)
    }
    var shown: [Inline] = []
    inlines(of: element, base: base, controls: controls, into: &shown)
    let format = shown.first?.format ?? CharacterFormat(base)
    result.append(Inline(content: output.content, format: format, controls: controls))
  }
}

extension FieldOutput {
  var content: Inline.Content {
    switch self {
    case .number(let number): .number(number)
    case .text(let text): .text(text)
    case .overlay(let overlay): .overlay(overlay)
    }
  }
}
