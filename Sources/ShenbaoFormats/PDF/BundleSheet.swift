/// One page of a bundle being put together: XObjects and the operators that paint them.
struct BundleSheet {
  let size: PageBox
  /// The page object, not among the file's pages yet.
  let page: PDFObject
  /// Its content stream.
  private let stream: PDFObject
  private let resources: PDFObject
  private let objects: PDFObject
  private let layers: PDFObject
  /// The operators so far.
  private(set) var content: [UInt8] = []

  init(size: PageBox, in file: PDFFile) {
    self.size = size
    resources = file.dictionary()
    objects = file.dictionary()
    layers = file.dictionary()
    resources.set("/XObject", objects)
    page = file.indirect(file.parse("<< /Type /Page /MediaBox [\(PDFNumber.list(size.values))] >>"))
    stream = file.stream()
    page.set("/Contents", stream)
    page.set("/Resources", resources)
  }

  /// Paints a piece and what lies on it, cut off at the piece's own edges.
  mutating func draw(_ piece: BundlePiece, by matrix: PageMatrix) {
    objects.set("/Piece", piece.form)
    if let group = piece.group { page.set("/Group", group) }
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
        resources.set("/Properties", layers)
        write("/OC /Layer\(index) BDC\n\(painted)EMC\n")
      } else {
        write(painted)
      }
    }
    write("Q\n")
  }

  /// Lays text over the whole page that is found and marked, and not seen (ISO 32000-1, 9.3.6: rendering mode 3).
  mutating func draw(text: BundlePiece) {
    objects.set("/Text", text.form)
    write("q 3 Tr \(text.upright.operands) cm /Text Do Q\n")
  }

  /// Has the page know an XObject by a name.
  func use(_ form: PDFObject, as name: String) { objects.set(name, form) }

  /// Gives the page all that it paints.
  func fill(with content: PageContent) { stream.replaceData(content.bytes, filter: content.filter) }

  private mutating func write(_ operators: String) { content += operators.utf8 }
}
