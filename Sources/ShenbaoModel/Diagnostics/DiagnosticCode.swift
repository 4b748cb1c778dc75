extension Diagnostic {
  /// A kind of problem, `phase.problem`, with its words in both languages; the name never changes once published.
  public struct Code: Hashable, Sendable {
    /// The stable name, as `field.required`.
    public let name: String
    let severity: Severity
    let message: Words
    let hint: Words

    init(
      _ name: String,
      _ zh: String,
      _ en: String,
      hint hintZh: String,
      _ hintEn: String,
      severity: Severity = .error
    ) {
      self.name = name
      self.severity = severity
      self.message = Words(zh, en)
      self.hint = Words(hintZh, hintEn)
    }

    /// Two codes are the same when their names are.
    public static func == (left: Self, right: Self) -> Bool { left.name == right.name }

    /// Hashes the name.
    public func hash(into hasher: inout Hasher) { hasher.combine(name) }

    /// Every code there is, by phase.
    public static let all: [Code] =
      load + pack + field + kind + rule + evidence + form + package + verify + archive
      + recommend + paper + archival
  }
}
