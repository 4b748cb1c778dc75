/// A link on a source's page, in that page's own coordinates.
struct PDFLink {
  enum Target {
    case page(PDFDestination)
    /// A web or mail address, as its bytes.
    case address([UInt8])
  }

  let rectangle: PageBox
  /// Corner points of the lines of text it covers, eight numbers each.
  let quads: [Double]
  /// Border, colour and highlighting, in PDF syntax.
  let style: [(key: String, syntax: String)]
  let target: Target
}

/// A place in a source (ISO 32000-1, 12.3.2.2).
struct PDFDestination {
  /// From 0.
  let page: Int
  /// The upper left corner to be shown, in the page's own coordinates; nil for the whole page.
  let corner: (x: Double, y: Double)?

  /// Nil when it names no page of the source.
  init?(_ array: PDFObject, in source: PDFSource) {
    let goal = array.item(0)
    guard array.count >= 2, let page = goal.identity.flatMap({ source.pageNumbers[$0] }) ?? goal.integer,
      source.pages.indices.contains(page)
    else { return nil }
    self.page = page
    let box = source.pages[page].box
    let numbers = (2..<max(array.count, 2)).prefix(4).map { array.item($0).number }
    let first = numbers.first ?? nil
    switch array.item(1).name {
    case "/XYZ" where numbers.count >= 2: corner = (first ?? box.left, numbers[1] ?? box.top)
    case "/FitH", "/FitBH": corner = (box.left, first ?? box.top)
    case "/FitV", "/FitBV": corner = (first ?? box.left, box.top)
    case "/FitR" where numbers.count == 4: corner = (first ?? box.left, numbers[3] ?? box.top)
    default: corner = nil
    }
  }
}
