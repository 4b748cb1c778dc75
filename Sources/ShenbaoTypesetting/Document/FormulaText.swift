internal import ShenbaoFormats

/// A formula (`m:oMath`, ECMA-376 22.1) written in one line, so that nothing of it is lost: `(a+b)/2`, `x^2`, `√(c)`.
struct FormulaText {
  private(set) var text = ""

  init(_ element: XMLElement) {
    for child in element.children { add(child) }
  }

  /// The parser refuses elements deeper than 256, so this ends.
  private mutating func add(_ element: XMLElement) {
    switch element.name {
    case "r": for part in element.children where part.name == "t" { text += part.text }
    case "f": text += grouped(element.first("num")) + "/" + grouped(element.first("den"))
    case "sSup": text += plain(element.first("e")) + "^" + grouped(element.first("sup"))
    case "sSub": text += plain(element.first("e")) + "_" + grouped(element.first("sub"))
    case "sSubSup":
      text += plain(element.first("e")) + "_" + grouped(element.first("sub")) + "^" + grouped(element.first("sup"))
    case "rad": text += plain(element.first("deg")) + "\u{221A}(" + plain(element.first("e")) + ")"
    case "d": delimited(element)
    case "nary":
      text += element.first(["naryPr", "chr"])?["val"] ?? "\u{222B}"
      let (lower, upper) = (plain(element.first("sub")), plain(element.first("sup")))
      if !lower.isEmpty { text += "_(\(lower))" }
      if !upper.isEmpty { text += "^(\(upper))" }
      text += plain(element.first("e"))
    case "m":
      text +=
        "["
        + element.children("mr").map { row in row.children("e").map { plain($0) }.joined(separator: " ") }
        .joined(separator: "; ") + "]"
    case "eqArr": text += element.children("e").map { plain($0) }.joined(separator: "; ")
    default: if !element.name.hasSuffix("Pr") { for child in element.children { add(child) } }
    }
  }

  private mutating func delimited(_ element: XMLElement) {
    let properties = element.first("dPr")
    let separator = properties?.first("sepChr")?["val"] ?? "|"
    text += properties?.first("begChr")?["val"] ?? "("
    text += element.children("e").map { plain($0) }.joined(separator: separator)
    text += properties?.first("endChr")?["val"] ?? ")"
  }

  private func plain(_ element: XMLElement?) -> String { element.map { FormulaText($0).text } ?? "" }

  private func grouped(_ element: XMLElement?) -> String {
    let inner = plain(element)
    return inner.count > 1 && !inner.allSatisfy(\.isNumber) ? "(\(inner))" : inner
  }
}

extension FormulaText {
  /// A formula field (`EQ`, ECMA-376 17.16.5.16) in one line, by its characters alone: `\f(1,2)` as `1/2`.
  init(field instruction: String) {
    var rest = instruction.drop { $0.isWhitespace }.dropFirst(2)
    text = Self.read(&rest, depth: 0).joined(separator: ",")
  }

  /// The arguments up to the closing bracket.
  private static func read(_ rest: inout Substring, depth: Int) -> [String] {
    var arguments = [""]
    while let character = rest.popFirst() {
      switch character {
      case ")" where depth > 0, "\u{FF09}" where depth > 0: return arguments
      case ",", ";", "\u{FF0C}": arguments.append("")
      case "(", "\u{FF08}":
        guard depth < 32 else { continue }
        arguments[arguments.count - 1] += "(" + read(&rest, depth: depth + 1).joined(separator: ",") + ")"
      case "\\":
        guard depth < 32, let shown = element(&rest, depth: depth) else { continue }
        arguments[arguments.count - 1] += shown
      default: if !character.isWhitespace { arguments[arguments.count - 1].append(character) }
      }
    }
    return arguments
  }

  /// One switch with its options and arguments.
  private static func element(_ rest: inout Substring, depth: Int) -> String? {
    guard let open = rest.firstIndex(where: { $0 == "(" || $0 == "\u{FF08}" }) else {
      // An escaped comma or bracket stands for itself.
      return rest.popFirst().map { $0.isLetter ? "" : String($0) }
    }
    let name = rest.first.map { $0.lowercased() } ?? ""
    guard name.first?.isLetter == true else { return rest.popFirst().map(String.init) }
    rest = rest[rest.index(after: open)...]
    let arguments = read(&rest, depth: depth + 1)
    switch name {
    case "f": return arguments.joined(separator: "/")
    case "r":
      let inner = "\u{221A}(" + (arguments.last ?? "") + ")"
      return arguments.count > 1 ? arguments[0] + inner : inner
    case "b": return "(" + arguments.joined(separator: ",") + ")"
    case "i": return "\u{222B}" + arguments.joined(separator: ",")
    case "d": return ""
    case "a": return arguments.joined(separator: " ")
    default: return arguments.joined(separator: ",")
    }
  }
}
