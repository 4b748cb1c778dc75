/// The same sentence in Chinese and in English.
public struct Words: Hashable, Sendable, ExpressibleByStringInterpolation {
  /// 中文.
  public var zh: String
  /// English.
  public var en: String

  /// A sentence in both languages.
  public init(_ zh: String, _ en: String) {
    self.zh = zh
    self.en = en
  }

  /// A name or a figure, which is the same in both languages.
  public init(stringLiteral value: String) {
    self.init(value, value)
  }

  /// Replaces `{1}`, `{2}`… by the facts; what looks so in a fact stays as it is.
  func filled(with facts: [Words]) -> Words {
    func fill(_ text: String, _ language: KeyPath<Words, String>) -> String {
      text.replacing(#/\{([1-9])\}/#) { match in
        guard let number = Int(match.1), facts.indices.contains(number - 1) else { return String(match.0) }
        return facts[number - 1][keyPath: language]
      }
    }
    return Words(fill(zh, \.zh), fill(en, \.en))
  }
}
