/// What a form field looks like that does not say it: its frame and what was filled in (ISO 32000-1, 12.7.3.3).
///
/// Where this cannot be told, as for text that the form's font does not have, there is no look, and the survey says so.
struct PDFFieldLook {
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
    let box = PageBox(left: 0, bottom: 0, right: size.width, top: size.height)
    let matrix = turn == 0 ? nil : ["[0 1 -1 0 0 0]", "[-1 0 0 -1 0 0]", "[0 -1 1 0 0 0]"][turn - 1]
    return file.look(content, box: box, matrix: matrix, font: font?.object)
  }

  /// Ground and border (12.5.6.19).
  private var frame: String {
    let characteristics = field.widget["/MK"]
    var content = ""
    if let ground = PDFColor(characteristics["/BG"]) {
      content += "\(ground.filling) \(PDFNumber.list([0, 0, size.width, size.height])) re f\n"
    }
    if let border = PDFColor(characteristics["/BC"]), borderWidth > 0 {
      let edge = borderWidth / 2
      let box = [edge, edge, size.width - borderWidth, size.height - borderWidth]
      content += "\(border.drawing) \(PDFNumber(borderWidth).text) w \(PDFNumber.list(box)) re S\n"
    }
    return content
  }

  private var borderWidth: Double { min(max(field.widget["/BS"]["/W"].number ?? 1, 0), 20) }

  private func text(in font: PDFFieldFont) -> PDFFieldText {
    PDFFieldText(size: size, borderWidth: borderWidth, alignment: field.alignment, style: style, font: font)
  }

  /// What was filled in; nil when the font has not all of it.
  private var written: String? {
    mutating get {
      let isList = field.kind == .choice && !field.has(flag: 18)
      var value = field.value
      if field.kind == .text, field.has(flag: 14) { value = String(repeating: "*", count: value.count) }
      guard isList || !value.isEmpty else { return "" }
      let shown = isList ? field.options.map(\.shown).joined() : value
      guard let found = PDFFieldFont(for: shown, style, in: file) else { return nil }
      font = found
      let text = text(in: found)
      if isList { return listed(text) }
      if field.kind == .text, field.has(flag: 25), let cells = field["/MaxLen"].integer, (1...1_000).contains(cells) {
        return combed(value, cells, text)
      }
      return field.kind == .text && field.has(flag: 13) ? text.lines(of: value) : text.line(of: value)
    }
  }

  /// What a push button is called.
  private var caption: String? {
    mutating get {
      guard let name = field.widget["/MK"]["/CA"].text, !name.isEmpty else { return "" }
      font = PDFFieldFont(for: name, style, in: file)
      guard let font else { return nil }
      let text = text(in: font)
      let left = (size.width - font.width(of: name) * text.points) / 2
      return text.shown([(name, size.height / 2 - text.points * 0.35)], text.points, left: left)
    }
  }

  /// One character in each cell.
  private func combed(_ value: String, _ cells: Int, _ text: PDFFieldText) -> String? {
    let cell = size.width / Double(cells)
    let points = style.size > 0 ? style.size : min(size.height * 0.7, PDFFieldText.largest)
    let empty = cells - value.count
    let first = field.alignment == 2 ? max(empty, 0) : field.alignment == 1 ? max(empty / 2, 0) : 0
    var content = ""
    for (index, character) in value.prefix(cells).enumerated() {
      guard let string = text.font.encoded(String(character)) else { return nil }
      let left = (Double(first + index) + 0.5) * cell - text.font.width(of: String(character)) * points / 2
      content += "1 0 0 1 \(PDFNumber.list([left, size.height / 2 - points * 0.35])) Tm \(string) Tj\n"
    }
    return dividers(cells) + text.block(content, points)
  }

  /// The lines between cells, where the field has a border.
  private func dividers(_ cells: Int) -> String {
    guard let border = PDFColor(field.widget["/MK"]["/BC"]), borderWidth > 0 else { return "" }
    let lines = (1..<max(cells, 2)).prefix(cells - 1).map { index in
      let left = PDFNumber(size.width * Double(index) / Double(cells)).text
      return "\(left) 0 m \(left) \(PDFNumber(size.height).text) l"
    }
    return "\(border.drawing) \(PDFNumber(borderWidth).text) w \(lines.joined(separator: " ")) S\n"
  }

  /// The visible lines of a list, the chosen ones on a blue ground.
  private func listed(_ text: PDFFieldText) -> String? {
    let (points, margin) = (text.points, text.margin)
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
    return text.shown(placed, points).map { ground + $0 }
  }
}
