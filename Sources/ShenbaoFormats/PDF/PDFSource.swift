/// A PDF opened to take pages from.
final class PDFSource {
  let file: PDFFile
  let pages: [PDFPage]
  /// What libqpdf went round when it opened the file.
  let repairs: [String]
  /// Where each page object stands, for destinations.
  private(set) var pageNumbers: [Int: Int] = [:]
  private(set) lazy var destinationNames = PDFNames(of: file)
  private var depth = PDFDepth()
  /// Content streams that have become a form already.
  private var claimed: Set<Int> = []

  /// - Throws: `encrypted`, `tooLarge`, or `damaged`, also for a file that was cut short.
  convenience init(opening bytes: [UInt8], password: String = "") throws(FormatError) {
    try self.init(of: PDFFile(opening: bytes, password: password)) { () throws(FormatError) in bytes }
  }

  /// Opens a file that stays on the disk: only what is asked for is read.
  ///
  /// - Throws: as for bytes, and `inputOutput`.
  convenience init(openingFile path: String, password: String = "") throws(FormatError) {
    try self.init(of: PDFFile(openingFile: path, password: password)) { () throws(FormatError) in
      try DiskFile.read(path)
    }
  }

  private init(of file: PDFFile, bytes: () throws(FormatError) -> [UInt8]) throws(FormatError) {
    self.file = file
    pages = try PDFPageTree(of: file).pages
    try file.repairPages()
    repairs = file.takeWarnings()
    PDFLooks.complete(pages, of: file)
    for (number, page) in pages.enumerated() {
      guard let identity = page.object.identity, pageNumbers[identity] == nil else { continue }
      pageNumbers[identity] = number
    }
    if repairs.contains(where: { $0.contains("reconstruct") }) { try checkCompleteness(of: bytes()) }
  }

  /// Copies `object` with all it refers to into `target`, sharing what was copied before.
  ///
  /// - Throws: `tooLarge` for objects nested too deeply.
  func copy(_ object: PDFObject, into target: PDFFile) throws(FormatError) -> PDFObject {
    try depth.check(object)
    let copy = target.copy(object)
    try target.check("pdf.copy")
    return copy
  }

  /// The layers of all that was copied.
  var copiedLayers: [PDFObject] { depth.layers }

  /// Whether the content stream is still free to become a form; a second page that shares it gets a copy.
  func claimContent(_ identity: Int) -> Bool { claimed.insert(identity).inserted }

  /// A file whose table of objects had to be made anew may have lost its end.
  private func checkCompleteness(of bytes: [UInt8]) throws(FormatError) {
    let padding: Set<UInt8> = [0, 9, 10, 13, 32]
    let end = bytes.lastIndex { !padding.contains($0) }.map { $0 + 1 } ?? 0
    let tail = String(decoding: bytes[max(0, end - 1_024)..<end], as: UTF8.self)
    guard tail.contains("%%EOF") else {
      throw FormatError(.damaged, operation: "pdf.open", detail: "the file ends early")
    }
    for (number, page) in pages.enumerated() where page.object["/Contents"].isNull {
      guard !page.object.keys.contains("/Contents") else {
        throw FormatError(.damaged, operation: "pdf.open", detail: "the content of page \(number + 1) is missing")
      }
    }
  }
}
