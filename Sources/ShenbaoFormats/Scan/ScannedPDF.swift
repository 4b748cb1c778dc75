/// A PDF of scanned pages, opened from the disk and read page by page.
///
/// A page that is one JPEG gives that JPEG's own pixels; every other page is drawn by poppler's `pdftoppm`.
package final class ScannedPDF {
  /// The most encoded bytes of one picture.
  private static let largestPicture = 64 << 20
  private static let maximumDepth = 4

  private let path: String
  private let file: PDFFile
  private let pages: [PDFPage]
  private let painter: OutsideProgram?

  /// - Throws: `encrypted`, `damaged`, `tooLarge`.
  package init(opening path: String, painter: OutsideProgram?) throws(FormatError) {
    self.path = path
    self.painter = painter
    file = try PDFFile(openingFile: path)
    pages = try PDFPageTree(of: file).pages
  }

  package var pageCount: Int { pages.count }

  /// The page's pixels; `page` counts from 0.
  ///
  /// - Throws: `damaged`, `tooLarge`, `unsupported` when poppler is needed and missing.
  package func raster(of page: Int) throws(FormatError) -> Raster {
    let images = Self.images(in: pages[page].resources, depth: 0)
    let marks = pages[page].object["/Annots"].items.prefix(PDFAnnotation.maximumCount)
    let isBare = marks.allSatisfy { $0["/Subtype"].name == "/Link" }
    if images.count == 1, isBare, let jpeg = try Self.jpeg(images[0]) {
      return try Raster(decodingJPEG: jpeg)
    }
    return try drawn(page, largest: images.compactMap { $0["/Width"].integer }.max())
  }

  /// The images that the resources name, in forms too; more than two are not counted.
  private static func images(in resources: PDFObject, depth: Int) -> [PDFObject] {
    guard depth < maximumDepth else { return [] }
    let objects = resources["/XObject"]
    var found: [PDFObject] = []
    for key in objects.keys.prefix(100) where found.count < 2 {
      let object = objects[key]
      switch object["/Subtype"].name {
      case "/Image": found.append(object)
      case "/Form": found += images(in: object["/Resources"], depth: depth + 1)
      default: break
      }
    }
    return found
  }

  /// The image's own file, if it is a grey or RGB JPEG without tricks.
  private static func jpeg(_ image: PDFObject) throws(FormatError) -> [UInt8]? {
    let filter = image["/Filter"]
    let name = filter.count == 1 ? filter.item(0).name : filter.name
    let isPlain = image["/SMask"].isNull && image["/Mask"].isNull && image["/Decode"].isNull
    guard name == "/DCTDecode", isPlain, image["/ColorSpace"].name != "/DeviceCMYK" else { return nil }
    guard image["/Length"].integer ?? 0 <= largestPicture else {
      throw FormatError(.tooLarge, operation: "scan.picture", detail: "\(image["/Length"].integer ?? 0) bytes")
    }
    return image.streamData(decoded: false)
  }

  private func drawn(_ page: Int, largest: Int?) throws(FormatError) -> Raster {
    guard let painter else {
      throw FormatError(.unsupported, operation: "scan.draw", detail: "pdftoppm (poppler-utils) is not installed")
    }
    let size = pages[page].size
    let wanted = largest.map { Double($0) * 72 / max(size.width, 1) } ?? 200
    // As fine as its picture, up to 300 dots per inch of an A3 page.
    let most = 5_000 * 72 / max(size.width, size.height, 1)
    let resolution = min(max(wanted, min(150, most)), most)
    let safe = path.hasPrefix("-") ? "./\(path)" : path
    let number = "\(page + 1)"
    let output = try painter.output(of: ["-f", number, "-l", number, "-r", PDFNumber(resolution).text, safe])
    var raster = try Raster(decodingPPM: output)
    raster.dotsPerInch = resolution
    return raster
  }
}
