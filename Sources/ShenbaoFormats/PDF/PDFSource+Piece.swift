extension PDFSource {
  /// The most encoded bytes of content streams that are joined into one.
  private static let maximumContent = 64 << 20
  /// The most encoded bytes of a content stream whose operators are read.
  private static let largestInspected = 1 << 20
  /// What of a content stream's dictionary says how it is encoded.
  private static let encodingKeys: Set<String> = ["/Length", "/Filter", "/DecodeParms"]

  /// A page as a form XObject of `target`, with what is left of its annotations.
  ///
  /// In a form, the page's content can neither leave its graphics state behind nor lose the place of its patterns,
  /// however it is turned and scaled. A single content stream keeps its bytes; several are joined.
  func piece(_ number: Int, for target: PDFFile) throws(FormatError) -> BundlePiece {
    let page = pages[number]
    let group = page.object["/Group"]
    let form = try form(of: number, in: target)
    var piece = BundlePiece(form: form, box: page.box, upright: page.upright, size: page.size)
    if group.isDictionary { piece.group = try copy(group, into: target) }
    for annotation in page.object["/Annots"].items.prefix(PDFAnnotation.maximumCount) where annotation.isDictionary {
      let annotation = PDFAnnotation(annotation)
      let link = annotation.link(in: self)
      if let link { piece.links.append(link) } else { annotation.drawLostLink() }
      if let mark = try mark(for: annotation, in: target) { piece.marks.append(mark) }
    }
    try file.check("pdf.page")
    try target.check("pdf.page")
    return piece
  }

  /// A page's content alone, as a form XObject of `target`.
  func form(of number: Int, in target: PDFFile) throws(FormatError) -> PDFObject {
    let page = pages[number]
    let form = try contentStream(of: number, in: target)
    form.set("/Type", target.name("/XObject"))
    form.set("/Subtype", target.name("/Form"))
    form.set("/BBox", target.numbers(page.box.values))
    form.set("/Resources", try resources(of: page, in: target))
    return form
  }

  /// A page's resources; those that only it uses get no number of their own.
  private func resources(of page: PDFPage, in target: PDFFile) throws(FormatError) -> PDFObject {
    guard page.resources.isDictionary else { return target.dictionary() }
    let resources = try copy(page.resources, into: target)
    return page.ownsResources ? resources.direct : resources
  }

  private func contentStream(of number: Int, in target: PDFFile) throws(FormatError) -> PDFObject {
    let page = pages[number].object
    let streams = contentStreams(of: page)
    let balance = balance(of: streams)
    // Text that was never packed is packed now; pictures keep their bytes whatever they are.
    if streams.count == 1, !streams[0]["/Filter"].isNull, balance.missing == 0, let identity = streams[0].identity,
      claimContent(identity)
    {
      let stream = try copy(streams[0], into: target)
      for key in stream.keys where !Self.encodingKeys.contains(key) { stream.remove(key) }
      return stream
    }
    let size = streams.reduce(0) { $0 + min(max($1["/Length"].integer ?? 0, 0), Self.maximumContent + 1) }
    guard size <= Self.maximumContent else {
      throw FormatError(.tooLarge, operation: "pdf.content", detail: "page \(number + 1): \(size) bytes")
    }
    guard let content = page.pageContent else { throw Self.unreadable(page: number) }
    let saves = Array(String(repeating: "q ", count: balance.missing).utf8)
    let restores = Array(String(repeating: " Q", count: balance.missing + balance.open).utf8)
    return target.indirect(target.stream(balance.missing == 0 ? content : saves + content + restores))
  }

  static func unreadable(page: Int) -> FormatError {
    FormatError(.damaged, operation: "pdf.content", detail: "the content of page \(page + 1) cannot be decoded")
  }

  /// Of one stream that is not too large to look into; joined ones and large ones are taken as they are.
  private func balance(of streams: [PDFObject]) -> PDFStateBalance {
    let isSmall = streams.count == 1 && (streams[0]["/Length"].integer ?? 0) <= Self.largestInspected
    return PDFStateBalance(of: isSmall ? streams[0].streamData(decoded: true) ?? [] : [])
  }

  private func contentStreams(of page: PDFObject) -> [PDFObject] {
    let contents = page["/Contents"]
    return contents.isStream ? [contents] : contents.items.filter(\.isStream)
  }

  private func mark(for annotation: PDFAnnotation, in target: PDFFile) throws(FormatError) -> BundlePiece.Mark? {
    guard let appearance = annotation.appearance, let matrix = annotation.matrix(of: appearance) else { return nil }
    let form = try copy(appearance, into: target)
    form.set("/Type", target.name("/XObject"))
    form.set("/Subtype", target.name("/Form"))
    if form["/Resources"].isNull {
      let shared = file.root["/AcroForm"]["/DR"]
      form.set("/Resources", shared.isDictionary ? try copy(shared, into: target) : target.dictionary())
    }
    let layer = annotation.object["/OC"]
    return BundlePiece.Mark(form: form, matrix: matrix, layer: layer.isDictionary ? try copy(layer, into: target) : nil)
  }
}
