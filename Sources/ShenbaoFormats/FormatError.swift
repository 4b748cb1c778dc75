/// What a file or a C library refused to do.
///
/// `Shenbao` turns it into a diagnostic; nothing here is written for the person at the screen.
package struct FormatError: Error, Equatable, Codable {
  /// What kind of refusal it is, so that a caller can choose a diagnostic without reading `detail`.
  package enum Reason: String, Sendable, Codable {
    /// The bytes are not what their name says, or are broken.
    case damaged
    /// A password is needed.
    case encrypted
    /// A limit on size, depth or count was passed.
    case tooLarge = "too-large"
    /// A well-formed file uses something we do not handle.
    case unsupported
    /// The operating system refused to read or write.
    case inputOutput = "input-output"
    /// The process that worked on it came to its limits.
    case stopped
  }

  package var reason: Reason
  /// The call that failed, as `zip.open`.
  package var operation: String
  /// The library's own sentence.
  package var detail: String
  /// The file it is about, where several were worked on.
  package var path: String?

  package init(_ reason: Reason, operation: String, detail: String) {
    self.reason = reason
    self.operation = operation
    self.detail = detail
  }
}
