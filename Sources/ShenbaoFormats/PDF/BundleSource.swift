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
  private var texts: [Int: BundlePiece] = [:]
  /// Of drawn pages, by how they are written: nearly all use the same.
  private var resources: [String: PDFObject] = [:]
  /// Whether the picture on a page was brought down, by page and, as pages may share one, by object.
  private var reduced: [Int: Bool] = [:]
  private var reducedPictures: Set<Int> = []

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

  /// Brings down the scan that a page is, if it is one, when the page is shown so many times its size; whether it is.
  func reduce(
    _ page: Int,
    scale: Double,
    by reduction: ScanReduction,
    in file: PDFFile
  ) throws(FormatError) -> Bool {
    if let known = reduced[page] { return known }
    let done =
      switch content {
      case .pdf(let source): try reduce(page, of: source, scale, reduction, file)
      case .pictures(let pictures): try reduce(pictures.frames[page], page, scale, reduction, file)
      }
    reduced[page] = done
    return done
  }

  private func reduce(
    _ image: PageImage,
    _ page: Int,
    _ scale: Double,
    _ reduction: ScanReduction,
    _ file: PDFFile
  ) throws(FormatError) -> Bool {
    let picture = try piece(page, for: file).form
    let across = Double(image.orientation.swapsSides ? image.height : image.width)
    return try reduction.reduce(picture, in: picture, shown: across * 72 / (image.size.width * scale))
  }

  /// A page with text that can be searched is no scan.
  private func reduce(
    _ page: Int,
    of source: PDFSource,
    _ scale: Double,
    _ reduction: ScanReduction,
    _ file: PDFFile
  ) throws(FormatError) -> Bool {
    let survey = PDFPageSurvey(of: source.pages[page])
    guard !survey.hasText, let dots = survey.dotsPerInch, let picture = survey.picture, let identity = picture.identity
    else { return false }
    if reducedPictures.contains(identity) { return true }
    let copy = try source.copy(picture, into: file)
    guard try reduction.reduce(picture, in: copy, shown: dots / scale) else { return false }
    reducedPictures.insert(identity)
    return true
  }

  /// A page that we drew, to be laid over others: its content alone, painted straight onto what is below.
  func overlay(_ page: Int, for file: PDFFile) throws(FormatError) -> BundleOverlay {
    try check(page)
    guard let pdf else { throw FormatError(.unsupported, operation: "bundle.overlay", detail: "page \(page + 1)") }
    let source = pdf.pages[page]
    let syntax = source.resources.syntax
    if resources[syntax] == nil {
      let isUsing = source.resources.isDictionary
      resources[syntax] = isUsing ? try pdf.copy(source.resources, into: file) : file.dictionary()
    }
    let used = resources[syntax] ?? file.dictionary()
    let content = try pdf.copy(source.object["/Contents"], into: file)
    return BundleOverlay(content: content, resources: used, upright: source.upright, size: source.size)
  }

  /// A page that we drew, to be laid over others unseen.
  func text(_ page: Int, for file: PDFFile) throws(FormatError) -> BundlePiece {
    guard let pdf else { return try piece(page, for: file) }
    try check(page)
    if let text = texts[page] ?? pieces[page] { return text }
    let source = pdf.pages[page]
    let form = try pdf.form(of: page, in: file)
    let text = BundlePiece(form: form, box: source.box, upright: source.upright, size: source.size)
    texts[page] = text
    return text
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
