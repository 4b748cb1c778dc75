/// A Chinese patent or application number with its check digit (ZC 0006-2003): `ZL201110047567.0`, `CN97101765.4`.
public struct PatentNumber: Hashable, Sendable {
  /// What kind of patent the number itself says.
  public enum Kind: String, Sendable {
    /// 发明, also by way of the PCT.
    case invention = "发明"
    /// 实用新型, also by way of the PCT.
    case utilityModel = "实用新型"
    /// 外观设计.
    case design = "外观设计"
  }

  /// The digits, the point and the check digit, without prefix or blanks.
  public let digits: String
  /// Whether it carries ZL, which only a granted patent may.
  public let isGranted: Bool
  /// What the kind digit says.
  public let kind: Kind

  /// Reads a number, with or without ZL or CN, blanks only where the standard allows them.
  public init?(_ text: String) {
    let pattern = #/(ZL|CN)? ?(?:([0-9]{4}) ?([12389]) ?([0-9]{7})|([0-9]{2}) ?([12389]) ?([0-9]{5}))\.([0-9X])/#
    guard let match = text.wholeMatch(of: pattern) else { return nil }
    let parts = [match.2, match.3, match.4, match.5, match.6, match.7].compactMap(\.self).map(String.init)
    let body = parts.joined()
    let weights = [2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5]
    let sum = zip(body, weights).map { ($0.wholeNumberValue ?? 0) * $1 }.reduce(0, +)
    let check = sum % 11 == 10 ? "X" : String(sum % 11)
    guard check == match.8 else { return nil }
    digits = "\(body).\(check)"
    isGranted = match.1 == "ZL"
    kind = ["1": .invention, "8": .invention, "2": .utilityModel, "9": .utilityModel][parts[1]] ?? .design
  }
}
