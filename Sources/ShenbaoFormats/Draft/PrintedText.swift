/// The characters that a paragraph prints, each with the element it comes from, so that a range of them can be replaced.
struct PrintedText {
  /// One printed character.
  struct Glyph {
    var character: Character
    /// A `w:t`, `w:tab`, `w:sym`, the run of an old form field, or the control of a check box.
    var source: XMLElement
    /// Which character of a `w:t`.
    var offset: Int
    /// Printed blanks with a rule below them are a place to write at.
    var isUnderlined: Bool
    /// Inside a control that still shows its prompt: what stands there is to be overwritten.
    var isPrompt: Bool
  }

  static let box: Character = "□"
  /// A picture, a field or anything else that is no text.
  static let object: Character = "\u{FFFC}"
  private static let boxes: Set<Character> = ["□", "☐", "▢", "◻", "⬜", "○", "◯", "〇"]
  /// The boxes of the symbol fonts, as `w:sym` names them.
  private static let symbols: Set<String> = [
    "F0A8", "F06F", "F071", "F072", "F0A3", "F02A", "F0FE", "F052", "F050", "00A8", "006F", "00A3",
  ]

  let paragraph: XMLElement
  private(set) var glyphs: [Glyph] = []
  private var isPrompt = false

  init(_ paragraph: XMLElement) {
    self.paragraph = paragraph
    gather(paragraph)
  }

  var characters: [Character] { glyphs.map(\.character) }
  var text: String { String(characters) }
  /// Whether nothing is printed but blanks, rules and prompts.
  var isBlank: Bool { glyphs.allSatisfy { $0.isPrompt || $0.character.isFormBlank } }
  var hasBoxes: Bool { glyphs.contains { $0.character == Self.box } }

  private mutating func gather(_ container: XMLElement) {
    for child in container.children {
      switch child.name {
      case "r": add(child)
      case "sdt": control(child)
      default: if ParagraphText.containers.contains(child.name) { gather(child) }
      }
    }
  }

  private mutating func control(_ control: XMLElement) {
    if control.first(["sdtPr", "checkbox"]) != nil {
      append(Self.box, control, isUnderlined: false)
      return
    }
    let outside = isPrompt
    isPrompt = isPrompt || control.first(["sdtPr", "showingPlcHdr"]) != nil
    if let content = control.first("sdtContent") { gather(content) }
    isPrompt = outside
  }

  private mutating func add(_ run: XMLElement) {
    let rule = run.first(["rPr", "u"])
    let isUnderlined = rule != nil && rule?["val"] != "none"
    for child in run.children {
      switch child.name {
      case "t":
        for (offset, character) in child.text.enumerated() {
          let printed = Self.boxes.contains(character) && character != "〇" ? Self.box : character
          glyphs.append(
            Glyph(character: printed, source: child, offset: offset, isUnderlined: isUnderlined, isPrompt: isPrompt)
          )
        }
      case "tab", "ptab": append("\t", child, isUnderlined: isUnderlined)
      case "br", "cr": append("\n", child, isUnderlined: false)
      case "sym":
        let isBox = Self.symbols.contains(child["char"]?.uppercased() ?? "")
        append(isBox ? Self.box : Self.object, child, isUnderlined: false)
      case "fldChar" where child.first(["ffData", "checkBox"]) != nil: append(Self.box, run, isUnderlined: false)
      case "drawing", "pict", "object", "AlternateContent": append(Self.object, child, isUnderlined: false)
      default: break
      }
    }
  }

  private mutating func append(_ character: Character, _ source: XMLElement, isUnderlined: Bool) {
    glyphs.append(
      Glyph(character: character, source: source, offset: 0, isUnderlined: isUnderlined, isPrompt: isPrompt)
    )
  }
}

extension Character {
  /// A blank of any width.
  var isSpace: Bool { self == "\t" || (isWhitespace && !isNewline) }
  /// What forms print where something is to be written: blanks, rules, dotted lines.
  var isFormBlank: Bool { isWhitespace || "_＿﹍…．﹏‗".contains(self) }
  var isHan: Bool { unicodeScalars.first.map { (0x3400...0x9FFF).contains($0.value) } ?? false }
}
