/// An annotation of a page (ISO 32000-1, 12.5): kept as a link, drawn as it looks, or dropped.
struct PDFAnnotation {
  /// The most annotations of one page.
  static let maximumCount = 20_000

  let object: PDFObject
  private let subtype: String?
  private let flags: Int

  init(_ object: PDFObject) {
    self.object = object
    subtype = object["/Subtype"].name
    flags = object["/F"].integer ?? 0
  }

  /// Bit 2 hides it everywhere, bit 6 on the screen (12.5.3).
  var isSeen: Bool { flags & 0b10_0010 == 0 }

  var isLink: Bool { subtype == "/Link" }

  /// The appearance stream it is seen with; nil for what is hidden or a pop-up window.
  var appearance: PDFObject? {
    guard isSeen, subtype != "/Popup" else { return nil }
    let normal = object["/AP"]["/N"]
    if normal.isStream { return normal }
    guard let state = object["/AS"].name else { return nil }
    return normal[state].isStream ? normal[state] : nil
  }

  /// From the appearance's coordinates to the page's: its box, mapped, comes to lie in `/Rect` (algorithm 8.1).
  func matrix(of appearance: PDFObject) -> PageMatrix? {
    guard let rectangle = PageBox(object["/Rect"]), let box = PageBox(appearance["/BBox"]) else { return nil }
    let shown = (PageMatrix(appearance["/Matrix"]) ?? PageMatrix()).apply(box)
    guard !shown.isEmpty, !rectangle.isEmpty else { return nil }
    return PageMatrix.translation(-shown.left, -shown.bottom)
      .then(.scale(rectangle.width / shown.width, rectangle.height / shown.height))
      .then(.translation(rectangle.left, rectangle.bottom))
  }

  /// Where it leads, when it is a link to a page of its own file or to the web; other links are dropped.
  func link(in source: PDFSource) -> PDFLink? {
    guard subtype == "/Link", isSeen, let rectangle = PageBox(object["/Rect"]) else { return nil }
    let action = object["/A"]
    let goal = object["/Dest"].isNull && action["/S"].name == "/GoTo" ? action["/D"] : object["/Dest"]
    var target: PDFLink.Target?
    if let destination = source.destinationNames.destination(goal) {
      target = PDFDestination(destination, in: source).map { .page($0) }
    } else if action["/S"].name == "/URI", let address = action["/URI"].stringBytes, Self.isSafe(address) {
      target = .address(address)
    }
    let quads = object["/QuadPoints"].count <= 8_000 ? object["/QuadPoints"].items.compactMap(\.number) : []
    let style = ["/Border", "/BS", "/C", "/H"].filter { !object[$0].isNull && isPlain(object[$0], depth: 4) }
      .map { (key: $0, syntax: object[$0].syntax) }
    return target.map { PDFLink(rectangle: rectangle, quads: quads, style: style, target: $0) }
  }

  /// Draws the frame of a link that leads nowhere any more.
  func drawLostLink() {
    let normal = object["/AP"]["/N"]
    guard isLink, isSeen, normal.isNull || normal.streamData(decoded: true)?.isEmpty == true else { return }
    let look = PDFMarkLook(object, of: object.file.root["/AcroForm"])
    if look?.isVisible == true { look?.draw() }
  }

  /// Addresses that open a page or a letter; `file:` and `javascript:` are none.
  static func isSafe(_ address: [UInt8]) -> Bool {
    let start = String(decoding: address.prefix(8), as: UTF8.self).lowercased()
    return start.hasPrefix("http://") || start.hasPrefix("https://") || start.hasPrefix("mailto:")
  }

  /// Whether it can be written out as it stands: without references, and small.
  private func isPlain(_ value: PDFObject, depth: Int) -> Bool {
    guard depth > 0, !value.isIndirect, !value.isStream, value.count <= 64 else { return false }
    let below = value.items + (value.isDictionary ? value.keys.map { value[$0] } : [])
    return below.allSatisfy { isPlain($0, depth: depth - 1) }
  }
}
