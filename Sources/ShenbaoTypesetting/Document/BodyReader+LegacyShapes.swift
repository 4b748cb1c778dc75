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

  /// How a picture is turned; angles are in degrees, or with `fd` in 65536ths of one.
  var turn: PictureTurn {
    let text = self["rotation"] ?? "0"
    let angle = text.hasSuffix("fd") ? Double(text.dropLast(2)).map { $0 / 65_536 } : Double(text)
    let flip = self["flip"] ?? ""
    let degrees = PictureTurn.normal(angle.flatMap { $0.isFinite ? $0 : nil } ?? 0)
    return PictureTurn(degrees: degrees, isMirrored: flip.contains("x"), isUpsideDown: flip.contains("y"))
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
  /// A VML box with or without text, a line, a group, or a rule across the column (ECMA-376 part 4, 19.1.2); nil for
  /// others.
  func legacyShape(_ element: XMLElement) -> Inline.Content? {
    // An embedded object (`w:object`) stands beside the drawing that shows it.
    let shapes = element.children.filter { !["shapetype", "OLEObject", "anchorlock"].contains($0.name) }
    guard let drawn = shapes.first(where: Self.isBox) ?? (shapes.count == 1 ? shapes[0] : nil) else { return nil }
    if drawn.name == "line" { return line(drawn) }
    if drawn.switched("hr") == true { return rule(drawn) }
    let style = LegacyStyle(drawn["style"] ?? "")
    guard drawn.name == "group" || Self.isBox(drawn), let width = style.length("width"),
      let height = style.length("height")
    else { return nil }
    let shape = drawn.name == "group" ? group : box
    return placed(shape(drawn, max(1, width), max(1, height)), style, style.anchor, drawn)
  }

  /// Whether a shape is shown as a box: it holds text, or is a plain one.
  static func isBox(_ drawn: XMLElement) -> Bool {
    drawn.first(["textbox", "txbxContent"]) != nil || drawn.name == "rect" && drawn.first("imagedata") == nil
  }

  func box(_ drawn: XMLElement, width: Double, height: Double) -> Shape {
    let box = drawn.first("textbox")
    var shape = Shape(width: width, height: height)
    if !isOff(drawn["filled"]) { shape.fill = drawn["fillcolor"].flatMap(Self.colour) ?? .white }
    shape.stroke = stroke(legacy: drawn)
    let insets = (box?["inset"] ?? "").split(separator: ",", omittingEmptySubsequences: false)
    func inset(_ index: Int, _ otherwise: Double) -> Double {
      guard insets.indices.contains(index) else { return otherwise }
      return LegacyStyle.length(insets[index].filter { !$0.isWhitespace }).map { max(0, $0) } ?? otherwise
    }
    shape.insets = (inset(1, 3.6), inset(0, 7.2), inset(3, 3.6), inset(2, 7.2))
    let style = LegacyStyle(box?["style"] ?? "")
    if style["layout-flow"]?.hasPrefix("vertical") == true {
      shape.direction = style["mso-layout-flow-alt"] == "bottom-to-top" ? .bottomToTop : .upright
    }
    if let content = box?.first("txbxContent") { shape.blocks = textBox(content) }
    return shape
  }

  private func line(_ drawn: XMLElement) -> Inline.Content? {
    guard let (x, y, shape) = line(drawn, LegacyStyle.length, { $0 }) else { return nil }
    let style = LegacyStyle(drawn["style"] ?? "")
    var anchor = style.anchor
    anchor.x += x
    anchor.y += y
    return placed(shape, style, anchor, drawn)
  }

  typealias Point = (x: Double, y: Double)

  /// A line between two points that `length` reads and `place` puts where they are; with the upper left corner around it.
  func line(
    _ drawn: XMLElement,
    _ length: (String) -> Double?,
    _ place: (Point) -> Point
  ) -> (x: Double, y: Double, shape: Shape)? {
    func point(_ name: String) -> Point? {
      let parts = (drawn[name] ?? "").split(separator: ",").compactMap { length($0.filter { $0 != " " }) }
      return parts.count == 2 ? place((parts[0], parts[1])) : nil
    }
    guard let from = point("from"), let to = point("to") else { return nil }
    let flip = LegacyStyle(drawn["style"] ?? "")["flip"]
    var shape = Shape(width: abs(to.x - from.x), height: abs(to.y - from.y))
    shape.outline = .line(isRising: ((to.x < from.x) != (to.y < from.y)) != (flip == "x" || flip == "y"))
    shape.stroke = stroke(legacy: drawn)
    return (min(from.x, to.x), min(from.y, to.y), shape)
  }

  /// A bar that stands in a line of its own.
  private func rule(_ drawn: XMLElement) -> Inline.Content {
    let style = LegacyStyle(drawn["style"] ?? "")
    var shape = Shape(width: max(0, style.length("width") ?? 0), height: max(0.5, style.length("height") ?? 1.5))
    shape.share = drawn.integer("hrpct").map { Double(max(0, min(1_000, $0))) / 1_000 } ?? (shape.width > 0 ? nil : 1)
    shape.fill = drawn["fillcolor"].flatMap(Self.colour) ?? Colour(red: 128, green: 128, blue: 128)
    return .box(shape)
  }

  private func placed(
    _ shape: Shape,
    _ style: LegacyStyle,
    _ anchor: Picture.Anchor,
    _ drawn: XMLElement
  ) -> Inline.Content {
    guard style.isFloating else { return .box(shape) }
    var anchor = anchor
    if let wrap = drawn.first("wrap")?["type"] { anchor.wrap = Picture.Anchor.wrap(vml: wrap) }
    return .floating(FloatingObject(content: .shape(shape), anchor: anchor))
  }

  private func stroke(legacy drawn: XMLElement) -> Border {
    guard !isOff(drawn["stroked"]) else { return .none }
    let width = drawn["strokeweight"].flatMap(LegacyStyle.length) ?? 0.75
    let colour = drawn["strokecolor"].flatMap(Self.colour) ?? .black
    return Border(style: .single, width: max(0.1, min(50, width)), colour: colour, space: 0)
  }

  private func isOff(_ word: String?) -> Bool { ["f", "false", "0"].contains(word ?? "t") }

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
