internal import ShenbaoFormats

/// Where a frame or a floating table stands (ECMA-376 17.3.1.11, 17.4.57); measures in points.
struct FramePosition: Equatable {
  enum Anchor: String { case text, margin, page }

  var horizontal: Anchor
  var vertical: Anchor
  var x: Double?
  var y: Double?
  /// `left`, `center`, `right`, `inside` or `outside`, instead of `x`.
  var alignX: String?
  var alignY: String?
  /// Whether it is the first letter of a paragraph, set large beside its text in the margin.
  var isMarginal = false
  /// Of a frame; nil for as wide as its text.
  var width: Double?
  /// Kept free around it.
  var distances = Distances()
  /// Whether text stands on both of its sides, only above and below, or over it.
  var wrap = Picture.Anchor.Wrap.square

  struct Distances: Equatable {
    var top = 0.0
    var left = 0.0
    var bottom = 0.0
    var right = 0.0
  }

  init(frame element: XMLElement) {
    horizontal = Anchor(rawValue: element["hAnchor"] ?? "page") ?? .page
    vertical = Anchor(rawValue: element["vAnchor"] ?? "page") ?? .page
    x = element.points("x")
    y = element.points("y")
    alignX = element["xAlign"]
    alignY = element["yAlign"]
    width = element.points("w").map { max(10, $0) }
    let across = max(0, min(500, element.points("hSpace") ?? 0))
    let down = max(0, min(500, element.points("vSpace") ?? 0))
    distances = Distances(top: down, left: across, bottom: down, right: across)
    isMarginal = element["dropCap"] == "margin"
    switch element["wrap"] {
    case "none", "through": wrap = .none
    case "notBeside": wrap = .topAndBottom
    default: wrap = .square
    }
  }

  /// Reads `w:tblpPr` as Word's notes on 17.4.57 say; nil where it does not make the table float.
  init?(table element: XMLElement) {
    horizontal = Anchor(rawValue: element["horzAnchor"] ?? "text") ?? .text
    vertical = Anchor(rawValue: element["vertAnchor"] ?? "margin") ?? .margin
    x = element.points("tblpX")
    y = element.points("tblpY")
    alignX = element["tblpXSpec"]
    alignY = element["tblpYSpec"]
    func distance(_ name: String) -> Double { max(0, min(500, element.points(name) ?? 0)) }
    distances = Distances(
      top: distance("topFromText"),
      left: distance("leftFromText"),
      bottom: distance("bottomFromText"),
      right: distance("rightFromText")
    )
    let isPlaced = alignX != nil || alignY != nil || x ?? 0 != 0 || y ?? 0 != 0
    if !isPlaced, horizontal == .text, vertical != .text { return nil }
  }

  /// The left edge of something `width` wide whose container begins at `containerX`.
  func left(_ width: Double, containerX: Double, page: PageGeometry) -> Double {
    if isMarginal { return containerX - width - distances.right }
    let range: (Double, Double)
    switch horizontal {
    case .page: range = (0, page.width)
    case .margin: range = (page.left, page.right)
    case .text: range = (containerX, max(containerX, page.right))
    }
    switch alignX {
    case "center": return (range.0 + range.1 - width) / 2
    case "right", "outside": return range.1 - width
    case "left", "inside": return range.0
    default: return range.0 + (x ?? 0)
    }
  }

  /// The upper edge of something `height` high that is met at `flowY`.
  func top(_ height: Double, flowY: Double, page: PageGeometry) -> Double {
    let range: (Double, Double)
    switch vertical {
    case .page: range = (0, page.height)
    case .margin: range = (page.top, page.bottom)
    case .text: return flowY + (y ?? 0)
    }
    switch alignY {
    case "center": return (range.0 + range.1 - height) / 2
    case "bottom", "outside": return range.1 - height
    case "top", "inside": return range.0
    default: return range.0 + (y ?? 0)
    }
  }
}
