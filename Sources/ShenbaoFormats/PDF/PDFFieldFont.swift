/// A font of a form, as far as text can be written with it: the codes of characters, and how wide they are.
struct PDFFieldFont {
  let object: PDFObject
  /// By Unicode scalar; nil for a font whose codes are UTF-16.
  private let codes: [UInt32: UInt8]?
  private let widths: [UInt8: Double]
  private let defaultWidth: Double

  /// The font that a text is written in: the one that is asked for, another of the form's that has all of it, or one that
  /// every reader has; nil when none has.
  init?(for text: String, _ style: PDFFieldStyle, in file: PDFFile) {
    let letters = String(text.filter { !$0.isNewline })
    let plain = file.indirect(file.parse(Self.plain(style.fontName)))
    let asked = style.font.isDictionary ? style.font : plain
    let fonts = [asked] + style.otherFonts.filter { !Self.isOfSigns($0) } + [plain]
    let found = fonts.lazy.compactMap { Self($0) }.first { $0.encoded(letters) != nil }
    guard let found else { return nil }
    self = found
  }

  /// Nil for a font of which it cannot be told which code is which character.
  private init?(_ font: PDFObject) {
    object = font
    if object["/Subtype"].name == "/Type0" {
      // Predefined maps from Unicode (9.7.5.2): UniGB-UCS2-H, UniGB-UTF16-H and those of other scripts.
      let encoding = object["/Encoding"].name ?? ""
      guard encoding.hasPrefix("/Uni"), encoding.contains("UCS2-H") || encoding.contains("UTF16-H") else { return nil }
      (codes, widths, defaultWidth) = (nil, [:], 1)
      return
    }
    var codes: [UInt32: UInt8] = [:]
    for (code, name) in Self.names(of: object).enumerated().reversed() where code >= 32 && code < 256 {
      guard let name, let scalar = PDFEncoding.character(named: name) else { continue }
      codes[UInt32(clamping: scalar)] = UInt8(code)
    }
    guard !codes.isEmpty else { return nil }
    // What looks like a blank or a hyphen is one.
    codes[0xA0] = codes[0xA0] ?? codes[0x20]
    codes[0x2010] = codes[0x2010] ?? codes[0x2D]
    self.codes = codes
    (widths, defaultWidth) = Self.widths(of: object, codes)
  }

  /// Whether its codes are no letters, though it may not say so.
  private static func isOfSigns(_ font: PDFObject) -> Bool {
    let name = font["/BaseFont"].name ?? ""
    let isSymbolic = (font["/FontDescriptor"]["/Flags"].integer ?? 0) & 4 != 0 && font["/Encoding"].isNull
    return isSymbolic || ["Dingbats", "Symbol", "Wingdings"].contains { name.contains($0) }
  }

  /// The text as a string to be shown; nil when the font has not all of it.
  func encoded(_ text: String) -> String? {
    guard let codes else {
      return "<" + text.utf16.map { Self.hex(UInt8($0 >> 8)) + Self.hex(UInt8($0 & 255)) }.joined() + ">"
    }
    var result = "<"
    for scalar in text.unicodeScalars {
      guard let code = codes[scalar.value] else { return nil }
      result += Self.hex(code)
    }
    return result + ">"
  }

  /// How wide a text is at one point.
  func width(of text: String) -> Double {
    guard let codes else { return text.unicodeScalars.reduce(0) { $0 + ($1.value < 0x80 ? 0.5 : 1) } }
    return text.unicodeScalars.reduce(0) { sum, scalar in
      sum + (codes[scalar.value].flatMap { widths[$0] } ?? defaultWidth)
    }
  }

  /// A font that every reader has, by what forms are used to call it.
  private static func plain(_ name: String) -> String {
    let names = [
      "/HeBo": "Helvetica-Bold", "/TiRo": "Times-Roman", "/Times-Roman": "Times-Roman", "/TiBo": "Times-Bold",
      "/Cour": "Courier", "/Courier": "Courier", "/CoBo": "Courier-Bold",
    ]
    return "<< /Type /Font /Subtype /Type1 /BaseFont /\(names[name] ?? "Helvetica") /Encoding /WinAnsiEncoding >>"
  }

  private static func hex(_ byte: UInt8) -> String {
    let digits = Array("0123456789ABCDEF")
    return String([digits[Int(byte >> 4)], digits[Int(byte & 15)]])
  }

  /// The glyph's name of each code.
  private static func names(of font: PDFObject) -> [String?] {
    let encoding = font["/Encoding"]
    let base = PDFEncoding.named(encoding.name ?? encoding["/BaseEncoding"].name) ?? .standard
    var names = base.names + [String?](repeating: nil, count: max(0, 256 - base.names.count))
    var code = 0
    for item in encoding["/Differences"].items.prefix(2_000) {
      if let number = item.integer {
        code = min(max(number, 0), 256)
      } else if let name = item.name {
        if code < 256 { names[code] = String(name.dropFirst()) }
        code = min(code + 1, 256)
      }
    }
    return names
  }

  private static func widths(of font: PDFObject, _ codes: [UInt32: UInt8]) -> ([UInt8: Double], Double) {
    let first = min(max(font["/FirstChar"].integer ?? 0, 0), 255)
    let listed = font["/Widths"].items.prefix(256 - first).enumerated().map { ($0 + first, ($1.number ?? 0) / 1_000) }
    let missing = (font["/FontDescriptor"]["/MissingWidth"].number ?? 0) / 1_000
    guard listed.isEmpty else { return (Dictionary(listed.map { (UInt8($0.0), $0.1) }) { $1 }, missing) }
    if font["/BaseFont"].name?.contains("Courier") == true { return ([:], 0.6) }
    let known = zip(UInt32(32)..., helvetica).compactMap { scalar, width in
      codes[scalar].map { ($0, Double(width) / 1_000) }
    }
    return (Dictionary(known) { first, _ in first }, 0.556)
  }

  /// Of the characters 32 to 126 of Helvetica, which stands for the fonts that every reader has.
  private static let helvetica = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556,
    556, 556, 556, 278, 278, 584, 584, 584, 556, 1_015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833,
    722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556,
    556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334,
    260, 334, 584,
  ]
}
