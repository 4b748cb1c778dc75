/// One page of a bundle being put together: XObjects and the operators that paint them.
struct BundleSheet {
  private let size: PageBox
  private let file: PDFFile
  private let resources: PDFObject
  private let objects: PDFObject
  private let layers: PDFObject
  private var content: [UInt8] = []
  private var group: PDFObject?

  init(size: PageBox, in file: PDFFile) {
    self.size = size
    self.file = file
    resources = file.dictionary()
    objects = file.dictionary()
    layers = file.dictionary()
  }

  /// Paints a piece and what lies on it, cut off at the piece's own edges.
  mutating func draw(_ piece: BundlePiece, by matrix: PageMatrix) {
    objects.set("/Piece", piece.form)
    group = piece.group
    write("q \(matrix.operands) cm\n")
    guard !piece.marks.isEmpty else {
      write("/Piece Do Q\n")
      return
    }
    let box = [piece.box.left, piece.box.bottom, piece.box.width, piece.box.height]
    write("\(PDFNumber.list(box)) re W n\n/Piece Do\n")
    for (index, mark) in piece.marks.enumerated() {
      objects.set("/Mark\(index)", mark.form)
      let painted = "q \(mark.matrix.operands) cm /Mark\(index) Do Q\n"
      if let layer = mark.layer {
        layers.set("/Layer\(index)", layer)
        write("/OC /Layer\(index) BDC\n\(painted)EMC\n")
      } else {
        write(painted)
      }
    }
    write("Q\n")
  }

  /// Paints the code of a page.
  mutating func draw(code: String) { write(code) }

  /// Paints a stamp over the whole page.
  ///
  /// Its operators and what they use become the page's own, which has other names for all that it uses itself.
  mutating func draw(_ stamp: BundleStamp) {
    let area = Rectangle(x: 0, y: 0, width: size.width, height: size.height)
    let whole = PagePlacement.fitted(width: size.width, height: size.height, area: area)
    let matrix = stamp.upright.then(whole.layout(of: stamp.size, enlarging: .infinity).matrix)
    for key in stamp.resources.keys where key != "/XObject" { resources.set(key, stamp.resources[key]) }
    let pictures = stamp.resources["/XObject"]
    for key in pictures.keys { objects.set(key, pictures[key]) }
    write("q \(matrix.operands) cm\n")
    content += stamp.content
    write("\nQ\n")
  }

  /// Lays text over the whole page that is found and marked, and not seen (ISO 32000-1, 9.3.6: rendering mode 3).
  mutating func draw(text: BundlePiece) {
    objects.set("/Text", text.form)
    write("q 3 Tr \(text.upright.operands) cm /Text Do Q\n")
  }

  private mutating func write(_ operators: String) { content += operators.utf8 }

  /// The page object, added to the file.
  consuming func finished() throws(FormatError) -> PDFObject {
    let page = file.parse("<< /Type /Page /MediaBox [\(PDFNumber.list(size.values))] >>")
    resources.set("/XObject", objects)
    if !layers.keys.isEmpty { resources.set("/Properties", layers) }
    page.set("/Resources", resources)
    page.set("/Contents", file.indirect(file.stream(content)))
    if let group { page.set("/Group", group) }
    return try file.addPage(page)
  }
}
