internal import ShenbaoFormats

/// One border line; width and distance in points.
struct Border: Equatable {
  enum Style: Equatable {
    case none
    case single
    case double
    case triple
    case dotted
    case dashed
  }

  var style: Style
  var width: Double
  var colour: Colour
  /// From the text, for paragraphs.
  var space: Double

  static let none = Border(style: .none, width: 0, colour: .black, space: 0)

  var isVisible: Bool { style != .none && width > 0 }

  /// Reads a border element (ECMA-376 17.3.4); patterns we do not draw become the nearest that we do.
  init(reading element: XMLElement) {
    let name = element["val"] ?? "nil"
    width = Double(max(0, min(96, element.integer("sz") ?? 4))) / 8
    colour = element["color"].flatMap { Colour(hex: $0) } ?? .black
    space = Double(max(0, min(31, element.integer("space") ?? 0)))
    switch name {
    case "nil", "none": style = .none
    case "double", "thinThickSmallGap", "thickThinSmallGap", "thinThickMediumGap", "thickThinMediumGap":
      style = .double
    case "triple": style = .triple
    case "dotted", "dotDash", "dotDotDash": style = .dotted
    case "dashed", "dashSmallGap": style = .dashed
    default: style = .single
    }
  }

  init(style: Style, width: Double, colour: Colour, space: Double) {
    self.style = style
    self.width = width
    self.colour = colour
    self.space = space
  }

  /// Which of two borders of one edge is shown (ECMA-376 17.4.66): the heavier, then the darker.
  static func stronger(_ left: Border?, _ right: Border?) -> Border? {
    guard let left, left.isVisible else { return right ?? left }
    guard let right, right.isVisible else { return left }
    if left.weight != right.weight { return left.weight > right.weight ? left : right }
    return right.colour.brightness < left.colour.brightness ? right : left
  }

  private var weight: Double {
    switch style {
    case .none: 0
    case .single: width
    case .double: width * 3
    case .triple: width * 5
    case .dotted, .dashed: width * 0.9
    }
  }

  /// What the line takes up across, with the gaps of double and triple lines.
  var thickness: Double {
    switch style {
    case .none: 0
    case .double: width * 3
    case .triple: width * 5
    default: width
    }
  }
}

/// The border lines of a paragraph, a cell or a table; nil where nothing is said.
struct Borders: Equatable {
  var top: Border?
  var left: Border?
  var bottom: Border?
  var right: Border?
  /// Between rows, or between equal paragraphs.
  var insideHorizontal: Border?
  var insideVertical: Border?
  /// Beside a paragraph, left of all else.
  var bar: Border?
  /// Across a cell, from its upper left and its lower left corner.
  var falling: Border?
  var rising: Border?

  init() {}

  init(reading element: XMLElement?) {
    guard let element else { return }
    for child in element.children {
      let border = Border(reading: child)
      switch child.name {
      case "top": top = border
      case "left", "start": left = border
      case "bottom": bottom = border
      case "right", "end": right = border
      case "insideH", "between": insideHorizontal = border
      case "insideV": insideVertical = border
      case "bar": bar = border
      case "tl2br": falling = border
      case "tr2bl": rising = border
      default: continue
      }
    }
  }

  mutating func apply(_ other: Borders) {
    top = other.top ?? top
    left = other.left ?? left
    bottom = other.bottom ?? bottom
    right = other.right ?? right
    insideHorizontal = other.insideHorizontal ?? insideHorizontal
    insideVertical = other.insideVertical ?? insideVertical
    bar = other.bar ?? bar
    falling = other.falling ?? falling
    rising = other.rising ?? rising
  }

  var isEmpty: Bool { self == Borders() }
}

/// A background; nil colour is transparent.
struct Shading: Equatable {
  var colour: Colour?

  /// Reads `w:shd` (ECMA-376 17.3.5): percentages mix the pattern's colour into the fill.
  init(reading element: XMLElement) {
    let fill = element["fill"].flatMap { Colour(hex: $0) }
    let pattern = element["val"] ?? "clear"
    let ink = element["color"].flatMap { Colour(hex: $0) } ?? .black
    if pattern == "solid" {
      colour = ink
    } else if pattern.hasPrefix("pct"), let percent = Double(pattern.dropFirst(3)) {
      colour = Self.mix(fill ?? .white, ink, max(0, min(100, percent)) / 100)
    } else {
      colour = fill
    }
  }

  private static func mix(_ paper: Colour, _ ink: Colour, _ share: Double) -> Colour {
    func part(_ path: KeyPath<Colour, UInt8>) -> UInt8 {
      UInt8((Double(paper[keyPath: path]) * (1 - share) + Double(ink[keyPath: path]) * share).rounded())
    }
    return Colour(red: part(\.red), green: part(\.green), blue: part(\.blue))
  }
}
