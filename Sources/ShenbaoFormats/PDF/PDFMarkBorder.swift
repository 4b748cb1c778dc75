/// The line that a mark is drawn with (ISO 32000-1, 12.5.4).
struct PDFMarkBorder {
  /// In points.
  let width: Double
  /// The operators that set width and dashes.
  let style: String

  init(of mark: PDFObject, _ subtype: String) {
    let (dictionary, array) = (mark["/BS"], mark["/Border"])
    // Readers draw no frame of a link or a text that asks for none.
    let usual = dictionary.isDictionary || subtype != "/Link" && subtype != "/FreeText" ? 1.0 : 0
    width = min(max(dictionary["/W"].number ?? array.item(2).number ?? usual, 0), 100)
    let isDashed = dictionary["/S"].name == "/D"
    let dashes = (isDashed ? dictionary["/D"] : array.item(3)).items.prefix(8).compactMap(\.number)
    let isUsable = dashes.contains { $0 > 0 } && dashes.allSatisfy { $0 >= 0 }
    let pattern = isUsable ? PDFNumber.list(dashes) : isDashed ? "3" : ""
    style = "\(PDFNumber(width).text) w [\(pattern)] 0 d"
  }
}
