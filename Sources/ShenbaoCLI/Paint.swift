internal import Foundation
internal import ShenbaoModel

/// Colours for a terminal that wants them; none in a pipe or with `NO_COLOR`.
struct Paint {
  private let isOn = isatty(1) == 1 && ProcessInfo.processInfo.environment["NO_COLOR"] == nil

  func colour(_ text: String, for severity: Diagnostic.Severity) -> String {
    switch severity {
    case .error: wrapped(text, "1;31")
    case .warning: wrapped(text, "1;33")
    case .note: wrapped(text, "1;36")
    }
  }

  func faint(_ text: String) -> String { wrapped(text, "2") }

  private func wrapped(_ text: String, _ code: String) -> String {
    isOn ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
