/// What a mark on a page looks like that does not say it (ISO 32000-1, 12.5.6): marked text, lines, shapes, drawings and
/// text, as readers draw them.
///
/// Stamps, carets and notes have no look that readers agree on, and stay without one; so does text that its font does
/// not have.
struct PDFMarkLook {
  private static let mostStrokes = 2_000
  private static let mostNumbers = 40_000

  private let mark: PDFObject
  private let form: PDFObject
  private let subtype: String
  private let border: PDFMarkBorder
  /// What is painted, and the box around it.
  private var content = ""
  private var box: PageBox?
  private var font: PDFFieldFont?

  /// Nil for a mark of which this cannot be told; `form` is the file's form, which knows fonts.
  init?(_ mark: PDFObject, of form: PDFObject) {
    guard let subtype = mark["/Subtype"].name else { return nil }
    (self.mark, self.form, self.subtype, border) = (mark, form, subtype, PDFMarkBorder(of: mark, subtype))
    guard paint(), box != nil else { return nil }
  }

  /// Whether its line is.
  var isVisible: Bool { border.width > 0 && lineColor != nil }

  /// Gives the mark its look, and the rectangle that this takes.
  func draw() {
    guard let box else { return }
    let opacity = PDFNumber(min(max(mark["/CA"].number ?? 1, 0), 1)).text
    let blending = subtype == "/Highlight" ? "/BM /Multiply" : ""
    let state = "<< /Type /ExtGState /CA \(opacity) /ca \(opacity) \(blending) >>"
    mark.setLook(mark.file.look("/G gs\n\(content)", box: box, font: font?.object, state: state))
    mark.set("/Rect", mark.file.numbers(box.values))
  }

  /// Whether it could be told.
  private mutating func paint() -> Bool {
    switch subtype {
    case "/Highlight": for area in areas { fill(area) }
    case "/Underline", "/StrikeOut", "/Squiggly": for area in areas { underline(area) }
    case "/Square", "/Circle", "/Link": paintShape()
    case "/Polygon": paint(path(mark["/Vertices"], isClosed: true), isArea: true)
    case "/PolyLine": paintLine(mark["/Vertices"], mark["/LE"].items)
    case "/Line": paintLine(mark["/L"], mark["/LE"].items)
    case "/Ink": for stroke in mark["/InkList"].items.prefix(Self.mostStrokes) { paint(path(stroke)) }
    case "/FreeText": return paintText()
    default: return false
    }
    return true
  }

  /// The marked pieces of lines; without them, the whole rectangle.
  private var areas: [PDFMarkedArea] {
    let areas = PDFMarkedArea.areas(numbers(mark["/QuadPoints"]))
    return areas.isEmpty ? PageBox(mark["/Rect"]).map { [PDFMarkedArea($0)] } ?? [] : areas
  }

  private mutating func fill(_ area: PDFMarkedArea) {
    guard let color = PDFColor(mark["/C"], absent: PDFColor(red: 1, green: 1, blue: 0)) else { return grow(area.path) }
    add(area.path, "\(color.filling)\n", "f")
  }

  private mutating func underline(_ area: PDFMarkedArea) {
    var path = PDFPath()
    path.add(subtype == "/Squiggly" ? area.wave : subtype == "/StrikeOut" ? area.middle : area.foot)
    guard let color = lineColor else { return grow(path) }
    let width = PDFNumber(max(area.height / 14, 0.5)).text
    add(path, "\(color.drawing) \(width) w\n", "S", margin: area.height / 14)
  }

  private var lineColor: PDFColor? { PDFColor(mark["/C"], absent: PDFColor(red: 0, green: 0, blue: 0)) }

  private mutating func paintShape() {
    guard let whole = PageBox(mark["/Rect"]) else { return }
    // The frame lies within the rectangle.
    let frame = whole.inset(numbers(mark["/RD"])).inset([Double](repeating: border.width / 2, count: 4))
    guard !frame.isEmpty else { return }
    var path = PDFPath()
    if subtype == "/Circle" { path.addEllipse(in: frame) } else { path.add(frame.corners, isClosed: true) }
    paint(path, isArea: subtype != "/Link")
  }

  private mutating func paintLine(_ array: PDFObject, _ endings: [PDFObject]) {
    let points = points(array)
    paint(path(array))
    guard points.count > 1 else { return }
    let ends = [(points[0], points[1]), (points[points.count - 1], points[points.count - 2])]
    for (ending, (tip, other)) in zip(endings.prefix(2), ends) {
      let ending = PDFLineEnding(ending.name, at: tip, from: other, width: border.width)
      if let ending { paint(ending.path, isArea: ending.isClosed) }
    }
  }

  /// Draws a path, and fills it with the inner colour if it is an area.
  private mutating func paint(_ path: PDFPath, isArea: Bool = false) {
    let line = border.width > 0 ? lineColor : nil
    let ground = isArea ? PDFColor(mark["/IC"]) : nil
    let style = [border.style, line?.drawing, ground?.filling].compactMap(\.self).joined(separator: " ")
    let verb = line == nil ? ground == nil ? "n" : "f" : ground == nil ? "S" : "B"
    // A tip may reach out ten times as far as a line is wide.
    add(path, "\(style)\n", verb, margin: border.width * 5)
  }

  /// Text on a ground, in a frame of the text's colour, with a line that leads to what it is about (12.5.6.6).
  private mutating func paintText() -> Bool {
    guard let whole = PageBox(mark["/Rect"]) else { return false }
    let frame = whole.inset(numbers(mark["/RD"]))
    let style = PDFFieldStyle(mark["/DA"].stringBytes ?? [], of: form)
    let words = mark["/Contents"].text ?? ""
    guard !frame.isEmpty, let font = PDFFieldFont(for: words, style, in: mark.file) else { return false }
    var path = PDFPath()
    path.add(frame.corners, isClosed: true)
    if let ground = PDFColor(mark["/C"]) { add(path, "\(ground.filling)\n", "f") }
    let color = PDFColor(filling: style.color)
    if border.width > 0 { add(path, "\(border.style) \(color.drawing)\n", "S", margin: border.width / 2) }
    let leader = self.path(mark["/CL"])
    if leader.box != nil { add(leader, "\(PDFNumber(max(border.width, 1)).text) w \(color.drawing)\n", "S", margin: 5) }
    let size = (frame.width, frame.height)
    let (alignment, room) = (mark["/Q"].integer ?? 0, max(border.width, 1))
    let text = PDFFieldText(size: size, borderWidth: room, alignment: alignment, style: style, font: font)
    guard let written = text.lines(of: words) else { return false }
    self.font = font
    grow(path)
    content += "q 1 0 0 1 \(PDFNumber.list([frame.left, frame.bottom])) cm\n\(written)Q\n"
    return true
  }

  private func numbers(_ array: PDFObject) -> [Double] {
    array.items.prefix(Self.mostNumbers).map { min(max($0.number ?? 0, -PDFNumber.limit), PDFNumber.limit) }
  }

  private func points(_ array: PDFObject) -> [PDFPath.Point] {
    let numbers = numbers(array)
    return stride(from: 0, to: numbers.count - 1, by: 2).map { (numbers[$0], numbers[$0 + 1]) }
  }

  private func path(_ array: PDFObject, isClosed: Bool = false) -> PDFPath {
    var path = PDFPath()
    path.add(points(array), isClosed: isClosed)
    return path
  }

  private mutating func add(_ path: PDFPath, _ style: String, _ verb: String, margin: Double = 0) {
    guard path.box != nil else { return }
    content += "q \(style)\(path.operators)\(verb) Q\n"
    grow(path, by: margin)
  }

  private mutating func grow(_ path: PDFPath, by margin: Double = 0) {
    guard let added = path.box?.inset([Double](repeating: -margin, count: 4)) else { return }
    box = box?.union(added) ?? added
  }
}
