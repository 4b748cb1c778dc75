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

  /// Replaces `{1}`, `{2}`… by the facts.
  func filled(with facts: [Words]) -> Words {
    var result = self
    for (index, fact) in facts.enumerated() {
      result.zh = result.zh.replacing("{\(index + 1)}", with: fact.zh)
      result.en = result.en.replacing("{\(index + 1)}", with: fact.en)
    }
    return result
  }
}
