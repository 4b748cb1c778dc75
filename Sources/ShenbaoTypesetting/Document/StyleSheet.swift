internal import ShenbaoFormats

/// The styles of a document and what they come to (ECMA-376 17.7).
final class StyleSheet {
  /// One style's own words, and those of its conditions.
  private final class Style {
    let kind: String
    let basedOn: String?
    let format: StyleFormat
    let conditions: [String: StyleFormat]

    init(reading element: XMLElement, theme: Theme) {
      kind = element["type"] ?? "paragraph"
      basedOn = element.first("basedOn")?["val"]
      format = StyleFormat(reading: element, theme: theme)
      conditions = element.children("tblStylePr").reduce(into: [:]) { conditions, condition in
        conditions[condition["type"] ?? ""] = StyleFormat(reading: condition, theme: theme)
      }
    }
  }

  private struct Condition: Hashable {
    let name: String
    let style: String
  }

  private var styles: [String: Style] = [:]
  private var defaults: [String: String] = [:]
  private(set) var documentDefaults = StyleFormat()
  private var resolved: [String: StyleFormat] = [:]
  private var conditions: [Condition: StyleFormat?] = [:]
  /// Styles based on each other deeper than this are cut off: a ring would never end.
  private static let maximumDepth = 40

  init() {}

  init(reading root: XMLElement, theme: Theme) {
    let base = root.first("docDefaults")
    documentDefaults.run = RunProperties(reading: base?.first(["rPrDefault", "rPr"]), theme: theme)
    documentDefaults.paragraph = ParagraphProperties(reading: base?.first(["pPrDefault", "pPr"]))
    for element in root.children("style") {
      // Reports of database servers leave the id out and mean the name.
      guard let id = element["styleId"] ?? element.first("name")?["val"] else { continue }
      let style = Style(reading: element, theme: theme)
      styles[id] = style
      if element.switched("default") == true { defaults[style.kind] = id }
    }
  }

  /// The size of the default paragraph style, by which a grid of characters is ruled.
  var characterSize: Double {
    format(defaultStyle("paragraph"), kind: "paragraph").run.size ?? documentDefaults.run.size ?? 10
  }

  func defaultStyle(_ kind: String) -> String? { defaults[kind] }

  /// A style with everything it is based on; an empty format for an unknown name.
  func format(_ id: String?, kind: String) -> StyleFormat {
    guard let id, styles[id]?.kind == kind else { return StyleFormat() }
    if let known = resolved[id] { return known }
    var format = StyleFormat()
    for style in chain(id, kind) { format.apply(style.format) }
    resolved[id] = format
    return format
  }

  /// The conditional format `condition` (as `firstRow`) of a table style.
  func condition(_ condition: String, of id: String?) -> StyleFormat? {
    guard let id else { return nil }
    let key = Condition(name: condition, style: id)
    if let known = conditions[key] { return known }
    let parts = chain(id, "table").compactMap { $0.conditions[condition] }
    let format = parts.isEmpty ? nil : parts.reduce(into: StyleFormat()) { $0.apply($1) }
    conditions[key] = .some(format)
    return format
  }

  /// The style and its ancestors, the oldest first.
  private func chain(_ id: String, _ kind: String) -> [Style] {
    var chain: [Style] = []
    var next: String? = id
    while let name = next, let style = styles[name], style.kind == kind, chain.count < Self.maximumDepth {
      chain.append(style)
      next = style.basedOn
    }
    return chain.reversed()
  }
}

/// Everything one style can say.
struct StyleFormat {
  var run = RunProperties()
  var paragraph = ParagraphProperties()
  var table = TableProperties()
  var row = RowProperties()
  var cell = CellProperties()

  init() {}

  init(reading element: XMLElement, theme: Theme) {
    run = RunProperties(reading: element.first("rPr"), theme: theme)
    paragraph = ParagraphProperties(reading: element.first("pPr"))
    table = TableProperties(reading: element.first("tblPr"))
    row = RowProperties(reading: element.first("trPr"))
    cell = CellProperties(reading: element.first("tcPr"))
  }

  mutating func apply(_ other: StyleFormat) {
    run.apply(other.run)
    paragraph.apply(other.paragraph)
    table.apply(other.table)
    row.apply(other.row)
    cell.apply(other.cell)
  }
}
