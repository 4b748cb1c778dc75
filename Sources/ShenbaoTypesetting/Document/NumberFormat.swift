/// The ways numbers are written in lists and page numbers (ECMA-376 17.18.59).
enum NumberFormat: Equatable {
  case none
  case bullet
  case decimal
  case decimalPadded
  case decimalInDashes
  case decimalFullWidth
  case enclosedCircle
  case upperRoman
  case lowerRoman
  case upperLetter
  case lowerLetter
  case chinese
  case chineseLegal
  case heavenlyStems
  case earthlyBranches

  init(word name: String) {
    self = Self.names[name] ?? .decimal
  }

  private static let names: [String: NumberFormat] = [
    "none": .none, "bullet": .bullet, "decimal": .decimal, "decimalZero": .decimalPadded,
    "numberInDash": .decimalInDashes, "decimalFullWidth": .decimalFullWidth, "decimalFullWidth2": .decimalFullWidth,
    "decimalEnclosedCircle": .enclosedCircle, "decimalEnclosedCircleChinese": .enclosedCircle,
    "upperRoman": .upperRoman, "lowerRoman": .lowerRoman, "upperLetter": .upperLetter, "lowerLetter": .lowerLetter,
    "chineseCounting": .chinese, "chineseCountingThousand": .chinese, "japaneseCounting": .chinese,
    "taiwaneseCountingThousand": .chinese, "ideographDigital": .chinese, "chineseLegalSimplified": .chineseLegal,
    "ideographTraditional": .heavenlyStems, "ideographZodiac": .earthlyBranches,
  ]

  func text(_ number: Int) -> String {
    switch self {
    case .none, .bullet: ""
    case .decimal: String(number)
    case .decimalPadded: number >= 0 && number < 10 ? "0\(number)" : String(number)
    case .decimalInDashes: "- \(number) -"
    case .decimalFullWidth: String(number).fullWidth
    case .enclosedCircle: Self.circled(number)
    case .upperRoman: Self.roman(number)
    case .lowerRoman: Self.roman(number).lowercased()
    case .upperLetter: Self.letters(number)
    case .lowerLetter: Self.letters(number).lowercased()
    case .chinese: Self.counted(number, digits: "零一二三四五六七八九", units: ["", "十", "百", "千"], isShort: true)
    case .chineseLegal: Self.counted(number, digits: "零壹贰叁肆伍陆柒捌玖", units: ["", "拾", "佰", "仟"], isShort: false)
    case .heavenlyStems: Self.pick(number, from: "甲乙丙丁戊己庚辛壬癸")
    case .earthlyBranches: Self.pick(number, from: "子丑寅卯辰巳午未申酉戌亥")
    }
  }

  private static func pick(_ number: Int, from characters: String) -> String {
    let list = Array(characters)
    return number >= 1 && number <= list.count ? String(list[number - 1]) : String(number)
  }

  private static func circled(_ number: Int) -> String {
    guard number >= 1, number <= 20, let scalar = Unicode.Scalar(UInt32(0x245F + number)) else {
      return String(number)
    }
    return String(Character(scalar))
  }

  private static func letters(_ number: Int) -> String {
    guard number >= 1, number <= 780 else { return String(number) }
    let letter = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ")[(number - 1) % 26]
    return String(repeating: letter, count: (number - 1) / 26 + 1)
  }

  private static func roman(_ number: Int) -> String {
    guard number >= 1, number <= 3_999 else { return String(number) }
    let parts: [(Int, String)] = [
      (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
      (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
    ]
    var rest = number
    return parts.reduce(into: "") { text, part in
      while rest >= part.0 {
        text += part.1
        rest -= part.0
      }
    }
  }

  /// Up to 9999 in Chinese: 十一, 一百零五.
  private static func counted(_ number: Int, digits: String, units: [String], isShort: Bool) -> String {
    guard number >= 0, number <= 9_999 else { return String(number) }
    let names = Array(digits)
    if number == 0 { return String(names[0]) }
    if isShort, number >= 10, number < 20 { return units[1] + (number == 10 ? "" : String(names[number - 10])) }
    let places = Array(String(number).compactMap(\.wholeNumberValue).enumerated())
    var text = ""
    var hasGap = false
    for (index, digit) in places {
      let unit = units[places.count - 1 - index]
      if digit == 0 {
        hasGap = true
      } else {
        text += (hasGap ? String(names[0]) : "") + String(names[digit]) + unit
        hasGap = false
      }
    }
    return text
  }
}

extension String {
  /// ASCII characters as their full-width forms.
  fileprivate var fullWidth: String {
    String(
      String.UnicodeScalarView(
        unicodeScalars.map { scalar in
          (0x21...0x7E).contains(scalar.value) ? Unicode.Scalar(scalar.value + 0xFEE0) ?? scalar : scalar
        }
      )
    )
  }
}
