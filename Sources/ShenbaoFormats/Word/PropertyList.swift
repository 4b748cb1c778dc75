/// The children of `w:pPr` or `w:rPr`, to be written with others put in at their place in the sequence.
struct PropertyList {
  private(set) var children: [(name: String, bytes: [UInt8])] = []
  private let order: [String]

  /// ECMA-376 part 1, 17.3.1.26.
  static let paragraphOrder = [
    "pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr", "suppressLineNumbers",
    "pBdr", "shd", "tabs", "suppressAutoHyphens", "kinsoku", "wordWrap", "overflowPunct", "topLinePunct", "autoSpaceDE",
    "autoSpaceDN", "bidi", "adjustRightInd", "snapToGrid", "spacing", "ind", "contextualSpacing", "mirrorIndents",
    "suppressOverlap", "jc", "textDirection", "textAlignment", "textboxTightWrap", "outlineLvl", "divId", "cnfStyle",
    "rPr", "sectPr", "pPrChange",
  ]
  /// ECMA-376 part 1, 17.3.2.28.
  static let runOrder = [
    "rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike", "outline", "shadow", "emboss",
    "imprint", "noProof", "snapToGrid", "vanish", "webHidden", "color", "spacing", "w", "kern", "position", "sz",
    "szCs", "highlight", "u", "effect", "bdr", "shd", "fitText", "vertAlign", "rtl", "cs", "em", "lang",
    "eastAsianLayout",
    "specVanish", "oMath",
  ]

  init(_ element: XMLElement?, order: [String]) {
    self.order = order
    children = element?.children.map { ($0.name, $0.bytes) } ?? []
  }

  init(order: [String]) { self.order = order }

  /// The same without those, and with `additions` in the place of their likes.
  func changed(without names: [String] = [], adding additions: [(name: String, xml: String)] = []) -> PropertyList {
    var result = self
    result.children.removeAll { child in names.contains(child.name) || additions.contains { $0.name == child.name } }
    for addition in additions {
      let rank = order.firstIndex(of: addition.name) ?? order.count
      let place = result.children.firstIndex { (order.firstIndex(of: $0.name) ?? order.count) > rank }
      result.children.insert((addition.name, Array(addition.xml.utf8)), at: place ?? result.children.count)
    }
    return result
  }

  /// The whole element; nothing when it is empty.
  func bytes(_ tag: String) -> [UInt8] {
    guard !children.isEmpty else { return [] }
    return Array("<\(tag)>".utf8) + children.flatMap(\.bytes) + Array("</\(tag)>".utf8)
  }
}
