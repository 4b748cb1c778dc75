/// Gives form fields and marks the looks that they leave to their reader (ISO 32000-1, 12.5.5 and 12.7.3.3).
enum PDFLooks {
  private static let mostAnnotations = 20_000

  static func complete(_ pages: [PDFPage], of file: PDFFile) {
    let form = file.root["/AcroForm"]
    let areStale = form["/NeedAppearances"].bool == true
    var left = mostAnnotations
    for page in pages {
      for annotation in page.object["/Annots"].items.prefix(PDFAnnotation.maximumCount) where left > 0 {
        let subtype = annotation["/Subtype"].name
        // Links, of which there may be many, are drawn by their reader.
        guard subtype != "/Link", PDFAnnotation(annotation).isSeen else { continue }
        left -= 1
        if subtype == "/Widget" {
          if form.isDictionary { complete(PDFField(annotation, of: form), areStale, in: file) }
        } else if annotation["/AP"]["/N"].isNull {
          PDFMarkLook(annotation, of: form)?.draw()
        }
      }
    }
  }

  private static func complete(_ field: PDFField, _ isStale: Bool, in file: PDFFile) {
    let normal = field.widget["/AP"]["/N"]
    guard normal.isNull || isStale && field.kind != .button else {
      let state = field["/V"].name
      if field.widget["/AS"].isNull, let state, normal[state].isStream { field.widget.set("/AS", file.name(state)) }
      return
    }
    var look = PDFFieldLook(field, in: file)
    if let appearance = look?.appearance() { field.widget.setLook(appearance) }
  }
}

extension PDFObject {
  /// Makes `form` what an annotation looks like.
  func setLook(_ form: PDFObject) {
    let looks = file.dictionary()
    looks.set("/N", form)
    set("/AP", looks)
  }
}

extension PDFFile {
  /// An appearance stream, which calls its font `/F` and its graphics state `/G` (12.5.5).
  func look(_ content: String, box: PageBox, matrix: String? = nil, font: PDFObject? = nil, state: String? = nil)
    -> PDFObject
  {
    let form = stream(Array(content.utf8))
    form.set("/Type", name("/XObject"))
    form.set("/Subtype", name("/Form"))
    form.set("/BBox", numbers(box.values))
    if let matrix { form.set("/Matrix", parse(matrix)) }
    let resources = dictionary()
    if let font { resources.set("/Font", dictionary(of: "/F", font)) }
    if let state { resources.set("/ExtGState", dictionary(of: "/G", parse(state))) }
    form.set("/Resources", resources)
    return indirect(form)
  }

  private func dictionary(of key: String, _ value: PDFObject) -> PDFObject {
    let dictionary = dictionary()
    dictionary.set(key, value)
    return dictionary
  }
}
