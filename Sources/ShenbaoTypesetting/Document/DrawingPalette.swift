internal import ShenbaoFormats

/// The colours and line widths of a document's theme, by which its drawings name theirs (ECMA-376 20.1.4.1).
struct DrawingPalette {
  private var colours: [String: Colour] = ["dk1": .black, "lt1": .white]
  /// Of the theme's lines, from the first, in points.
  private var widths: [Double] = []

  init() {}

  init(reading elements: XMLElement) {
    for entry in elements.first("clrScheme")?.children ?? [] {
      if let colour = entry.children.first.flatMap(plain) { colours[entry.name] = colour }
    }
    widths = elements.first(["fmtScheme", "lnStyleLst"])?.children("ln").map { BodyReader.emu($0["w"], 0...50) } ?? []
  }

  /// The colour inside a fill or a reference to the theme (ECMA-376 20.1.2.3); nil for one that is not known.
  func colour(in element: XMLElement) -> Colour? {
    for child in element.children {
      if let colour = plain(child) { return child.children.reduce(Tone(colour)) { $0.changed(by: $1) }.colour }
    }
    return nil
  }

  /// How thick the lines are that a shape's style names by their place in the theme, counted from 1.
  func width(_ index: Int) -> Double? {
    widths.indices.contains(index - 1) ? widths[index - 1] : nil
  }

  private func plain(_ element: XMLElement) -> Colour? {
    let value = element["val"] ?? ""
    switch element.name {
    case "srgbClr": return Colour(hex: value)
    case "sysClr": return Colour(hex: element["lastClr"] ?? "") ?? (value.hasSuffix("Text") ? .black : .white)
    case "prstClr": return Self.named[value]
    case "schemeClr": return colours[Self.aliases[value] ?? value]
    default: return nil
    }
  }

  private static let aliases = ["tx1": "dk1", "bg1": "lt1", "tx2": "dk2", "bg2": "lt2"]

  private static let named: [String: Colour] = [
    "black": .black, "white": .white, "red": Colour(red: 255, green: 0, blue: 0),
    "green": Colour(red: 0, green: 128, blue: 0), "blue": Colour(red: 0, green: 0, blue: 255),
    "yellow": Colour(red: 255, green: 255, blue: 0), "gray": Colour(red: 128, green: 128, blue: 128),
    "orange": Colour(red: 255, green: 165, blue: 0), "purple": Colour(red: 128, green: 0, blue: 128),
  ]
}

/// A colour while it is changed, its parts from 0 to 1.
private struct Tone {
  private var parts: [Double]
  private var alpha: Double

  init(_ colour: Colour) {
    parts = [colour.red, colour.green, colour.blue].map { Double($0) / 255 }
    alpha = Double(colour.alpha) / 255
  }

  var colour: Colour {
    let bytes = (parts + [alpha]).map { UInt8((max(0, min(1, $0)) * 255).rounded()) }
    return Colour(red: bytes[0], green: bytes[1], blue: bytes[2], alpha: bytes[3])
  }

  /// The colour made darker, lighter or transparent; changes that are not known leave it as it is.
  func changed(by change: XMLElement) -> Tone {
    let amount = max(0, min(10, Double(change.integer("val") ?? 100_000) / 100_000))
    var tone = self
    switch change.name {
    case "lumMod": tone.lighten { $0 * amount }
    case "lumOff": tone.lighten { $0 + amount }
    // Light is mixed, which grows about with the square of the numbers.
    case "shade": tone.parts = parts.map { ($0 * $0 * min(1, amount)).squareRoot() }
    case "tint": tone.parts = parts.map { (1 - (1 - $0 * $0) * min(1, amount)).squareRoot() }
    case "alpha": tone.alpha = min(1, amount)
    default: break
    }
    return tone
  }

  /// Changes the lightness, keeping the hue and the saturation: the parts stand apart by the saturation times the room
  /// that the lightness leaves them.
  private mutating func lighten(_ change: (Double) -> Double) {
    let old = ((parts.min() ?? 0) + (parts.max() ?? 0)) / 2
    let new = max(0, min(1, change(old)))
    let room = 1 - abs(2 * old - 1)
    let share = room > 0 ? (1 - abs(2 * new - 1)) / room : 0
    parts = parts.map { max(0, min(1, new + ($0 - old) * share)) }
  }
}
