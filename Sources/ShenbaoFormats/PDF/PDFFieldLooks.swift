/// Gives form fields the looks that they leave to their reader (ISO 32000-1, 12.7.3.3: `/NeedAppearances`).
enum PDFFieldLooks {
  private static let mostFields = 20_000

  static func complete(_ pages: [PDFPage], of file: PDFFile) {
    let form = file.root["/AcroForm"]
    guard form.isDictionary else { return }
    let areStale = form["/NeedAppearances"].bool == true
    var left = mostFields
    for page in pages {
      for annotation in page.object["/Annots"].items.prefix(PDFAnnotation.maximumCount)
      where left > 0 && annotation["/Subtype"].name == "/Widget" && PDFAnnotation(annotation).isSeen {
        left -= 1
        complete(PDFField(annotation, of: form), areStale, in: file)
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
    guard let appearance = look?.appearance() else { return }
    let states = file.dictionary()
    states.set("/N", appearance)
    field.widget.set("/AP", states)
  }
}
