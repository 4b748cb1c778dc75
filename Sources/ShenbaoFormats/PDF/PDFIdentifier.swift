internal import Glibc

/// The file identifier (ISO 32000-1, 14.4) of a PDF on the disk, put in place of the fixed one that libqpdf writes.
///
/// By itself libqpdf makes it from the clock, or from all bytes of the file, which takes longer than writing them.
struct PDFIdentifier {
  static let length = 16
  /// What libqpdf writes when it is told to make none.
  private static let fixed = "<31415926535897932384626433832795>"
  /// The end of a file, which says where the dictionary with the identifier stands.
  private static let tailSize = 64
  private static let mostAhead = 4_096

  let bytes: [UInt8]

  /// Made from what the file is made of.
  init(of parts: [String]) {
    let digest = DigestStream()
    for (index, part) in parts.enumerated() {
      var line = index == 0 ? part : "\n" + part
      line.withUTF8 { digest.add(UnsafeRawBufferPointer($0)) }
    }
    bytes = Array(digest.bytes().prefix(Self.length))
  }

  /// Writes it over the fixed one, which has the same length, and says where that stands.
  ///
  /// - Throws: `inputOutput`, and `damaged` for a file that libqpdf has not just written.
  func put(into path: String) throws(FormatError) -> Int {
    let descriptor = open(path, O_RDWR | O_CLOEXEC)
    guard descriptor >= 0 else { throw DiskFile.failure("pdf.identifier", path) }
    defer { close(descriptor) }
    let end = Int(lseek(descriptor, 0, SEEK_END))
    let tail = Self.read(descriptor, at: max(end - Self.tailSize, 0), count: Self.tailSize)
    let words = String(decoding: tail, as: UTF8.self).split(whereSeparator: \.isWhitespace)
    guard let mark = words.lastIndex(of: "startxref"), mark + 1 < words.count, let start = Int(words[mark + 1]),
      let place = Self.read(descriptor, at: start, count: Self.mostAhead)
        .withUnsafeBufferPointer({ $0.place(of: Array(Self.fixed.utf8)) })
    else { throw FormatError(.damaged, operation: "pdf.identifier", detail: "it is not where it was written") }
    let text = Array("<\(Digest.text(of: bytes))>".utf8)
    guard pwrite(descriptor, text, text.count, off_t(start + place)) == text.count else {
      throw DiskFile.failure("pdf.identifier", path)
    }
    return start + place
  }

  private static func read(_ descriptor: Int32, at start: Int, count: Int) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
      initialized = max(0, pread(descriptor, buffer.baseAddress, count, off_t(start)))
    }
  }
}
