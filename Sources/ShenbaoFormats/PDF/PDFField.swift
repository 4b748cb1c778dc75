/// A form field's widget on a page, with what it takes from the fields above it (ISO 32000-1, 12.7.3).
struct PDFField {
  enum Kind {
    case text, choice, button
  }

  /// The most fields above one field.
  private static let maximumDepth = 32
  private static let mostCharacters = 20_000

  let widget: PDFObject
  private let form: PDFObject

  init(_ widget: PDFObject, of form: PDFObject) { (self.widget, self.form) = (widget, form) }

  /// Nil for signatures and for what is no field.
  var kind: Kind? {
    switch self["/FT"].name {
    case "/Tx": .text
    case "/Ch": .choice
    case "/Btn": .button
    default: nil
    }
  }

  /// Its own entry, or the nearest of the fields above it (12.7.3.1).
  subscript(key: String) -> PDFObject {
    var field = widget
    for _ in 0..<Self.maximumDepth where field[key].isNull { field = field["/Parent"] }
    return field[key]
  }

  /// A bit of its flags, counted from 1 (tables 221, 226, 228, 230).
  func has(flag bit: Int) -> Bool { (self["/Ff"].integer ?? 0) >> (bit - 1) & 1 == 1 }

  /// What was filled in: of a choice, as its list shows it.
  var value: String {
    let value = self["/V"]
    let written = value.isStream ? String(decoding: value.streamData(decoded: true) ?? [], as: UTF8.self) : value.text
    let text = String((written ?? "").prefix(Self.mostCharacters))
    return kind == .choice ? options.first { $0.value == text }?.shown ?? text : text
  }

  /// What a choice offers: what is kept and what is shown (12.7.4.4).
  var options: [(value: String, shown: String)] {
    self["/Opt"].items.prefix(1_000).map { option in
      let value = (option.isArray ? option.item(0) : option).text ?? ""
      return (value, option.isArray ? option.item(1).text ?? value : value)
    }
  }

  /// The chosen values of a list.
  var chosen: [String] {
    self["/V"].isArray ? self["/V"].items.prefix(1_000).compactMap(\.text) : [self["/V"].text ?? ""]
  }

  /// Left, middle or right: 0, 1, 2.
  var alignment: Int { self["/Q"].integer ?? form["/Q"].integer ?? 0 }

  /// Font, size and colour of what is written (12.7.3.3).
  var style: PDFFieldStyle { PDFFieldStyle(self["/DA"].stringBytes ?? form["/DA"].stringBytes ?? [], of: form) }
}

/// A default appearance string, read: `/Helv 10 Tf 0 0 1 rg`.
struct PDFFieldStyle {
  /// As the form's resources call it, with its slash.
  private(set) var fontName = "/Helv"
  /// In points; 0 for as large as fits.
  private(set) var size = 0.0
  /// The operator that sets the colour.
  private(set) var color = "0 g"
  /// Null when the form has none of that name.
  let font: PDFObject
  /// The form's other fonts.
  let otherFonts: [PDFObject]

  private static let mostFonts = 50

  init(_ bytes: [UInt8], of form: PDFObject) {
    let words = String(decoding: bytes.prefix(1_000), as: UTF8.self).split { " \n\r\t".contains($0) }.map(String.init)
    for (index, word) in words.enumerated() {
      switch word {
      case "Tf" where index >= 2:
        fontName = words[index - 2]
        size = min(max(Double(words[index - 1]) ?? 0, 0), 1_000)
      case "g": color = Self.color(words[..<index].suffix(1), word) ?? color
      case "rg": color = Self.color(words[..<index].suffix(3), word) ?? color
      case "k": color = Self.color(words[..<index].suffix(4), word) ?? color
      default: break
      }
    }
    let known = form["/DR"]["/Font"]
    let name = fontName.hasPrefix("/") ? fontName : "/"
    font = known[name]
    otherFonts = known.keys.prefix(Self.mostFonts).filter { $0 != name }.map { known[$0] }.filter(\.isDictionary)
  }

  private static func color(_ values: ArraySlice<String>, _ name: String) -> String? {
    let count = ["g": 1, "rg": 3, "k": 4][name] ?? 0
    let numbers = values.compactMap { Double($0) }.filter(\.isFinite)
    return numbers.count == count ? "\(PDFNumber.list(numbers)) \(name)" : nil
  }
}
