/// What we know of a font a document names: which of our fonts plays it, and its own line height.
struct DeclaredFont: Equatable {
  var role: FontRole
  /// Height above and below the baseline in single spacing, in em.
  var ascent: Double
  var descent: Double
  /// How much of `ascent` is a blank between lines, which Word leaves above the letters.
  var leading = 0.0
  /// Whether its Latin letters are half an em wide, as in the old Chinese system fonts.
  var hasHalfWidthLatin = false
  /// Whether the design is as heavy as our bold.
  var isHeavy = false
  /// The code page of picture fonts; nil for ordinary fonts.
  var dingbats: Dingbats?

  enum Dingbats { case wingdings, wingdings2, symbol }
}

/// The fonts that Word documents name.
///
/// Line heights belong to the declared font, never to the font that plays it: a document keeps its page breaks
/// whatever is installed. For Chinese fonts Word adds three tenths to the height of ascent and descent.
enum WordFonts {
  static func font(named name: String) -> DeclaredFont {
    let key = name.lowercased().filter { $0 != " " && $0 != "-" && $0 != "@" }
    for row in table where row.beginnings.contains(where: key.hasPrefix) {
      return row.font
    }
    return key.utf8.allSatisfy { $0 < 128 } ? guess(key) : chinese(.song)
  }

  private static func guess(_ key: String) -> DeclaredFont {
    let sans = ["sans", "gothic", "hei", "ui", "tahoma", "verdana"].contains { key.contains($0) }
    return sans ? latin(.sans, 0.938, 0.212, leading: 0.033) : latin(.serif, 0.933, 0.216, leading: 0.042)
  }

  private static func chinese(_ role: FontRole, halfWidth: Bool = false, heavy: Bool = false) -> DeclaredFont {
    DeclaredFont(role: role, ascent: 1.009, descent: 0.291, hasHalfWidthLatin: halfWidth, isHeavy: heavy)
  }

  private static func latin(
    _ role: FontRole,
    _ ascent: Double,
    _ descent: Double,
    leading: Double = 0
  ) -> DeclaredFont {
    DeclaredFont(role: role, ascent: ascent, descent: descent, leading: leading)
  }

  /// Beginnings of names, lower case without blanks; the first row that fits counts.
  private static let table: [(beginnings: [String], font: DeclaredFont)] = [
    (["微软雅黑", "microsoftyahei"], DeclaredFont(role: .hei, ascent: 1.257, descent: 0.459)),
    (["等线", "dengxian"], DeclaredFont(role: .hei, ascent: 1.002, descent: 0.353)),
    (["方正小标宋", "fzxiaobiaosong", "fzxbs", "华文中宋", "stzhongsong", "方正大标宋"], chinese(.song, heavy: true)),
    (["方正黑体", "华文细黑", "stxihei", "华文黑体", "stheiti"], chinese(.hei)),
    (["思源黑", "sourcehansans", "notosanscjk", "notosanssc"], latin(.hei, 1.16, 0.288)),
    (["思源宋", "sourcehanserif", "notoserifcjk", "notoserifsc"], latin(.song, 1.151, 0.286)),
    (["黑体", "simhei"], chinese(.hei, halfWidth: true)),
    (["仿宋", "fangsong", "华文仿宋", "stfangsong", "方正仿宋", "fzfangsong"], chinese(.fangsong, halfWidth: true)),
    (["楷体", "kaiti", "simkai", "华文楷体", "stkaiti", "方正楷体"], chinese(.kai, halfWidth: true)),
    (["宋体", "simsun", "nsimsun", "新宋体"], chinese(.song, halfWidth: true)),
    (["幼圆", "youyuan", "隶书", "lisu"], chinese(.hei)),
    (["timesnewroman", "liberationserif"], latin(.serif, 0.933, 0.216, leading: 0.042)),
    (["arial", "helvetica", "liberationsans"], latin(.sans, 0.938, 0.212, leading: 0.033)),
    (["calibri", "carlito"], latin(.sans, 0.952, 0.269)),
    (["cambria", "caladea"], latin(.serif, 0.95, 0.222)),
    (["couriernew"], latin(.sans, 0.833, 0.3)),
    (["wingdings2"], DeclaredFont(role: .symbol, ascent: 0.843, descent: 0.211, dingbats: .wingdings2)),
    (["wingdings"], DeclaredFont(role: .symbol, ascent: 0.898, descent: 0.211, dingbats: .wingdings)),
    (["symbol"], DeclaredFont(role: .symbol, ascent: 1.005, descent: 0.22, dingbats: .symbol)),
    (["segoeuisymbol", "msgothic", "msmincho"], chinese(.symbol)),
  ]
}
