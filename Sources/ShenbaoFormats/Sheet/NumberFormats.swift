/// What the formats of a workbook's cells are for: text, dates, numbers, or anything else (ECMA-376 part 1, 18.8.30).
struct NumberFormats {
  enum Kind: Equatable {
    case general
    case text
    case date
    case number
    case percent
  }

  private var kinds: [Kind] = []
  /// Of cells that wrap their text, the size of the font in points.
  private var wrapping: [Int: Double] = [:]

  init(_ styles: [UInt8]?) throws(FormatError) {
    guard let styles else { return }
    let root = try XMLDocument(parsing: styles).root
    var codes: [String: String] = [:]
    for format in root.first("numFmts")?.children ?? [] {
      if let id = format["numFmtId"] { codes[id] = format["formatCode"] }
    }
    let sizes = (root.first("fonts")?.children ?? []).map { $0.first("sz")?["val"].flatMap { Double($0) } ?? 11 }
    for (index, format) in (root.first("cellXfs")?.children ?? []).enumerated()
    where ["1", "true"].contains(format.first("alignment")?["wrapText"] ?? "") {
      let font = format["fontId"].flatMap { Int($0) } ?? 0
      wrapping[index] = sizes.indices.contains(font) ? min(max(sizes[font], 4), 100) : 11
    }
    kinds = (root.first("cellXfs")?.children ?? []).map { Self.kind(of: $0["numFmtId"] ?? "0", codes) }
  }

  /// The size of the font in points, of a cell that wraps its text.
  func wrappedFont(_ style: String?) -> Double? { style.flatMap { Int($0) }.flatMap { wrapping[$0] } }

  subscript(_ style: String?) -> Kind {
    guard let style, let index = Int(style), kinds.indices.contains(index) else { return .general }
    return kinds[index]
  }

  private static func kind(of id: String, _ codes: [String: String]) -> Kind {
    if let code = codes[id] { return kind(ofCode: code) }
    switch Int(id) ?? 0 {
    case 49: return .text
    case 14...17, 22, 27...31, 36, 50...54, 57, 58: return .date
    case 9, 10: return .percent
    case 1...8, 11...13, 37...44, 48: return .number
    default: return .general
    }
  }

  /// By what stands in a format code outside of quotes and brackets: a year or a day, a per cent sign, a digit's place.
  private static func kind(ofCode code: String) -> Kind {
    if code == "@" { return .text }
    let bare = bare(code)
    if bare.contains(where: { "yYdD".contains($0) }) { return .date }
    guard bare.contains(where: { "0#?".contains($0) }), !bare.contains(where: { "hHsS".contains($0) }) else {
      return .general
    }
    return bare.contains("%") ? .percent : .number
  }

  private static func bare(_ code: String) -> String {
    var result = ""
    var isQuoted = false
    var isBracketed = false
    var isEscaped = false
    for character in code {
      if isEscaped {
        isEscaped = false
        continue
      }
      switch character {
      case "\"": isQuoted.toggle()
      case "\\", "_", "*": isEscaped = !isQuoted
      case "[" where !isQuoted: isBracketed = true
      case "]" where !isQuoted: isBracketed = false
      default: if !isQuoted, !isBracketed { result.append(character) }
      }
    }
    return result.lowercased().hasPrefix("general") ? "" : result
  }
}

/// Days as a workbook counts them: 1 is 1900-01-01, and 1900 is taken for a leap year (ECMA-376 part 1, 18.17.4.1).
enum DateSerial {
  static func number(year: Int, month: Int, day: Int, is1904: Bool) -> Int? {
    guard (1900...9999).contains(year), (1...12).contains(month), (1...31).contains(day) else { return nil }
    let serial = days(year, month, day) - days(1899, 12, 30)
    if is1904 { return serial >= 1462 ? serial - 1462 : nil }
    return serial >= 61 ? serial : serial - 1
  }

  static func date(_ serial: Int, is1904: Bool) -> FormValue? {
    let number = is1904 ? serial + 1462 : serial >= 61 ? serial : serial + 1
    guard (2...2_958_465).contains(number) else { return nil }
    // Counted from 0000-03-01, so that the leap day is a year's last.
    let day = number + days(1899, 12, 30)
    let era = day / 146_097
    let dayOfEra = day % 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let month = (5 * dayOfYear + 2) / 153
    let year = yearOfEra + era * 400 + (month >= 10 ? 1 : 0)
    return .date(year: year, month: month < 10 ? month + 3 : month - 9, day: dayOfYear - (153 * month + 2) / 5 + 1)
  }

  private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let year = month <= 2 ? year - 1 : year
    let month = month <= 2 ? month + 9 : month - 3
    return 365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + day - 1
  }
}
