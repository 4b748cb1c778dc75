internal import ShenbaoFormats
internal import ShenbaoModel
internal import ShenbaoTypesetting

/// The strip at the foot of every page: page number, catalogue item, package code and a QR code that says all three.
///
/// The text is drawn with our fonts, on a page of our own or as pieces that the pages of a bundle share; the QR code
/// (``code(of:number:of:)``) is laid on the page when the bundle is put together.
///
/// It lies in the lowest 25 mm, which forms leave free (GB/T 9704 asks for 35 mm) and evidence is scaled to avoid.
struct PageStamp {
  /// The height that content keeps free of, in points.
  static let height = Paper.points(25)
  /// Room for the binding on the left and an edge that printers leave white, in points.
  static let gutter = Paper.points(18)
  static let edge = BundleCode.edge
  /// The code with the white around it.
  private static let codeWidth = Paper.points(24)

  private let blank: PageSketch
  let packageCode: String?
  let pages: Int
  var place = PaperRules.NumberPlace.bottomCentre
  /// What stands before the number.
  var prefix = ""
  /// Whether what is written gets a white ground where the page is not clear.
  var hasGround = false

  init(
    fonts: FontLibrary,
    packageCode: String?,
    pages: Int,
    place: PaperRules.NumberPlace = .bottomCentre,
    prefix: String = ""
  ) {
    // What many pages say is shaped once.
    blank = PageSketch(fonts: fonts)
    (self.packageCode, self.pages, self.place, self.prefix) = (packageCode, pages, place, prefix)
  }

  /// The room for evidence above the stamp and beside the binding, which lies on the right of even pages when both sides
  /// are printed.
  static func room(
    on size: (width: Double, height: Double),
    number: Int,
    place: PaperRules.NumberPlace
  ) -> Rectangle {
    let top = place == .topRight ? head : edge
    let isMirrored = place == .bottomOuter && number.isMultiple(of: 2)
    return Rectangle(
      x: isMirrored ? edge : gutter,
      y: top,
      width: size.width - gutter - edge,
      height: size.height - top - height
    )
  }

  /// The code of a page; a draft has none.
  ///
  /// On the clerk's sheet, which is no page of the bundle, the code says page 0 of the bundle's `whole` pages.
  func code(of page: BundlePage, number: Int, of whole: Int? = nil) -> BundleCode? {
    packageCode.map { packageCode in
      let shown = whole == nil ? number : 0
      return BundleCode(
        PageCode(packageCode: packageCode, page: shown, pages: whole ?? pages, digest: page.digest),
        onPageOf: page.size
      )
    }
  }

  /// One line of the stamp; `x` and the baseline `y` in points from the page's upper left corner.
  private struct Line {
    /// Parts that stand behind one another, of which other pages have the same.
    var parts: [String]
    var size: Double
    var x: Double
    var y: Double
    var alignment = PageSketch.Alignment.left

    var text: String { parts.joined() }

    func left(_ width: Double) -> Double {
      switch alignment {
      case .left: x
      case .center: x - width / 2
      case .right: x - width
      }
    }
  }

  private func lines(for page: BundlePage, number: Int) -> [Line] {
    let (width, height) = page.size
    let baseline = height - Paper.points(11)
    let spot = spot(of: number, width: width, baseline: baseline)
    let parts = ["\(prefix)第 "] + "\(number)".map { String($0) } + [" 页　共 \(pages) 页"]
    let isLeft = place == .bottomOuter && number.isMultiple(of: 2)
    let room = place == .topRight ? width - Self.gutter - 100 : width / 2 - Self.gutter - 60
    let heading = shortened(page.heading, to: room / 8)
    // The number takes the outer edge, and on even pages that is the left one.
    let left = isLeft ? width / 2 : Self.gutter
    var lines = [
      Line(parts: parts, size: 10.5, x: spot.x, y: spot.y, alignment: spot.alignment),
      Line(parts: [heading], size: 8, x: left, y: baseline),
    ]
    if let packageCode {
      let line = Self.codeLine(packageCode)
      lines.append(Line(parts: [line.text], size: line.size, x: left, y: height - line.above))
    }
    return lines
  }

  /// A page of the size of `page`, empty but for the stamp's text.
  func drawn(for page: BundlePage, number: Int) throws(FormatError) -> DrawnPage {
    var sketch = blank
    for line in lines(for: page, number: number) {
      try sketch.text(line.text, x: line.x, y: line.y, size: line.size, alignment: line.alignment)
    }
    return DrawnPage(width: page.size.width, height: page.size.height, items: sketch.items)
  }

  /// The stamp's text put together from pieces, on white where the page is not clear.
  func strip(for page: BundlePage, number: Int, of pieces: inout StampPieces) throws(FormatError) -> BundleStrip {
    let (width, height) = page.size
    let isGrounded = hasGround && !Self.isClear(page.free, place: place)
    var strip = BundleStrip()
    for line in lines(for: page, number: number) {
      var parts: [StampPieces.Piece] = []
      for part in line.parts { parts.append(try pieces.piece(part, size: line.size)) }
      let whole = parts.reduce(0) { $0 + $1.width }
      var x = line.left(whole)
      if isGrounded {
        let bottom = height - line.y - line.size * 0.35
        strip.addGround(left: x - 2, bottom: bottom, width: whole + 4, height: line.size * 1.3)
      }
      for part in parts {
        strip.add(part.index, left: x - StampPieces.margin, bottom: height - line.y - part.descent)
        x += part.width
      }
    }
    if packageCode == nil {
      strip.add(try pieces.watermark("草稿", width: width, height: height), left: 0, bottom: 0)
    }
    return strip
  }

  /// The line that says the package code, which is the same on every page, and its distance from the page's foot.
  static func codeLine(_ packageCode: String) -> (text: String, size: Double, above: Double) {
    ("申报码 \(packageCode)", 8, Paper.points(11) - 11)
  }

  /// Where the number stands.
  private func spot(of number: Int, width: Double, baseline: Double) -> (
    x: Double, y: Double, alignment: PageSketch.Alignment
  ) {
    switch place {
    case .bottomCentre: (width / 2, baseline, .center)
    case .bottomOuter where number.isMultiple(of: 2): (Self.gutter, baseline, .left)
    // The code with its white ground stands in the lower right corner.
    case .bottomOuter: (width - Self.edge - Self.codeWidth, baseline, .right)
    case .topRight: (width - Paper.points(12), Paper.points(11), .right)
    }
  }

  /// As many characters as fit, all taken as full-width.
  private func shortened(_ text: String, to count: Double) -> String {
    text.count <= Int(count) ? text : text.prefix(max(Int(count) - 1, 1)) + "…"
  }
}
