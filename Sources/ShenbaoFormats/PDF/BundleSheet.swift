/// One page of a bundle being put together: XObjects and the operators that paint them.
struct BundleSheet {
  let size: PageBox
  /// The page object, not among the file's pages yet.
  let page: PDFObject
  private let file: PDFFile
  private let resources: PDFObject
  private let objects: PDFObject
  private let layers: PDFObject
  private(set) var content: [UInt8] = []
  private var group: PDFObject?

  init(size: PageBox, in file: PDFFile) {
    self.size = size
    self.file = file
    resources = file.dictionary()
    objects = file.dictionary()
    layers = file.dictionary()
    page = file.indirect(file.parse("<< /Type /Page /MediaBox [\(PDFNumber.list(size.values))] >>"))
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

  /// Paints what is laid on a page: its code and its strip.
  mutating func draw(operators: String) { write(operators) }

  /// Lays text over the whole page that is found and marked, and not seen (ISO 32000-1, 9.3.6: rendering mode 3).
  mutating func draw(text: BundlePiece) {
    objects.set("/Text", text.form)
    write("q 3 Tr \(text.upright.operands) cm /Text Do Q\n")
  }

  private mutating func write(_ operators: String) { content += operators.utf8 }

  /// Gives the page what was drawn; `packed` is its ``content``, when packing made it smaller.
  func finish(_ packed: [UInt8]?) {
    resources.set("/XObject", objects)
    if !layers.keys.isEmpty { resources.set("/Properties", layers) }
    page.set("/Resources", resources)
    let stream = file.stream(packed ?? content, filter: packed == nil ? nil : "/FlateDecode")
    page.set("/Contents", file.indirect(stream))
    if let group { page.set("/Group", group) }
  }
}
