internal import ShenbaoFormats

/// One page as a list of what is painted on it; measures in points.
package struct DrawnPage {
  package var width: Double
  package var height: Double
  package var items: [DisplayItem]

  package init(width: Double, height: Double, items: [DisplayItem] = []) {
    self.width = width
    self.height = height
    self.items = items
  }

  /// The page as text, one line an item, for people with a ruler: places in points from the top left.
  package var dump: String {
    let head = "page \(Self.short(width)) \(Self.short(height))\n"
    return items.reduce(into: head) { text, item in text += Self.line(item) + "\n" }
  }

  private static func line(_ item: DisplayItem) -> String {
    switch item {
    case .glyphs(let run):
      var line = "text \(short(run.x)) \(short(run.y)) \"\(run.text)\" \(run.fontName) \(short(run.size))"
      if run.colour != .black { line += " \(run.colour.hex)" }
      if run.slant != 0 { line += " slanted" }
      if run.scale != 1 { line += " wide \(short(run.scale))" }
      if run.direction != .level { line += " towards \(short(run.direction.x)) \(short(run.direction.y))" }
      return line
    case .line(let line):
      let ends = [line.fromX, line.fromY, line.toX, line.toY].map(short).joined(separator: " ")
      let dash = line.dash == .solid ? "" : " \(line.dash.rawValue)"
      return "line \(ends) \(short(line.width)) \(line.colour.hex)\(dash)"
    case .fill(let rectangle, let colour):
      return "fill \(places(rectangle)) \(colour.hex)"
    case .image(let image):
      var line = "image \(places(image.frame)) \(image.image.kind.rawValue)"
      if image.turn.degrees != 0 { line += " turned \(short(image.turn.degrees))" }
      if image.turn.isMirrored { line += " mirrored" }
      if image.turn.isUpsideDown { line += " upside down" }
      return line
    }
  }

  private static func places(_ rectangle: Rectangle) -> String {
    [rectangle.x, rectangle.y, rectangle.width, rectangle.height].map(short).joined(separator: " ")
  }

  /// At most two decimals, as few as needed.
  static func short(_ value: Double) -> String {
    let hundredths = Int((max(-1e9, min(1e9, value)) * 100).rounded())
    let sign = hundredths < 0 ? "-" : ""
    let (whole, rest) = abs(hundredths).quotientAndRemainder(dividingBy: 100)
    if rest == 0 { return "\(sign)\(whole)" }
    let digits = rest % 10 == 0 ? "\(rest / 10)" : (rest < 10 ? "0\(rest)" : "\(rest)")
    return "\(sign)\(whole).\(digits)"
  }
}
