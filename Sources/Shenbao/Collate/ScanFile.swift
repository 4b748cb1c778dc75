internal import ShenbaoFormats
internal import ShenbaoModel

/// A file of scanned pages: a PDF, a TIFF of several pages, or one picture.
final class ScanFile {
  private enum Content {
    case pdf(ScannedPDF)
    case tiff(ScannedTIFF)
    case picture(FileSurvey.Kind)
  }

  /// The largest picture file that is read.
  private static let largestPicture = 256 << 20

  let path: String
  private let content: Content

  /// - Throws: `paper.file` with the reason why it cannot be used.
  init(opening path: String) throws(Report) {
    self.path = path
    content = try Self.refusing(path) { () throws(FormatError) in
      guard case .file = DiskFile.kind(of: path) else {
        throw FormatError(.inputOutput, operation: "scan.open", detail: "no such file")
      }
      let kind = FileSurvey.Kind(recognising: try DiskFile.start(of: path, count: 4_096))
      switch kind {
      case .pdf: return .pdf(try ScannedPDF(opening: path, painter: OutsideProgram(named: "pdftoppm")))
      case .tiff: return .tiff(try ScannedTIFF(opening: path))
      case .jpeg, .png: return .picture(kind)
      default: throw FormatError(.unsupported, operation: "scan.open", detail: kind.rawValue)
      }
    }
  }

  var pageCount: Int {
    switch content {
    case .pdf(let pdf): pdf.pageCount
    case .tiff(let tiff): tiff.pageCount
    case .picture: 1
    }
  }

  /// Where a page is, from 0: of a picture, the file.
  func place(of page: Int) -> Place { pageCount == 1 ? Place(file: path) : .page(page + 1, of: path) }

  /// The pixels of a page, from 0.
  func raster(of page: Int) throws(FormatError) -> Raster {
    switch content {
    case .pdf(let pdf): return try pdf.raster(of: page)
    case .tiff(let tiff): return try tiff.raster(of: page)
    case .picture(let kind):
      let bytes = try DiskFile.read(path, limit: Self.largestPicture)
      return kind == .png ? try Raster(decodingPNG: bytes) : try Raster(decodingJPEG: bytes)
    }
  }

  private static func refusing<Result>(
    _ path: String,
    _ work: () throws(FormatError) -> Result
  ) throws(Report) -> Result {
    do {
      return try work()
    } catch {
      throw Report(Diagnostic(.paperFile, at: Place(file: path), error.words))
    }
  }
}

extension FormatError {
  /// What is wrong with a scan, for people.
  var words: Words {
    let reason =
      switch reason {
      case .damaged: Words("文件损坏", "damaged")
      case .encrypted: Words("有密码", "a password is needed")
      case .tooLarge, .stopped: Words("太大", "too large")
      case .unsupported: Words("不能用这种文件", "this kind cannot be used")
      case .inputOutput: Words("读不出来", "it cannot be read")
      }
    return Words("\(reason.zh)：\(detail)", "\(reason.en): \(detail)")
  }
}
