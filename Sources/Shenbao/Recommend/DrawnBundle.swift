internal import ShenbaoFormats
internal import ShenbaoTypesetting

/// A PDF of nothing but pages that we set ourselves, each stamped like those of an applicant's package.
struct DrawnBundle {
  /// Pages under one bookmark.
  struct Part {
    var heading: String
    var pages: [DrawnPage]
  }

  let parts: [Part]
  let title: String
  let code: String
  let fonts: FontLibrary

  /// Paints, stamps and joins the pages.
  func bytes() throws(FormatError) -> [UInt8] {
    let pages = parts.flatMap { part in
      part.pages.map { page in
        let digest = Crockford.text(of: Digest.sha256(Array(page.dump.utf8)), count: 8)
        return (page: page, stamped: BundlePage(origin: .drawn(page), heading: part.heading, digest: digest))
      }
    }
    var painter = PagePainter(fonts: fonts)
    let stamp = PageStamp(fonts: fonts, packageCode: code, pages: pages.count)
    for (index, page) in pages.enumerated() {
      var drawn = page.page
      drawn.items += try stamp.drawn(for: page.stamped, number: index + 1).items
      painter.add(drawn)
    }
    var writer = try BundleWriter(title: title)
    writer.isArchival = true
    let drawn = try writer.addSource(try painter.finish())
    for (index, page) in pages.enumerated() {
      let code = try stamp.code(of: page.stamped, number: index + 1)?.operators()
      try writer.addPage(of: drawn, page: index, placement: .asIs, operators: code)
    }
    var first = 0
    for part in parts {
      writer.addOutline([OutlineEntry(title: part.heading, page: first)])
      first += part.pages.count
    }
    return try writer.finish()
  }

  /// Some pages of a bundle, from 1, as a file of their own; their stamps stay those of the bundle.
  static func slice(_ pages: ClosedRange<Int>, of bundle: [UInt8], titled title: String) throws(FormatError) -> [UInt8]
  {
    var writer = try BundleWriter(title: title)
    writer.isArchival = true
    let source = try writer.addSource(bundle)
    for page in pages { try writer.addPage(of: source, page: page - 1, placement: .asIs) }
    return try writer.finish()
  }
}
