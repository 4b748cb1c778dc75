internal import ShenbaoFormats

/// The lines around the pages of a section (ECMA-376 17.6.10).
struct PageBorders {
  enum Pages: String { case allPages, firstPage, notFirstPage }

  var borders = Borders()
  /// Whether distances count from the paper's edge instead of from the text.
  var isMeasuredFromPage = false
  var pages = Pages.allPages

  init() {}

  init(reading element: XMLElement?) {
    guard let element else { return }
    borders = Borders(reading: element)
    isMeasuredFromPage = element["offsetFrom"] == "page"
    pages = Pages(rawValue: element["display"] ?? "") ?? .allPages
  }

  /// Whether a border is a row of little pictures, which we draw as a line.
  static func isPictorial(_ element: XMLElement) -> Bool {
    let lines: Set<String> = [
      "nil", "none", "single", "thick", "double", "dotted", "dashed", "dotDash", "dotDotDash", "triple",
      "thinThickSmallGap", "thickThinSmallGap", "thinThickThinSmallGap", "thinThickMediumGap", "thickThinMediumGap",
      "thinThickThinMediumGap", "thinThickLargeGap", "thickThinLargeGap", "thinThickThinLargeGap", "wave",
      "doubleWave", "dashSmallGap", "dashDotStroked", "threeDEmboss", "threeDEngrave", "outset", "inset",
    ]
    return element.children.contains { !lines.contains($0["val"] ?? "nil") }
  }
}

extension PageBorders {
  func isShown(onFirst isFirst: Bool) -> Bool {
    switch pages {
    case .allPages: true
    case .firstPage: isFirst
    case .notFirstPage: !isFirst
    }
  }

  func paint(_ page: PageGeometry, on canvas: inout PageCanvas) {
    func distance(_ border: Border?) -> Double { border.map { $0.space + $0.thickness / 2 } ?? 0 }
    var (left, right) = (distance(borders.left), page.width - distance(borders.right))
    var (top, bottom) = (distance(borders.top), page.height - distance(borders.bottom))
    if !isMeasuredFromPage {
      (left, right) = (page.left - distance(borders.left), page.right + distance(borders.right))
      (top, bottom) = (page.top - distance(borders.top), page.bottom + distance(borders.bottom))
    }
    if let border = borders.top { canvas.line(left, top, right, top, border) }
    if let border = borders.bottom { canvas.line(left, bottom, right, bottom, border) }
    if let border = borders.left { canvas.line(left, top, left, bottom, border) }
    if let border = borders.right { canvas.line(right, top, right, bottom, border) }
  }
}
