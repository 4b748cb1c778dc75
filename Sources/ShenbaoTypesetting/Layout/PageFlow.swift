internal import ShenbaoFormats

/// Puts the blocks of a body on pages, one below the other.
final class PageFlow {
  /// A page being filled.
  struct Page {
    var section: Section
    var sectionIndex: Int
    var number: Int
    var isFirstOfSection: Bool
    var geometry: PageGeometry
    var canvas = PageCanvas()
  }

  /// A document of more pages is refused.
  static let maximumPages = 20_000

  let composer: Composer
  private let furniture: PageFurniture
  private(set) var pages: [Page] = []
  private var sectionIndex = 0
  /// How many pages each section had when all was laid out before.
  private let sectionPages: [Int]
  private(set) var y = 0.0
  private(set) var isAtTop = true
  /// What text runs around on the page being filled.
  var obstacles: [Obstacle] = []
  /// Whether the page began because the one before was full: space before a paragraph is then dropped.
  private var isAfterOverflow = false

  init(composer: Composer, furniture: PageFurniture, sectionPages: [Int] = []) {
    self.composer = composer
    self.sectionPages = sectionPages
    self.furniture = furniture
  }

  /// How many pages began in each section.
  var pagesBySection: [Int] {
    pages.reduce(into: [Int](repeating: 0, count: sectionIndex + 1)) { $0[$1.sectionIndex] += 1 }
  }

  func flow(_ blocks: [Block]) throws(FormatError) {
    var start = 0
    for (index, block) in blocks.enumerated() {
      guard case .sectionEnd(let section) = block else { continue }
      try begin(section)
      try place(Array(blocks[start..<index]))
      start = index + 1
      sectionIndex += 1
    }
    alignPage()
  }

  private func begin(_ section: Section) throws(FormatError) {
    composer.section = section
    composer.numbers.sectionPages = sectionPages.indices.contains(sectionIndex) ? sectionPages[sectionIndex] : 1
    guard let last = pages.last else { return try newPage(isFirstOfSection: true) }
    let samePaper = last.section.width == section.width && last.section.height == section.height
    if section.start == .continuous, samePaper {
      pages[pages.count - 1].geometry.left = geometry(section, last.number, isFirst: false).left
      return
    }
    try newPage(isFirstOfSection: true)
    let isOdd = (pages.last?.number ?? 1) % 2 != 0
    if section.start == .oddPage && !isOdd || section.start == .evenPage && isOdd {
      pages[pages.count - 1].isFirstOfSection = false
      try newPage(isFirstOfSection: true)
    }
  }

  private func newPage(isFirstOfSection: Bool = false) throws(FormatError) {
    guard pages.count < Self.maximumPages else {
      throw FormatError(.tooLarge, operation: "typeset.flow", detail: "more than \(Self.maximumPages) pages")
    }
    alignPage()
    let section = composer.section
    let following = (pages.last?.number ?? 0) &+ 1
    let number = isFirstOfSection ? section.firstNumber ?? following : following
    let geometry = geometry(section, number, isFirst: isFirstOfSection)
    pages.append(
      Page(
        section: section,
        sectionIndex: sectionIndex,
        number: number,
        isFirstOfSection: isFirstOfSection,
        geometry: geometry
      )
    )
    composer.numbers.page = number
    composer.numbers.pageFormat = section.numberFormat
    y = geometry.top
    obstacles = []
    isAtTop = true
    isAfterOverflow = false
  }

  private func geometry(_ section: Section, _ number: Int, isFirst: Bool) -> PageGeometry {
    let (header, footer) = furniture.heights(section, number: number, isFirstOfSection: isFirst)
    var geometry = PageGeometry(
      width: section.width,
      height: section.height,
      left: section.marginLeft + (furniture.gutterIsOnTop ? 0 : section.gutter),
      right: section.width - section.marginRight,
      top: section.marginTop + (furniture.gutterIsOnTop ? section.gutter : 0),
      bottom: section.height - section.marginBottom
    )
    if furniture.mirrorsMargins, number % 2 == 0 {
      geometry.left = section.marginRight
      geometry.right = section.width - section.marginLeft - section.gutter
    }
    if !section.isTopFixed, header > 0 { geometry.top = max(geometry.top, section.headerDistance + header) }
    if !section.isBottomFixed, footer > 0 {
      geometry.bottom = min(geometry.bottom, section.height - section.footerDistance - footer)
    }
    geometry.bottom = max(geometry.bottom, geometry.top + 36)
    return geometry
  }

  var page: PageGeometry {
    pages.last?.geometry ?? geometry(composer.section, 1, isFirst: true)
  }

  private var textWidth: Double { max(18, page.right - page.left) }

  /// Moves a finished page's text down when its section centres it.
  private func alignPage() {
    guard let last = pages.last, last.section.verticalAlign != .top, last.geometry.bottom > y else { return }
    let slack = last.geometry.bottom - y
    let shift = last.section.verticalAlign == .center ? slack / 2 : slack
    pages[pages.count - 1].canvas.move(down: shift)
    y = last.geometry.bottom
  }
}

extension PageFlow {
  private func place(_ blocks: [Block]) throws(FormatError) {
    var index = 0
    while index < blocks.count {
      let end = Self.endOfChain(blocks, from: index)
      var chain: [Box] = []
      for member in index...end {
        if let box = try composer.box(blocks, member, width: textWidth) { chain.append(box) }
      }
      if chain.count > 1 { try keepTogether(chain) }
      for box in chain { try place(box) }
      index = end + 1
    }
  }

  /// The last block of those that must stay with their next.
  private static func endOfChain(_ blocks: [Block], from start: Int) -> Int {
    var end = start
    while end + 1 < blocks.count, end - start < 40, case .paragraph(let paragraph) = blocks[end],
      paragraph.format.isOn(.keepNext)
    {
      end += 1
    }
    return end
  }

  private func keepTogether(_ chain: [Box]) throws(FormatError) {
    guard !isAtTop, let last = chain.last else { return }
    if case .paragraph(let first) = chain[0], first.breaksPageBefore { return }
    let needed = chain.dropLast().reduce(0) { $0 + $1.height } + Self.beginning(of: last)
    if y + needed > page.bottom, needed <= page.bottom - page.top { try overflow() }
  }

  /// The least part of a box that can stand at the foot of a page.
  private static func beginning(of box: Box) -> Double {
    switch box {
    case .paragraph(let box):
      let count = box.keepsLines || box.lines.count <= 3 ? box.lines.count : 2
      return box.before + box.lines.prefix(count).reduce(0) { $0 + $1.height }
    case .table(let box):
      return box.rows.prefix(box.beginningCount).reduce(0) { $0 + $1.height }
    }
  }

  private func overflow() throws(FormatError) {
    try newPage()
    isAfterOverflow = true
  }

  private func place(_ box: Box) throws(FormatError) {
    switch box {
    case .paragraph(let box): try place(box)
    case .table(let box): try place(box)
    }
  }

  func paint(_ box: Box) {
    paint(box, at: y)
    y += box.height
    if box.height > 0 { isAtTop = false }
  }

  func paint(_ box: Box, at top: Double) {
    guard !pages.isEmpty else { return }
    let geometry = page
    box.paint(x: geometry.left, y: top, page: geometry, on: &pages[pages.count - 1].canvas)
  }

  func advance(to place: Double) {
    y = place
    isAtTop = false
  }

  private func place(_ whole: ParagraphBox) throws(FormatError) {
    var box = whole
    if let position = box.position { return placeFrame(box, position) }
    if box.breaksPageBefore, !isAtTop { try newPage() }
    while !box.lines.isEmpty {
      if isAtTop, isAfterOverflow { box.before = 0 }
      let untilBreak = box.lines.firstIndex { $0.breaksPageAfter }.map { $0 + 1 } ?? box.lines.count
      var part = box
      var rest: ParagraphBox?
      if untilBreak < box.lines.count {
        let (head, tail) = box.split(after: untilBreak)
        (part, rest) = (head, tail)
      }
      let endsPage = part.lines.last?.breaksPageAfter == true
      try placeLines(part)
      guard endsPage else { return }
      guard let rest else {
        try newPage()
        return
      }
      try newPage()
      box = rest
    }
  }

  /// Lines without a page break among them, over as many pages as they take.
  private func placeLines(_ whole: ParagraphBox) throws(FormatError) {
    var box = whole
    while true {
      if isAtTop, isAfterOverflow { box.before = 0 }
      box = try beside(box)
      let room = page.bottom - y - box.before
      var count = box.linesFitting(room)
      if count < box.lines.count, !isAtTop, count == 0 {
        try overflow()
        continue
      }
      if count == 0 {
        var used = 0.0
        count = max(
          1,
          box.lines.prefix { line in
            used += line.height
            return used <= room + 0.05
          }.count
        )
      }
      if count >= box.lines.count { return paint(.paragraph(box)) }
      let (head, tail) = box.split(after: count)
      paint(.paragraph(head))
      try overflow()
      box = tail
    }
  }

  private func place(_ whole: TableBox) throws(FormatError) {
    var box = whole
    if placeFloating(box) { return }
    while true {
      passObstacles(box.rows.first?.height ?? 0)
      let (head, tail) = box.split(at: page.bottom - y)
      if let head {
        paint(.table(head))
        guard let tail else { return }
        box = tail
      } else if isAtTop {
        let (forced, rest) = box.forcedSplit(at: page.bottom - y)
        paint(.table(forced))
        guard let rest else { return }
        box = rest
      }
      try overflow()
    }
  }
}

extension PageCanvas {
  mutating func move(down distance: Double) {
    below = below.map { $0.moved(x: 0, y: distance) }
    items = items.map { $0.moved(x: 0, y: distance) }
    for index in headings.indices { headings[index].y += distance }
    for index in regions.indices { regions[index].frame.y += distance }
    for index in bookmarks.indices { bookmarks[index].y += distance }
  }
}
