/// A colour of one, three or four numbers: gray, RGB or CMYK (ISO 32000-1, table 164).
struct PDFColor {
  /// The operators that fill and that draw lines with it.
  let filling: String
  let drawing: String

  /// Nil for none and for anything else.
  init?(_ values: PDFObject) {
    let numbers = values.items.prefix(4).compactMap(\.number)
    guard let name = [1: "g", 3: "rg", 4: "k"][numbers.count], numbers.count == values.count else { return nil }
    filling = "\(PDFNumber.list(numbers)) \(name)"
    drawing = "\(PDFNumber.list(numbers)) \(name.uppercased())"
  }

  /// The colour of a mark: `absent` where it asks for none, nil where it asks to be transparent.
  init?(_ values: PDFObject, absent: Self) {
    if values.isNull { self = absent } else { self.init(values) }
  }

  /// The colour that an operator fills with.
  init(filling operators: String) {
    filling = operators
    let words = operators.split(separator: " ")
    drawing = (words.dropLast().map(String.init) + words.suffix(1).map { $0.uppercased() }).joined(separator: " ")
  }

  init(red: Double, green: Double, blue: Double) {
    let numbers = PDFNumber.list([red, green, blue])
    (filling, drawing) = ("\(numbers) rg", "\(numbers) RG")
  }
}
