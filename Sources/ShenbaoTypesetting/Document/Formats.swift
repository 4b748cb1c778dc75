/// How characters look, everything decided; measures in points.
final class CharacterFormat {
  let fonts: FontNames
  let size: Double
  let switches: Switches<RunProperties.Options>
  let colour: Colour?
  let underline: RunProperties.Underline?
  let background: Colour?
  let position: Double
  let spacing: Double
  let scale: Double
  let verticalAlign: RunProperties.VerticalAlign
  let border: Border?
  let emphasis: RunProperties.Emphasis
  let fit: RunProperties.Fit?
  let isKerned: Bool
  let complexSize: Double?

  /// The same look, raised by points or in another font.
  init(_ other: CharacterFormat, raisedBy rise: Double = 0, fonts: FontNames? = nil) {
    self.fonts = fonts ?? other.fonts
    size = other.size
    switches = other.switches
    colour = other.colour
    underline = other.underline
    background = other.background
    position = other.position + rise
    spacing = other.spacing
    scale = other.scale
    verticalAlign = other.verticalAlign
    border = other.border
    emphasis = other.emphasis
    fit = other.fit
    isKerned = other.isKerned
    complexSize = other.complexSize
  }

  init(_ run: RunProperties) {
    fonts = run.fonts
    size = run.size ?? 10
    switches = run.switches
    colour = run.colour ?? run.shading?.colour?.readableInk
    underline = run.underline.flatMap { $0.style == .none ? nil : $0 }
    background = (run.highlight ?? nil) ?? run.shading?.colour
    position = run.position ?? 0
    spacing = run.spacing ?? 0
    scale = run.scale ?? 1
    verticalAlign = run.verticalAlign ?? .baseline
    border = run.border.flatMap { $0.isVisible ? $0 : nil }
    emphasis = run.emphasis ?? .none
    fit = run.fit
    isKerned = run.kerning.map { $0 > 0 && $0 <= run.size ?? 10 } ?? false
    complexSize = run.complexSize
  }

  var isBold: Bool { switches.isOn(.bold) }
  var isItalic: Bool { switches.isOn(.italic) }
  var isHidden: Bool { switches.isOn(.hidden) }

  /// The size in which glyphs are drawn: smaller for raised and lowered small letters.
  var drawnSize: Double { verticalAlign == .baseline ? size : size * 0.65 }

  /// How far the baseline is raised.
  var rise: Double {
    switch verticalAlign {
    case .baseline: position
    case .superscript: position + size * 0.34
    case .subscript: position - size * 0.14
    }
  }
}

/// How a paragraph is set, everything decided; measures in points.
struct ParagraphFormat {
  var properties: ParagraphProperties
  var alignment: ParagraphProperties.Alignment
  var outlineLevel: Int?
  var styleID: String?

  init(_ properties: ParagraphProperties) {
    self.properties = properties
    alignment = properties.alignment ?? .left
    outlineLevel = properties.outlineLevel.flatMap { (0...8).contains($0) ? $0 : nil }
    styleID = properties.styleID
  }

  func isOn(_ option: ParagraphProperties.Options) -> Bool {
    properties.switches.isOn(option, otherwise: Self.onByDefault.contains(option))
  }

  /// What Word does when nothing is said.
  private static let onByDefault: ParagraphProperties.Options = [
    .widowControl, .snapToGrid, .adjustsRightIndent, .autoSpaceLatin, .autoSpaceDigits, .kinsoku, .wordWrap,
    .hangingPunctuation,
  ]
}
