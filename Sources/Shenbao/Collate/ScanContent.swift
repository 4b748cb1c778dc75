internal import ShenbaoFormats

/// What a file of scanned pages holds: a PDF, a TIFF of several pages, or one picture.
final class ScanContent {
  private enum Content {
    case pdf(ScannedPDF)
    case tiff(ScannedTIFF)
    case picture(FileSurvey.Kind)
  }

  /// The largest picture file that is read.
  private static let largestPicture = 256 << 20

  let path: String
  private let content: Content

  /// - Throws: why it cannot be used.
  init(opening path: String) throws(FormatError) {
    self.path = path
    guard case .file = DiskFile.kind(of: path) else {
      throw FormatError(.inputOutput, operation: "scan.open", detail: "no such file")
    }
    let kind = FileSurvey.Kind(recognising: try DiskFile.start(of: path, count: 4_096))
    switch kind {
    case .pdf: content = .pdf(try ScannedPDF(opening: path, painter: OutsideProgram(named: "pdftoppm")))
    case .tiff: content = .tiff(try ScannedTIFF(opening: path))
    case .jpeg, .png: content = .picture(kind)
    default: throw FormatError(.unsupported, operation: "scan.open", detail: kind.rawValue)
    }
  }

  var pageCount: Int {
    switch content {
    case .pdf(let pdf): pdf.pageCount
    case .tiff(let tiff): tiff.pageCount
    case .picture: 1
    }
  }

  /// The pixels of a page, from 0.
  func raster(of page: Int) throws(FormatError) -> Raster {
    guard page >= 0, page < pageCount else {
      throw FormatError(.unsupported, operation: "scan.page", detail: "page \(page + 1) of \(pageCount)")
    }
    switch content {
    case .pdf(let pdf): return try pdf.raster(of: page)
    case .tiff(let tiff): return try tiff.raster(of: page)
    case .picture(let kind):
      let bytes = try DiskFile.read(path, limit: Self.largestPicture)
      return kind == .png ? try Raster(decodingPNG: bytes) : try Raster(decodingJPEG: bytes)
    }
  }
}
