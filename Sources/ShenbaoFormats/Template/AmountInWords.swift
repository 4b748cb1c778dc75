/// An amount of yuan in the capital numerals of cheques and contracts, without 人民币 before it.
///
/// Source: the rules for filling in bills of the 支付结算办法. One of the variants it allows: 整 after yuan only, 零 before jiao when the
/// amount of yuan ends in zero.
enum AmountInWords {
  private static let digits = ["零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"]
  private static let places = ["", "拾", "佰", "仟"]
  private static let sections = ["", "万", "亿", "万亿"]

  /// The words, or nil for fractions of a fen and for more than 16 digits.
  static func text(_ amount: DecimalText) -> String? {
    guard amount.whole.count <= 16, amount.fraction.dropFirst(2).allSatisfy({ $0 == 0 }) else { return nil }
    let fraction = amount.fraction + [0, 0]
    let (jiao, fen) = (Int(fraction[0]), Int(fraction[1]))
    let isWhole = jiao == 0 && fen == 0
    var result = whole(amount.whole)
    let hasYuan = !result.isEmpty
    if hasYuan || isWhole { result = (hasYuan ? result : "零") + "元" }
    if isWhole { return sign(amount) + result + "整" }
    let needsZero = hasYuan && (jiao == 0 || amount.whole.last == 0)
    if needsZero { result += "零" }
    if jiao > 0 { result += digits[jiao] + "角" }
    if fen > 0 { result += digits[fen] + "分" }
    return sign(amount) + result
  }

  private static func sign(_ amount: DecimalText) -> String {
    amount.isNegative && (amount.whole + amount.fraction).contains { $0 != 0 } ? "负" : ""
  }

  private static func whole(_ number: [UInt8]) -> String {
    var result = ""
    var zeroIsDue = false
    let padded = Array(repeating: UInt8(0), count: (4 - number.count % 4) % 4) + number
    let count = padded.count / 4
    for index in 0..<count {
      let section = Array(padded[index * 4..<index * 4 + 4])
      guard section.contains(where: { $0 != 0 }) else {
        zeroIsDue = true
        // Ten thousand times a hundred million is said 万亿: an empty 亿 section still needs its 亿.
        if count - index == 3, count == 4 { result += "亿" }
        continue
      }
      for (place, digit) in section.enumerated() {
        guard digit != 0 else {
          zeroIsDue = true
          continue
        }
        if zeroIsDue, !result.isEmpty { result += "零" }
        zeroIsDue = false
        result += digits[Int(digit)] + places[3 - place]
      }
      zeroIsDue = false
      result += count - index == 4 ? "万" : sections[count - index - 1]
    }
    return result
  }
}
