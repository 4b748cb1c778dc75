internal import ShenbaoFormats
internal import ShenbaoModel
internal import ShenbaoTypesetting

/// The picture of a seal, laid where seals are due and across the pages' edges; the manifest and `verify` call it a facsimile.
struct Facsimile {
  /// At most this many leaves share one straddle seal: narrower slices say nothing.
  private static let mostLeaves = 20
  /// On copies, without words to stand beside: from the lower left corner to the seal's middle, in points.
  ///
  /// Seals of the original mostly stand at the right.
  private static let corner = (left: Paper.points(55), bottom: Paper.points(55))

  let picture: SealPicture
  private let image: SealImage
  private let due: [PaperDue]
  private let straddling: [Int: (index: Int, count: Int)]

  /// What the answers ask for; nil when they ask for none.
  static func asked(
    for plan: Plan,
    pages: Int,
    due: [PaperDue],
    in folder: ApplicationFolder
  ) throws(Report) -> Facsimile? {
    try reporting(at: Place(file: folder.answersFile)) { () throws(FormatError) in
      try Facsimile(of: plan, pages: pages, due: due, files: folder.files)
    }
  }

  private init?(of plan: Plan, pages: Int, due: [PaperDue], files: [String: EvidenceFile]) throws(FormatError) {
    guard let picture = plan.application.seal else { return nil }
    self.picture = picture
    image = try SealImage(png: Self.bytes(files[picture.file.path]), width: Paper.points(picture.millimetres))
    self.due = due.filter { $0.mark.kind == .seal }
    let isDouble = plan.application.pack.paper.sides == .double
    let fronts = stride(from: 1, through: pages, by: isDouble ? 2 : 1).map { $0 }
    straddling = picture.hasStraddle ? Self.slices(of: fronts) : [:]
  }

  private static func bytes(_ file: EvidenceFile?) throws(FormatError) -> [UInt8] {
    guard let file else { return [] }
    return try DiskFile.read(file.path)
  }

  /// The pages that carry it, from 1.
  var pages: [Int] { Set(due.flatMap(\.pages) + straddling.keys).sorted() }

  /// Which slice of how many lies on each leaf: leaves are parted evenly, and one alone has none.
  static func slices(of leaves: [Int]) -> [Int: (index: Int, count: Int)] {
    guard leaves.count > 1 else { return [:] }
    let groups = (leaves.count + mostLeaves - 1) / mostLeaves
    var slices: [Int: (index: Int, count: Int)] = [:]
    for group in 0..<groups {
      let members = leaves[(group * leaves.count / groups)..<((group + 1) * leaves.count / groups)]
      for (index, leaf) in members.enumerated() { slices[leaf] = (index, members.count) }
    }
    return slices
  }

  /// What of it lies on a page.
  func items(on number: Int, of page: BundlePage) -> [DisplayItem] {
    var items = due.filter { $0.pages.contains(number) }.map { due in
      let middle = middle(for: due.mark, on: page)
      return image.placed(middleX: middle.x, y: middle.y)
    }
    if let slice = straddling[number] {
      items.append(image.slice(slice.index, of: slice.count, right: page.size.width, y: page.size.height / 2))
    }
    return items
  }

  private func middle(for mark: PaperMark, on page: BundlePage) -> (x: Double, y: Double) {
    guard case .drawn(let drawn) = page.origin, let near = mark.near, let words = drawn.middle(of: near) else {
      return (Self.corner.left, page.size.height - Self.corner.bottom)
    }
    return (words.x + Paper.points(mark.offset.right), words.y + Paper.points(mark.offset.down))
  }
}

extension DrawnPage {
  /// The middle of the first place where these words are written, blanks aside; nil when they are not.
  func middle(of words: String) -> (x: Double, y: Double)? {
    let wanted = words.withoutSpaces
    var text = ""
    var places: [(x: Double, y: Double)] = []
    for case .glyphs(let run) in items {
      let letters = run.text.withoutSpaces
      for (index, letter) in letters.enumerated() {
        text.append(letter)
        let part = letters.count > 1 ? Double(index) / Double(letters.count - 1) : 0
        places.append((run.x + run.lastGlyphX * part + run.size / 2, run.y - run.size * 0.35))
      }
    }
    guard let range = text.firstRange(of: wanted) else { return nil }
    let start = text.distance(from: text.startIndex, to: range.lowerBound)
    let end = text.distance(from: text.startIndex, to: range.upperBound) - 1
    guard places.indices.contains(start), places.indices.contains(end) else { return nil }
    return ((places[start].x + places[end].x) / 2, (places[start].y + places[end].y) / 2)
  }
}
