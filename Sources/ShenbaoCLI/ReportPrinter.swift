internal import Foundation
internal import ShenbaoModel

/// Prints a report for people, for editors or for programs.
struct ReportPrinter {
  let options: CommonOptions
  /// Where source lines are looked up.
  let folder: String?

  func print(_ report: Report) {
    switch options.format {
    case .json: Swift.print(json(report))
    case .short: report.sorted.forEach { Swift.print(short($0)) }
    case .human: human(report)
    }
  }

  private func words(_ words: Words) -> String { (options.isChinese ? words.zh : words.en).printable }

  /// `file:line:column: severity: code: message`, which editors read.
  private func short(_ diagnostic: Diagnostic) -> String {
    let place = diagnostic.place.map { "\($0.description.printable): " } ?? ""
    let detail = diagnostic.place?.detail.map { "\(words($0)): " } ?? ""
    return "\(place)\(diagnostic.severity.rawValue): \(diagnostic.code.name): \(detail)\(words(diagnostic.message))"
  }

  private func human(_ report: Report) {
    let paint = Paint()
    var sources = SourceLines(folder: folder)
    for diagnostic in report.sorted {
      let severity = paint.colour(severityWord(diagnostic.severity), for: diagnostic.severity)
      Swift.print("\(severity) \(words(diagnostic.message))  [\(diagnostic.code.name)]")
      if let place = diagnostic.place {
        Swift.print("  \(place.description.printable)\(place.detail.map { "  \(words($0))" } ?? "")")
        for line in sources.lines(at: place) { Swift.print(paint.faint("  \(line)")) }
      }
      for quote in diagnostic.quotes { Swift.print("  \(words(quote.source))：\(quote.line)") }
      if let clause = diagnostic.clause {
        Swift.print(options.isChinese ? "  依据：“\(clause)”" : "  clause: “\(clause)”")
      }
      let hint = words(diagnostic.hint)
      if !hint.isEmpty { Swift.print(options.isChinese ? "  办法：\(hint)" : "  hint: \(hint)") }
    }
    if !report.diagnostics.isEmpty { Swift.print(summary(report)) }
  }

  private func severityWord(_ severity: Diagnostic.Severity) -> String {
    switch severity {
    case .error: options.isChinese ? "错误" : "error"
    case .warning: options.isChinese ? "注意" : "warning"
    case .note: options.isChinese ? "说明" : "note"
    }
  }

  private func summary(_ report: Report) -> String {
    let errors = report.diagnostics.count { $0.severity == .error }
    let others = report.diagnostics.count - errors
    guard !options.isChinese else { return "共 \(errors) 处错误，\(others) 处提示。" }
    return "\(errors) error\(errors == 1 ? "" : "s"), \(others) other remark\(others == 1 ? "" : "s")."
  }

  private func json(_ report: Report) -> String {
    let objects = report.sorted.map { diagnostic -> [String: Any] in
      var object: [String: Any] = [
        "code": diagnostic.code.name, "severity": diagnostic.severity.rawValue,
        "message": ["zh": diagnostic.message.zh, "en": diagnostic.message.en],
        "hint": ["zh": diagnostic.hint.zh, "en": diagnostic.hint.en],
      ]
      object["file"] = diagnostic.place?.file
      object["line"] = diagnostic.place?.line
      object["column"] = diagnostic.place?.column
      object["detail"] = diagnostic.place?.detail.map { ["zh": $0.zh, "en": $0.en] }
      object["clause"] = diagnostic.clause
      return object
    }
    let options: JSONSerialization.WritingOptions = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let data = try? JSONSerialization.data(withJSONObject: objects, options: options)
    return data.map { String(decoding: $0, as: UTF8.self) } ?? "[]"
  }
}

extension Diagnostic.Quote {
  /// One line of it.
  fileprivate var line: String {
    let line = text.map { $0.isNewline ? "⏎" : String($0) }.joined()
    return line.isEmpty ? "—" : (line.count > 60 ? line.prefix(59) + "…" : line).printable
  }
}
