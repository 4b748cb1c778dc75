/// What line breaking and spacing need to know of a character.
enum CharacterKind {
  static let softHyphen: UInt32 = 0xAD

  /// Ideographs, kana, full-width forms: a line may break on either side.
  static func isWide(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x1100...0x11FF, 0x2E80...0xA4CF, 0xAC00...0xD7AF, 0xF900...0xFAFF, 0xFE30...0xFE4F, 0xFF01...0xFF60,
      0xFFE0...0xFFE6, 0x20000...0x3FFFF:
      true
    default: false
    }
  }

  /// Characters that letters and digits keep a quarter em away from.
  static func isIdeograph(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x3005...0x3007, 0x3041...0x30FA, 0x30FC...0x312F, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF,
      0x20000...0x3FFFF:
      true
    default: false
    }
  }

  /// What takes no emphasis mark.
  static func isPunctuation(_ scalar: UInt32) -> Bool {
    isFullWidthClosing(scalar) || isFullWidthOpening(scalar) || isAmbiguousPunctuation(scalar)
      || (0x21...0x2F).contains(scalar) || (0x3A...0x40).contains(scalar) || (0x5B...0x60).contains(scalar)
      || (0x7B...0x7E).contains(scalar)
  }

  static func isDigit(_ scalar: UInt32) -> Bool { (0x30...0x39).contains(scalar) }

  static func isLetter(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x41...0x5A, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x24F, 0x370...0x52F: true
    default: false
    }
  }

  /// Boxes to tick, which must look alike whatever font they are asked in.
  static func isBox(_ scalar: UInt32) -> Bool {
    scalar == 0x25A1 || (0x2610...0x2612).contains(scalar)
  }

  /// Punctuation that Western and Chinese fonts share but draw in different widths.
  static func isAmbiguousPunctuation(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0xB7, 0x2014, 0x2015, 0x2018, 0x2019, 0x201C, 0x201D, 0x2025, 0x2026: true
    default: false
    }
  }

  /// Joiners, variation selectors and marks that belong to the character before them.
  static func isAttached(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x300...0x36F, 0x1AB0...0x1AFF, 0x20D0...0x20FF: true
    default: isInvisible(scalar)
    }
  }

  /// Joiners, variation selectors, signs of direction: what no font draws.
  static func isInvisible(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0x2066...0x2069, 0xFE00...0xFE0F,
      0xE0100...0xE01EF:
      true
    default: false
    }
  }

  static func isRightToLeft(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x590...0x8FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFE, 0x10800...0x10FFF, 0x1E800...0x1EFFF: true
    default: false
    }
  }

  /// Full-width marks whose ink is in the left half.
  static func isFullWidthClosing(_ scalar: UInt32) -> Bool { fullWidthClosing.contains(scalar) }

  /// Full-width marks whose ink is in the right half.
  static func isFullWidthOpening(_ scalar: UInt32) -> Bool { fullWidthOpening.contains(scalar) }

  /// Marks that may stand in the right margin: the full-width ones of Word's list for simplified Chinese.
  static func mayHang(_ scalar: UInt32) -> Bool { hanging.contains(scalar) }

  /// Word's own lists for simplified Chinese.
  static let noLineStart = set(
    "!%),.:;>?]}\u{A2}\u{A8}\u{B0}\u{B7}\u{2C7}\u{2C9}\u{2015}\u{2016}\u{2019}\u{201D}\u{2026}\u{2030}\u{2032}\u{2033}"
      + "\u{203A}\u{2103}\u{2236}、。〃〉》」』】〕〗〞︶︺︾﹀﹄﹚﹜﹞！＂％＇），．：；？］｀｜｝～￠"
  )
  static let noLineEnd = set("$([{\u{A3}\u{A5}\u{B7}\u{2018}\u{201C}〈《「『【〔〖〝﹗﹙﹛﹝＄（．［｛￡￥")

  private static let fullWidthClosing = set("、。〉》」』】〕〗〞，．：；！？）］｝")
  private static let fullWidthOpening = set("〈《「『【〔〖〝（［｛")
  private static let hanging = set(
    "、。〃〉》」』】〗〕〞﹚﹜﹞！＂％＇），．：；？］｝￠"
  )

  private static func set(_ text: String) -> Set<UInt32> { Set(text.unicodeScalars.map(\.value)) }
}
