extension ArchivalCheck {
  /// A font that content selects, looked into once.
  func font(_ object: PDFObject, depth: Int) -> ArchivalFont {
    if let identity = object.identity, let known = fonts[identity] {
      if object["/Subtype"].name == "/Type3" { checkGlyphs(of: object, depth: depth) }
      return known
    }
    let font = ArchivalFont(object)
    if isMending { font.mend(object) }
    if let identity = object.identity { fonts[identity] = font }
    noteEncoding(of: object["/BaseFont"])
    if object["/Subtype"].name == "/Type3" { checkGlyphs(of: object, depth: depth) }
    return font
  }

  /// The glyphs of a Type 3 font are content streams (ISO 32000-1, 9.6.5).
  private func checkGlyphs(of font: PDFObject, depth: Int) {
    once(font, variant: 4) {
      let procedures = font["/CharProcs"]
      let resources = font["/Resources"]
      for key in procedures.keys.prefix(1_000) where procedures[key].isStream {
        check(stream: procedures[key], resources: resources, state: State(), depth: depth + 1)
      }
    }
  }
}
