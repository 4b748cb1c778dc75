/// What a PDF holds beside its pages: things that act, fields to be filled in, signatures.
struct PDFActivity {
  /// The most annotations and form fields we look at.
  private static let maximumObjects = 200_000
  /// Annotations that readers draw even when they have no appearance (ISO 32000-1, table 169).
  private static let marks: Set<String> = [
    "/FreeText", "/Line", "/Square", "/Circle", "/Polygon", "/PolyLine", "/Highlight", "/Underline", "/Squiggly",
    "/StrikeOut", "/Stamp", "/Caret", "/Ink", "/Text",
  ]
  /// The most actions that follow one another.
  private static let maximumSequence = 20
  /// The most fields above one field.
  private static let maximumFieldDepth = 32

  private(set) var content: Set<FileSurvey.ActiveContent> = []
  private(set) var isSigned = false
  private(set) var hasForms = false
  private(set) var marksWithoutAppearance = 0

  init(of file: PDFFile, pages: [PDFPage]) {
    surveyCatalogue(file.root)
    surveyFields(file.root["/AcroForm"])
    var seen = 0
    for page in pages {
      if page.object["/AA"].isDictionary { content.insert(.otherAction) }
      for annotation in page.object["/Annots"].items where seen < Self.maximumObjects {
        seen += 1
        survey(annotation)
      }
    }
  }

  private mutating func surveyCatalogue(_ root: PDFObject) {
    add(root["/OpenAction"])
    if root["/AA"].isDictionary { content.insert(.otherAction) }
    if root["/Names"]["/JavaScript"].isDictionary { content.insert(.script) }
    let holdsFiles = root["/Names"]["/EmbeddedFiles"].isDictionary || root["/AF"].isArray
    if holdsFiles || root["/Collection"].isDictionary { content.insert(.attachment) }
    if !root["/AcroForm"]["/XFA"].isNull { content.insert(.dynamicForm) }
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
      if field["/AA"].isDictionary { content.insert(.otherAction) }
      if open.count < Self.maximumObjects { open += field["/Kids"].items.map { ($0, type) } }
    }
  }

  private mutating func survey(_ annotation: PDFObject) {
    add(annotation["/A"])
    if annotation["/AA"].isDictionary { content.insert(.otherAction) }
    switch annotation["/Subtype"].name {
    case "/FileAttachment": content.insert(.attachment)
    case "/RichMedia", "/Screen", "/Movie", "/Sound", "/3D": content.insert(.media)
    case "/Widget": surveyWidget(annotation)
    case let kind? where Self.marks.contains(kind):
      if PDFAnnotation(annotation).isSeen, annotation["/AP"]["/N"].isNull { marksWithoutAppearance += 1 }
    default: break
    }
  }

  private mutating func surveyWidget(_ widget: PDFObject) {
    hasForms = true
    let type = inherited("/FT", of: widget).name
    let value = inherited("/V", of: widget)
    if type == "/Sig", value.isDictionary { isSigned = true }
    let isText = type == "/Tx" || type == "/Ch"
    let isOn = type == "/Btn" && (widget["/AS"].name ?? value.name ?? "/Off") != "/Off"
    let isFilled = isOn || isText && (value.text?.isEmpty == false || value.isArray || value.isStream)
    // What could be told of its looks has been added when the file was opened.
    if isFilled, widget["/AP"]["/N"].isNull, PDFAnnotation(widget).isSeen { marksWithoutAppearance += 1 }
  }

  /// A field's own value for `key`, or the nearest of the fields above it (12.7.3.1).
  private func inherited(_ key: String, of field: PDFObject) -> PDFObject {
    var field = field
    for _ in 0..<Self.maximumFieldDepth where field[key].isNull { field = field["/Parent"] }
    return field[key]
  }

  /// An action, and those that follow it (ISO 32000-1, 12.6.2).
  private mutating func add(_ action: PDFObject) {
    var open = [action]
    for _ in 0..<Self.maximumSequence {
      guard let action = open.popLast() else { return }
      add(kind: action["/S"].name, of: action)
      open += action["/Next"].isArray ? action["/Next"].items.prefix(Self.maximumSequence) : [action["/Next"]]
    }
  }

  private mutating func add(kind: String?, of action: PDFObject) {
    switch kind {
    case nil, "/GoTo", "/Named": break
    case "/URI": if !PDFAnnotation.isSafe(action["/URI"].stringBytes ?? []) { content.insert(.otherAction) }
    case "/JavaScript": content.insert(.script)
    case "/Launch": content.insert(.launch)
    case "/SubmitForm", "/ImportData": content.insert(.submission)
    case "/Movie", "/Sound", "/Rendition", "/GoTo3DView", "/RichMediaExecute": content.insert(.media)
    default: content.insert(.otherAction)
    }
  }
}
