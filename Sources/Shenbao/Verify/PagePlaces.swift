internal import ShenbaoModel

/// Which of a package's pages lies at each page of its PDF.
struct PagePlaces {
  /// Pages at the wrong place: the place, and the number of what lies there.
  private(set) var moved: [(page: Int, number: Int)] = []
  /// Places of pages that are none of the package's.
  private(set) var strange: [Int] = []
  /// Numbers that lie nowhere, when pages were taken out.
  private(set) var missing: [Int] = []

  /// - Parameters:
  ///   - numbers: The number of the page at each place, or nothing for one that has none.
  ///   - count: How many pages the package has.
  init(numbers: [Int?], count: Int) {
    var highest = 0
    for (index, number) in numbers.enumerated() {
      guard let number else {
        strange.append(index + 1)
        continue
      }
      // Where pages were taken out or put in, all that follow are shifted: then only the order tells.
      let isRight = numbers.count == count ? number == index + 1 : number > highest
      if !isRight { moved.append((index + 1, number)) }
      highest = max(highest, number)
    }
    guard numbers.count < count, count <= 20_000 else { return }
    let seen = Set(numbers.compactMap(\.self))
    missing = (1...max(count, 1)).filter { !seen.contains($0) }
  }
}

extension Place {
  /// A page of a PDF, from 1.
  static func page(_ number: Int, of file: String) -> Place {
    Place(file: file, detail: Words("第 \(number) 页", "page \(number)"))
  }
}
