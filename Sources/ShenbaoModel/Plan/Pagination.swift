/// Where every item and piece of a plan lies in the one PDF; pages are counted from 1, the catalogue included.
public struct Pagination: Hashable, Sendable {
  /// The pages of each item.
  public let items: [ClosedRange<Int>]
  /// The pages of each piece of each item.
  public let pieces: [[ClosedRange<Int>]]
  /// The pages of each volume: of a PDF that is not cut, all.
  public let volumes: [ClosedRange<Int>]
  /// How many pages there are.
  public let count: Int

  /// Where a volume after the first begins, and how many pages its own catalogue has.
  public typealias VolumeStart = (unit: Plan.Unit, catalogue: Int)

  /// Lays the items end to end, given how many pages the catalogue, each form, each item's separator sheet and each later
  /// volume's own catalogue have.
  public init(
    of plan: Plan,
    catalogue: Int,
    forms: [String: Int],
    separators: [String: Int] = [:],
    volumes cuts: [VolumeStart] = []
  ) {
    var next = 1
    var starts = [1]
    func take(_ pages: Int) -> ClosedRange<Int> {
      defer { next += max(pages, 1) }
      return next...(next + max(pages, 1) - 1)
    }
    var items: [ClosedRange<Int>] = []
    var pieces: [[ClosedRange<Int>]] = []
    func beginVolume(at item: Int, _ piece: Int) {
      guard let cut = cuts.first(where: { $0.unit == Plan.Unit(item: item, piece: piece) }) else { return }
      starts.append(take(cut.catalogue).lowerBound)
    }
    for (index, item) in plan.items.enumerated() {
      beginVolume(at: index, 0)
      let start = next
      if item.hasSeparator { _ = take(separators[item.id] ?? 1) }
      let ranges = item.pieces.enumerated().map { number, piece in
        if number > 0 { beginVolume(at: index, number) }
        return take(piece.file.pages)
      }
      switch item.source {
      case .catalogue: items.append(take(catalogue))
      case .declaration: items.append(take(forms[item.form] ?? 1))
      case .evidence: items.append(start...(ranges.last?.upperBound ?? start))
      }
      pieces.append(ranges)
    }
    self.items = items
    self.pieces = pieces
    count = next - 1
    volumes = zip(starts, starts.dropFirst() + [next]).map { $0...max($0, $1 - 1) }
  }

  /// The volume, from 0, that a page lies in.
  public func volume(of page: Int) -> Int { volumes.firstIndex { $0.contains(page) } ?? 0 }

  /// How many pages of an item stand before its first piece.
  public func separator(of index: Int) -> Int {
    pieces[index].first.map { $0.lowerBound - items[index].lowerBound } ?? 0
  }

  /// What is wrong when there are more than `most` pages in `file`.
  public func excess(over most: Int, in file: String) -> Diagnostic? {
    count > most ? Diagnostic(.packageTooLong, at: Place(file: file), "\(count)", "\(most)") : nil
  }

  /// `12–15`, or `12` for a single page.
  public static func text(_ pages: ClosedRange<Int>) -> String {
    pages.count == 1 ? "\(pages.lowerBound)" : "\(pages.lowerBound)–\(pages.upperBound)"
  }
}

extension Plan {
  /// A stretch of an answer; what stands for a reference leads to a page, from 1.
  public typealias ResolvedText = (text: String, page: Int?)

  /// A text with its page references replaced by what they stand for.
  public func resolved(_ text: String, _ pagination: Pagination) -> [ResolvedText] {
    var result: [ResolvedText] = []
    var rest = text.startIndex
    for reference in PageReference.all(in: text) {
      let before = String(text[rest..<reference.range.lowerBound])
      if let target = reference.target(in: application.slots) {
        result += [(before, nil), (self.text(of: target, pagination), page(of: target, pagination))]
      } else {
        let mark = reference.isElsewhere(in: application.pack) ? "—" : reference.mark
        result.append((before + mark, nil))
      }
      rest = reference.range.upperBound
    }
    return result + [(String(text[rest...]), nil)]
  }

  /// The page that a reference leads to.
  private func page(of target: PageReference.Target, _ pagination: Pagination) -> Int {
    if let page = target.page { return self.page(page, of: target, pagination) }
    let pages = target.piece.map { pagination.pieces[target.slot][$0] } ?? pagination.items[target.slot]
    return target.part == .lastPage ? pages.upperBound : pages.lowerBound
  }

  private func text(of target: PageReference.Target, _ pagination: Pagination) -> String {
    let item = items[target.slot]
    let pages = target.piece.map { pagination.pieces[target.slot][$0] } ?? pagination.items[target.slot]
    if let page = target.page { return "\(self.page(page, of: target, pagination))" }
    switch target.part {
    case .firstPage: return "\(pages.lowerBound)"
    case .lastPage: return "\(pages.upperBound)"
    case .range: return Pagination.text(pages)
    case .count: return "\(pages.count)"
    case .number: return target.piece.map { "\($0 + 1)" } ?? item.number
    case .title: return target.piece.map { item.pieces[$0].title } ?? item.title
    }
  }

  /// The page of the bundle on which a page inside a piece, or inside all pieces of an item, stands.
  private func page(_ number: Int, of target: PageReference.Target, _ pagination: Pagination) -> Int {
    let ranges = pagination.pieces[target.slot]
    let own = target.piece.map { [ranges[$0]] } ?? ranges
    var left = number - 1
    for range in own {
      if left < range.count { return range.lowerBound + left }
      left -= range.count
    }
    return own.last?.upperBound ?? 1
  }
}
