internal import ShenbaoFormats
internal import ShenbaoTypesetting

/// The words of electronic pages and where they stand, read by poppler's `pdftotext`: what a scan is searched by.
struct TextLayer {
  /// A word in a box on its page; points from the upper left corner.
  struct Word: Equatable {
    var text: String
    var box: Rectangle
  }

  /// By page.
  private(set) var pages: [[Word]] = []

  private static let pagesAtATime = 50
  private static let mostWords = 20_000

  /// Reads the pages of a package.
  init(of package: ElectronicPackage, reader: OutsideProgram) throws(FormatError) {
    for (volume, (_, pages)) in package.volumes.enumerated() {
      let path = package.path(ofVolume: volume)
      self.pages += try TextLayer(of: path, pages: pages.count, reader: reader).pages
    }
  }

  /// Reads pages `1...count` of a PDF.
  init(of path: String, pages count: Int, reader: OutsideProgram) throws(FormatError) {
    var pages: [[Word]] = []
    let safe = path.hasPrefix("-") ? "./\(path)" : path
    for first in stride(from: 1, through: count, by: Self.pagesAtATime) {
      let last = min(first + Self.pagesAtATime - 1, count)
      let range = ["-f", "\(first)", "-l", "\(last)"]
      let output = try reader.output(of: ["-bbox", "-enc", "UTF-8"] + range + [safe, "-"])
      pages += Self.pages(in: output)
      guard pages.count == last else {
        throw FormatError(.damaged, operation: "text.read", detail: "\(pages.count) of \(last) pages")
      }
    }
    self.pages = pages
  }

  private static func pages(in output: [UInt8]) -> [[Word]] {
    var pages: [[Word]] = []
    for line in String(decoding: output, as: UTF8.self).split(separator: "\n") {
      let line = line.drop { $0 == " " }
      if line.hasPrefix("<page ") {
        pages.append([])
      } else if line.hasPrefix("<word "), !pages.isEmpty, pages[pages.count - 1].count < mostWords,
        let word = Word(line)
      {
        pages[pages.count - 1].append(word)
      }
    }
    return pages
  }

  /// A page's words as a drawing of that size: each as wide as its box.
  static func drawn(_ words: [Word], width: Double, height: Double, fonts: FontLibrary) throws(FormatError) -> DrawnPage
  {
    var sketch = PageSketch(fonts: fonts)
    for word in words where word.box.width > 0.1 && word.box.height > 0.1 {
      let natural = try sketch.width(of: word.text, size: 10)
      guard natural > 0 else { continue }
      let size = min(max(10 * word.box.width / natural, 1), min(word.box.height * 1.3, 200))
      // A line of Chinese reaches about a fifth of its height below the baseline.
      try sketch.text(word.text, x: word.box.x, y: word.box.y + word.box.height * 0.8, size: size)
    }
    return DrawnPage(width: width, height: height, items: sketch.items)
  }
}

extension TextLayer.Word {
  /// Reads `<word xMin="…" yMin="…" xMax="…" yMax="…">…</word>`.
  fileprivate init?(_ line: Substring) {
    let parts = line.split(separator: "\"", maxSplits: 8, omittingEmptySubsequences: false)
    guard parts.count == 9, let left = Double(parts[1]), let top = Double(parts[3]), let right = Double(parts[5]),
      let bottom = Double(parts[7]), [left, top, right, bottom].allSatisfy({ $0.isFinite && abs($0) < 1e5 }),
      let start = parts[8].firstIndex(of: ">"), parts[8].hasSuffix("</word>")
    else { return nil }
    let text = parts[8][parts[8].index(after: start)...].dropLast("</word>".count)
    box = Rectangle(x: left, y: top, width: right - left, height: bottom - top)
    self.text = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&#39;", "'"), ("&amp;", "&")]
      .reduce(String(text)) { $0.replacing($1.0, with: $1.1) }
  }
}
