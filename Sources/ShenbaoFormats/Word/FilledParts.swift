/// A filled Word form whose parts are not packed into a file yet, as pages are set from it.
package struct FilledParts: Equatable, Sendable {
  package var archive: ZipArchive
  package var issues: [TemplateIssue]

  /// What may stand behind `w:pgNumType` in a section's properties (ECMA-376, 17.6.17).
  private static let followers = [
    "cols", "formProt", "vAlign", "noEndnote", "titlePg", "textDirection", "bidi", "rtlGutter", "docGrid",
    "printerSettings", "sectPrChange",
  ]

  /// The same Word file with its first page numbered `page`, so that its own footers agree with the bundle's numbers.
  package func numbered(from page: Int) throws(FormatError) -> FilledParts {
    var package = try OfficePackage(archive: archive)
    guard let part = package.parts(ofKind: "wordprocessingml.document.main+xml").first,
      let content = package.archive[part]
    else { return self }
    let document = try XMLDocument(parsing: content)
    guard let section = document.root.descendants("sectPr").first else { return self }
    let numbering = section.first("pgNumType") ?? Self.insert(into: section)
    numbering.set("w:start", to: "\(page)")
    package.archive[part] = document.serialized()
    return FilledParts(archive: package.archive, issues: issues)
  }

  private static func insert(into section: XMLElement) -> XMLElement {
    let made = section.make("w:pgNumType")
    if let next = section.children.first(where: { followers.contains($0.name) }) {
      made.insert(before: next)
    } else {
      section.append(made)
    }
    return made
  }
}
