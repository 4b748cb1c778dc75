internal import ShenbaoFormats
public import ShenbaoModel
internal import ShenbaoTypesetting

/// Any Word file as pages: what `shenbao typeset` makes, on the same way as the forms of a package.
///
/// Pages are drawn while the file is read: a long document is never held whole.
public struct WordPages {
  private let path: String
  private let fonts: FontLibrary
  private let docx: [UInt8]

  /// Reads a file.
  ///
  /// - Throws: `load.unreadable`.
  public init(of path: String, with installation: Installation) throws(Report) {
    self.path = path
    let place = Place(file: path)
    fonts = try reporting(at: place) { () throws(FormatError) in try FontLibrary(folder: installation.fonts) }
    docx = try reporting(at: place) { () throws(FormatError) in try DiskFile.read(path) }
  }

  /// Writes the pages as one PDF with bookmarks and links, in one step; what cannot be set as it is meant goes into the report.
  ///
  /// - Returns: how many pages there are.
  /// - Throws: `load.unreadable` when it is no Word document, or damaged, or holds a broken picture; `build.unwritable`.
  @discardableResult
  public func write(to target: String, into report: inout Report) throws(Report) -> Int {
    let (bytes, typesetting) = try reporting(at: Place(file: path)) { () throws(FormatError) in try pdf() }
    for issue in typesetting.issues { report.add(Diagnostic(issue, in: path)) }
    try reporting(.unwritable, at: Place(file: target)) { () throws(FormatError) in
      try DiskFile.write(bytes, to: target)
    }
    return typesetting.count
  }

  /// Writes each page as `page-01.png` into a folder, which is made when it is not there.
  ///
  /// - Returns: how many pages there are.
  /// - Throws: `build.unwritable`, or `load.unreadable` as for a PDF, and for pages too large.
  @discardableResult
  public func writePictures(to folder: String, dotsPerInch: Int, into report: inout Report) throws(Report) -> Int {
    let document = try reporting(at: Place(file: path)) { () throws(FormatError) in
      try TypesetDocument(typesetting: docx, fonts: fonts)
    }
    for issue in document.issues { report.add(Diagnostic(issue, in: path)) }
    try reporting(.unwritable, at: Place(file: folder)) { () throws(FormatError) in try DiskFolder.make(folder) }
    let digits = String(document.pages.count).count
    for (index, page) in document.pages.enumerated() {
      let bytes = try reporting(at: Place(file: path)) { () throws(FormatError) in
        try PagePicture.png(of: page, dotsPerInch: dotsPerInch)
      }
      let number = String(index + 1)
      let name = "page-\(String(repeating: "0", count: digits - number.count))\(number).png"
      try reporting(.unwritable, at: Place(file: folder)) { () throws(FormatError) in
        try DiskFile.write(bytes, to: "\(folder)/\(name)")
      }
    }
    return document.pages.count
  }

  private func pdf() throws(FormatError) -> (bytes: [UInt8], typesetting: Typesetting) {
    var painter = PagePainter(fonts: fonts)
    let typesetting = try Typesetting(of: ZipArchive(unpacking: docx), fonts: fonts) { page throws(FormatError) in
      painter.add(page)
    }
    var writer = try BundleWriter(title: typesetting.title ?? name, language: typesetting.language)
    writer.isArchival = true
    let drawn = try writer.addSource(try painter.finish())
    for page in 0..<typesetting.count { try writer.addPage(of: drawn, page: page, placement: .asIs) }
    writer.addOutline(OutlineTree(of: typesetting.outline).entries)
    for link in typesetting.links {
      switch link.target {
      case .address(let address): writer.addLink(on: link.page, rectangle: link.rectangle, toAddress: address)
      case .place(let page, let y): writer.addLink(on: link.page, rectangle: link.rectangle, to: page, top: y)
      }
    }
    return (try writer.finish(), typesetting)
  }

  /// The file's name without folder and ending.
  private var name: String {
    let file = path.split(separator: "/").last.map(String.init) ?? path
    return file.lastIndex(of: ".").map { String(file[..<$0]) } ?? file
  }
}
