internal import ShenbaoFormats
internal import ShenbaoModel
internal import ShenbaoTypesetting

/// A seal or a signature that is due on paper, with the pages it is due on.
struct PaperDue {
  let mark: PaperMark
  /// From 1, ascending.
  let pages: [Int]

  /// Everything that is due on a plan's pages, in the pack's order; a mark whose words stand on no page is warned of.
  static func all(of plan: Plan, _ parts: Parts, into report: inout Report) -> [PaperDue] {
    let pack = plan.application.pack
    let letters = plan.items.map { item in (parts.pages(of: item)?.pages ?? []).map(\.letters) }
    return pack.paper.marks.compactMap { mark in
      guard plan.items.contains(where: mark.concerns) else { return nil }
      let pages = plan.items.indices.flatMap { Self.pages(for: mark, on: plan.items[$0], letters[$0], $0, parts) }
      if pages.isEmpty, let near = mark.near {
        report.add(Diagnostic(.formPaperMark, at: mark.place, "\(near)"))
      }
      return pages.isEmpty ? nil : PaperDue(mark: mark, pages: pages)
    }
  }

  private static func pages(
    for mark: PaperMark,
    on item: Plan.Item,
    _ letters: [[UInt8]],
    _ index: Int,
    _ parts: Parts
  ) -> [Int] {
    guard mark.concerns(item) else { return [] }
    guard item.source != .evidence else {
      let copies = item.pieces.indices.filter { item.pieces[$0].nature != original || !mark.items.isEmpty }
      return mark.near == nil ? copies.flatMap { Array(parts.pagination.pieces[index][$0]) } : []
    }
    guard let near = mark.near else { return Array(parts.pagination.items[index]) }
    let words = near.withoutSpaces
    let first = parts.pagination.items[index].lowerBound
    return letters.indices.filter { letters[$0].holds(words) }.map { $0 + first }
  }

  private static let original = "原件"
}

extension [PaperDue] {
  /// Every page that something is due on, ascending.
  var pages: [Int] { Set(flatMap(\.pages)).sorted() }
}

extension DrawnPage {
  /// All that is written on it, without spaces, in the order it is painted, as UTF-8.
  fileprivate var letters: [UInt8] {
    items.reduce(into: []) { letters, item in
      if case .glyphs(let run) = item { letters += run.text.withoutSpaces.utf8 }
    }
  }
}
