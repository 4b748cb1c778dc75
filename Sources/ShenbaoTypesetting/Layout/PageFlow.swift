internal import ShenbaoFormats

/// Puts the blocks of a body on pages, one below the other.
final class PageFlow {
  /// A page being filled.
  struct Page {
    var section: Section
    var sectionIndex: Int
    var number: Int
    var isFirstOfSection: Bool
    /// Only there so that the next has the number it must have; nothing stands on it.
    var isBlank = false
    /// As it is held, for headers and footers.
    var paper: PageGeometry
    /// As its text is set: where lines run down, the paper is turned.
    var geometry: PageGeometry
    var canvas = PageCanvas()
    /// The footnotes, which do not move when the section centres its text.
    var foot = PageCanvas()
    var footHeight = 0.0
    /// How much was painted before each box, where boxes are to be spread over the page.
    var starts: [PageCanvas.Extent] = []
  }

  /// A document of more pages is refused.
  static let maximumPages = 20_000

  let composer: Composer
  let furniture: PageFurniture
  /// Pages that are not finished: the one being filled, and those before it while columns are balanced.
  var pages: [Page] = []
  /// Takes pages that nothing more is put on.
  private let deliver: (Page) throws(FormatError) -> Void
  private(set) var sectionIndex = 0
  /// How many pages each section has, as far as it is known.
  private(set) var pagesBySection: [Int] = [0]
  /// How many pages each section had when all was laid out before.
  private let sectionPages: [Int]
  var y = 0.0
  var isAtTop = true
  /// What text runs around on the page being filled.
  var obstacles: [Obstacle] = []
  var columns = ColumnRow()
  var notes = PageNotes()
  /// Lines numbered so far.
  var lineCount = 0
  /// Endnotes that have been met and not yet placed.
  var endnotes: [NoteReference] = []
  /// Whether the space above the first paragraph is left out: always but where a section begins.
  var dropsSpaceBefore = false
  /// Whether a paragraph ended with a page break: the page begins with what follows, which may be a section.
  var owesPage = false
  private var isBalancing = false

  init(
    composer: Composer,
    furniture: PageFurniture,
    sectionPages: [Int] = [],
    deliver: @escaping (Page) throws(FormatError) -> Void
  ) {
    self.composer = composer
    self.sectionPages = sectionPages
    self.furniture = furniture
    self.deliver = deliver
  }

  /// How many pages there are so far.
  private(set) var count = 0

  func flow(_ body: BodySource) throws(FormatError) {
    for (index, section) in body.sections.enumerated() {
      try begin(section)
      let isContinued = index + 1 < body.sections.count && body.sections[index + 1].start == .continuous
      if section.columns > 1, isContinued {
        isBalancing = true
        try balance(try body.restOfSection())
        isBalancing = false
      } else {
        try place(body)
      }
      if index + 1 == body.sections.count || composer.noteFormat(.endnote).isAtSectionEnd { try placeEndnotes() }
      if index + 1 == body.sections.count { try finishNotes() }
      if isContinued {
        if !columns.ranges.isEmpty { try closeNotes() }
        endColumns()
      }
      _ = try body.next()
      sectionIndex += 1
      pagesBySection.append(0)
    }
    endColumns()
    alignPage()
    try deliverPages(keeping: 0)
  }

  /// What placing changes, to be put back when columns are tried again.
  struct State {
    var pages: [Page]
    var y: Double
    var isAtTop: Bool
    var owesPage: Bool
    var columns: ColumnRow
    var obstacles: [Obstacle]
    var notes: PageNotes
    var endnotes: [NoteReference]
    var lineCount: Int
    var count: Int
    var pagesBySection: [Int]
  }

  var state: State {
    get {
      State(
        pages: pages,
        y: y,
        isAtTop: isAtTop,
        owesPage: owesPage,
        columns: columns,
        obstacles: obstacles,
        notes: notes,
        endnotes: endnotes,
        lineCount: lineCount,
        count: count,
        pagesBySection: pagesBySection
      )
    }
    set {
      (pages, y, isAtTop, columns) = (newValue.pages, newValue.y, newValue.isAtTop, newValue.columns)
      (obstacles, count, pagesBySection) = (newValue.obstacles, newValue.count, newValue.pagesBySection)
      (notes, endnotes, owesPage) = (newValue.notes, newValue.endnotes, newValue.owesPage)
      lineCount = newValue.lineCount
    }
  }

  private func deliverPages(keeping rest: Int) throws(FormatError) {
    guard !isBalancing, pages.count > rest else { return }
    for var page in pages.dropLast(rest) {
      page.canvas.add(page.foot)
      if page.section.isVertical { page.canvas.turn(onto: page.paper) }
      try deliver(page)
    }
    pages.removeFirst(pages.count - rest)
  }

  private func begin(_ section: Section) throws(FormatError) {
    composer.section = section
    restartLines(atSection: true)
    composer.numbers.sectionPages = sectionPages.indices.contains(sectionIndex) ? sectionPages[sectionIndex] : 1
    defer { beginColumns() }
    guard let last = pages.last else { return try newPage(isFirstOfSection: true) }
    let samePaper =
      last.section.width == section.width && last.section.height == section.height
      && last.section.isVertical == section.isVertical
    if section.start == .continuous, samePaper {
      let geometry = geometry(section, last.number, isFirst: false).set(inVertical: section.isVertical)
      (pages[pages.count - 1].geometry.left, pages[pages.count - 1].geometry.right) = (geometry.left, geometry.right)
      return
    }
    try newPage(isFirstOfSection: true)
    let isOdd = (pages.last?.number ?? 1) % 2 != 0
    if section.start == .oddPage && !isOdd || section.start == .evenPage && isOdd {
      pages[pages.count - 1].isFirstOfSection = false
      pages[pages.count - 1].isBlank = true
      try newPage(isFirstOfSection: true)
    }
  }

  func newPage(isFirstOfSection: Bool = false) throws(FormatError) {
    guard count < Self.maximumPages else {
      throw FormatError(.tooLarge, operation: "typeset.flow", detail: "more than \(Self.maximumPages) pages")
    }
    try closeNotes()
    endColumns()
    alignPage()
    try deliverPages(keeping: 1)
    let section = composer.section
    let following = (pages.last?.number ?? 0) &+ 1
    let number = isFirstOfSection ? section.firstNumber ?? following : following
    let paper = geometry(section, number, isFirst: isFirstOfSection)
    let geometry = paper.set(inVertical: section.isVertical)
    pages.append(
      Page(
        section: section,
        sectionIndex: sectionIndex,
        number: number,
        isFirstOfSection: isFirstOfSection,
        paper: paper,
        geometry: geometry
      )
    )
    count += 1
    pagesBySection[sectionIndex] += 1
    composer.numbers.page = number
    composer.numbers.pageFormat = section.numberFormat
    y = geometry.top
    obstacles = []
    isAtTop = true
    dropsSpaceBefore = false
    owesPage = false
    notes.count = 0
    if !isFirstOfSection { restartLines(atSection: false) }
    beginColumns()
    try resumeNotes()
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
    columns.geometry(in: pages.last?.geometry ?? geometry(composer.section, 1, isFirst: true))
  }

  var textWidth: Double { max(18, page.right - page.left) }

  /// Moves a finished page's text down when its section centres it.
  private func alignPage() {
    guard let last = pages.last, last.section.verticalAlign != .top else { return }
    let slack = last.geometry.bottom - last.footHeight - y
    guard slack > 0 else { return }
    let shift = last.section.verticalAlign == .center ? slack / 2 : slack
    pages[pages.count - 1].canvas.move(down: shift)
    y = last.geometry.bottom
  }
}

extension PageFlow {
  /// Spreads the boxes of a full page so that the last ends at its foot (ECMA-376 17.6.23).
  func spreadPage() {
    guard let last = pages.last, last.section.fillsPages, last.starts.count > 1 else { return }
    let slack = bottom - y
    guard slack > 0 else { return }
    for start in last.starts.dropFirst() {
      pages[pages.count - 1].canvas.move(down: slack / Double(last.starts.count - 1), from: start)
    }
  }
}
