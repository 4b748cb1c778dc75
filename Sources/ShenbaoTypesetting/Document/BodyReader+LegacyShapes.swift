internal import ShenbaoFormats

/// The measures of a VML shape, as its style gives them (ECMA-376 part 4, 19.1.2.19).
struct LegacyStyle {
  private var values: [String: String] = [:]

  init(_ text: String) {
    for part in text.split(separator: ";") {
      let pair = part.split(separator: ":", maxSplits: 1).map { $0.filter { !$0.isWhitespace } }
      if pair.count == 2 { values[pair[0].lowercased()] = pair[1] }
    }
  }

  subscript(_ name: String) -> String? { values[name] }

  var isFloating: Bool { self["position"] == "absolute" }

  func length(_ name: String) -> Double? { self[name].flatMap(Self.length) }

  /// A length with its unit; a bare number is in pixels of a 96th of an inch.
  static func length(_ text: String) -> Double? {
    let units: [(String, Double)] = [("pt", 1), ("in", 72), ("cm", 72 / 2.54), ("mm", 72 / 25.4), ("px", 0.75)]
    let unit = units.first { text.hasSuffix($0.0) }
    let number = Double(unit == nil ? text : String(text.dropLast(2)))
    return number.flatMap { $0.isFinite ? max(-4_000, min(4_000, $0 * (unit?.1 ?? 0.75))) : nil }
  }

  /// Where a floating shape stands.
  var anchor: Picture.Anchor {
    let horizontal = ["page": Picture.Anchor.Origin.page, "margin": .margin][
      self["mso-position-horizontal-relative"] ?? ""
    ]
    let vertical = ["page": Picture.Anchor.Origin.page, "margin": .margin][
      self["mso-position-vertical-relative"] ?? ""
    ]
    func align(_ name: String) -> String? { self[name].flatMap { $0 == "absolute" ? nil : $0 } }
    return Picture.Anchor(
      horizontalOrigin: horizontal ?? .column,
      verticalOrigin: vertical ?? .paragraph,
      x: length("margin-left") ?? length("left") ?? 0,
      y: length("margin-top") ?? length("top") ?? 0,
      horizontalAlign: align("mso-position-horizontal"),
      verticalAlign: align("mso-position-vertical"),
      isBehindText: self["z-index"]?.hasPrefix("-") ?? false
    )
  }
}

extension BodyReader {
  /// A VML box with text (ECMA-376 part 4, 19.1.2.22); nil for other drawings.
  func legacyShape(_ element: XMLElement) -> Inline.Content? {
    guard let box = element.descendants("textbox").first, let content = box.first("txbxContent"),
      let parent = box.parent, parent.parent == element
    else { return nil }
    let style = LegacyStyle(parent["style"] ?? "")
    guard let width = style.length("width"), let height = style.length("height") else { return nil }
    var shape = Shape(width: max(1, width), height: max(1, height))
    let isOff: (String?) -> Bool = { ["f", "false", "0"].contains($0 ?? "t") }
    if !isOff(parent["filled"]) {
      shape.fill = parent["fillcolor"].flatMap(Self.colour) ?? .white
    }
    if !isOff(parent["stroked"]) {
      let width = parent["strokeweight"].flatMap(LegacyStyle.length) ?? 0.75
      shape.stroke = Border(
        style: .single,
        width: max(0.1, min(50, width)),
        colour: parent["strokecolor"].flatMap(Self.colour) ?? .black,
        space: 0
      )
    }
    let insets = (box["inset"] ?? "").split(separator: ",", omittingEmptySubsequences: false)
    func inset(_ index: Int, _ otherwise: Double) -> Double {
      guard insets.indices.contains(index) else { return otherwise }
      return LegacyStyle.length(insets[index].filter { !$0.isWhitespace }).map { max(0, $0) } ?? otherwise
    }
    shape.insets = (inset(1, 3.6), inset(0, 7.2), inset(3, 3.6), inset(2, 7.2))
    shape.blocks = textBox(content)
    guard style.isFloating else { return .box(shape) }
    var anchor = style.anchor
    if let wrap = parent.first("wrap")?["type"] { anchor.wrap = Picture.Anchor.wrap(vml: wrap) }
    return .floating(FloatingObject(content: .shape(shape), anchor: anchor))
  }

  private static func colour(_ text: String) -> Colour? {
    let word = text.prefix { $0 != " " }.lowercased()
    let names: [String: Colour] = [
      "black": .black, "white": .white, "red": Colour(red: 255, green: 0, blue: 0),
      "blue": Colour(red: 0, green: 0, blue: 255),
    ]
    if let named = names[word] { return named }
    guard word.hasPrefix("#") else { return nil }
    let digits = String(word.dropFirst())
    return Colour(hex: digits.count == 3 ? digits.map { "\($0)\($0)" }.joined() : digits)
  }
}
