/// A row of a table that only says where rows begin or end to repeat: marks of sections, and nothing to read or to see.
enum MarkerRow {
  private static let visible = ["drawing", "pict", "object", "tbl", "fldChar", "fldSimple", "sdt", "sym"]

  static func matches(_ row: XMLElement, _ scanner: MarkScanner) -> Bool {
    guard row.descendants(named: visible).isEmpty else { return false }
    var hasMarks = false
    for paragraph in row.descendants(named: ["p"]) {
      let bytes = ParagraphText(paragraph).bytes
      var position = 0
      for span in scanner.spans(in: bytes) {
        guard case .mark(let mark) = span.content, !mark.prints, isBlank(bytes[position..<span.range.lowerBound]) else {
          return false
        }
        hasMarks = true
        position = span.range.upperBound
      }
      guard isBlank(bytes[position...]) else { return false }
    }
    return hasMarks
  }

  private static func isBlank(_ bytes: ArraySlice<UInt8>) -> Bool {
    String(decoding: bytes, as: UTF8.self).trimmingBlanks.isEmpty
  }
}
