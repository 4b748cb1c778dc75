/// Which paragraphs are headings: by style, by outline level, or by how Chinese forms number their chapters.
struct HeadingStyles {
  private var styles: Set<String> = []
  private(set) var rich = RichStyles()

  /// Reads `word/styles.xml`, when there is one.
  init(_ bytes: [UInt8]?) throws(FormatError) {
    guard let bytes else { return }
    for style in try XMLDocument(parsing: bytes).root.children("style") {
      guard let id = style["styleId"] else { continue }
      let name = style.first("name")?["val"]?.lowercased() ?? ""
      rich.add(style, id: id, name: name)
      if name.hasPrefix("heading ") || name == "title" || style.first(["pPr", "outlineLvl"]) != nil {
        styles.insert(id)
      }
    }
  }

  func isHeading(_ paragraph: XMLElement) -> Bool {
    let properties = paragraph.first("pPr")
    if let style = properties?.first("pStyle")?["val"], styles.contains(style) { return true }
    if let level = properties?.first("outlineLvl")?["val"].flatMap({ Int($0) }), level < 9 { return true }
    return Self.isNumbered(ParagraphText(paragraph).bytes)
  }

  /// `一、` `（一）` `第一章` `附件1` at the start of a short paragraph.
  private static func isNumbered(_ bytes: [UInt8]) -> Bool {
    guard bytes.count < 150, let first = bytes.first, first > 0x7F else { return false }
    let text = String(decoding: bytes, as: UTF8.self).trimmingBlanks
    if text.hasPrefix("附件") || text.hasPrefix("附表") { return true }
    if text.hasPrefix("第") { return text.prefix(6).contains { "章节部分".contains($0) } }
    let isBracketed = text.hasPrefix("（")
    let number = text.drop { $0 == "（" }.prefix { "一二三四五六七八九十".contains($0) }
    let end = text.drop { $0 == "（" }.dropFirst(number.count).first
    return !number.isEmpty && end == (isBracketed ? "）" : "、")
  }
}
