internal import ShenbaoFormats
public import ShenbaoModel
internal import ShenbaoTypesetting

/// Any Word file as pages: what `shenbao typeset` makes, on the same way as the forms of a package.
public struct WordPages {
  private let document: TypesetDocument
  private let fonts: FontLibrary
  private let path: String

  /// How many pages there are.
  public var count: Int { document.pages.count }

  /// Reads and lays out a `.docx`; what cannot be set as it is meant goes into the report.
  ///
  /// - Throws: `load.unreadable` when it is no Word document or damaged.
  public init(of path: String, with installation: Installation, into report: inout Report) throws(Report) {
    self.path = path
    let place = Place(file: path)
    let fonts = try reporting(at: place) { () throws(FormatError) in try FontLibrary(folder: installation.fonts) }
    document = try reporting(at: place) { () throws(FormatError) in
      try TypesetDocument(typesetting: DiskFile.read(path), fonts: fonts)
    }
    self.fonts = fonts
    for issue in document.issues { report.add(Diagnostic(issue, in: path)) }
  }

  /// Writes the pages as one PDF with bookmarks and links, in one step.
  ///
  /// - Throws: `build.unwritable`, or `load.unreadable` for a broken picture.
  public func write(to target: String) throws(Report) {
    let bytes = try reporting(at: Place(file: path)) { () throws(FormatError) in try pdf() }
    try reporting(.unwritable, at: Place(file: target)) { () throws(FormatError) in
      try DiskFile.write(bytes, to: target)
    }
  }

  /// Writes each page as `page-01.png` into a folder, which is made when it is not there.
  ///
  /// - Throws: `build.unwritable`, or `load.unreadable` for pages too large and for broken pictures.
  public func writePictures(to folder: String, dotsPerInch: Int, into report: inout Report) throws(Report) {
    try reporting(.unwritable, at: Place(file: folder)) { () throws(FormatError) in try DiskFolder.make(folder) }
    let digits = String(count).count
    for (index, page) in document.pages.enumerated() {
      if PagePicture.leavesOutPictures(of: page) {
        let detail = Words("第 \(index + 1) 页", "page \(index + 1)")
        report.add(Diagnostic(.formUnsupported, at: Place(file: path, detail: detail), "JPEG (PNG)"))
      }
      let bytes = try reporting(at: Place(file: path)) { () throws(FormatError) in
        try PagePicture.png(of: page, dotsPerInch: dotsPerInch)
      }
      let number = String(index + 1)
      let name = "page-\(String(repeating: "0", count: digits - number.count))\(number).png"
      try reporting(.unwritable, at: Place(file: folder)) { () throws(FormatError) in
        try DiskFile.write(bytes, to: "\(folder)/\(name)")
      }
    }
  }

  private func pdf() throws(FormatError) -> [UInt8] {
    var painter = PagePainter(fonts: fonts)
    for page in document.pages { painter.add(page) }
    var writer = try BundleWriter(title: document.title ?? name, language: document.language)
    let drawn = try writer.addSource(try painter.finish())
    for page in document.pages.indices { try writer.addPage(of: drawn, page: page, placement: .asIs) }
    writer.addOutline(OutlineTree(of: document.outline).entries)
    for link in document.links {
      let frame = link.rectangle
      let area = PageRectangle(x: frame.x, y: frame.y, width: frame.width, height: frame.height)
      switch link.target {
      case .address(let address): writer.addLink(on: link.page, rectangle: area, toAddress: address)
      case .place(let page, let y): writer.addLink(on: link.page, rectangle: area, to: page, top: y)
      }
    }
    return try writer.finish()
  }

  /// The file's name without folder and ending.
  private var name: String {
    let file = path.split(separator: "/").last.map(String.init) ?? path
    return file.lastIndex(of: ".").map { String(file[..<$0]) } ?? file
  }
}
