package import ShenbaoFormats

/// A Word document as pages, all of them in memory.
package struct TypesetDocument {
  package internal(set) var pages: [DrawnPage]
  private let typesetting: Typesetting
  /// The headings in their order.
  package internal(set) var outline: [DocumentHeading]
  /// Where the content controls stand: one region for each line or part of one.
  package internal(set) var controls: [ControlRegion]
  /// The hyperlinks: one for each line or part of one; those that lead to no bookmark of the document are left out.
  package internal(set) var links: [DocumentLink]
  /// As the document names itself; nil when it does not.
  package var title: String? { typesetting.title }
  /// A BCP 47 tag.
  package var language: String { typesetting.language }
  /// Whether there are not these pages, but about as many.
  package var isEstimate: Bool { typesetting.isEstimate }
  /// What could not be typeset as it is meant.
  package var issues: [TypesettingIssue] { typesetting.issues }

  /// Lays the document out.
  ///
  /// - Parameters:
  ///   - docx: the bytes of the file.
  ///   - fonts: the only fonts used.
  ///   - footers: false leaves footers out, for pages that are stamped where they would stand.
  ///   - onlyCounting: true may take rows of a long table to be as high as their neighbours.
  /// - Throws: `damaged` or `encrypted` files, `tooLarge` past the limits; `unsupported` when it is no Word document.
  package init(
    typesetting docx: [UInt8],
    fonts: FontLibrary,
    footers: Bool = true,
    onlyCounting: Bool = false
  ) throws(FormatError) {
    let archive = try ZipArchive(unpacking: docx)
    try self.init(typesetting: archive, fonts: fonts, footers: footers, onlyCounting: onlyCounting)
  }

  /// The same of a file that is unpacked already.
  package init(
    typesetting docx: ZipArchive,
    fonts: FontLibrary,
    footers: Bool = true,
    onlyCounting: Bool = false
  ) throws(FormatError) {
    var pages: [DrawnPage] = []
    typesetting = try Typesetting(of: docx, fonts: fonts, footers: footers, onlyCounting: onlyCounting) {
      pages.append($0)
    }
    self.pages = pages
    (outline, controls, links) = (typesetting.outline, typesetting.controls, typesetting.links)
  }
}

/// One heading of a document.
package struct DocumentHeading: Equatable, Sendable {
  package var title: String
  /// From 1, the highest.
  package var level: Int
  /// From 0.
  package var page: Int
  /// Points from the page's top.
  package var y: Double

  package init(title: String, level: Int, page: Int, y: Double) {
    self.title = title
    self.level = level
    self.page = page
    self.y = y
  }
}

/// A part of a content control on a page.
package struct ControlRegion: Equatable, Sendable {
  package var tag: String
  /// From 0.
  package var page: Int
  package var rectangle: Rectangle

  package init(tag: String, page: Int, rectangle: Rectangle) {
    self.tag = tag
    self.page = page
    self.rectangle = rectangle
  }
}
