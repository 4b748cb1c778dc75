internal import Glibc

/// A password typed at the terminal, without being shown.
package enum TerminalPassword {
  /// Asks, and waits for a line; nil where no person sits at a terminal.
  package static func ask(_ question: String) -> String? {
    guard isatty(STDIN_FILENO) != 0, isatty(STDERR_FILENO) != 0, let typed = getpass(question) else { return nil }
    defer { explicit_bzero(typed, strlen(typed)) }
    return String(cString: typed)
  }
}
