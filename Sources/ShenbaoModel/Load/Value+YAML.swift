internal import Yams

extension Value {
  /// Reads YAML 1.1 as libyaml does, all scalars as text.
  static func yaml(_ text: String, file: String) throws(Report) -> Value {
    if let alias = YAMLAliases.first(in: text, file: file) { throw Report(Diagnostic(.anchor, at: alias)) }
    let node: Node?
    do {
      node = try Parser(yaml: text, resolver: .basic, encoding: .utf8).singleRoot()
    } catch {
      throw Report(diagnostic(for: error, in: text, file: file))
    }
    guard let node else { throw Report(Diagnostic(.emptyFile, at: Place(file: file))) }
    var budget = maximumCount
    return try value(of: node, file: Place(file: file), depth: 1, budget: &budget)
  }

  private static func value(
    of node: Node,
    file: Place,
    depth: Int,
    budget: inout Int
  ) throws(Report) -> Value {
    let place = file.at(line: node.mark?.line, column: node.mark?.column)
    budget -= 1
    guard budget >= 0 else { throw Report(Diagnostic(.tooMany, at: place)) }
    guard depth <= maximumDepth else { throw Report(Diagnostic(.tooDeep, at: place)) }
    switch node {
    case .scalar(let scalar):
      let isNull = scalar.style == .plain && ["~", "null", "Null", "NULL"].contains(scalar.string)
      return Value(.text(isNull ? "" : scalar.string), at: place, isQuoted: scalar.style != .plain)
    case .sequence(let sequence):
      var values: [Value] = []
      for member in sequence {
        values.append(try value(of: member, file: file, depth: depth + 1, budget: &budget))
      }
      return Value(.list(values), at: place)
    case .mapping(let mapping):
      var entries: [Entry] = []
      for (key, member) in mapping {
        let keyPlace = file.at(line: key.mark?.line, column: key.mark?.column)
        guard case .scalar(let name) = key else {
          // `{{` opens two maps in YAML, and is how a page reference begins.
          let sentence =
            key.mapping == nil
            ? Words("名称应是文字", "a key must be text")
            : Words("以 {{ 开头的文字要加引号", "text that begins with {{ must stand in quotes")
          throw Report(Diagnostic(.badSyntax, at: keyPlace, sentence))
        }
        let read = try value(of: member, file: file, depth: depth + 1, budget: &budget)
        entries.append(Entry(key: name.string, place: keyPlace, value: read))
      }
      return Value(.map(entries), at: place)
    case .alias:
      throw Report(Diagnostic(.anchor, at: place))
    }
  }

  private static func diagnostic(for error: any Error, in text: String, file: String) -> Diagnostic {
    guard let error = error as? YamlError else {
      return Diagnostic(.badSyntax, at: Place(file: file), "\(String(describing: error))")
    }
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      let place = Place(file: file, line: mark.line, column: mark.column)
      if problem.contains("another document") { return Diagnostic(.severalDocuments, at: place) }
      if problem.contains("nesting level") { return Diagnostic(.tooDeep, at: place) }
      let indentation = line(mark.line, of: text).prefix(while: \.isWhitespace)
      if let tab = indentation.firstIndex(of: "\t") {
        let column = indentation.distance(from: indentation.startIndex, to: tab) + 1
        return Diagnostic(.tab, at: Place(file: file, line: mark.line, column: column))
      }
      return Diagnostic(.badSyntax, at: place, "\(problem)")
    case .reader(let problem, let offset, _, _):
      let line = offset.map { text.utf8.prefix($0).count { $0 == 0x0A } + 1 }
      return Diagnostic(.badSyntax, at: Place(file: file, line: line), "\(problem)")
    case .duplicatedKeysInMapping(let duplicates, let context):
      let key = duplicates.first ?? ""
      return Diagnostic(.duplicateKey, at: second(key, after: context.mark, in: text, file: file), "\(key)")
    default:
      return Diagnostic(.badSyntax, at: Place(file: file), Words("不是 YAML", "not YAML"))
    }
  }

  /// Yams marks the first of two equal keys; the reader wants the second, which stands at the same indentation.
  private static func second(_ key: String, after mark: Mark, in text: String, file: String) -> Place {
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for number in lines.indices.dropFirst(mark.line) {
      let content = lines[number].drop { $0 == " " || $0 == "-" }
      let column = lines[number].unicodeScalars.count - content.unicodeScalars.count + 1
      guard column == mark.column, content.trimmingPrefix(#/["']/#).hasPrefix(key) else { continue }
      return Place(file: file, line: number + 1, column: column)
    }
    return Place(file: file, line: mark.line, column: mark.column)
  }

  private static func line(_ number: Int, of text: String) -> Substring {
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    return lines.indices.contains(number - 1) ? lines[number - 1] : ""
  }
}
