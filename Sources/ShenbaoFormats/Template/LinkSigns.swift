/// Marks what leads elsewhere by signs that the text itself does not hold, so that it is found again in the text's blocks.
struct LinkSigns {
  /// Planes 15 and 16, which no standard gives a meaning.
  private static let candidates = (0xF0000 as UInt32)...0x10_FFFD

  /// The text with its signs.
  private(set) var text = ""
  /// By sign; the one that ends a stretch has none.
  private var addresses: [Unicode.Scalar: String?] = [:]
  private var current: String?

  init(_ spans: [LinkedSpan]) {
    let linked = spans.filter { $0.address != nil }
    guard !linked.isEmpty else {
      text = spans.text
      return
    }
    let used = Set(spans.text.unicodeScalars)
    let free = Self.candidates.lazy.compactMap(Unicode.Scalar.init).filter { !used.contains($0) }
    var signs = Array(free.prefix(linked.count + 1))[...]
    let end = signs.removeFirst()
    addresses[end] = .some(nil)
    for span in spans {
      guard let address = span.address, let sign = signs.popFirst() else {
        text += span.text
        continue
      }
      addresses[sign] = address
      text.unicodeScalars.append(sign)
      text += span.text
      text.unicodeScalars.append(end)
    }
  }

  /// The blocks without signs; what stood between them leads where it should.
  mutating func resolved(_ blocks: [RichBlock]) -> [RichBlock] {
    guard !addresses.isEmpty else { return blocks }
    return blocks.map { block in
      switch block {
      case .paragraph(var paragraph):
        paragraph.spans = resolved(paragraph.spans)
        return .paragraph(paragraph)
      case .table(var table):
        table.rows = table.rows.map { $0.map { resolved($0) } }
        return .table(table)
      case .rule: return .rule
      }
    }
  }

  private mutating func resolved(_ spans: [RichSpan]) -> [RichSpan] {
    var result: [RichSpan] = []
    for span in spans {
      var part = span
      part.text = ""
      func finish() {
        guard !part.text.isEmpty || part.picture != nil else { return }
        part.reference = part.link == nil ? current : nil
        result.append(part)
      }
      for scalar in span.text.unicodeScalars {
        guard let address = addresses[scalar] else {
          part.text.unicodeScalars.append(scalar)
          continue
        }
        finish()
        (part.text, current) = ("", address)
      }
      finish()
    }
    return result
  }
}
