extension BundleWriter {
  /// Writes our own links and those of the sources, whose pages are all in place now.
  func addLinks() throws(FormatError) {
    var annotations = pages.map { _ in [] as [PDFObject] }
    for (number, page) in pages.enumerated() {
      annotations[number] = page.links.compactMap { annotation(for: $0, on: number) }
    }
    for link in ownLinks {
      guard pages.indices.contains(link.page) else {
        throw FormatError(.unsupported, operation: "bundle.link", detail: "page \(link.page + 1) of \(pages.count)")
      }
      annotations[link.page].append(try annotation(for: link))
    }
    for link in preciseLinks where pages.indices.contains(link.page) {
      annotations[link.page].append(try annotation(for: link))
    }
    for (number, list) in annotations.enumerated() where !list.isEmpty {
      pages[number].object.set("/Annots", file.array(list))
    }
  }

  private func annotation(for link: OwnLink) throws(FormatError) -> PDFObject {
    let top = pages[link.page].box.top - link.rectangle.y
    let left = link.rectangle.x
    let box = PageBox(left: left, bottom: top - link.rectangle.height, right: left + link.rectangle.width, top: top)
    let annotation = annotation(covering: box, style: "/Border [0 0 0]")
    annotation.set("/Dest", try destination(page: link.target))
    return file.indirect(annotation)
  }

  /// A source's link, moved with its page; nil when what it leads to is not in the bundle.
  private func annotation(for link: PDFLink, on number: Int) -> PDFObject? {
    let page = pages[number]
    let annotation = annotation(covering: page.matrix.apply(link.rectangle))
    for (key, syntax) in link.style { annotation.set(key, file.parse(syntax)) }
    if !link.quads.isEmpty, link.quads.count % 8 == 0 {
      let points = stride(from: 0, to: link.quads.count, by: 2).flatMap { index in
        let point = page.matrix.apply(link.quads[index], link.quads[index + 1])
        return [point.x, point.y]
      }
      annotation.set("/QuadPoints", file.numbers(points))
    }
    switch link.target {
    case .address(let address):
      let action = file.dictionary()
      action.set("/S", file.name("/URI"))
      action.set("/URI", file.string(address))
      annotation.set("/A", action)
    case .page(let destination):
      guard let placement = sources[page.source.index].placement(of: destination.page, near: number) else { return nil }
      annotation.set("/Dest", target(destination, at: placement))
    }
    return file.indirect(annotation)
  }

  private func target(_ destination: PDFDestination, at placement: BundleSource.Placement) -> PDFObject {
    let target = file.array([pages[placement.page].object])
    guard let corner = destination.corner else {
      target.append(file.name("/Fit"))
      return target
    }
    let point = placement.matrix.apply(corner.x, corner.y)
    for part in [file.name("/XYZ"), file.number(point.x), file.number(point.y), file.parse("null")] {
      target.append(part)
    }
    return target
  }

  /// A link's dictionary but for where it leads; it is printed with the page, bit 3 of `/F`.
  func annotation(covering box: PageBox, style: String = "") -> PDFObject {
    file.parse("<< /Type /Annot /Subtype /Link /Rect [\(PDFNumber.list(box.values))] /F 4 \(style) >>")
  }
}
