/// The styles of a document that structured text uses: by their built-in names, since the ids are in every language.
struct RichStyles {
  private(set) var headings: [Int: String] = [:]
  private(set) var grid: String?
  private(set) var link: String?

  mutating func add(_ style: XMLElement, id: String, name: String) {
    if name.hasPrefix("heading "), let level = Int(name.dropFirst(8)), style["type"] == "paragraph" {
      headings[level] = id
    }
    if name == "table grid" { grid = id }
    if name == "hyperlink" { link = id }
  }
}
