internal import ShenbaoFormats

/// A short digest for each cell of a sheet, or each page of a PDF, so that `verify` can name the one that was changed.
///
/// A cell's digest is four digits of base 32, salted with the package code: enough to notice a change, too few to find out
/// what stood there. A page's is ten digits of what the page paints.
struct PartDigests {
  let parts: [(name: String, digest: String)]

  /// As the manifest keeps them.
  var lines: [String] { parts.map { "\($0.name) \($0.digest)" } }

  /// Digests the parts of a file; nothing for a kind of file that has none, and for a file that does not open.
  init?(of bytes: [UInt8], name: String, code: String) {
    switch name.split(separator: ".").last {
    case "xlsx":
      guard let reader = try? SheetReader(bytes: bytes) else { return nil }
      parts = reader.cellTexts.map { cell in
        let salted = Digest.sha256(Array("\(code) \(cell.cell) \(cell.text)".utf8))
        return (cell.cell, Crockford.text(of: salted, count: 4))
      }
    case "pdf":
      guard let reader = try? PDFReader(bytes: bytes) else { return nil }
      parts = Self.pages(of: reader)
    default: return nil
    }
  }

  /// The parts of a PDF whose pages, the first of that number, have these digests.
  init(ofPages digests: [String], from first: Int = 1) {
    parts = zip(first..., digests).map { ("\($0)", Crockford.text(of: Digest.sha256(Array($1.utf8)), count: 10)) }
  }

  /// Reads what a manifest keeps.
  init(reading lines: [String]) {
    parts = lines.compactMap { line in
      line.lastIndex(of: " ").map { (String(line[..<$0]), String(line[line.index(after: $0)...])) }
    }
  }

  /// The pages' digests by their numbers from 1.
  static func pages(of reader: PDFReader) -> [(name: String, digest: String)] {
    Self(ofPages: reader.pages.map(\.contentDigest)).parts
  }
}
