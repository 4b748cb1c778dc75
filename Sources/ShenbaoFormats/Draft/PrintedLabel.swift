/// The words a form prints beside a place to write at, taken apart: the name, the unit, the remarks in brackets.
package struct PrintedLabel: Equatable, Sendable {
  /// `申报单位`: without blanks, numbering, colon and brackets.
  package private(set) var name = ""
  /// `万元` of `金额（万元）`.
  package private(set) var unit: String?
  /// What else stands in brackets.
  package private(set) var remarks: [String] = []
  /// Whether somebody signs or seals here.
  package private(set) var isSigned = false
  /// `限600字`: the most characters.
  package private(set) var longest: Int?

  private static let units: Set<String> = [
    "万元", "元", "亿元", "千元", "人", "名", "位", "家", "个", "件", "项", "次", "场", "场次", "份", "笔", "条", "台", "套", "台套", "台/套", "%",
    "％",
    "平方米", "㎡", "m2", "亩", "公顷", "吨", "年", "月", "天", "日", "岁", "万人", "万件", "人次", "篇", "部", "册", "公里", "小时", "学时", "辆",
    "户", "只",
    "头",
  ]
  static let signs = ["签字", "签章", "签名", "盖章", "公章", "签/章", "签（章）", "签(章)", "印章", "手签", "章）", "（章", "(章"]

  package init(_ text: String) {
    let flat = String(text.filter { !$0.isWhitespace && !"_＿".contains($0) })
    longest = Self.limit(in: flat)
    isSigned = Self.signs.contains { flat.contains($0) }
    var rest = Substring(flat)
    var outside = ""
    while let open = rest.firstIndex(where: { "（([【".contains($0) }) {
      outside += rest[..<open]
      let inside = rest[rest.index(after: open)...]
      guard let close = inside.firstIndex(where: { "）)]】".contains($0) }) else {
        note(String(inside))
        rest = ""
        break
      }
      rest = inside[inside.index(after: close)...]
      note(String(inside[..<close]), isLast: rest.allSatisfy { !$0.isHan })
    }
    outside += rest
    if let comma = outside.lastIndex(where: { "，,：:/".contains($0) }) {
      let unit = String(outside[outside.index(after: comma)...].replacing("单位", with: ""))
      if Self.units.contains(unit) {
        self.unit = unit
        outside = String(outside[..<comma])
      }
    }
    name = Self.plain(outside)
    if name.isEmpty, let first = remarks.first { name = Self.plain(first) }
  }

  /// What stands in brackets: a unit, or at the end a remark.
  private mutating func note(_ text: String, isLast: Bool = true) {
    let unit = text.replacing("单位：", with: "").replacing("单位:", with: "")
    if Self.units.contains(unit) {
      self.unit = unit
    } else if !text.isEmpty, isLast {
      remarks.append(text)
    }
  }

  static func isUnit(_ text: String) -> Bool { units.contains(text) }

  /// Without numbering before and punctuation behind, and without what a mark or a key cannot hold.
  private static func plain(_ text: String) -> String {
    var text = text[...]
    if let match = text.prefixMatch(
      of: #/(?:[一二三四五六七八九十]{1,3}、|[0-9]{1,2}[.．、](?![0-9])|[①-⑳]|[*＊★●·◆▲※]|第[一二三四五六七八九十0-9]+[部章节]分?)+/#
    ) {
      if match.range.upperBound < text.endIndex { text = text[match.range.upperBound...] }
    }
    let plain = text.map { "/|".contains($0) ? "、" : $0 }.filter { !".．{}#^*@=&!,，;；'\"“”?？。：:<>".contains($0) }
    return String(plain.prefix(30))
  }

  private static func limit(in text: String) -> Int? {
    let match = text.firstMatch(of: #/(?:不超过|不多于|限|控制在|最多|以内|≤)(?:约)?([0-9]{2,5})(?:个)?字/#)
    let other = text.firstMatch(of: #/([0-9]{2,5})个?字(?:以内|以下|之内)/#)
    return (match?.1 ?? other?.1).flatMap { Int($0) }
  }
}

extension String {
  /// Whether it is only a remark: all of it in brackets, or an instruction.
  var isPrompt: Bool {
    let flat = filter { !$0.isWhitespace }
    guard let first = flat.first, flat.count > 2 else { return false }
    if "（([【".contains(first) {
      return flat.last.map { "）)]】".contains($0) || "。；".contains($0) } == true
    }
    return ["请", "简要", "简述", "围绕", "主要包括", "包括", "填写", "说明：", "注：", "要求："].contains { flat.hasPrefix($0) }
  }
}
