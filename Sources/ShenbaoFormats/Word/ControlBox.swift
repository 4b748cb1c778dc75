/// A check box that is a content control (`w14:checkbox`, MS-DOCX 2.6.1.10) and names its value in its tag: `学位=博士`.
enum ControlBox {
  /// Stand for the path and the id in the bytes of a box until it is written.
  static let pathSign = "\u{F8F5}"
  static let idSign = "\u{F8F6}"

  /// `path=value` from the tag or title of the control around `checkbox`.
  static func option(of checkbox: XMLElement) -> String? {
    guard let properties = checkbox.parent, properties.isNamed("sdtPr") else { return nil }
    for name in ["tag", "alias"] {
      if let text = properties.first(name)?["val"], text.contains("=") || text.contains("＝") { return text }
    }
    return nil
  }

  /// Frees a control for our own controls inside it: a plain-text one takes none, and a bound one is overwritten on opening.
  static func release(_ properties: XMLElement) {
    for child in properties.children where ["text", "dataBinding", "showingPlcHdr"].contains(child.name) {
      child.remove()
    }
  }

  /// The control as bytes, after setting its state, its sign and the sign's font.
  static func bytes(of control: XMLElement, isChecked: Bool) -> [UInt8] {
    guard let box = control.first(["sdtPr", "checkbox"]) else { return control.bytes }
    let properties = control.first("sdtPr")
    let names = [properties?.first("tag"), properties?.first("alias")].compactMap(\.self)
    names.first { ($0["val"] ?? "").contains { "=＝\u{F8F5}".contains($0) } }?.set("w:val", to: pathSign)
    properties?.first("id")?.set("w:val", to: idSign)
    box.first("checked")?.set("val", inNamespaceOf: box, to: isChecked ? "1" : "0")
    let state = box.first(isChecked ? "checkedState" : "uncheckedState")
    let code = state?["val"].flatMap { UInt32($0, radix: 16) }.flatMap(Unicode.Scalar.init)
    let sign = code.map { String(Character($0)) } ?? (isChecked ? "☒" : "☐")
    guard let run = control.first("sdtContent")?.descendants("r").first else { return control.bytes }
    for child in run.children where !child.isNamed("rPr") { child.remove() }
    run.append(run.make("w:t", text: sign))
    if let font = state?["font"], let fonts = run.first(["rPr", "rFonts"]) {
      for attribute in ["ascii", "hAnsi", "eastAsia", "cs"] where fonts[attribute] != nil {
        fonts.set("w:" + attribute, to: font)
      }
    }
    return control.bytes
  }
}

extension XMLElement {
  /// Sets an attribute in the namespace of `other`, whatever its prefix is here.
  fileprivate func set(_ name: String, inNamespaceOf other: XMLElement, to value: String) {
    let prefix = other.qualifiedName.split(separator: ":").dropLast().first.map { $0 + ":" } ?? ""
    set(prefix + name, to: value)
  }
}
