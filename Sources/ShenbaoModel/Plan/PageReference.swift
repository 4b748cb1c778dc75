/// A mark in an answer that stands for a place in the finished PDF: `{{附件.主体资格.页}}`, `{{附件.其他材料.3.页码}}`,
/// or for a page inside a piece, `{{附件.合作合同.1.第5页}}`.
public struct PageReference: Hashable, Sendable {
  /// What of the place is printed.
  public enum Part: String, Sendable, CaseIterable {
    /// The first page.
    case firstPage = "页"
    /// First and last page.
    case range = "页码"
    /// The last page.
    case lastPage = "止页"
    /// How many pages.
    case count = "页数"
    /// The number in the catalogue.
    case number = "编号"
    /// The title in the catalogue.
    case title = "名称"
  }

  /// What a right mark leads to.
  struct Target {
    var slot: Int
    /// The piece of it, if one is meant.
    var piece: Int?
    var part: Part
    /// The page inside it, from 1.
    var page: Int?
  }

  /// The mark as it was written.
  public var mark: String
  /// The names after `附件`, as `["其他材料", "3", "页"]`.
  public var path: [String]
  /// Where it stands in the text.
  public var range: Range<String.Index>

  /// Every mark of a text, right or wrong.
  static func all(in text: String) -> [PageReference] {
    // Patterns are dear, and nearly every answer has no mark.
    guard text.utf8.contains(UInt8(ascii: "{")) else { return [] }
    return text.matches(of: #/\{\{([^{}]*)\}\}/#).map { match in
      let names = match.1.split(separator: ".").map { String($0).trimmed }
      let path = names.first == "附件" ? Array(names.dropFirst()) : []
      return PageReference(mark: String(match.0), path: path, range: match.range)
    }
  }

  /// Whether it points to evidence that only another stage or variant has.
  func isElsewhere(in pack: Pack) -> Bool {
    pack.catalogue.contains { $0.id == path.first && !pack.covers($0.scope) }
  }

  /// What it leads to; nothing when there is no such item, piece or page.
  func target(in slots: [Application.Slot]) -> Target? {
    guard path.count == 2 || path.count == 3, let last = path.last,
      let slot = slots.firstIndex(where: { $0.item.id == path[0] })
    else { return nil }
    var pieces = slots[slot].pieces[...]
    var target = Target(slot: slot, part: .firstPage)
    if path.count == 3 {
      guard let number = Int(path[1]), pieces.indices.contains(number - 1) else { return nil }
      target.piece = number - 1
      pieces = pieces[number - 1...number - 1]
    }
    if last.hasPrefix("第"), let match = last.wholeMatch(of: #/第\s*(\d{1,5})\s*页/#), let page = Int(match.1) {
      guard page >= 1, page <= pieces.reduce(0, { $0 + $1.file.pages }) else { return nil }
      target.page = page
    } else if let part = Part(rawValue: last) {
      target.part = part
    } else {
      return nil
    }
    return target
  }
}
