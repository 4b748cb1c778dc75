internal import ShenbaoFormats

/// What a field shows that is not written in the document as its result.
enum FieldOutput {
  case number(PageNumber)
  case text(String)
  case overlay(Overlay)

  /// What an instruction comes to; nil when the field's cached result is to be shown.
  init?(instruction: String) {
    switch Self.name(instruction) {
    case "PAGE": self = .number(.page(Self.format(instruction)))
    case "NUMPAGES": self = .number(.pages)
    case "SECTIONPAGES": self = .number(.sectionPages)
    case "EQ":
      guard let text = Self.overlaid(instruction) else { return nil }
      self = .text(text)
    default: return nil
    }
  }

  /// A box or a list of an old form (ECMA-376 17.16.17), which has no result of its own.
  init?(formData: XMLElement) {
    if let box = formData.first("checkBox") {
      let isChecked = box.flag("checked") ?? box.flag("default") ?? false
      self = .text(isChecked ? "☑" : "☐")
    } else if let list = formData.first("ddList") {
      let entries = list.children("listEntry")
      let index = list.first("result")?.integer("val") ?? list.first("default")?.integer("val") ?? 0
      guard entries.indices.contains(index) else { return nil }
      self = .text(entries[index]["val"] ?? "")
    } else {
      return nil
    }
  }

  static func name(_ instruction: String) -> String {
    instruction.split { $0.isWhitespace || $0 == "\\" }.first.map { $0.uppercased() } ?? ""
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

  /// Two characters set upon each other (`EQ \o\ac(□,√)`), where Unicode has them as one.
  private static func overlaid(_ instruction: String) -> String? {
    guard let open = instruction.firstIndex(of: "("), let close = instruction.lastIndex(of: ")"), open < close,
      instruction[..<open].lowercased().contains("\\o")
    else { return nil }
    let inside = instruction[instruction.index(after: open)..<close]
    let parts = inside.split { $0 == "," || $0 == ";" || $0 == "，" }.map { $0.filter { !$0.isWhitespace } }
    guard parts.count == 2 else { return nil }
    switch (parts[0], parts[1]) {
    case ("□", "√"), ("□", "✓"), ("□", "✔"), ("☐", "√"), ("√", "□"): return "☑"
    case ("□", "×"), ("□", "✕"), ("☐", "×"): return "☒"
    case ("○", let number), ("◯", let number):
      return Int(number).flatMap { (1...20).contains($0) ? NumberFormat.enclosedCircle.text($0) : nil }
    default: return nil
    }
  }
}
