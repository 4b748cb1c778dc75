internal import ShenbaoFormats

/// A width as tables give it (ECMA-376 17.4.87).
enum TableWidth: Equatable {
  case automatic
  case points(Double)
  /// Of the room there is, 1 for all of it.
  case share(Double)

  init(reading element: XMLElement) {
    switch element["type"] {
    case "auto", "nil": self = .automatic
    case "pct":
      let text = element["w"] ?? ""
      let share = text.hasSuffix("%") ? Double(text.dropLast()).map { $0 / 100 } : Double(text).map { $0 / 5000 }
      self = .share(max(0, min(10, share ?? 1)))
    default: self = element.points("w").map { .points(max(0, $0)) } ?? .automatic
    }
  }
}

/// Distances of cell text from the cell's edges, in points.
struct CellMargins: Equatable {
  var top: Double?
  var left: Double?
  var bottom: Double?
  var right: Double?

  init() {}

  init(reading element: XMLElement?) {
    guard let element else { return }
    func width(_ names: String...) -> Double? {
      names.lazy.compactMap { element.first($0)?.points("w") }.first.map { max(0, min(1_000, $0)) }
    }
    top = width("top")
    left = width("left", "start")
    bottom = width("bottom")
    right = width("right", "end")
  }

  mutating func apply(_ other: CellMargins) {
    top = other.top ?? top
    left = other.left ?? left
    bottom = other.bottom ?? bottom
    right = other.right ?? right
  }
}

/// What a table, a table style or a row's exception says (ECMA-376 17.4.59); nil where it says nothing.
struct TableProperties {
  /// Which conditional formats of the style the table uses (ECMA-376 17.4.55).
  struct Look: OptionSet {
    let rawValue: Int
    static let firstRow = Look(rawValue: 0x20)
    static let lastRow = Look(rawValue: 0x40)
    static let firstColumn = Look(rawValue: 0x80)
    static let lastColumn = Look(rawValue: 0x100)
    static let noRowBands = Look(rawValue: 0x200)
    static let noColumnBands = Look(rawValue: 0x400)
  }

  var styleID: String?
  var width: TableWidth?
  var alignment: ParagraphProperties.Alignment?
  var indent: Double?
  var borders = Borders()
  var margins = CellMargins()
  var shading: Shading?
  var isFixed: Bool?
  var look: Look?
  var rowBand: Int?
  var columnBand: Int?
  var floating: FramePosition?
  var spacing: Double?
  /// How far each cell stands from the lines between rows and columns.
  var cellSpacing: Double { max(0, min(100, spacing ?? 0)) }
  /// Whether the first column stands at the right.
  var isMirrored: Bool?

  init() {}

  init(reading element: XMLElement?) {
    guard let element else { return }
    borders = Borders(reading: element.first("tblBorders"))
    margins = CellMargins(reading: element.first("tblCellMar"))
    for child in element.children { read(child) }
  }

  private mutating func read(_ child: XMLElement) {
    switch child.name {
    case "tblStyle": styleID = child["val"]
    case "tblW": width = TableWidth(reading: child)
    case "jc": alignment = ["center": .center, "right": .right, "end": .right][child["val"] ?? ""] ?? .left
    case "tblInd": indent = child["type"] == "pct" ? nil : child.points("w")
    case "shd": shading = Shading(reading: child)
    case "tblLayout": isFixed = child["type"] == "fixed"
    case "tblLook": look = Self.look(child)
    case "tblStyleRowBandSize": rowBand = child.integer("val").map { max(1, $0) }
    case "tblStyleColBandSize": columnBand = child.integer("val").map { max(1, $0) }
    case "tblpPr": floating = FramePosition(table: child)
    case "bidiVisual": isMirrored = child.isOn
    case "tblCellSpacing": spacing = child.points("w")
    default: break
    }
  }

  mutating func apply(_ other: TableProperties) {
    width = other.width ?? width
    alignment = other.alignment ?? alignment
    indent = other.indent ?? indent
    borders.apply(other.borders)
    margins.apply(other.margins)
    shading = other.shading ?? shading
    isFixed = other.isFixed ?? isFixed
    look = other.look ?? look
    rowBand = other.rowBand ?? rowBand
    columnBand = other.columnBand ?? columnBand
    floating = other.floating ?? floating
    spacing = other.spacing ?? spacing
    isMirrored = other.isMirrored ?? isMirrored
  }

  private static func look(_ element: XMLElement) -> Look {
    if let text = element["val"], let bits = Int(text, radix: 16) { return Look(rawValue: bits) }
    let parts: [(String, Look)] = [
      ("firstRow", .firstRow), ("lastRow", .lastRow), ("firstColumn", .firstColumn), ("lastColumn", .lastColumn),
      ("noHBand", .noRowBands), ("noVBand", .noColumnBands),
    ]
    return parts.reduce(into: Look()) { look, part in
      if element.switched(part.0) == true { look.insert(part.1) }
    }
  }
}

/// What is said of one row (ECMA-376 17.4.82).
struct RowProperties {
  var height: Double?
  var isHeightExact = false
  var isHeader: Bool?
  var cantSplit: Bool?
  var gridBefore = 0
  var gridAfter = 0
  var widthBefore: TableWidth?
  var alignment: ParagraphProperties.Alignment?
  var isHidden = false

  init() {}

  init(reading element: XMLElement?) {
    guard let element else { return }
    for child in element.children {
      switch child.name {
      case "trHeight":
        height = child.points().map { max(0, min(5_000, $0)) }
        isHeightExact = child["hRule"] == "exact"
      case "tblHeader": isHeader = child.isOn
      case "cantSplit": cantSplit = child.isOn
      case "gridBefore": gridBefore = Self.columns(child)
      case "gridAfter": gridAfter = Self.columns(child)
      case "wBefore": widthBefore = TableWidth(reading: child)
      case "jc": alignment = ["center": .center, "right": .right, "end": .right][child["val"] ?? ""] ?? .left
      case "hidden": isHidden = child.isOn
      default: continue
      }
    }
  }

  mutating func apply(_ other: RowProperties) {
    height = other.height ?? height
    isHeightExact = other.height == nil ? isHeightExact : other.isHeightExact
    isHeader = other.isHeader ?? isHeader
    cantSplit = other.cantSplit ?? cantSplit
    alignment = other.alignment ?? alignment
  }

  private static func columns(_ element: XMLElement) -> Int {
    max(0, min(Table.maximumColumns, element.integer("val") ?? 0))
  }
}

/// What is said of one cell (ECMA-376 17.4.70).
struct CellProperties {
  enum Merge { case none, start, continued }
  enum VerticalAlign { case top, center, bottom }
  enum Direction {
    case horizontal
    /// All characters turned with the line.
    case topToBottom
    /// Lines run down, full-width characters stand upright.
    case upright
    case bottomToTop
  }

  var width: TableWidth?
  var span = 1
  var merge = Merge.none
  var borders = Borders()
  var shading: Shading?
  var margins = CellMargins()
  var verticalAlign: VerticalAlign?
  var direction: Direction?
  var noWrap: Bool?
  /// Whether the cell is part of the one before it in its row, as old documents say.
  var isJoined = false
  var fitsText: Bool?
  /// Whether the mark at an empty cell's end does not make the row higher (ECMA-376 17.4.21).
  var hidesMark = false

  init() {}

  init(reading element: XMLElement?) {
    guard let element else { return }
    borders = Borders(reading: element.first("tcBorders"))
    margins = CellMargins(reading: element.first("tcMar"))
    for child in element.children { read(child) }
  }

  private mutating func read(_ child: XMLElement) {
    switch child.name {
    case "tcW": width = TableWidth(reading: child)
    case "gridSpan": span = max(1, min(Table.maximumColumns, child.integer("val") ?? 1))
    case "vMerge": merge = child["val"] == "restart" ? .start : .continued
    case "shd": shading = Shading(reading: child)
    case "vAlign": verticalAlign = ["center": .center, "both": .center, "bottom": .bottom][child["val"] ?? ""] ?? .top
    case "textDirection": direction = Self.directions[child["val"] ?? ""] ?? .horizontal
    case "hMerge": isJoined = child["val"] != "restart"
    case "tcFitText": fitsText = child.isOn
    case "noWrap": noWrap = child.isOn
    case "hideMark": hidesMark = child.isOn
    default: break
    }
  }

  mutating func apply(_ other: CellProperties) {
    borders.apply(other.borders)
    margins.apply(other.margins)
    shading = other.shading ?? shading
    verticalAlign = other.verticalAlign ?? verticalAlign
    direction = other.direction ?? direction
    noWrap = other.noWrap ?? noWrap
    hidesMark = hidesMark || other.hidesMark
  }

  private static let directions: [String: Direction] = [
    "tbRl": .topToBottom, "rl": .topToBottom, "tbRlV": .upright, "tbLrV": .upright, "rlV": .upright, "lrV": .upright,
    "btLr": .bottomToTop, "lr": .bottomToTop,
  ]
}
