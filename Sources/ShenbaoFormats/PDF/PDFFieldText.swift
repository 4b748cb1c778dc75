/// Text written into the box of a field or mark (ISO 32000-1, 12.7.3.3): one line, or lines broken at its width.
struct PDFFieldText {
  /// In points, of what is to be as large as fits.
  static let largest = 12.0
  private static let smallest = 4.0

  let size: (width: Double, height: Double)
  /// Of the frame, at whose inner edge text is cut off.
  let borderWidth: Double
  /// Left, middle or right: 0, 1, 2.
  let alignment: Int
  let style: PDFFieldStyle
  let font: PDFFieldFont

  var margin: Double { borderWidth * 2 }
  /// The size that is asked for, or the largest.
  var points: Double { style.size > 0 ? style.size : Self.largest }

  /// One line in the middle of the box's height; nil, as below, when the font has not all of it.
  func line(of text: String) -> String? {
    let text = text.split(whereSeparator: \.isNewline).joined(separator: " ")
    let room = size.width - 2 * margin
    let natural = max(font.width(of: text), 0.01)
    let fitting = max(min(size.height * 0.7, room / natural), Self.smallest)
    let points = style.size > 0 ? style.size : fitting
    return shown([(text, size.height / 2 - points * 0.35)], points)
  }

  /// Lines broken at the box's width, from its top.
  func lines(of text: String) -> String? {
    let room = size.width - 2 * margin
    var points = points
    var lines = broken(text, at: room / points)
    while style.size == 0, points > Self.smallest, Double(lines.count) * points * 1.15 > size.height - 2 * margin {
      points -= 0.5
      lines = broken(text, at: room / points)
    }
    let placed = lines.prefix(1_000).enumerated().map { index, line in
      (line, size.height - margin - points - Double(index) * points * 1.15)
    }
    return shown(placed, points)
  }

  /// Lines at their heights, aligned unless they begin at `left`.
  func shown(_ lines: [(text: String, y: Double)], _ points: Double, left given: Double? = nil) -> String? {
    var content = ""
    for line in lines {
      guard let string = font.encoded(line.text) else { return nil }
      let rest = size.width - 2 * margin - font.width(of: line.text) * points
      let left = given ?? margin + (alignment == 2 ? rest : alignment == 1 ? rest / 2 : 0)
      content += "1 0 0 1 \(PDFNumber.list([left, line.y])) Tm \(string) Tj\n"
    }
    return block(content, points)
  }

  /// Text cut off at the box's edges.
  func block(_ content: String, _ points: Double) -> String {
    let inside = [borderWidth, borderWidth, size.width - 2 * borderWidth, size.height - 2 * borderWidth]
    return """
      /Tx BMC q \(PDFNumber.list(inside)) re W n BT
      /F \(PDFNumber(points).text) Tf \(style.color)
      \(content)ET Q EMC

      """
  }

  private func broken(_ text: String, at width: Double) -> [String] {
    text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).flatMap { paragraph -> [String] in
      var (lines, line, used) = ([] as [String], "", 0.0)
      let words = paragraph.words.flatMap { font.width(of: $0) > width ? $0.map { String($0) } : [$0] }
      for word in words {
        let size = font.width(of: word)
        if used + size > width, !line.isEmpty {
          lines.append(line)
          (line, used) = ("", 0)
        }
        line += word
        used += size
      }
      return lines + [line]
    }
  }
}

extension Substring {
  /// Where a line may be broken: behind blanks, and at every character that is not Latin.
  fileprivate var words: [String] {
    var (words, word) = ([] as [String], "")
    for character in self {
      word.append(character)
      guard character == " " || !character.isASCII else { continue }
      words.append(word)
      word = ""
    }
    return word.isEmpty ? words : words + [word]
  }
}
