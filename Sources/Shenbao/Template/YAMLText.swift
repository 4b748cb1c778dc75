/// Texts as YAML writes them (YAML 1.2, 7.3 and 8.1): plain where that is safe, else in double quotes.
enum YAMLText {
  static func key(_ name: String) -> String {
    name.contains(":") ? quoted(name) : scalar(name)
  }

  static func scalar(_ text: String, inList: Bool = false) -> String {
    isPlain(text, inList: inList) ? text : quoted(text)
  }

  /// The lines of a text of several lines; nil when a block would not keep it as it is.
  static func block(_ text: String, indent: String) -> [String]? {
    let lines = body(of: text).split(separator: "\n", omittingEmptySubsequences: false)
    let isKept = lines.allSatisfy { line in
      line.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F && $0.value != 0x85 && $0.value != 0x2028 }
    }
    guard text.contains("\n"), isKept, lines[0].first != " ", lines[0].first != nil, lines.last?.isEmpty == false else {
      return nil
    }
    return lines.map { $0.isEmpty ? "" : indent + $0 }
  }

  /// Whether a block of that text ends in a line feed, which the sign at its head must say.
  static func blockSign(_ text: String) -> String { text.hasSuffix("\n") ? "|" : "|-" }

  private static func body(of text: String) -> Substring {
    text.hasSuffix("\n") ? text.dropLast() : text[...]
  }

  private static func isPlain(_ text: String, inList: Bool) -> Bool {
    guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last else { return false }
    guard !"-?:,[]{}#&*!|>'\"%@` \t~".unicodeScalars.contains(first) || isNegative(text) else { return false }
    guard last != ":", last != " ", !text.contains(": "), !text.contains(" #") else { return false }
    guard !["null", "true", "false"].contains(text.lowercased()) else { return false }
    guard !text.hasPrefix("..."),
      !inList || !text.unicodeScalars.contains(where: { ",[]{}".unicodeScalars.contains($0) })
    else { return false }
    return text.unicodeScalars.allSatisfy { scalar in
      scalar.value >= 0x20 && !(0x7F...0x9F).contains(scalar.value) && scalar.value != 0xFEFF
        && !(0x2028...0x2029).contains(scalar.value)
    }
  }

  private static func isNegative(_ text: String) -> Bool {
    text.hasPrefix("-") && text.dropFirst().first?.isNumber == true
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case "\r": result += "\\r"
      default:
        if scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || (0x2028...0x2029).contains(scalar.value) {
          let digits = String(scalar.value, radix: 16)
          result += "\\u" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
        } else {
          result.unicodeScalars.append(scalar)
        }
      }
    }
    return result + "\""
  }
}
