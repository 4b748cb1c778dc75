/// Which of a run's four fonts a character takes (ECMA-376 17.3.2.26).
enum FontSlot {
  case ascii
  case highAnsi
  case eastAsia
  case complexScript

  init(_ scalar: UInt32, prefersEastAsia: Bool) {
    switch scalar {
    case ..<0x80: self = .ascii
    case 0x590...0x8FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFE: self = .complexScript
    case 0x1100...0x11FF, 0x2E80...0xA4CF, 0xAC00...0xD7FF, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFFEF,
      0x20000...0x3FFFF:
      self = .eastAsia
    case 0xA0...0xFF: self = prefersEastAsia && Self.latinSharedWithChinese.contains(scalar) ? .eastAsia : .highAnsi
    case 0x1E00...0x1FFF, 0x100...0x2AF: self = .highAnsi
    case 0x10000...: self = .eastAsia
    default: self = prefersEastAsia ? .eastAsia : .highAnsi
    }
  }

  private static let latinSharedWithChinese: Set<UInt32> = [
    0xA1, 0xA4, 0xA7, 0xA8, 0xAA, 0xAD, 0xAF, 0xB0, 0xB1, 0xB2, 0xB3, 0xB4, 0xB6, 0xB7, 0xB8, 0xB9, 0xBA, 0xBC, 0xBD,
    0xBE, 0xBF, 0xD7, 0xE0, 0xE1, 0xE8, 0xE9, 0xEA, 0xEC, 0xED, 0xF2, 0xF3, 0xF7, 0xF9, 0xFA, 0xFC,
  ]
}

extension FontNames {
  subscript(_ slot: FontSlot) -> String {
    let name =
      switch slot {
      case .ascii: ascii
      case .highAnsi: highAnsi ?? ascii
      case .eastAsia: eastAsia
      case .complexScript: complexScript
      }
    return name ?? "Times New Roman"
  }
}
