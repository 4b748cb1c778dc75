extension DeclaredFont.Dingbats {
  /// The Unicode character that a code of a picture font shows, or nil when we do not know it.
  ///
  /// Codes come as themselves or, from Word, in the private area from U+F000.
  func scalar(_ code: UInt32) -> Unicode.Scalar? {
    let place = code >= 0xF000 && code <= 0xF0FF ? code - 0xF000 : code
    if place == 0x20 { return " " }
    switch self {
    case .wingdings: return Self.wingdingsTable[place]
    case .wingdings2: return Self.wingdings2Table[place]
    case .symbol:
      // The font has no signs there, and shows the box that stands for them.
      if (0x80..<0xA0).contains(place) { return "\u{25A1}" }
      return Self.symbolTable[place] ?? (place >= 0x20 && place < 0x41 ? Unicode.Scalar(place) : nil)
    }
  }

  private static let wingdingsTable: [UInt32: Unicode.Scalar] = [
    0x21: "\u{270F}", 0x22: "\u{2702}", 0x28: "\u{260E}", 0x2A: "\u{2709}", 0x46: "\u{261E}", 0x4A: "\u{263A}",
    0x6C: "\u{25CF}", 0x6E: "\u{25A0}", 0x6F: "\u{25A1}", 0x70: "\u{25A1}", 0x71: "\u{2751}", 0x72: "\u{2752}",
    0x75: "\u{25C6}", 0x76: "\u{2756}", 0x77: "\u{25C6}", 0x80: "\u{24EA}", 0x81: "\u{2460}", 0x82: "\u{2461}",
    0x83: "\u{2462}", 0x84: "\u{2463}", 0x85: "\u{2464}", 0x86: "\u{2465}", 0x87: "\u{2466}", 0x88: "\u{2467}",
    0x89: "\u{2468}", 0x8A: "\u{2469}", 0x9E: "\u{B7}", 0x9F: "\u{2022}", 0xA1: "\u{25CB}", 0xA2: "\u{25CB}",
    0xA4: "\u{25C9}", 0xA7: "\u{25AA}", 0xA8: "\u{25A1}", 0xAB: "\u{2605}", 0xB2: "\u{2606}", 0xD8: "\u{27A2}",
    0xDF: "\u{2190}", 0xE0: "\u{2192}", 0xE1: "\u{2191}", 0xE2: "\u{2193}", 0xE8: "\u{2794}", 0xEF: "\u{21E6}",
    0xF0: "\u{21E8}", 0xFB: "\u{2717}", 0xFC: "\u{2713}", 0xFD: "\u{2612}", 0xFE: "\u{2611}",
  ]

  private static let wingdings2Table: [UInt32: Unicode.Scalar] = [
    0x2A: "\u{25A1}", 0x4F: "\u{2717}", 0x50: "\u{2713}", 0x51: "\u{2612}", 0x52: "\u{2611}", 0x53: "\u{2612}",
    0x54: "\u{2612}", 0x56: "\u{2297}", 0x69: "\u{24EA}", 0x6A: "\u{2460}", 0x6B: "\u{2461}", 0x6C: "\u{2462}",
    0x6D: "\u{2463}", 0x6E: "\u{2464}", 0x6F: "\u{2465}", 0x70: "\u{2466}", 0x71: "\u{2467}", 0x72: "\u{2468}",
    0x73: "\u{2469}", 0x96: "\u{25CF}", 0x97: "\u{25CF}", 0x98: "\u{25CF}", 0x99: "\u{25CB}", 0x9A: "\u{25CB}",
    0x9E: "\u{25C9}", 0xA0: "\u{25A0}", 0xA2: "\u{25A0}", 0xA3: "\u{25A1}", 0xA4: "\u{25A1}", 0xA5: "\u{25A1}",
  ]

  private static let symbolTable = table([
    (0x41, "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_"), (0x61, "αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼"),
    (0xA0, "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…"), (0xC0, "ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈"), (0xE5, "∑"),
    (0xF1, "〉∫"),
  ])

  /// The characters of stretches that begin with the given codes.
  private static func table(_ stretches: [(UInt32, String)]) -> [UInt32: Unicode.Scalar] {
    stretches.reduce(into: [:]) { table, stretch in
      for (place, scalar) in stretch.1.unicodeScalars.enumerated() { table[stretch.0 + UInt32(place)] = scalar }
    }
  }
}
