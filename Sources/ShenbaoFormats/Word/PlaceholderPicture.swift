/// A picture of the template that stands for another: the mark is in its alternative text or title, `{{@公章}}`.
///
/// Its frame, anchor and wrapping stay; the new picture is fitted into the frame.
struct PlaceholderPicture {
  enum Piece {
    case bytes([UInt8])
    case embed
    case width
    case height
  }

  let pieces: [Piece]
  let room: PictureRoom

  private static let signs: [(sign: String, piece: Piece)] = [
    ("\u{F8F2}", .embed), ("\u{F8F3}", .width), ("\u{F8F4}", .height),
  ]

  /// Whether an element's title or alternative text is the mark of a picture.
  static func isOne(_ element: XMLElement, _ scanner: MarkScanner) -> Bool {
    (element.isNamed("docPr") || element.isNamed("cNvPr") && element.parent?.parent?.isNamed("pic") == true)
      && mark(of: element, scanner) != nil
  }

  static func mark(of properties: XMLElement, _ scanner: MarkScanner) -> Mark? {
    for name in ["descr", "title"] {
      for span in scanner.spans(in: Array((properties[name] ?? "").utf8)) {
        if case .mark(let mark) = span.content, mark.kind == .picture { return mark }
      }
    }
    return nil
  }

  /// Takes a drawing apart; nil when it holds no picture.
  init?(_ drawing: XMLElement, name: String) {
    guard let frame = drawing.first("inline") ?? drawing.first("anchor"), let properties = frame.first("docPr"),
      let blip = frame.descendants("blip").first, let extent = frame.first("extent"),
      let cx = extent["cx"].flatMap({ Int($0) }), let cy = extent["cy"].flatMap({ Int($0) }), cx > 0, cy > 0
    else { return nil }
    room = PictureRoom(width: cx, height: cy)
    // Word writes the text a second time into the picture itself.
    for properties in [properties] + frame.descendants("cNvPr") {
      properties.set("descr", to: name)
      if properties["title"] != nil { properties.set("title", to: nil) }
    }
    for attribute in blip.attributes where attribute.qualifiedName.hasSuffix(":embed") {
      blip.set(attribute.qualifiedName, to: "\u{F8F2}")
    }
    // Copies of the picture in other formats (as SVG) would be shown instead of ours.
    for child in blip.children where child.isNamed("extLst") { child.remove() }
    for crop in frame.descendants("srcRect") { crop.remove() }
    for size in [extent] + frame.descendants("xfrm").compactMap({ $0.first("ext") }) {
      size.set("cx", to: "\u{F8F3}")
      size.set("cy", to: "\u{F8F4}")
    }
    pieces = Self.pieces(of: drawing.bytes)
  }

  private static func pieces(of bytes: [UInt8]) -> [Piece] {
    var pieces: [Piece] = []
    var start = 0
    var position = 0
    while position < bytes.count {
      guard let found = signs.first(where: { bytes.has(Array($0.sign.utf8), at: position) }) else {
        position += 1
        continue
      }
      pieces += [.bytes(Array(bytes[start..<position])), found.piece]
      position += found.sign.utf8.count
      start = position
    }
    return pieces + [.bytes(Array(bytes[start...]))]
  }
}
