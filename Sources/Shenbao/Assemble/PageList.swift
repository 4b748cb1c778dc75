/// Page numbers as people write them: `2、5–7、9`.
struct PageList {
  private let ranges: [ClosedRange<Int>]

  /// Numbers in any order; the same one twice is one.
  init(_ pages: some Sequence<Int>) {
    var ranges: [ClosedRange<Int>] = []
    for page in Set(pages).sorted() {
      if let last = ranges.last, last.upperBound + 1 == page {
        ranges[ranges.count - 1] = last.lowerBound...page
      } else {
        ranges.append(page...page)
      }
    }
    self.ranges = ranges
  }

  /// In Chinese.
  var text: String { words(separatedBy: "、") }
  /// In English.
  var english: String { words(separatedBy: ", ") }

  private func words(separatedBy separator: String) -> String {
    ranges.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)–\($0.upperBound)" }.joined(separator: separator)
  }
}
