/// What a form field looks like that does not say it: its frame and what was filled in (ISO 32000-1, 12.7.3.3).
///
/// Where this cannot be told, as for text that the form's font does not have, there is no look, and the survey says so.
struct PDFFieldLook {
  private static let largest = 12.0
  private static let smallest = 4.0

  private let field: PDFField
  private let file: PDFFile
  private let style: PDFFieldStyle
  /// Width and height as the field is read, and a quarter turn of them on the page.
  private let size: (width: Double, height: Double)
  private let turn: Int
  private var font: PDFFieldFont?

  init?(_ field: PDFField, in file: PDFFile) {
    guard let box = PageBox(field.widget["/Rect"]), !box.isEmpty else { return nil }
    (self.field, self.file, style) = (field, file, field.style)
    turn = ((field.widget["/MK"]["/R"].integer ?? 0) % 360 + 360) % 360 / 90
    size = turn.isMultiple(of: 2) ? (box.width, box.height) : (box.height, box.width)
  }

  /// The appearance as a form XObject; nil when it cannot be told.
  mutating func appearance() -> PDFObject? {
    var content = frame
    switch field.kind {
    case .text, .choice:
      guard let written else { return nil }
      content += written
    case .button where field.has(flag: 17):
      guard let caption else { return nil }
      content += caption
    case .button:
      guard let mark = PDFFieldMark(of: field) else { return nil }
      content += mark.operators(width: size.width, height: size.height, style.color)
    case nil: return nil
    }
    let form = file.stream(Array(content.utf8))
    form.set("/Type", file.name("/XObject"))
    form.set("/Subtype", file.name("/Form"))
    form.set("/BBox", file.numbers([0, 0, size.width, size.height]))
    if turn != 0 { form.set("/Matrix", file.parse(["", "[0 1 -1 0 0 0]", "[-1 0 0 -1 0 0]", "[0 -1 1 0 0 0]"][turn])) }
    let resources = file.dictionary()
    if let font {
      let fonts = file.dictionary()
      fonts.set("/F", font.object)
      resources.set("/Font", fonts)
    }
    form.set("/Resources", resources)
    return file.indirect(form)
  }

  /// Ground and border (12.5.6.19).
  private var frame: String {
    let (ground, border) = (Self.color(field.widget["/MK"]["/BG"], "g"), Self.color(field.widget["/MK"]["/BC"], "G"))
    var content = ""
    if let ground { content += "\(ground) \(PDFNumber.list([0, 0, size.width, size.height])) re f\n" }
    if let border, borderWidth > 0 {
      let edge = borderWidth / 2
      let box = [edge, edge, size.width - borderWidth, size.height - borderWidth]
      content += "\(border) \(PDFNumber(borderWidth).text) w \(PDFNumber.list(box)) re S\n"
    }
    return content
  }

  private var borderWidth: Double { min(max(field.widget["/BS"]["/W"].number ?? 1, 0), 20) }
  private var margin: Double { borderWidth * 2 }

  private static func color(_ values: PDFObject, _ gray: String) -> String? {
    let numbers = values.items.prefix(4).compactMap(\.number)
    let upper = gray == "G"
    guard let name = [1: "g", 3: "rg", 4: "k"][numbers.count], numbers.count == values.count else { return nil }
    return "\(PDFNumber.list(numbers)) \(upper ? name.uppercased() : name)"
  }

  /// What was filled in; nil when the font has not all of it.
  private var written: String? {
    mutating get {
      let isList = field.kind == .choice && !field.has(flag: 18)
      var text = field.value
      if field.kind == .text, field.has(flag: 14) { text = String(repeating: "*", count: text.count) }
      guard isList || !text.isEmpty else { return "" }
      guard let found = PDFFieldFont(style.font, in: file) else { return nil }
      font = found
      if isList { return listed(found) }
      if field.kind == .text, field.has(flag: 25), let cells = field["/MaxLen"].integer, (1...1_000).contains(cells) {
        return combed(text, cells, found)
      }
      return field.kind == .text && field.has(flag: 13) ? lines(of: text, found) : line(of: text, found)
    }
  }

  /// What a push button is called.
  private var caption: String? {
    mutating get {
      guard let text = field.widget["/MK"]["/CA"].text, !text.isEmpty else { return "" }
      font = PDFFieldFont(style.font, in: file)
      guard let font else { return nil }
      let points = style.size > 0 ? style.size : Self.largest
      let left = (size.width - font.width(of: text) * points) / 2
      return shown([(text, size.height / 2 - points * 0.35)], points, font, left: left)
    }
  }

  /// One line in the middle of the field's height.
  private func line(of text: String, _ font: PDFFieldFont) -> String? {
    let text = text.split(whereSeparator: \.isNewline).joined(separator: " ")
    let room = size.width - 2 * margin
    let natural = max(font.width(of: text), 0.01)
    let fitting = max(min(size.height * 0.7, room / natural), Self.smallest)
    let points = style.size > 0 ? style.size : fitting
    return shown([(text, size.height / 2 - points * 0.35)], points, font)
  }

  /// Lines broken at the field's width, from its top.
  private func lines(of text: String, _ font: PDFFieldFont) -> String? {
    let room = size.width - 2 * margin
    var points = style.size > 0 ? style.size : Self.largest
    var lines = Self.broken(text, at: room / points, font)
    while style.size == 0, points > Self.smallest, Double(lines.count) * points * 1.15 > size.height - 2 * margin {
      points -= 0.5
      lines = Self.broken(text, at: room / points, font)
    }
    let placed = lines.prefix(1_000).enumerated().map { index, line in
      (line, size.height - margin - points - Double(index) * points * 1.15)
    }
    return shown(placed, points, font)
  }

  /// One character in each cell.
  private func combed(_ text: String, _ cells: Int, _ font: PDFFieldFont) -> String? {
    let cell = size.width / Double(cells)
    let points = style.size > 0 ? style.size : min(size.height * 0.7, Self.largest)
    let empty = cells - text.count
    let first = field.alignment == 2 ? max(empty, 0) : field.alignment == 1 ? max(empty / 2, 0) : 0
    var content = ""
    for (index, character) in text.prefix(cells).enumerated() {
      guard let string = font.encoded(String(character)) else { return nil }
      let left = (Double(first + index) + 0.5) * cell - font.width(of: String(character)) * points / 2
      content += "1 0 0 1 \(PDFNumber.list([left, size.height / 2 - points * 0.35])) Tm \(string) Tj\n"
    }
    return dividers(cells) + block(content, points)
  }

  /// The lines between cells, where the field has a border.
  private func dividers(_ cells: Int) -> String {
    guard let border = Self.color(field.widget["/MK"]["/BC"], "G"), borderWidth > 0 else { return "" }
    let lines = (1..<max(cells, 2)).prefix(cells - 1).map { index in
      let left = PDFNumber(size.width * Double(index) / Double(cells)).text
      return "\(left) 0 m \(left) \(PDFNumber(size.height).text) l"
    }
    return "\(border) \(PDFNumber(borderWidth).text) w \(lines.joined(separator: " ")) S\n"
  }

  /// The visible lines of a list, the chosen ones on a blue ground.
  private func listed(_ font: PDFFieldFont) -> String? {
    let points = style.size > 0 ? style.size : Self.largest
    let height = points * 1.15
    let chosen = Set(field.chosen)
    let top = max(field["/TI"].integer ?? 0, 0)
    var (ground, placed) = ("", [] as [(String, Double)])
    for (index, option) in field.options.dropFirst(top).prefix(Int(size.height / height) + 1).enumerated() {
      let upper = size.height - margin - Double(index) * height
      if chosen.contains(option.value) || chosen.contains(option.shown) {
        ground += "0.6 0.75 0.86 rg \(PDFNumber.list([margin, upper - height, size.width - 2 * margin, height])) re f\n"
      }
      placed.append((option.shown, upper - points))
    }
    return shown(placed, points, font).map { ground + $0 }
  }

  private func shown(
    _ lines: [(text: String, y: Double)],
    _ points: Double,
    _ font: PDFFieldFont,
    left given: Double? = nil
  ) -> String? {
    var content = ""
    for line in lines {
      guard let string = font.encoded(line.text) else { return nil }
      let rest = size.width - 2 * margin - font.width(of: line.text) * points
      let left = given ?? margin + (field.alignment == 2 ? rest : field.alignment == 1 ? rest / 2 : 0)
      content += "1 0 0 1 \(PDFNumber.list([left, line.y])) Tm \(string) Tj\n"
    }
    return block(content, points)
  }

  /// Text cut off at the field's edges.
  private func block(_ content: String, _ points: Double) -> String {
    let inside = [borderWidth, borderWidth, size.width - 2 * borderWidth, size.height - 2 * borderWidth]
    return """
      /Tx BMC q \(PDFNumber.list(inside)) re W n BT
      /F \(PDFNumber(points).text) Tf \(style.color)
      \(content)ET Q EMC

      """
  }

  private static func broken(_ text: String, at width: Double, _ font: PDFFieldFont) -> [String] {
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
