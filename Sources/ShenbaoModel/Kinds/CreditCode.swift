/// A unified social credit code (统一社会信用代码, GB 32100-2015): eighteen characters, two of them check digits.
public struct CreditCode: Hashable, Sendable {
  /// The code as eighteen upper-case characters.
  public let text: String

  private static let alphabet = Array("0123456789ABCDEFGHJKLMNPQRTUWXY")
  private static let weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]

  /// A code whose form and last check digit are right.
  public init?(_ text: String) {
    let characters = Array(text)
    guard characters.count == 18 else { return nil }
    let values = characters.compactMap { Self.alphabet.firstIndex(of: $0) }
    guard values.count == 18 else { return nil }
    let sum = zip(values, Self.weights).map(*).reduce(0, +)
    // A remainder of 0 gives 31, which stands for 0 again.
    guard values[17] == (31 - sum % 31) % 31 else { return nil }
    self.text = text
  }

  /// Whether characters 9 to 17 also carry the check digit of an organisation code (GB 11714); some real codes do not.
  public var hasValidOrganisationCode: Bool {
    let characters = Array(text)
    let weights = [3, 7, 9, 10, 5, 8, 4, 2]
    let sum = zip(characters[8..<16], weights).map { (Int(String($0), radix: 36) ?? 0) * $1 }.reduce(0, +)
    let check = 11 - sum % 11
    return characters[16] == (check == 10 ? "X" : check == 11 ? "0" : Character("\(check)"))
  }

  /// The same code with O read as 0 and I as 1, if that makes it right.
  static func suggestion(for text: String) -> String? {
    let mended = String(text.map { ["O": "0", "I": "1", "Z": "2", "S": "5"][$0] ?? $0 })
    return mended != text && CreditCode(mended) != nil ? mended : nil
  }
}
