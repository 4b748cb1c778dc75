internal import ShenbaoFormats

extension BodyReader {
  /// Reads the runs below `parent`, through everything that only wraps them.
  func inlines(of parent: XMLElement, base: RunProperties, controls: [Int], into result: inout [Inline]) {
    for element in parent.children {
      switch element.name {
      case "r": run(element, base: base, controls: controls, into: &result)
      case "hyperlink":
        inlines(of: element, base: base, controls: entering(link: element, controls), into: &result)
      case "bookmarkStart": mark(element)
      case "smartTag", "ins", "moveTo", "customXml", "dir", "bdo":
        inlines(of: element, base: base, controls: controls, into: &result)
      case "sdt":
        guard let content = element.first("sdtContent") else { continue }
        let inner = entering(element, Context(controls: controls))
        inlines(of: content, base: base, controls: inner.controls, into: &result)
      case "fldSimple": simpleField(element, base: base, controls: controls, into: &result)
      case "AlternateContent":
        if let chosen = chosen(element) { inlines(of: chosen, base: base, controls: controls, into: &result) }
      case "oMath", "oMathPara":
        report("m:oMath", near: element)
        let text = FormulaText(element).text
        if fields.isShowing {
          result.append(Inline(content: .text(text), format: CharacterFormat(base), controls: controls))
        }
      default: if !Constructs.marks.contains(element.name) { report(element.qualifiedName, near: element) }
      }
    }
  }

  private func run(_ element: XMLElement, base: RunProperties, controls: [Int], into result: inout [Inline]) {
    let direct = RunProperties(reading: element.first("rPr"), theme: document.theme)
    var properties = base
    properties.apply(document.styles.format(direct.styleID, kind: "character").run, asStyle: true)
    properties.apply(direct)
    let format = CharacterFormat(properties)
    if !format.isHidden, !element.children.allSatisfy({ $0.name == "rPr" }) {
      for name in properties.effects.keys.sorted() where properties.effects[name] == true {
        report(name, near: element)
      }
      if properties.emphasis == .comma { report("w:em", near: element) }
    }
    content(of: element, format: format, controls: controls, into: &result)
  }

  private func content(
    of run: XMLElement,
    format: CharacterFormat,
    controls: [Int],
    into result: inout [Inline]
  ) {
    for child in run.children {
      let format = format.shown(in: child)
      if child.name == "fldChar" || child.name == "instrText" {
        if let output = field(child, format, near: run) {
          result.append(Inline(content: output.content, format: format, controls: controls))
        }
      } else if child.name == "AlternateContent" {
        if let chosen = chosen(child) { content(of: chosen, format: format, controls: controls, into: &result) }
      } else if fields.isShowing, !format.isHidden {
        for piece in pieces(child, format) {
          result.append(Inline(content: piece, format: format, controls: controls + fields.spans))
        }
      }
    }
  }

  private func pieces(_ child: XMLElement, _ format: CharacterFormat) -> [Inline.Content] {
    switch child.name {
    case "t": [.text(text(child, format))]
    case "tab": [.tab]
    case "ptab": positionedTab(child)
    case "cr": [.lineBreak]
    case "br": lineBreak(child)
    case "noBreakHyphen": [.text("\u{2011}")]
    case "softHyphen": [.text("\u{AD}")]
    case "sym": [.text(symbol(child))]
    case "pgNum": [.number(.page(nil))]
    case "drawing": drawing(child).map { [$0] } ?? []
    case "pict", "object": legacyDrawing(child).map { [$0] } ?? []
    case "ruby": ruby(child, format)
    case "footnoteReference": note(child, .footnote)
    case "endnoteReference": note(child, .endnote)
    case "footnoteRef", "endnoteRef": [.number(.note)]
    default: unsupported(child)
    }
  }

  /// A break; one that begins a page does not do so inside a table.
  private func lineBreak(_ child: XMLElement) -> [Inline.Content] {
    guard let type = child["type"], type == "page" || type == "column" else { return [.lineBreak] }
    guard tableDepth == 0 else {
      report("w:br", near: child)
      return []
    }
    return [type == "column" ? .columnBreak : .pageBreak]
  }

  private func unsupported(_ child: XMLElement) -> [Inline.Content] {
    if !Constructs.unseen.contains(child.name) { report(child.qualifiedName, near: child) }
    return []
  }

  private func positionedTab(_ child: XMLElement) -> [Inline.Content] {
    let kinds: [String: ParagraphProperties.TabStop.Kind] = ["center": .center, "right": .right]
    let leaders: [String: Character] = ["dot": ".", "middleDot": "\u{B7}", "hyphen": "-", "underscore": "_"]
    let leader = child["leader"].flatMap { leaders[$0] }
    return [.alignedTab(kinds[child["alignment"] ?? ""] ?? .left, leader: leader)]
  }

  /// A text with its reading above it (ECMA-376 17.3.3.25).
  private func ruby(_ element: XMLElement, _ format: CharacterFormat) -> [Inline.Content] {
    func part(_ name: String, raisedBy rise: Double) -> Overlay.Part? {
      guard let holder = element.first(name) else { return nil }
      var inlines: [Inline] = []
      self.inlines(of: holder, base: RunProperties(), controls: [], into: &inlines)
      let text = inlines.reduce(into: "") { text, inline in
        if case .text(let piece) = inline.content { text += piece }
      }
      guard let own = inlines.first?.format, !text.isEmpty else { return nil }
      return Overlay.Part(text: text, format: CharacterFormat(own, raisedBy: rise))
    }
    let rise = element.first(["rubyPr", "hpsRaise"])?.halfPoints ?? format.size
    let parts = [part("rubyBase", raisedBy: 0), part("rt", raisedBy: rise)].compactMap { $0 }
    return parts.isEmpty ? [] : [.overlay(Overlay(parts: parts, alignment: .center))]
  }

  private func text(_ element: XMLElement, _ format: CharacterFormat) -> String {
    var text = element.text
    if element["space"] != "preserve" { text = text.trimmed }
    text = String(String.UnicodeScalarView(text.unicodeScalars.compactMap(Self.printable)))
    if let size = format.complexSize, size != format.size,
      text.unicodeScalars.contains(where: { CharacterKind.isRightToLeft($0.value) })
    {
      report("w:szCs", near: element)
    }
    if format.switches.isOn(.caps) || format.switches.isOn(.smallCaps) { text = text.uppercased() }
    return symbols(text, format) ?? text
  }

  private static func printable(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar.value {
    case 9, 10, 13: " "
    case 0xFEFF: nil
    case ..<32, 127..<160: nil
    default: scalar
    }
  }

  /// The text in Unicode when its font is a picture font, else nil.
  func symbols(_ text: String, _ format: CharacterFormat) -> String? {
    guard let name = format.fonts.ascii, let dingbats = dingbats(of: name) else { return nil }
    let isPlain = dingbats == .symbol && text.unicodeScalars.allSatisfy { $0.value < 0xF000 }
    guard !isPlain, text.unicodeScalars.allSatisfy({ $0.value < 0x100 || (0xF000...0xF0FF).contains($0.value) })
    else { return nil }
    return text.unicodeScalars.reduce(into: "") { result, scalar in
      result.unicodeScalars.append(dingbats.scalar(scalar.value) ?? unknown(scalar.value, name))
    }
  }

  private func dingbats(of font: String) -> DeclaredFont.Dingbats? {
    if let known = pictureFonts[font] { return known }
    let found = WordFonts.font(named: font).dingbats
    pictureFonts[font] = .some(found)
    return found
  }

  private func symbol(_ element: XMLElement) -> String {
    let font = element["font"] ?? ""
    guard let code = element["char"].flatMap({ UInt32($0, radix: 16) }) else { return "" }
    guard let dingbats = dingbats(of: font) else {
      return Unicode.Scalar(code).map { String(Character($0)) } ?? String(Character(unknown(code, font)))
    }
    return String(Character(dingbats.scalar(code) ?? unknown(code, font)))
  }

  /// The geta mark, which printers set where a piece of type is missing.
  private func unknown(_ code: UInt32, _ font: String) -> Unicode.Scalar {
    document.issues.part = part
    document.issues.add("missing-glyph", place: font, detail: "U+" + String(code, radix: 16, uppercase: true))
    return "\u{3013}"
  }
}

extension String {
  /// Without the white space of XML at both ends.
  fileprivate var trimmed: String {
    let bytes = utf8
    guard let first = bytes.firstIndex(where: { !$0.isBlank }), let last = bytes.lastIndex(where: { !$0.isBlank })
    else {
      return ""
    }
    return String(self[first...last])
  }
}

extension CharacterFormat {
  /// A sign has the height of its own font, and a box to tick that of the letters around it.
  fileprivate func shown(in element: XMLElement) -> CharacterFormat {
    var fonts = fonts
    if element.name == "sym", let font = element["font"] {
      (fonts.ascii, fonts.highAnsi) = (font, font)
    } else if element.first(["ffData", "checkBox"]) != nil {
      fonts.eastAsia = fonts.ascii
    } else {
      return self
    }
    return CharacterFormat(self, fonts: fonts)
  }
}

extension UInt8 {
  fileprivate var isBlank: Bool { self == 0x20 || (0x09...0x0A).contains(self) || self == 0x0D }
}
