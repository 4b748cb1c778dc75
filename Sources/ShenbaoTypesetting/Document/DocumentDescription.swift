internal import ShenbaoFormats

/// What a document says of itself: title and language.
struct DocumentDescription {
  /// As the core properties give it (ECMA-376 part 2, 11.1); nil when empty.
  var title: String?
  /// A BCP 47 tag.
  var language = "zh-CN"

  init(of document: WordDocument) {
    let package = document.package
    let core = (try? package.relationships(of: ""))?.first("core-properties")
    let properties = core.flatMap { try? package.xml($0.part)?.root }
    title = properties?.first("title")?.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    if title?.isEmpty == true { title = nil }
    guard let styles = (try? document.relationships(of: document.mainPart))?.first("styles"),
      let root = try? package.xml(styles.part)?.root,
      let found = root.first(["docDefaults", "rPrDefault", "rPr", "lang"])
    else { return }
    // A document that may hold Chinese is Chinese: Word writes the East Asian language only where it is in use.
    language = [found["eastAsia"], found["val"]].lazy.compactMap { $0 }.first(where: Self.isTag) ?? language
  }

  private static func isTag(_ text: String) -> Bool {
    (2...35).contains(text.utf8.count) && text != "zxx" && text != "x-none"
      && text.unicodeScalars.allSatisfy { $0 == "-" || ($0.isASCII && $0.properties.isAlphabetic) || $0.isDigit }
  }
}

extension Unicode.Scalar {
  fileprivate var isDigit: Bool { ("0"..."9").contains(self) }
}
