internal import ShenbaoFormats

/// What drawings are painted with: by their own word, else by the style they refer to (ECMA-376 20.1.4.2).
extension BodyReader {
  /// What a shape is filled with.
  func fill(_ properties: XMLElement?, _ style: XMLElement?) -> Colour? {
    guard let properties, properties.saysFill else { return referenced(style?.first("fillRef")) }
    return colour(properties)
  }

  /// The line around a drawing, or the line that it is.
  func stroke(_ line: XMLElement?, _ style: XMLElement? = nil) -> Border {
    let reference = style?.first("lnRef")
    let own = line.flatMap { $0.saysFill ? $0 : nil }
    guard let colour = own.map(colour) ?? referenced(reference) else { return .none }
    if let line, ["headEnd", "tailEnd"].contains(where: { line.first($0)?["type"] ?? "none" != "none" }) {
      report("a:tailEnd", near: line)
    }
    let width = reference?.integer("idx").flatMap(document.theme.palette.width) ?? 0.75
    return Border(
      style: Self.dash(line?.first("prstDash")?["val"] ?? "solid"),
      width: line?["w"] == nil ? max(0.1, width) : Self.emu(line?["w"], 0.1...50),
      colour: colour,
      space: 0
    )
  }

  /// The colour of text that names none.
  func ink(_ style: XMLElement?) -> Colour? {
    style?.first("fontRef").flatMap { document.theme.palette.colour(in: $0) }
  }

  private static func dash(_ name: String) -> Border.Style {
    switch name {
    case "solid": .single
    case "dot", "sysDot": .dotted
    default: .dashed
    }
  }

  private func referenced(_ reference: XMLElement?) -> Colour? {
    guard let reference, reference.integer("idx") ?? 0 > 0 else { return nil }
    return document.theme.palette.colour(in: reference)
  }

  /// A plain fill; gradients, patterns and unknown colours are reported.
  private func colour(_ element: XMLElement) -> Colour? {
    guard element.first("noFill") == nil else { return nil }
    if let fill = element.first("solidFill"), let colour = document.theme.palette.colour(in: fill) { return colour }
    if let fill = element.children.first(where: { $0.name.hasSuffix("Fill") }) {
      report(fill.qualifiedName, near: element)
    }
    return nil
  }
}

extension XMLElement {
  /// Whether it says itself with what it is filled, be it with nothing.
  fileprivate var saysFill: Bool { children.contains { $0.name.hasSuffix("Fill") } }
}
