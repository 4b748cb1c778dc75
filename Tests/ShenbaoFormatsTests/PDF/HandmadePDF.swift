/// A PDF written by hand: objects as text, numbered from 1, with a correct cross-reference table.
///
/// Object 1 is the catalogue; unless a test gives its own, object 2 is the page tree.
struct HandmadePDF {
  private var objects: [String]

  /// A catalogue with `catalogue` added to it, and one page for each of `pages`, which are its dictionaries' entries.
  init(pages: [String], catalogue: String = "") {
    let kids = pages.indices.map { "\($0 + 3) 0 R" }.joined(separator: " ")
    objects = ["<< /Type /Catalog /Pages 2 0 R \(catalogue) >>"]
    objects.append("<< /Type /Pages /Kids [\(kids)] /Count \(pages.count) >>")
    objects += pages.map { "<< /Type /Page /Parent 2 0 R \($0) >>" }
  }

  /// The number the next added object gets.
  var next: Int { objects.count + 1 }

  @discardableResult
  mutating func add(_ object: String) -> Int {
    objects.append(object)
    return objects.count
  }

  @discardableResult
  mutating func add(stream: String, _ entries: String = "") -> Int {
    add("<< \(entries) /Length \(stream.utf8.count) >>\nstream\n\(stream)\nendstream")
  }

  var bytes: [UInt8] {
    var text = "%PDF-1.7\n"
    var table = "0000000000 65535 f \n"
    for (index, object) in objects.enumerated() {
      let offset = String(text.utf8.count)
      table += String(repeating: "0", count: 10 - offset.count) + offset + " 00000 n \n"
      text += "\(index + 1) 0 obj\n\(object)\nendobj\n"
    }
    let start = text.utf8.count
    text += "xref\n0 \(objects.count + 1)\n\(table)trailer\n<< /Size \(objects.count + 1) /Root 1 0 R >>\n"
    return Array((text + "startxref\n\(start)\n%%EOF\n").utf8)
  }

  /// Pages of 200 by 100 points, each with one word on it.
  static func plain(pages: Int) -> Self {
    let content = pages + 3
    let font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
    var file = HandmadePDF(
      pages: (0..<pages).map { page in
        "/MediaBox [0 0 200 100] /Resources << /Font << /F \(font) >> >> /Contents \(content + page) 0 R"
      }
    )
    for page in 0..<pages { file.add(stream: "BT /F 12 Tf 20 20 Td (page \(page + 1)) Tj ET") }
    return file
  }
}
