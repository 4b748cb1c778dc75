internal import ShenbaoFormats

/// Switches of which some are stated on and some off; the rest is inherited.
struct Switches<Option: OptionSet>: Equatable where Option.Element == Option {
  private(set) var stated = Option()
  private(set) var on = Option()

  mutating func set(_ option: Option, _ value: Bool?) {
    guard let value else { return }
    stated.insert(option)
    if value { on.insert(option) } else { on.remove(option) }
  }

  mutating func apply(_ other: Switches) {
    on = on.subtracting(other.stated).union(other.on)
    stated.formUnion(other.stated)
  }

  /// Style levels are told apart by difference: bold on bold is plain (ECMA-376 17.7.3).
  mutating func toggle(_ other: Switches, _ toggles: Option) {
    let changed = other.on.intersection(toggles)
    on = on.subtracting(changed).union(changed.subtracting(on))
    stated.formUnion(other.stated)
    let plain = other.stated.subtracting(toggles)
    on = on.subtracting(plain).union(other.on.intersection(plain))
  }

  func isOn(_ option: Option, otherwise: Bool = false) -> Bool {
    stated.isSuperset(of: option) ? on.isSuperset(of: option) : otherwise
  }
}

/// What a style or a run says of characters (ECMA-376 17.3.2); nil where it says nothing.
struct RunProperties {
  struct Options: OptionSet {
    let rawValue: Int
    static let bold = Options(rawValue: 1)
    static let italic = Options(rawValue: 2)
    static let strike = Options(rawValue: 4)
    static let doubleStrike = Options(rawValue: 8)
    static let caps = Options(rawValue: 16)
    static let smallCaps = Options(rawValue: 32)
    static let hidden = Options(rawValue: 64)
    static let snapToGrid = Options(rawValue: 128)
    static let toggles: Options = [.bold, .italic, .strike, .doubleStrike, .caps, .smallCaps, .hidden]
  }

  enum VerticalAlign { case baseline, superscript, `subscript` }

  /// Marks that stand at each character (ECMA-376 17.3.2.12).
  enum Emphasis: String { case none, dot, comma, circle, underDot }

  /// A width that runs with one id share (ECMA-376 17.3.2.14).
  struct Fit: Equatable {
    var width: Double
    var id: Int
  }

  struct Underline {
    var style: Border.Style
    var isThick = false
    var isWordsOnly = false
    var isWavy = false
    var colour: Colour?
  }

  var fonts = FontNames()
  var switches = Switches<Options>()
  var size: Double?
  var colour: Colour?
  var isColourAutomatic = false
  var underline: Underline?
  var highlight: Colour??
  var shading: Shading?
  var position: Double?
  var spacing: Double?
  var scale: Double?
  var verticalAlign: VerticalAlign?
  var border: Border?
  var emphasis: Emphasis?
  var fit: Fit?
  /// The smallest size whose letters are moved towards each other; 0 for none (ECMA-376 17.3.2.19).
  var kerning: Double?
  /// The size of complex scripts.
  var complexSize: Double?
  /// Effects that are not shown, by name, and whether they are on.
  var effects: [String: Bool] = [:]
  var styleID: String?

  init() {}

  init(reading element: XMLElement?, theme: Theme) {
    guard let element else { return }
    for child in element.children { read(child, theme) }
  }

  private mutating func read(_ child: XMLElement, _ theme: Theme) {
    if let option = Self.options[child.name] {
      switches.set(option, child.isOn)
      return
    }
    switch child.name {
    case "rStyle": styleID = child["val"]
    case "rFonts": fonts = FontNames(reading: child, theme: theme)
    case "sz": size = child.halfPoints
    case "color":
      colour = child["val"].flatMap { Colour(hex: $0) }
      isColourAutomatic = colour == nil
    case "u": underline = Self.underline(child)
    case "highlight": highlight = .some(child["val"].flatMap { Self.highlights[$0] })
    case "shd": shading = Shading(reading: child)
    case "position": position = child.integer("val").map { Double(max(-3_168, min(3_168, $0))) / 2 }
    case "spacing": spacing = child.points()
    case "w": scale = child.integer("val").map { Double(max(1, min(600, $0))) / 100 }
    case "bdr": border = Border(reading: child)
    case "em": emphasis = Emphasis(rawValue: child["val"] ?? "") ?? Emphasis.none
    case "fitText": fit = child.points().map { Fit(width: max(0, min(4_000, $0)), id: child.integer("id") ?? 0) }
    case "kern": kerning = child.integer("val").map { Double(max(0, min(3_276, $0))) / 2 }
    case "szCs": complexSize = child.halfPoints
    case "vertAlign":
      verticalAlign = ["superscript": .superscript, "subscript": .subscript][child["val"] ?? ""] ?? .baseline
    default:
      guard Constructs.runEffects.contains(child.name) else { return }
      effects[child.qualifiedName] = child.isOn && child["val"] != "none"
    }
  }

  mutating func apply(_ other: RunProperties, asStyle: Bool = false) {
    fonts.apply(other.fonts)
    if asStyle { switches.toggle(other.switches, Options.toggles) } else { switches.apply(other.switches) }
    size = other.size ?? size
    if other.colour != nil || other.isColourAutomatic {
      colour = other.colour
      isColourAutomatic = other.isColourAutomatic
    }
    underline = other.underline ?? underline
    highlight = other.highlight ?? highlight
    shading = other.shading ?? shading
    position = other.position ?? position
    spacing = other.spacing ?? spacing
    scale = other.scale ?? scale
    verticalAlign = other.verticalAlign ?? verticalAlign
    border = other.border ?? border
    emphasis = other.emphasis ?? emphasis
    fit = other.fit ?? fit
    kerning = other.kerning ?? kerning
    complexSize = other.complexSize ?? complexSize
    effects.merge(other.effects) { $1 }
    styleID = other.styleID ?? styleID
  }

  private static func underline(_ element: XMLElement) -> Underline {
    let name = element["val"] ?? "single"
    let style: Border.Style
    switch name {
    case "none": style = .none
    case "double", "wavyDouble": style = .double
    case "dotted", "dottedHeavy", "dotDash", "dotDotDash", "dashDotHeavy", "dashDotDotHeavy": style = .dotted
    case "dash", "dashLong", "dashedHeavy", "dashLongHeavy": style = .dashed
    default: style = .single
    }
    return Underline(
      style: style,
      isThick: name == "thick" || name.hasSuffix("Heavy"),
      isWordsOnly: name == "words",
      isWavy: name.hasPrefix("wav"),
      colour: element["color"].flatMap { Colour(hex: $0) }
    )
  }

  private static let options: [String: Options] = [
    "b": .bold, "i": .italic, "strike": .strike, "dstrike": .doubleStrike, "caps": .caps,
    "smallCaps": .smallCaps, "vanish": .hidden, "snapToGrid": .snapToGrid,
  ]

  private static let highlights: [String: Colour] = [
    "black": .black, "white": .white,
    "yellow": Colour(red: 255, green: 255, blue: 0), "green": Colour(red: 0, green: 255, blue: 0),
    "cyan": Colour(red: 0, green: 255, blue: 255), "magenta": Colour(red: 255, green: 0, blue: 255),
    "blue": Colour(red: 0, green: 0, blue: 255), "red": Colour(red: 255, green: 0, blue: 0),
    "darkBlue": Colour(red: 0, green: 0, blue: 128), "darkCyan": Colour(red: 0, green: 128, blue: 128),
    "darkGreen": Colour(red: 0, green: 128, blue: 0), "darkMagenta": Colour(red: 128, green: 0, blue: 128),
    "darkRed": Colour(red: 128, green: 0, blue: 0), "darkYellow": Colour(red: 128, green: 128, blue: 0),
    "darkGray": Colour(red: 128, green: 128, blue: 128), "lightGray": Colour(red: 192, green: 192, blue: 192),
  ]
}

/// The four fonts of a run, one for each kind of character (ECMA-376 17.3.2.26).
struct FontNames: Equatable {
  var ascii: String?
  var highAnsi: String?
  var eastAsia: String?
  var complexScript: String?
  /// Whether ambiguous characters, as curly quotes, belong to the East Asian font.
  var prefersEastAsia: Bool?

  init() {}

  init(reading element: XMLElement, theme: Theme) {
    ascii = element["asciiTheme"].flatMap(theme.font) ?? element["ascii"]
    highAnsi = element["hAnsiTheme"].flatMap(theme.font) ?? element["hAnsi"]
    eastAsia = element["eastAsiaTheme"].flatMap(theme.font) ?? element["eastAsia"]
    complexScript = element["cstheme"].flatMap(theme.font) ?? element["cs"]
    prefersEastAsia = element["hint"].map { $0 == "eastAsia" }
  }

  mutating func apply(_ other: FontNames) {
    ascii = other.ascii ?? ascii
    highAnsi = other.highAnsi ?? highAnsi
    eastAsia = other.eastAsia ?? eastAsia
    complexScript = other.complexScript ?? complexScript
    prefersEastAsia = other.prefersEastAsia ?? prefersEastAsia
  }
}
