extension FileSurvey {
  /// The most annotations and form fields we look at.
  private static let maximumObjects = 200_000

  mutating func surveyPDF(_ bytes: [UInt8]) throws(FormatError) {
    let source = try PDFSource(opening: bytes)
    pages = source.pages.map { page in
      PageFacts(width: page.size.width, height: page.size.height, rotation: page.rotation)
    }
    isEncrypted = source.file.isEncrypted
    repairs = source.repairs
    let root = source.file.root
    isTagged = root["/StructTreeRoot"].isDictionary
    hasHiddenLayers = !PDFLayers(of: source.file).hidden.isEmpty
    surveyCatalogue(root)
    surveyFields(root["/AcroForm"])
    surveyAnnotations(source.pages)
    try source.file.check("pdf.survey")
  }

  private mutating func surveyCatalogue(_ root: PDFObject) {
    addAction(root["/OpenAction"])
    if root["/AA"].isDictionary { activeContent.insert(.otherAction) }
    if root["/Names"]["/JavaScript"].isDictionary { activeContent.insert(.script) }
    if root["/Names"]["/EmbeddedFiles"].isDictionary || root["/AF"].isArray { activeContent.insert(.attachment) }
    if root["/Collection"].isDictionary { activeContent.insert(.attachment) }
    if !root["/AcroForm"]["/XFA"].isNull { activeContent.insert(.dynamicForm) }
  }

  /// Signatures are fields of type `/Sig` with a value (ISO 32000-1, 12.7.4.5).
  private mutating func surveyFields(_ form: PDFObject) {
    var open = form["/Fields"].items.map { (field: $0, type: nil as String?) }
    hasForms = !open.isEmpty
    var seen = 0
    var visited: Set<Int> = []
    while let (field, inherited) = open.popLast(), seen < Self.maximumObjects {
      seen += 1
      if let identity = field.identity, !visited.insert(identity).inserted { continue }
      let type = field["/FT"].name ?? inherited
      if type == "/Sig", field["/V"].isDictionary { isSigned = true }
      if field["/AA"].isDictionary { activeContent.insert(.otherAction) }
      open += field["/Kids"].items.map { ($0, type) }
    }
  }

  private mutating func surveyAnnotations(_ pages: [PDFPage]) {
    var seen = 0
    for page in pages {
      if page.object["/AA"].isDictionary { activeContent.insert(.otherAction) }
      for annotation in page.object["/Annots"].items where seen < Self.maximumObjects {
        seen += 1
        survey(annotation)
      }
    }
  }

  private mutating func survey(_ annotation: PDFObject) {
    addAction(annotation["/A"])
    if annotation["/AA"].isDictionary { activeContent.insert(.otherAction) }
    switch annotation["/Subtype"].name {
    case "/FileAttachment": activeContent.insert(.attachment)
    case "/RichMedia", "/Screen", "/Movie", "/Sound", "/3D": activeContent.insert(.media)
    case "/Widget":
      hasForms = true
      if annotation["/FT"].name == "/Sig", annotation["/V"].isDictionary { isSigned = true }
      if ["/Tx", "/Ch"].contains(annotation["/FT"].name), annotation["/V"].text?.isEmpty == false,
        annotation["/AP"]["/N"].isNull
      {
        fieldsWithoutAppearance += 1
      }
    default: break
    }
  }

  private mutating func addAction(_ action: PDFObject) {
    guard let kind = action["/S"].name else { return }
    switch kind {
    case "/GoTo", "/URI", "/Named": break
    case "/JavaScript": activeContent.insert(.script)
    case "/Launch": activeContent.insert(.launch)
    case "/SubmitForm", "/ImportData": activeContent.insert(.submission)
    case "/Movie", "/Sound", "/Rendition", "/GoTo3DView", "/RichMediaExecute": activeContent.insert(.media)
    default: activeContent.insert(.otherAction)
    }
  }
}
