/// A file whose pages go into a bundle, and where they went.
final class BundleSource {
  enum Content {
    case pdf(PDFSource)
    case pictures(PictureFile)
  }

  /// A page of the bundle that shows a page of this source, and the map from the one's coordinates to the other's.
  struct Placement {
    let page: Int
    let matrix: PageMatrix
  }

  /// By page of this source.
  var placements: [Int: [Placement]] = [:]
  private let content: Content
  private var pieces: [Int: BundlePiece] = [:]
  private var stamps: [Int: BundlePiece] = [:]

  init(_ content: Content) { self.content = content }

  var pdf: PDFSource? {
    guard case .pdf(let source) = content else { return nil }
    return source
  }

  var pageCount: Int {
    switch content {
    case .pdf(let source): source.pages.count
    case .pictures(let file): file.frames.count
    }
  }

  /// The page as an XObject of `file`, made once.
  func piece(_ page: Int, for file: PDFFile) throws(FormatError) -> BundlePiece {
    try check(page)
    if let piece = pieces[page] { return piece }
    let piece =
      switch content {
      case .pdf(let source): try source.piece(page, for: file)
      case .pictures(let pictures): BundlePiece(try pictures.image(page), in: file)
      }
    pieces[page] = piece
    return piece
  }

  /// The page to be laid over others: its content alone, painted straight onto what is below.
  func stamp(_ page: Int, for file: PDFFile) throws(FormatError) -> BundlePiece {
    guard let pdf else { return try piece(page, for: file) }
    try check(page)
    if let stamp = stamps[page] ?? pieces[page] { return stamp }
    let source = pdf.pages[page]
    let form = try pdf.form(of: page, in: file)
    let stamp = BundlePiece(form: form, box: source.box, upright: source.upright, size: source.size)
    stamps[page] = stamp
    return stamp
  }

  /// The placement nearest to `other`, for links from there.
  func placement(of page: Int, near other: Int) -> Placement? {
    placements[page]?.min { abs($0.page - other) < abs($1.page - other) }
  }

  private func check(_ page: Int) throws(FormatError) {
    guard page >= 0, page < pageCount else {
      throw FormatError(.unsupported, operation: "bundle.page", detail: "page \(page + 1) of \(pageCount)")
    }
  }
}
