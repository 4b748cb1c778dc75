internal import Glibc

/// A PDF of pictures, one a page, written to the disk as they come (ISO 32000-1, 7.5): memory holds one at a time.
package struct ScanSheaf: ~Copyable {
  private let path: String
  private let descriptor: Int32
  private var offsets: [Int] = []
  private var position = 0
  private var pages: [Int] = []

  /// Starts the file; what lies there is replaced.
  ///
  /// - Throws: `inputOutput`.
  package init(writingTo path: String) throws(FormatError) {
    self.path = path
    unlink(path)
    descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw DiskFile.failure("disk.write", path) }
    try write(Array("%PDF-1.7\n".utf8))
    // The page tree's two objects come last, when the pages are known.
    offsets = [0, 0]
  }

  deinit { close(descriptor) }

  /// Adds a JPEG that fills a page of `width` by `height` points.
  package mutating func add(jpeg: [UInt8], width: Double, height: Double) throws(FormatError) {
    let image = try JPEGFile(jpeg).image
    let color = image.color == .gray ? "/DeviceGray" : "/DeviceRGB"
    let facts = "/Type /XObject /Subtype /Image /Width \(image.width) /Height \(image.height) /BitsPerComponent 8"
    let picture = try object(
      "<< \(facts) /ColorSpace \(color) /Filter /DCTDecode /Length \(jpeg.count) >>",
      stream: jpeg
    )
    let (wide, high) = (PDFNumber(width).text, PDFNumber(height).text)
    let content = Array("\(wide) 0 0 \(high) 0 0 cm /Scan Do".utf8)
    let painting = try object("<< /Length \(content.count) >>", stream: content)
    let resources = "<< /XObject << /Scan \(picture) 0 R >> >>"
    let box = "[0 0 \(wide) \(high)]"
    pages.append(
      try object(
        "<< /Type /Page /Parent 2 0 R /MediaBox \(box) /Resources \(resources) /Contents \(painting) 0 R >>"
      )
    )
  }

  /// Ends the file.
  package consuming func finish() throws(FormatError) {
    offsets[0] = position
    try write(Array("1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n".utf8))
    offsets[1] = position
    let kids = pages.map { "\($0) 0 R" }.joined(separator: " ")
    try write(Array("2 0 obj\n<< /Type /Pages /Count \(pages.count) /Kids [\(kids)] >>\nendobj\n".utf8))
    var table = "xref\n0 \(offsets.count + 1)\n0000000000 65535 f \n"
    for offset in offsets {
      let digits = String(offset)
      table += String(repeating: "0", count: max(0, 10 - digits.count)) + digits + " 00000 n \n"
    }
    table += "trailer\n<< /Size \(offsets.count + 1) /Root 1 0 R >>\nstartxref\n\(position)\n%%EOF\n"
    try write(Array(table.utf8))
  }

  private mutating func object(_ dictionary: String, stream: [UInt8]? = nil) throws(FormatError) -> Int {
    offsets.append(position)
    let number = offsets.count
    try write(Array("\(number) 0 obj\n\(dictionary)\n".utf8))
    if let stream {
      try write(Array("stream\n".utf8))
      try write(stream)
      try write(Array("\nendstream\n".utf8))
    }
    try write(Array("endobj\n".utf8))
    return number
  }

  private mutating func write(_ bytes: [UInt8]) throws(FormatError) {
    var count = 0
    while count < bytes.count {
      let written = bytes.withUnsafeBytes { buffer in
        buffer.baseAddress.map { Glibc.write(descriptor, $0 + count, bytes.count - count) } ?? 0
      }
      if written < 0, errno == EINTR { continue }
      guard written > 0 else { throw DiskFile.failure("disk.write", path) }
      count += written
    }
    position += bytes.count
  }
}
