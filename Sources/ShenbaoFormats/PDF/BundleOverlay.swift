/// A drawn page to be laid over others, copied into the bundle: its operators, and what they use.
struct BundleOverlay {
  /// One content stream, or several.
  let content: PDFObject
  let resources: PDFObject
  let upright: PageMatrix
  let size: (width: Double, height: Double)

  /// Paints it over all of a page (ISO 32000-1, 7.8.2: content streams follow one another).
  ///
  /// Its operators and what they use become the page's own, which has other names for all that it uses itself.
  func lie(on page: PDFObject, of box: PageBox) {
    let used = page["/Resources"]
    for key in resources.keys where key != "/XObject" { used.set(key, resources[key]) }
    let pictures = resources["/XObject"]
    for key in pictures.keys { used["/XObject"].set(key, pictures[key]) }
    let streams = [page["/Contents"]] + placing(in: box, of: page.file)
    page.set("/Contents", page.file.array(streams + (content.isArray ? content.items : [content])))
  }

  /// What moves it to where it belongs: nothing, as it was drawn at the page's size.
  private func placing(in box: PageBox, of file: PDFFile) -> [PDFObject] {
    let area = Rectangle(x: 0, y: 0, width: box.width, height: box.height)
    let whole = PagePlacement.fitted(width: box.width, height: box.height, area: area)
    let operands = upright.then(whole.layout(of: size, enlarging: .infinity).matrix).operands
    guard operands != PageMatrix.translation(0, 0).operands else { return [] }
    return [file.indirect(file.stream(Array("\(operands) cm\n".utf8)))]
  }
}
