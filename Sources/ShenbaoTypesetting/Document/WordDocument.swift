internal import ShenbaoFormats

/// What is shared by all parts of one document while it is read and laid out.
final class WordDocument {
  let package: OfficePackage
  let mainPart: String
  let theme: Theme
  let styles: StyleSheet
  let settings: Settings
  let numbering: Numbering
  let issues = IssueList()
  /// What stretches of text belong to, in the order met.
  var spans: [TextSpan] = []
  private var images: [String: ImageFile] = [:]
  private var stories: [String: [Block]] = [:]

  init(reading bytes: [UInt8]) throws(FormatError) {
    package = try OfficePackage(reading: bytes)
    mainPart = try package.mainPart()
    let related = try package.relationships(of: mainPart).values
    func root(_ type: String, _ package: OfficePackage) throws(FormatError) -> XMLElement? {
      guard let target = related.first(where: { $0.type == type && !$0.isExternal }) else { return nil }
      return try package.xml(target.part)?.root
    }
    let theme = try root("theme", package).map(Theme.init(reading:)) ?? Theme()
    self.theme = theme
    styles = try root("styles", package).map { StyleSheet(reading: $0, theme: theme) } ?? StyleSheet()
    settings = try root("settings", package).map(Settings.init(reading:)) ?? Settings()
    numbering = try root("numbering", package).map { Numbering(reading: $0, theme: theme) } ?? Numbering()
  }

  /// The blocks of the body, each section's end among them.
  func body() throws(FormatError) -> [Block] {
    guard let root = try package.xml(mainPart)?.root, let body = root.first("body") else {
      throw FormatError(.damaged, operation: "word.open", detail: "no body in \(mainPart)")
    }
    let reader = try BodyReader(document: self, part: mainPart)
    var blocks = reader.blocks(of: body)
    let last = body.children("sectPr").last
    blocks.append(.sectionEnd(reader.section(last)))
    return blocks
  }

  /// The blocks of a header or footer part; read once.
  func story(_ part: String) throws(FormatError) -> [Block] {
    if let known = stories[part] { return known }
    guard let root = try package.xml(part)?.root else { return [] }
    let blocks = try BodyReader(document: self, part: part).blocks(of: root)
    stories[part] = blocks
    return blocks
  }

  /// A picture part; nil when it is none that we can paint.
  func image(_ part: String) -> ImageFile? {
    if let known = images[part] { return known }
    let image = package[part].flatMap(ImageFile.init(bytes:))
    images[part] = image
    return image
  }
}
