internal import ShenbaoFormats

/// What a style or a paragraph says of paragraphs (ECMA-376 17.3.1); nil where it says nothing.
///
/// Measures in points.
struct ParagraphProperties {
  struct Options: OptionSet {
    let rawValue: Int
    static let keepNext = Options(rawValue: 1)
    static let keepLines = Options(rawValue: 2)
    static let pageBreakBefore = Options(rawValue: 4)
    static let widowControl = Options(rawValue: 8)
    static let snapToGrid = Options(rawValue: 16)
    static let contextualSpacing = Options(rawValue: 32)
    static let autoSpaceLatin = Options(rawValue: 64)
    static let autoSpaceDigits = Options(rawValue: 128)
    static let kinsoku = Options(rawValue: 256)
    static let wordWrap = Options(rawValue: 512)
    static let hangingPunctuation = Options(rawValue: 1024)
    static let rightToLeft = Options(rawValue: 2048)
    static let adjustsRightIndent = Options(rawValue: 4096)
    static let keepsWordsWhole = Options(rawValue: 8192)
    static let hidesLineNumbers = Options(rawValue: 16_384)
  }

  enum Alignment { case left, center, right, both, distribute }

  /// How characters of several heights stand in one line (ECMA-376 17.3.1.39).
  enum TextAlignment: String { case auto, baseline, top, center, bottom }

  enum LineRule { case auto, exact, atLeast }

  /// Indents in points and, when given in characters, in hundredths of one.
  struct Indents {
    var left: Double?
    var right: Double?
    /// Negative hangs.
    var firstLine: Double?
    var leftChars: Int?
    var rightChars: Int?
    var firstLineChars: Int?
  }

  struct Spacing {
    var before: Double?
    var after: Double?
    /// Hundredths of a line.
    var beforeLines: Int?
    var afterLines: Int?
    var isBeforeAutomatic: Bool?
    var isAfterAutomatic: Bool?
    /// Points, or for `auto` the factor.
    var line: Double?
    var rule: LineRule?
  }

  struct TabStop: Equatable {
    enum Kind { case left, center, right, decimal, bar, clear }
    var kind: Kind
    var position: Double
    var leader: Character?
  }

  var switches = Switches<Options>()
  var alignment: Alignment?
  var indents = Indents()
  var spacing = Spacing()
  var tabs: [TabStop] = []
  var borders = Borders()
  var shading: Shading?
  var textAlignment: TextAlignment?
  var outlineLevel: Int?
  var numberingID: Int?
  var numberingLevel: Int?
  var styleID: String?
  /// Set when the paragraph stands in a frame of its own.
  var frame: FramePosition?

  init() {}

  init(reading element: XMLElement?) {
    guard let element else { return }
    for child in element.children { read(child) }
  }

  private mutating func read(_ child: XMLElement) {
    if let option = Self.options[child.name] {
      switches.set(option, child.isOn)
      return
    }
    switch child.name {
    case "pStyle": styleID = child["val"]
    case "jc": alignment = Self.alignments[child["val"] ?? ""]
    case "ind": indents = Indents(reading: child)
    case "spacing": spacing = Spacing(reading: child)
    case "tabs": tabs = child.children("tab").compactMap(TabStop.init(reading:))
    case "pBdr": borders = Borders(reading: child)
    case "shd": shading = Shading(reading: child)
    case "textAlignment": textAlignment = TextAlignment(rawValue: child["val"] ?? "")
    case "outlineLvl": outlineLevel = child.integer("val")
    case "framePr": frame = FramePosition(frame: child)
    case "numPr":
      numberingID = child.first("numId")?.integer("val")
      numberingLevel = child.first("ilvl")?.integer("val")
    default: break
    }
  }

  mutating func apply(_ other: ParagraphProperties) {
    switches.apply(other.switches)
    alignment = other.alignment ?? alignment
    indents.apply(other.indents)
    spacing.apply(other.spacing)
    for tab in other.tabs {
      tabs.removeAll { abs($0.position - tab.position) < 0.01 }
      if tab.kind != .clear { tabs.append(tab) }
    }
    tabs.sort { $0.position < $1.position }
    borders.apply(other.borders)
    shading = other.shading ?? shading
    textAlignment = other.textAlignment ?? textAlignment
    outlineLevel = other.outlineLevel ?? outlineLevel
    numberingID = other.numberingID ?? numberingID
    numberingLevel = other.numberingLevel ?? numberingLevel
    styleID = other.styleID ?? styleID
    frame = other.frame ?? frame
  }

  private static let options: [String: Options] = [
    "keepNext": .keepNext, "keepLines": .keepLines, "pageBreakBefore": .pageBreakBefore,
    "widowControl": .widowControl, "snapToGrid": .snapToGrid, "contextualSpacing": .contextualSpacing,
    "autoSpaceDE": .autoSpaceLatin, "autoSpaceDN": .autoSpaceDigits, "kinsoku": .kinsoku,
    "wordWrap": .wordWrap, "adjustRightInd": .adjustsRightIndent, "overflowPunct": .hangingPunctuation,
    "bidi": .rightToLeft, "suppressAutoHyphens": .keepsWordsWhole, "suppressLineNumbers": .hidesLineNumbers,
  ]

  private static let alignments: [String: Alignment] = [
    "left": .left, "start": .left, "center": .center, "right": .right, "end": .right, "both": .both,
    "distribute": .distribute, "thaiDistribute": .distribute, "lowKashida": .both, "mediumKashida": .both,
    "highKashida": .both,
  ]
}

extension ParagraphProperties.Indents {
  init(reading element: XMLElement) {
    left = element.points("left") ?? element.points("start")
    right = element.points("right") ?? element.points("end")
    leftChars = element.integer("leftChars") ?? element.integer("startChars")
    rightChars = element.integer("rightChars") ?? element.integer("endChars")
    firstLine = element.points("hanging").map { -$0 } ?? element.points("firstLine")
    firstLineChars = element.integer("hangingChars").map { -$0 } ?? element.integer("firstLineChars")
  }

  mutating func apply(_ other: Self) {
    left = other.left ?? left
    right = other.right ?? right
    firstLine = other.firstLine ?? firstLine
    leftChars = other.leftChars ?? leftChars
    rightChars = other.rightChars ?? rightChars
    firstLineChars = other.firstLineChars ?? firstLineChars
  }
}

extension ParagraphProperties.Spacing {
  init(reading element: XMLElement) {
    before = element.points("before")
    after = element.points("after")
    beforeLines = element.integer("beforeLines")
    afterLines = element.integer("afterLines")
    isBeforeAutomatic = element.switched("beforeAutospacing")
    isAfterAutomatic = element.switched("afterAutospacing")
    rule = element["lineRule"].map { ["exact": .exact, "atLeast": .atLeast][$0] ?? .auto }
    if let line = element.points("line") { self.line = line }
    if line != nil, rule == nil { rule = .auto }
  }

  mutating func apply(_ other: Self) {
    before = other.before ?? before
    after = other.after ?? after
    beforeLines = other.beforeLines ?? beforeLines
    afterLines = other.afterLines ?? afterLines
    isBeforeAutomatic = other.isBeforeAutomatic ?? isBeforeAutomatic
    isAfterAutomatic = other.isAfterAutomatic ?? isAfterAutomatic
    line = other.line ?? line
    rule = other.rule ?? rule
  }
}

extension ParagraphProperties.TabStop {
  init?(reading element: XMLElement) {
    guard let position = element.points("pos") else { return nil }
    let kinds: [String: Kind] = [
      "center": .center, "right": .right, "end": .right, "decimal": .decimal, "bar": .bar, "clear": .clear,
    ]
    let leaders: [String: Character] = [
      "dot": ".", "middleDot": "\u{B7}", "hyphen": "-", "underscore": "_", "heavy": "_",
    ]
    self.init(
      kind: kinds[element["val"] ?? ""] ?? .left,
      position: position,
      leader: element["leader"].flatMap { leaders[$0] }
    )
  }
}
