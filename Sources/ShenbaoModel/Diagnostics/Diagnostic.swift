/// One thing to tell the person who wrote the input: what is wrong, where, by which clause, and what to do next.
///
/// It names fields and places, never the applicant's data.
public struct Diagnostic: Hashable, Sendable {
  /// How bad it is.
  public enum Severity: String, Sendable {
    /// Nothing can be built before it is put right.
    case error
    /// Somebody should look, but it may be right.
    case warning
    /// Worth knowing.
    case note
  }

  /// What kind of problem it is; its words stand beside it.
  public var code: Code
  /// How bad it is here; the code's own severity unless said otherwise.
  public var severity: Severity
  /// Where it is.
  public var place: Place?
  /// Names and figures for the message, in order.
  public var facts: [Words]
  /// The sentence of the notice that is enforced, quoted.
  public var clause: String?

  /// What documents say at that place: private, so only the human form of the output shows it.
  public var quotes: [Quote] = []

  /// What one document says.
  public struct Quote: Hashable, Sendable {
    /// The document, as `汇总表` or `PDF`.
    public var source: Words
    /// Its words.
    public var text: String

    /// What one document says.
    public init(_ source: Words, _ text: String) {
      (self.source, self.text) = (source, text)
    }
  }

  /// A diagnostic of that code; `facts` fill `{1}`, `{2}`… of its words.
  public init(
    _ code: Code,
    at place: Place? = nil,
    _ facts: Words...,
    clause: String? = nil,
    severity: Severity? = nil
  ) {
    self.code = code
    self.place = place
    self.facts = facts
    self.clause = clause
    self.severity = severity ?? code.severity
  }

  /// What is wrong.
  public var message: Words { code.message.filled(with: facts) }

  /// What to do next.
  public var hint: Words { code.hint.filled(with: facts) }
}
