internal import ShenbaoFormats
internal import ShenbaoModel

/// A file of scanned pages, read in the helper process where there is one.
final class ScanFile {
  /// The helper's time is for so many pages; then another takes over.
  private static let pagesOfOneHelper = 200

  let path: String
  let pageCount: Int
  private let helper: String?
  /// Where it is read without a helper.
  private let content: ScanContent?
  private var reading: EvidenceReading
  private var pagesLeft = pagesOfOneHelper

  /// - Throws: `paper.file` with the reason why it cannot be used.
  init(opening path: String, helper: String?) throws(Report) {
    (self.path, self.helper) = (path, helper)
    reading = EvidenceReading(helper: helper)
    do throws(FormatError) {
      content = helper == nil ? try ScanContent(opening: path) : nil
      if let content { pageCount = content.pageCount } else { pageCount = try reading.pageCount(ofScans: path) }
    } catch {
      throw Report(Diagnostic(.paperFile, at: Place(file: path), error.words))
    }
  }

  /// Where a page is, from 0: of a picture, the file.
  func place(of page: Int) -> Place { pageCount == 1 ? Place(file: path) : .page(page + 1, of: path) }

  /// The pixels of a page, from 0.
  func raster(of page: Int) throws(FormatError) -> Raster {
    if let content { return try content.raster(of: page) }
    if pagesLeft == 0 { (reading, pagesLeft) = (EvidenceReading(helper: helper), Self.pagesOfOneHelper) }
    pagesLeft -= 1
    return try reading.scan(path, page: page)
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
