/// The fonts a PDF's pages use, and whether they travel with it.
struct PDFFonts {
  private static let maximumObjects = 5_000_000

  /// Each once, by name.
  let fonts: [PDFReader.Font]

  /// - Throws: `tooLarge` past five million objects.
  init(of source: PDFSource) throws(FormatError) {
    var found: Set<PDFReader.Font> = []
    var visited: Set<Int> = []
    var open = source.pages.map(\.resources)
    var seen = 0
    while let object = open.popLast() {
      seen += 1
      guard seen < Self.maximumObjects else {
        throw FormatError(.tooLarge, operation: "pdf.fonts", detail: "too many objects")
      }
      if let identity = object.identity, !visited.insert(identity).inserted { continue }
      let dictionary = object.dictionary
      if dictionary["/Type"].name == "/Page" { continue }
      if let font = Self.font(dictionary) { found.insert(font) }
      open += object.items + dictionary.keys.map { dictionary[$0] }
    }
    fonts = found.sorted { ($0.name, $0.isEmbedded ? 1 : 0) < ($1.name, $1.isEmbedded ? 1 : 0) }
  }

  /// A font dictionary's font; the parts of a composite font are none (9.7).
  private static func font(_ dictionary: PDFObject) -> PDFReader.Font? {
    guard dictionary["/Type"].name == "/Font", let subtype = dictionary["/Subtype"].name,
      !subtype.hasPrefix("/CIDFont")
    else { return nil }
    if subtype == "/Type3" { return PDFReader.Font(name: "Type 3", isEmbedded: true) }
    let descendant = dictionary["/DescendantFonts"].count > 0 ? dictionary["/DescendantFonts"].item(0) : dictionary
    let descriptor = descendant["/FontDescriptor"]
    let isEmbedded = ["/FontFile", "/FontFile2", "/FontFile3"].contains { descriptor[$0].isStream }
    return PDFReader.Font(name: String((dictionary["/BaseFont"].name ?? "/").dropFirst()), isEmbedded: isEmbedded)
  }
}
