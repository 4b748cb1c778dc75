/// The text of a paragraph over its runs, and where in it each `w:t` starts.
///
/// Runs in hyperlinks, controls, fields and insertions count, deleted ones do not. What is no text is a byte 1, which no
/// mark can contain.
struct ParagraphText {
  private(set) var bytes: [UInt8] = []
  /// The start of each `w:t`, in order.
  private(set) var starts: [Int] = []
  /// Each `w:t`.
  private(set) var texts: [XMLElement] = []

  init(_ paragraph: XMLElement) { gather(paragraph) }

  /// The text of one container, as if it stood alone in a paragraph.
  init(wrapping container: XMLElement) { gather(container) }

  var text: String { String(decoding: bytes.filter { $0 != 1 }, as: UTF8.self) }

  /// Elements inside a paragraph whose runs belong to it.
  static let containers = [
    "hyperlink", "ins", "moveTo", "smartTag", "sdt", "sdtContent", "fldSimple", "customXml", "dir", "bdo",
  ]

  /// Takes a range of the text out of the elements that it stands in.
  func cut(_ range: Range<Int>) {
    for (element, start) in zip(texts, starts) {
      var own = Array(element.text.utf8)
      let inside = range.clamped(to: start..<start + own.count)
      guard !inside.isEmpty else { continue }
      own.removeSubrange(inside.lowerBound - start..<inside.upperBound - start)
      element.text = String(decoding: own, as: UTF8.self)
    }
  }

  private mutating func gather(_ container: XMLElement) {
    for child in container.children {
      if child.isNamed("r") { add(child) } else if Self.containers.contains(child.name) { gather(child) }
    }
  }

  private mutating func add(_ run: XMLElement) {
    for child in run.children {
      switch child.name {
      case "t":
        starts.append(bytes.count)
        texts.append(child)
        bytes += child.text.utf8
      case "tab": bytes.append(0x09)
      case "br", "cr": bytes.append(0x0A)
      case "rPr", "lastRenderedPageBreak": break
      default: bytes.append(0x01)
      }
    }
  }
}
