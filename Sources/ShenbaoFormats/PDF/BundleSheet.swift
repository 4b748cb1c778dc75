/// One page of a bundle being put together: XObjects and the operators that paint them.
struct BundleSheet {
  private let size: PageBox
  private let file: PDFFile
  private let objects: PDFObject
  private let layers: PDFObject
  private var content = ""
  private var group: PDFObject?

  init(size: PageBox, in file: PDFFile) {
    self.size = size
    self.file = file
    objects = file.dictionary()
    layers = file.dictionary()
  }

  /// Paints a piece and what lies on it, cut off at the piece's own edges.
  mutating func draw(_ piece: BundlePiece, by matrix: PageMatrix) {
    objects.set("/Piece", piece.form)
    group = piece.group
    content += "q \(matrix.operands) cm\n"
    guard !piece.marks.isEmpty else {
      content += "/Piece Do Q\n"
      return
    }
    let box = [piece.box.left, piece.box.bottom, piece.box.width, piece.box.height]
    content += "\(PDFNumber.list(box)) re W n\n/Piece Do\n"
    for (index, mark) in piece.marks.enumerated() {
      objects.set("/Mark\(index)", mark.form)
      let painted = "q \(mark.matrix.operands) cm /Mark\(index) Do Q\n"
      if let layer = mark.layer {
        layers.set("/Layer\(index)", layer)
        content += "/OC /Layer\(index) BDC\n\(painted)EMC\n"
      } else {
        content += painted
      }
    }
    content += "Q\n"
  }

  /// Paints a stamp over the whole page.
  mutating func draw(stamp: BundlePiece) {
    let area = Rectangle(x: 0, y: 0, width: size.width, height: size.height)
    let whole = PagePlacement.fitted(width: size.width, height: size.height, area: area)
    let matrix = stamp.upright.then(whole.layout(of: stamp.size, enlarging: .infinity).matrix)
    objects.set("/Stamp", stamp.form)
    content += "q \(matrix.operands) cm /Stamp Do Q\n"
  }

  /// Lays text over the whole page that is found and marked, and not seen (ISO 32000-1, 9.3.6: rendering mode 3).
  mutating func draw(text: BundlePiece) {
    objects.set("/Text", text.form)
    content += "q 3 Tr \(text.upright.operands) cm /Text Do Q\n"
  }

  /// The page object, added to the file.
  consuming func finished() throws(FormatError) -> PDFObject {
    let page = file.dictionary()
    page.set("/Type", file.name("/Page"))
    page.set("/MediaBox", file.numbers(size.values))
    let resources = file.dictionary()
    resources.set("/XObject", objects)
    if !layers.keys.isEmpty { resources.set("/Properties", layers) }
    page.set("/Resources", resources)
    page.set("/Contents", file.indirect(file.stream(Array(content.utf8))))
    if let group { page.set("/Group", group) }
    return try file.addPage(page)
  }
}
