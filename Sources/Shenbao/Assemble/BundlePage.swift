internal import ShenbaoFormats
internal import ShenbaoModel
internal import ShenbaoTypesetting

/// One page of the bundle before it is put there: where it comes from and what is stamped on it.
struct BundlePage {
  enum Origin {
    /// A page that we set ourselves, by its place among all drawn pages.
    case drawn(DrawnPage)
    /// A page of a file of evidence, from 0.
    case file(path: String, page: Int, facts: FileSurvey.PageFacts)
  }

  var origin: Origin
  /// The catalogue item it belongs to: `三、主体资格证明材料`.
  var heading: String
  /// What the page code says of its content.
  var digest: String

  /// The page that we set ourselves, if it is one.
  var drawn: DrawnPage? {
    guard case .drawn(let page) = origin else { return nil }
    return page
  }

  /// Width and height of the finished page in points, as its reader sees it.
  var size: (width: Double, height: Double) {
    switch origin {
    case .drawn(let page): return (page.width, page.height)
    case .file(_, _, let facts): return Self.paper(for: facts)
    }
  }

  /// How far from its upper and its lower edge nothing is painted, when the page is as large as the paper lets it be.
  var free: (above: Double, below: Double) {
    switch origin {
    case .drawn(let page): return page.free
    case .file(_, _, let facts):
      let (width, height) = size
      let scale = min(1, width / facts.width, height / facts.height)
      let margin = (height - facts.height * scale) / 2
      return (margin + facts.freeAbove * scale, margin + facts.freeBelow * scale)
    }
  }

  /// A4, or A3 for what is larger than A4, lying if the page lies.
  private static func paper(for facts: FileSurvey.PageFacts) -> (width: Double, height: Double) {
    // Cameras write densities that mean nothing, scanners do not.
    let isMeasured = !facts.isPicture || (facts.dotsPerInch ?? 0) >= 150
    let isLarge = isMeasured && max(facts.width, facts.height) > Paper.a4.height * 1.1
    let paper = isLarge ? Paper.a3 : Paper.a4
    return facts.width > facts.height ? (paper.height, paper.width) : paper
  }
}

/// Paper sizes in points, standing (ISO 216).
enum Paper {
  static let a4 = (width: 595.276, height: 841.890)
  static let a3 = (width: 841.890, height: 1190.551)

  static func points(_ millimetres: Double) -> Double { millimetres * 72 / 25.4 }
}
