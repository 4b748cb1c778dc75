internal import ShenbaoFormats

/// The text of every page of a PDF as poppler reads it, in the order in which it was painted, without blanks.
struct PageTexts {
  /// One a page.
  var pages: [[Unicode.Scalar]] = []

  /// Of no pages yet.
  init() {}

  /// Runs `pdftotext` over a file.
  ///
  /// - Throws: `damaged` when it gives up, or finds another number of pages.
  init(of path: String, pages count: Int, reader: OutsideProgram) throws(FormatError) {
    let whole = try Self.pages(of: path, reader, [])
    guard whole.count != count else {
      pages = whole
      return
    }
    // A font of the evidence may call some glyph a form feed, which is also what stands between pages.
    var pages: [[Unicode.Scalar]] = []
    for number in 1...max(1, min(count, 2_000)) {
      pages.append(try Self.pages(of: path, reader, ["-f", "\(number)", "-l", "\(number)"]).flatMap(\.self))
    }
    self.pages = pages
  }

  private static func pages(
    of path: String,
    _ reader: OutsideProgram,
    _ range: [String]
  ) throws(FormatError) -> [[Unicode.Scalar]] {
    let safe = path.hasPrefix("-") ? "./\(path)" : path
    let output = try reader.output(of: ["-raw", "-enc", "UTF-8", "-eol", "unix"] + range + [safe, "-"])
    let text = String(decoding: output, as: UTF8.self).unicodeScalars
    var pages = text.split(separator: "\u{0C}", omittingEmptySubsequences: false).map { $0.withoutBlanks }
    if pages.last?.isEmpty == true { pages.removeLast() }
    return pages
  }
}

extension Sequence<Unicode.Scalar> {
  /// What is left when blanks of every width, and marks without width, are left out.
  var withoutBlanks: [Unicode.Scalar] {
    filter { scalar in
      // Looking properties up is slow, and nearly every character is one of these.
      if scalar.value < 0x80 { return scalar.value > 0x20 }
      if (0x4E00...0x9FFF).contains(scalar.value) { return true }
      return !scalar.properties.isWhitespace && scalar.properties.generalCategory != .format
    }
  }
}

extension Collection<Unicode.Scalar> {
  var text: String { String(String.UnicodeScalarView(self)) }
}

/// What the strip at the foot of a page says: `第 3 页 共 46 页`, a heading, `申报码 …`.
struct StampText: Equatable {
  let page: Int
  let pages: Int
  let code: String
  /// Where the strip begins in the page's text.
  let start: Int

  /// The longest strip there is, in characters.
  private static let longest = 160

  /// Reads the strip from the end of a page's text; nil when there is none.
  init?(endOf text: [Unicode.Scalar]) {
    let tail = text.suffix(Self.longest)
    let pattern = #/第([0-9]{1,5})页共([0-9]{1,5})页[^\n]*申报码([0-9A-HJKMNP-TV-Z]{10})/#
    // The last one: the page itself may say the same words.
    var found: Self?
    for start in tail.indices where text[start] == "第" {
      guard let match = tail[start...].text.wholeMatch(of: pattern), let page = Int(match.1), let pages = Int(match.2)
      else { continue }
      found = Self(page: page, pages: pages, code: String(match.3), start: start)
    }
    guard let found else { return nil }
    self = found
  }

  private init(page: Int, pages: Int, code: String, start: Int) {
    (self.page, self.pages, self.code, self.start) = (page, pages, code, start)
  }
}
