/// A check box of a form field (ECMA-376 part 1, 17.16.7), whose status or help text is the mark `{{☐学位=博士}}`.
///
/// Filled, that text is the path of the value, from which the box is read back.
enum LegacyBox {
  private static let texts = ["statusText", "helpText"]

  /// The mark of the field data around a `w:checkBox`.
  static func mark(of data: XMLElement?, _ scanner: MarkScanner) -> Mark? {
    guard let data, data.isNamed("ffData"), data.first("checkBox") != nil else { return nil }
    for text in texts.compactMap({ data.first($0)?["val"] }) {
      for span in scanner.spans(in: Array(text.utf8)) {
        if case .mark(let mark) = span.content, mark.kind == .box { return mark }
      }
    }
    return nil
  }

  /// The field's character with its data, ticked or not, and a sign where the path belongs.
  static func bytes(of character: XMLElement, isChecked: Bool, _ scanner: MarkScanner) -> [UInt8] {
    guard let data = character.first("ffData"), let box = data.first("checkBox") else { return character.bytes }
    for text in texts.compactMap({ data.first($0) }) where scanner.occurs(in: Array((text["val"] ?? "").utf8)) {
      text.set("w:val", to: ControlBox.pathSign)
    }
    let checked = box.first("checked") ?? box.append(box.make("w:checked"))
    checked.set("w:val", to: isChecked ? "1" : "0")
    return character.bytes
  }

  /// Whether a field's box is ticked, and its path; nil when it names none.
  static func state(of data: XMLElement) -> (path: String, isChecked: Bool)? {
    guard let box = data.first("checkBox"),
      let path = texts.compactMap({ data.first($0)?["val"] }).first(where: { $0.contains("=") || $0.hasPrefix("~") })
    else { return nil }
    guard let state = box.first("checked") ?? box.first("default") else { return (path, false) }
    return (path, ["1", "true", "on"].contains(state["val"] ?? "1"))
  }
}
