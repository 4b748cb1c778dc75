/// Where two texts differ: in order, the parts of the first and of the second that do not match.
struct TextDifference {
  /// A part of the first text and what stands in its place in the second; one of them may be empty.
  struct Span: Equatable {
    var first: Range<Int>
    var second: Range<Int>
  }

  /// So many characters alike mean that the texts are together again.
  private static let anchor = 8
  /// How far the next anchor is looked for.
  private static let reach = 1_200
  private static let mostSpans = 200

  private(set) var spans: [Span] = []

  init(of first: [Unicode.Scalar], _ second: [Unicode.Scalar]) {
    var (i, j) = (0, 0)
    while spans.count < Self.mostSpans {
      while i < first.count, j < second.count, first[i] == second[j] { (i, j) = (i + 1, j + 1) }
      guard i < first.count || j < second.count else { return }
      let (di, dj) = Self.gap(first[i...], second[j...])
      spans.append(Span(first: i..<(i + di), second: j..<(j + dj)))
      (i, j) = (i + di, j + dj)
    }
    spans.append(Span(first: i..<first.count, second: j..<second.count))
  }

  /// How much of each must be skipped until they agree again, as little as possible in sum.
  private static func gap(
    _ first: ArraySlice<Unicode.Scalar>,
    _ second: ArraySlice<Unicode.Scalar>
  ) -> (Int, Int) {
    let farthest = min(reach, first.count + second.count)
    var sum = 1
    while sum <= farthest {
      for skipped in max(0, sum - second.count)...max(0, sum - second.count, min(sum, first.count)) {
        let rest = sum - skipped
        guard skipped <= first.count, rest <= second.count else { continue }
        if agree(first.dropFirst(skipped), second.dropFirst(rest)) { return (skipped, rest) }
      }
      sum += 1
    }
    return (first.count, second.count)
  }

  /// Whether both go on with the same characters, or end together.
  private static func agree(_ first: ArraySlice<Unicode.Scalar>, _ second: ArraySlice<Unicode.Scalar>) -> Bool {
    let (one, other) = (first.prefix(anchor), second.prefix(anchor))
    return one.count == other.count && one.elementsEqual(other)
      && (one.count == anchor || first.count == second.count)
  }

  /// Where a place of the first text lies in the second.
  func position(_ place: Int, isEnd: Bool) -> Int {
    var offset = 0
    for span in spans {
      if place < span.first.lowerBound || place == span.first.lowerBound && !isEnd && !span.first.isEmpty { break }
      if place < span.first.upperBound || place == span.first.upperBound && isEnd {
        return isEnd ? span.second.upperBound : span.second.lowerBound
      }
      offset = span.second.upperBound - span.first.upperBound
    }
    return place + offset
  }
}

extension TextDifference.Span {
  private static let longestRepetition = 2_000

  /// Whether it only adds or leaves out what stands elsewhere as well, as table heads do that are said again on each page.
  ///
  /// Pages that were laid out by another version of the program begin in other places.
  func isRepetition(in first: [Unicode.Scalar], _ second: [Unicode.Scalar]) -> Bool {
    guard self.first.isEmpty || self.second.isEmpty else { return false }
    let moved = self.first.isEmpty ? second[self.second] : first[self.first]
    guard moved.count <= Self.longestRepetition else { return false }
    let whole = self.first.isEmpty ? first : second
    return whole.indices.contains { whole[$0] == moved.first && whole[$0...].starts(with: moved) }
  }
}
