/// What somebody wrote: text, a list or a map, each with its place.
///
/// Scalars stay text until a pack says what they are, so `0531`, an all-digit code of 18 digits
/// and a patent number that ends in `.0` survive.
public struct Value: Hashable, Sendable {
  /// The three shapes that YAML and JSON share.
  public enum Content: Hashable, Sendable {
    /// A scalar as it was written; empty for null.
    case text(String)
    /// Values in order.
    case list([Value])
    /// Named values in order.
    case map([Entry])
  }

  /// A key with its value.
  public struct Entry: Hashable, Sendable {
    /// The key.
    public var key: String
    /// Where the key stands.
    public var place: Place
    /// What it names.
    public var value: Value
  }

  /// What was written.
  public var content: Content
  /// Whether a scalar was written in quotes or as a block, so that it is meant as text whatever it looks like.
  public var isQuoted: Bool
  /// Where it begins.
  public var place: Place

  /// A value at a place.
  public init(_ content: Content, at place: Place, isQuoted: Bool = false) {
    self.content = content
    self.place = place
    self.isQuoted = isQuoted
  }

  /// The text of a scalar.
  public var text: String? {
    guard case .text(let text) = content else { return nil }
    return text
  }

  /// The members of a list.
  public var list: [Value]? {
    guard case .list(let values) = content else { return nil }
    return values
  }

  /// The entries of a map.
  public var entries: [Entry]? {
    guard case .map(let entries) = content else { return nil }
    return entries
  }

  /// Whether nothing was written: empty text, an empty list or an empty map.
  public var isBlank: Bool {
    switch content {
    case .text(let text): text.allSatisfy(\.isWhitespace)
    case .list(let values): values.isEmpty
    case .map(let entries): entries.isEmpty
    }
  }

  /// Whether nothing was written anywhere in it.
  var saysNothing: Bool {
    switch content {
    case .text: isBlank
    case .list(let values): values.allSatisfy(\.saysNothing)
    case .map(let entries): entries.allSatisfy(\.value.saysNothing)
    }
  }

  /// The value of that key, of a map only.
  public subscript(_ key: String) -> Value? {
    entry(key)?.value
  }

  /// The value at the end of a path of keys.
  public subscript(_ path: [String]) -> Value? {
    path.reduce(Optional(self)) { $0?[$1] }
  }

  func entry(_ key: String) -> Entry? {
    entries?.first { $0.key == key }
  }
}
