/// A YAML file that is being put together by paths such as `团队[2].姓名`, and its text.
final class YAMLTree {
  /// Of a scalar.
  var value: String?
  private var notes: [String] = []
  private var choices: [String] = []
  private var names: [String] = []
  private var members: [String: YAMLTree] = [:]
  private var items: [YAMLTree] = []
  /// Whether it is a list even without items.
  var isList = false

  /// Puts a remark behind the value, once.
  func note(_ text: String) {
    if !notes.contains(text) { notes.append(text) }
  }

  /// Adds one choice of several.
  func choose(_ option: String) {
    if !choices.contains(option) { choices.append(option) }
  }

  var isScalar: Bool { names.isEmpty && items.isEmpty && !isList }

  func member(_ name: String) -> YAMLTree {
    if let known = members[name] { return known }
    let made = YAMLTree()
    members[name] = made
    names.append(name)
    return made
  }

  /// The item of that number, from 1; no file has more than a million.
  func item(_ number: Int) -> YAMLTree {
    isList = true
    let wanted = min(max(number, 1), 1_000_000)
    while items.count < wanted { items.append(YAMLTree()) }
    return items[wanted - 1]
  }

  /// What a path leads to, made where it is missing.
  func node(at path: String) -> YAMLTree {
    var node = self
    for step in path.split(separator: ".") {
      let pieces = step.split(separator: "[")
      if let name = pieces.first { node = node.member(String(name)) }
      for number in pieces.dropFirst() { node = node.item(Int(number.dropLast()) ?? 1) }
    }
    return node
  }
}

extension YAMLTree {
  var text: String {
    var lines: [String] = []
    write(indent: "", to: &lines)
    return lines.map { $0 + "\n" }.joined()
  }

  private func write(indent: String, to lines: inout [String]) {
    for name in names { members[name]?.write(after: indent + YAMLText.key(name) + ":", indent: indent, to: &lines) }
    for item in items {
      let start = lines.count
      if item.isScalar {
        item.write(after: indent + "-", indent: indent, to: &lines)
      } else {
        item.write(indent: indent + "  ", to: &lines)
        lines[start] = indent + "- " + lines[start].dropFirst(indent.count + 2)
      }
    }
  }

  private func write(after head: String, indent: String, to lines: inout [String]) {
    let remark = notes.isEmpty ? "" : "  # " + notes.joined(separator: "；")
    if !isScalar {
      lines.append(head + remark + (names.isEmpty && items.isEmpty ? " []" : ""))
      return write(indent: indent + "  ", to: &lines)
    }
    if !choices.isEmpty {
      let chosen = choices.map { YAMLText.scalar($0, inList: choices.count > 1) }
      lines.append(head + " " + (chosen.count == 1 ? chosen[0] : "[" + chosen.joined(separator: ", ") + "]") + remark)
      return
    }
    guard let value, !value.isEmpty else { return lines.append(head + remark) }
    guard let block = YAMLText.block(value, indent: indent + "  ") else {
      return lines.append(head + " " + YAMLText.scalar(value) + remark)
    }
    lines.append(head + " " + YAMLText.blockSign(value) + remark)
    lines += block
  }
}
